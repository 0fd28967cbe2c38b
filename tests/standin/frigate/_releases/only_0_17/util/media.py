"""A module of this name is older than media sync: in 0.17 it has nothing that the patch looks for."""
