"""Situations under watch, and the event releases that tell what is happening there."""
