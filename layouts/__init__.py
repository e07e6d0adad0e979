"""From figures to what people see: charts, pages, files for readers."""
