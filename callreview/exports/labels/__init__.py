"""Marks in the formats other programs exchange them in, written and read.

`forms` is the door. One file per format: `audacity`, `subtitles` (WebVTT and SubRip),
`spreadsheet` (CSV), `objects` (JSON), `textgrid` (Praat), `eaf` (ELAN). All are pure: marks
become a text, a text becomes `Labels`.
"""
