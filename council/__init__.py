"""What a member, a nomination, a vote, a rule and a tally are: pure values and functions."""
