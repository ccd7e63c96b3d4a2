"""Master scenario events lists: read from spreadsheets, and written to them."""
