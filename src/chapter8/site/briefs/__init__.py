"""The joint brief on a situation, made from all that the viewer may see."""
