"""The one place that knows Arabic letters."""
