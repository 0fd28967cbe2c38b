"""What tests and demo share: the stand-in for Frigate, and libraries of real recordings."""
