"""Every statement that is put to Frigate's database, with the index it uses."""
