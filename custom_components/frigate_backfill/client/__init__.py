"""The client of the patch in Frigate; imports nothing of Home Assistant."""
