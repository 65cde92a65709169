"""The network page: its HTML template, styles and scripts."""
