"""The public face as static files: what no callback makes, for any web server or object store."""
