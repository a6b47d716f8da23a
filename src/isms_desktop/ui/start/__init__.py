"""The first start: whose register this is, and three doors."""
