"""The window: one package per room, each with its state and its panel."""
