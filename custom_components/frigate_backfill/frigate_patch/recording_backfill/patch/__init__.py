"""What joins Frigate's own code: the import hook, the guards, the marks in its pages."""
