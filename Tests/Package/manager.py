"""Stands in for systemd: prints what a service tells its notify socket. manager.py SOCKET"""

import os
import socket
import sys

path = sys.argv[1]
if os.path.exists(path):
    os.unlink(path)
listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(path)
while True:
    print(listener.recv(4096).decode(), flush=True)
