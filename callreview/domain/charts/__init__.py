"""Charts as geometry: values and ready words become shapes in points, the same for every renderer.

    picture         the shapes, what one walks with the arrows, and how wide words are
    scale           where a value stands, and the round values between
    ranges          people or questions in rows: a range, its middle, the calls as dots
    dots            calls of the same value, side by side instead of over each other
    run             periods in a line, with ranges and the limits of their own variation
    balance         praise against what to improve, question by question
    drawing         any chart as a picture, and as the table behind it

The screen (`ui.widgets.chart`) and SVG (`exports.chart_svg`) paint a `Picture`; neither knows what
a chart is. No chart tells anything by its colour alone: shapes and words say it too.
"""
