"""Says whether a board's picture has lit lamps: lit.py PICTURE; exit code 0 when it has."""

import sys

from PIL import Image

picture = Image.open(sys.argv[1]).convert("RGB")
lit = sum(1 for red, green, blue in picture.getdata() if max(red, green, blue) > 150)
print(f"{lit} bright pixels")
sys.exit(0 if lit > 200 else 1)
