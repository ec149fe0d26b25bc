"""One file for each place the secretary can be."""
