"""What files and copies tell of the rows that Frigate lost."""
