"""Reads PDFs back with tools that did not write them."""

import subprocess
from pathlib import Path


def text_of(pdf: bytes, folder: Path) -> str:
    """Return the words of a PDF, pages one after another, blanks made one."""
    return " ".join(_run("pdftotext", "-raw", str(_kept(pdf, folder)), "-").split())


def pages_of_text(pdf: bytes, folder: Path) -> list[str]:
    """Return the words of each page of a PDF, blanks made one."""
    text = _run("pdftotext", "-raw", str(_kept(pdf, folder)), "-")
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def facts_of(pdf: bytes, folder: Path) -> dict[str, str]:
    """Return what `pdfinfo` says, by label."""
    lines = _run("pdfinfo", str(_kept(pdf, folder))).splitlines()
    return {label: value.strip() for label, _, value in (line.partition(":") for line in lines)}


def objects_of(pdf: bytes, folder: Path) -> str:
    """Return the PDF uncompressed, after `qpdf --check` found nothing wrong with it."""
    path = _kept(pdf, folder)
    assert "No syntax or stream encoding errors found" in _run("qpdf", "--check", str(path))
    return _run("qpdf", "--qdf", "--object-streams=disable", str(path), "-")


def _kept(pdf: bytes, folder: Path) -> Path:
    path = folder / "card.pdf"
    path.write_bytes(pdf)
    return path


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")
