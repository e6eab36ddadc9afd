"""A process that dies as one does whose memory is refused: no exception is raised, nothing is said."""

import os

if __name__ == "__main__":
    os.abort()
