"""How Frigate's processes talk to its main one."""
