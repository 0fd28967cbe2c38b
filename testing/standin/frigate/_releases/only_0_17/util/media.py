"""In 0.17 a module of this name exists, without what 0.18 put there: media sync."""
