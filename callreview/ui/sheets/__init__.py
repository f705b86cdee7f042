"""The room of score sheets: the list of them, and the editor of a draft.

    panel                       the room: the list, or the editor of one draft
    state                       what both show
    listing                     the table of sheets and what can be done with one
    editor                      outline, form and check list of a draft, side by side
    outline, outline_row        sections and questions in one tree, moved by drag or by key
    moving, fresh               steps: where a moved part goes, what a new one begins as
    sheet_form, section_form,   the form of what is selected
    line_form
    rows, list_row, grip        lists inside a form: rows of fields, moved by key or by a grip
    options, ranges, bands,     those there are
    condition
    fields                      fields that say their value once it is typed
    translating                 asks into which language a sheet is translated
    checks                      what is wrong, in words; leads there

A form says a `Step`, a change of the sheet; whoever keeps the room has it done to the draft.
"""
