"""The door for HTTP: endpoints, what they take, and what they answer."""
