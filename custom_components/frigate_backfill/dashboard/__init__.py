"""What the dashboard card needs of Home Assistant: its file, its commands, recordings to play."""
