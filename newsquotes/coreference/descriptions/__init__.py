"""Descriptions ("the mayor") and whom they can mean."""
