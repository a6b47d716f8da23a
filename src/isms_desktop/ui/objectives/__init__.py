"""Objectives and indicators: their lists, and the page of each."""
