"""The council's file: TinyDB at rest, a journal while open; CouncilFile is the only door."""
