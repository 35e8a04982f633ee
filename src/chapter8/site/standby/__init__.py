"""Units and experts that organizations hold ready."""
