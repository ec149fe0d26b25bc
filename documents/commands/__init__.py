"""The commands of the command line, each with its options in and its exit code out."""
