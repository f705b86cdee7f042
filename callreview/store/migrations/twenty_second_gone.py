"""Step 22: where one left off is forgotten with its call.

Taking the files of a call apart is undone although one of them was opened in between.
"""

STATEMENTS: tuple[str, ...] = (
    """
CREATE TRIGGER left_off_goes_with_its_call BEFORE DELETE ON calls
BEGIN
    DELETE FROM left_off WHERE call_id = old.id;
END
""",
)
