"""The checks, in the shape of the package; `conftest.py` says what every test may rely on."""
