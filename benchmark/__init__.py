"""What scripts/benchmark runs: speed, memory, and what Frigate feels of it."""
