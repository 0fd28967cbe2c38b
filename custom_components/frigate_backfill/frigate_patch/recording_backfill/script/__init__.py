"""The door for a shell: the standalone script."""
