"""Word files of the council's papers, from templates that an office can change."""
