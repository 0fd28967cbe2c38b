"""What scripts/demo runs: a small Frigate loses its recordings and gets them back."""
