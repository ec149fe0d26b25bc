"""Papers: lists that units send in, tables and lists that go out."""
