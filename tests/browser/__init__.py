"""Tests of the dashboard card in a real Home Assistant, with a browser."""
