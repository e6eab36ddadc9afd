"""An invented ministry's country, carried down the whole road and back; every figure is simulated."""
