"""Training the English pipeline from treebanks (`make weights`)."""
