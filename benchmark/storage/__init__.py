"""What `scripts/benchmark --storage` runs: dry runs on storage that answers late."""
