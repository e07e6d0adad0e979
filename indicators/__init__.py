"""What the project knows: indicators, regions, the data contract and the store."""
