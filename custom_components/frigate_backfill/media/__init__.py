"""What the media browser shows: places, their titles, what lies in them."""
