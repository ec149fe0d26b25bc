"""Reading the nomination lists that units send: cells → layout → rows → nominations."""
