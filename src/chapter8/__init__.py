"""Chapter8: the working system of the partnership between the United Nations and regional organizations."""
