"""One file a page; each gives the components of its path."""
