"""How Django shows dates and numbers where a template does not say."""
