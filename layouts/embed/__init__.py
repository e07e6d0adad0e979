"""Graphs for other people's pages: frames, pictures by URL, oEmbed, and proof of what is shown."""
