"""People, the organizations that they act for, and what they may do there."""
