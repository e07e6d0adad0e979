"""From finished answers to the wire: what stands in memory before Flask, and what is made ahead."""
