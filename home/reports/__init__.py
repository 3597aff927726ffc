"""Readings that join rooms: what is asked of people, whether it is to be signed or to be learned. Nothing writes."""
