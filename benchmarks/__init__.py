"""Measurements of the engine beside its peers; run `python -m benchmarks`."""
