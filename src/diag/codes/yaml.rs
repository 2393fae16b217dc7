//! Codes of E02: YAML and front matter.

use crate::diag::code::{Code, Severity};

codes! {
    YAML_TAB "E0201" Error "A tab is used to indent"
        "YAML allows only spaces at the start of a line, because a tab has no fixed width."
        "Replace each tab at the start of the line by two spaces. Most editors can do this for you (\"convert indentation to spaces\")."
    YAML_COLON "E0202" Error "A colon is missing, or the space after it"
        "Without a colon and a space the line is a text and not a key with its value."
        "Write `key: value`, with a colon and then a space; and `- item`, with a space after the hyphen."
    YAML_INDENT "E0203" Error "The indentation does not fit"
        "Indentation says what belongs to what; a line that starts in a column of its own belongs nowhere."
        "Lines that belong together start in the same column. Move the line so that it starts under its neighbours."
    YAML_QUOTE "E0204" Error "A quotation mark is not closed"
        "Everything up to the next quotation mark was read as one text."
        "Close the text with the same kind of mark with which it opens. A text with an apostrophe in it is easier without quotation marks, or as a block: put `>-` after the colon and the text on the next line, indented."
    YAML_DUPLICATE_KEY "E0205" Error "A key is given twice"
        "Only one of the two values could count, and it would be a guess which."
        "Delete one of the two, or join their values."
    YAML_SPECIAL "E0206" Error "A text begins with, or holds, a character that means something in YAML"
        "Characters such as : # @ ` * & ! % [ { have a meaning of their own in YAML."
        "Put the text in quotation marks: `title: \"Tea breaks: what is it?\"`, or write it as a block with `>-`."
    YAML_LIMIT "E0207" Error "The file is nested too deeply or repeats itself too much"
        "Such a file could stop the program, and no record needs it."
        "A record needs no more than a dozen levels, and no aliases (`*name`). Write repeated parts out."
    YAML_OTHER "E0208" Error "The file is not well-formed YAML"
        "The file cannot be read from this place on."
        "Compare the line with its neighbours: a colon and a space after each key, the same indentation for keys that belong together, quotation marks closed."
    FRONT_MATTER "E0209" Error "The front matter is missing or not closed"
        "The keys of a Markdown record stand between two lines of three hyphens."
        "Begin the file with a line `---`, then the keys, then a line `---`, then the text."
}
