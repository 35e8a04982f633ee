"""News articles: who is quoted and who is paraphrased."""
