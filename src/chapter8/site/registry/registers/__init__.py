"""The registers as pages: agreements and norms, focal points, presences, operations, joint plans."""
