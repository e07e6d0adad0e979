"""Figures as files: every table by a stable URL, in the forms analysts and offices use."""
