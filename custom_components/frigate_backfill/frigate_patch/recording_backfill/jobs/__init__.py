"""The queue of runs in Frigate's process, their schedules and orders."""
