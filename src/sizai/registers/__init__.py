"""Registers (名册): one declaration gives list, filter, search, detail, edit, history, import and export."""
