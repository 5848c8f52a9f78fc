"""Loads the law, infers, asks, explains and computes dates; knows no screen."""
