"""Clients of the live services: each module fetches an answer and reads it, nothing more."""
