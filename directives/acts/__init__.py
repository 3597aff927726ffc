"""What can be done. Each act is keyword-only, atomic, says who did it (`by`), and writes its own record."""
