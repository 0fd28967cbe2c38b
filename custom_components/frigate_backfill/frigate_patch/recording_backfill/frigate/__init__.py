"""What Frigate has: its app, configuration, tables, and the rules of its clean-up."""
