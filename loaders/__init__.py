"""From published sources to data/: one module for each publisher, never imported by the app."""
