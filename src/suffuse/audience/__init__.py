"""Who must study: levels and their denominators; counted, estimated and unknown kept apart."""
