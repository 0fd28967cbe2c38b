"""What the actions do: their fields, the cameras they mean, and what they answer."""
