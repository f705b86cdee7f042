"""Sentences for errors: score sheets, answers, times typed by people."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "time_unreadable": N_("“{text}” is not a time. Write 75, 1:15 or 0:01:15.5."),
    # Answers that do not fit their question.
    "answer_na_refused": N_("“{line}” always applies: choose an answer."),
    "answer_twofold": N_("“{line}” has an answer and “does not apply” at once. Keep one of them."),
    "answer_misfit": N_(
        "This answer to “{line}” is of another kind than the question asks for. Give: {wanted}."
    ),
    "answer_option_unknown": N_("“{line}” has no option “{option}”. It has: {known}."),
    "answer_out_of_range": N_(
        "{number} lies in none of the ranges of “{line}”. Type a number that does."
    ),
    "answer_line_unknown": N_(
        "The score sheet “{sheet}” has no question “{line}”. Its questions are: {known}."
    ),
    # Files people write: score sheets and answers.
    "file_malformed": N_("“{name}” cannot be read: {problem}. Mend it, or write it anew."),
    "file_syntax": N_(
        "“{name}” cannot be read: line {line}, column {column}: {problem}. Mend that place."
    ),
    "file_not_table": N_("“{name}” must hold one table of names and values."),
    "file_not_text": N_("“{path}” is not a text in UTF-8. Save it as one."),
    "file_too_large": N_(
        "“{path}” is larger than {most} MB; score sheets, answers and marks are small."
    ),
    "file_unreadable": N_(
        "“{path}” cannot be opened ({problem}). Check its name and that you may read it."
    ),
    "value_missing": N_("{place}: “{key}” is missing. Write it."),
    "value_empty": N_("{place}: “{key}” says nothing. Write a word or more."),
    "value_padded": N_("{place}: “{key}” begins or ends with a space. Take it away."),
    "value_unknown": N_("{place}: “{key}” is not known here. Known are: {known}."),
    "value_not_text": N_("{place}: “{key}” must be a text in quotes."),
    "value_not_texts": N_("{place}: “{key}” must be a list of texts in quotes."),
    "value_not_number": N_("{place}: “{key}” must be a number without quotes."),
    "value_not_flag": N_("{place}: “{key}” must be true or false."),
    "value_not_list": N_("{place}: “{key}” must be a list."),
    "value_not_table": N_("{place}: “{key}” must be a table of names and values."),
    "value_not_span": N_(
        "{place}: “{key}” must be pairs of whole milliseconds, start and end: [[1500, 4000]]."
    ),
    "value_not_one_of": N_("{place}: “{key}” is “{value}”. It must be one of: {choices}."),
    "value_malformed": N_("{place}: “{key}” is “{value}”, which this app never writes there."),
    "value_too_large": N_("{place}: “{key}” is too large; {largest} is the most."),
    "value_too_fine": N_("{place}: “{key}” has more than {decimals} decimals. Round it."),
    # Score sheets kept in a spreadsheet.
    "workbook_malformed": N_(
        "“{name}” is no XLSX workbook, or it is damaged. Open it in the program it was made with,"
        " and save it as XLSX."
    ),
    "workbook_too_large": N_("“{name}” is too large for a score sheet. Keep only its first sheet."),
    "table_without_headings": N_(
        "“{name}”: no column is headed “Question”. Name the columns in the first row: Section,"
        " Question, Points, Options, Help. German, French and Spanish names will do too."
    ),
    "table_without_questions": N_("“{name}”: there is no question below the headings."),
    "table_question_missing": N_(
        "{place}: the row has points or answers, and no question. Write it here."
    ),
    "table_points": N_("{place}: “{text}” is no number of points. Write one, 0 or more."),
    "table_option_worth": N_(
        "{place}: it cannot be told what “{text}” is worth. Write “Yes = 5; No = 0”, or give none"
        " of the answers points."
    ),
    "sheet_kind_unknown": N_(
        "“{path}” has an ending in which no score sheet is written. Choose .toml or .json."
    ),
    # Score sheets that make no sense.
    "sheet_text_empty": N_("{place}: “{key}” says nothing. Write a word or more."),
    "sheet_empty": N_("{place}: there is no question. Write at least one."),
    "sheet_too_long": N_("{place}: there are more than {most} questions. Make two sheets of it."),
    "sheet_section_empty": N_(
        "{place}: there is no question in this section. Write one, or take it out."
    ),
    "sheet_percent": N_("{place}: “{key}” must lie between 0 and 100."),
    "sheet_band_twice": N_("{place}: two bands begin at {start}. Let one begin elsewhere."),
    "sheet_no_weight": N_("{place}: no section weighs anything. Give one a weight above 0."),
    "sheet_weight_negative": N_("{place}: the weight is below 0. Write 0 or more."),
    "sheet_only_bonus": N_("{place}: all points are bonus. Some question has to count."),
    "sheet_section_twice": N_("{place}: two sections have the id “{id}”. Give one another."),
    "sheet_line_twice": N_("{place}: two questions have the id “{id}”. Give one another."),
    "sheet_option_twice": N_("{place}: two options have the id “{id}”. Give one another."),
    "sheet_label_twice": N_("{place}: two options read “{label}”. Give one other words."),
    "sheet_options_count": N_(
        "{place}: a question of the kind {kind} needs at least {least} options, yes_no exactly 2."
    ),
    "sheet_language": N_("{place}: “{language}” is no language. Write a code such as en or pt-BR."),
    "sheet_nothing_scored": N_(
        "{place}: there is a pass mark, but no question is scored. Give one points."
    ),
    "sheet_no_points_here": N_(
        "{place}: a question of the kind {kind} is never scored. Take its points away."
    ),
    "sheet_no_options_here": N_(
        "{place}: a question of the kind {kind} takes no options. Take them away."
    ),
    "sheet_no_ranges_here": N_(
        "{place}: a question of the kind {kind} takes no ranges. Take them away."
    ),
    "sheet_no_cap_here": N_(
        "{place}: “max_points” belongs to the kind several, not to {kind}. Take it away."
    ),
    "sheet_cap_unreachable": N_(
        "{place}: “max_points” is {cap}, which all options together do not reach. Write less."
    ),
    "sheet_range_missing": N_("{place}: a number needs ranges that say what it is worth."),
    "sheet_range_backwards": N_(
        "{place}: the range from {start} to {end} is empty. Let it end above its start."
    ),
    "sheet_range_overlaps": N_(
        "{place}: the range from {start} to {end} overlaps another. Let one end where the other"
        " begins."
    ),
    "sheet_points_negative": N_("{place}: “points” is below 0. Write 0 or more."),
    "sheet_line_flat": N_(
        "{place}: all options are worth the same, so the answer changes nothing. Change their"
        " points, or write points = 0 if the question is not to be scored."
    ),
    "sheet_line_weightless": N_(
        "{place}: the best option is worth 0, so the question weighs nothing. Write “points”: what"
        " it weighs, or 0 if it is not to be scored."
    ),
    "sheet_condition_unknown": N_(
        "{place}: “show_if” names “{id}”, and there is no such question. Name one, or take it away."
    ),
    "sheet_condition_empty": N_("{place}: “show_if” names no option of “{id}”. Name one or more."),
    "sheet_condition_option": N_(
        "{place}: “show_if” names “{option}”, which “{id}” does not have. Name one it has."
    ),
    "sheet_condition_circle": N_(
        "{place}: “show_if” goes in a circle by way of “{id}”. Take one of the two away."
    ),
    "sheet_condition_later": N_(
        "{place}: “show_if” names “{id}”, which is asked only later. Move one of the two."
    ),
    "sheet_condition_never": N_(
        "{place}: “show_if” names “{id}”, which itself is never asked. Mend that one first."
    ),
}
