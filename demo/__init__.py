"""What scripts/demo runs: a small Frigate loses its database and gets all of it back."""
