"""Concord as plain text: numbered menus for screen readers, slow lines and pipes."""
