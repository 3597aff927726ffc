"""Readings: what stands, in frozen dataclasses drawn with a fixed number of queries. Nothing here writes."""
