"""Documents on paper; the only users of reportlab."""
