"""Planning files in: instances, plans and rooms, refused with a pointer to each place that is wrong."""

from suffuse.planning.readers.instances import read_instance
from suffuse.planning.readers.plans import read_plan
from suffuse.planning.readers.rooms import Room, read_room
from suffuse.planning.readers.shape import Refused

__all__ = ["Refused", "Room", "read_instance", "read_plan", "read_room"]
