"""How rows are written: a whole set in one statement, and some of them never changed again."""
