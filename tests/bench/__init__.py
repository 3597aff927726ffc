"""`make bench`: how fast the house is, as ratios in one run, on SQLite and on PostgreSQL.

Times depend on the machine; ratios hardly do. Whatever is compared is measured in turns, so that a noisy moment
falls on both sides. Each engine has a database of its own, made for the run and dropped after it.
"""
