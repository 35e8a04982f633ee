"""Article 54: what the Security Council has to be told of each operation, and whether it was."""
