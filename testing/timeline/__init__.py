"""A page that is drawn as Frigate's timeline is, by Frigate's own Reacts."""
