"""Word tables of linking: synonyms of translation, and words that carry a stance."""
