"""Editing the registry: who may, what is proposed, what is decided, and what a change would make of the atlas."""
