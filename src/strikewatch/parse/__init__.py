"""Read: a document to items. Foreign shapes die here."""
