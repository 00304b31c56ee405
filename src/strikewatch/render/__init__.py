"""Show: a digest in every form. Pure."""
