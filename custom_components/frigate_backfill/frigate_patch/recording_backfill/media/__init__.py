"""What a file is: its boxes, its length, whether it is whole."""
