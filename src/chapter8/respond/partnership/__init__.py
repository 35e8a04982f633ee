"""How the United Nations and a regional body could work together, and who does what."""
