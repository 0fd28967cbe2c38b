"""What outlasts a restart: the state file, and what stands in it."""
