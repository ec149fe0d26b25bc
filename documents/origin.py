"""The properties by which a workbook tells whose award list it is, as of which act and head of the chain."""

COUNCIL, BODY, ACT, HEAD = "hoidong:council", "hoidong:body", "hoidong:act", "hoidong:head"
