"""The front door: settings, gate, base page, components, each seat's desk."""
