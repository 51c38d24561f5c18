//! The interface texts that the HTML of a text holds.

/// The interface texts, in the language of the page. The default is English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Title of a `[!NOTE]`.
    pub note: String,
    /// Title of a `[!TIP]`.
    pub tip: String,
    /// Title of an `[!IMPORTANT]`.
    pub important: String,
    /// Title of a `[!WARNING]`.
    pub warning: String,
    /// Title of a `[!CAUTION]`.
    pub caution: String,
    /// Title of `[!TAKEAWAYS]`.
    pub takeaways: String,
    /// Title of a `[!CHECKLIST]`.
    pub checklist: String,
    /// Title of `[!STEPS]`.
    pub steps: String,
    /// Title of an `[!EXAMPLE]`.
    pub example: String,
    /// Title of a `[!DO]`.
    pub do_this: String,
    /// Title of a `[!DONT]`.
    pub dont: String,
    /// The sign of a footnote where it is only heard, round its number.
    pub footnote: Around,
    /// What the list of footnotes is called.
    pub footnotes: String,
    /// The link from the only footnote to the place that names it.
    pub back_to_text: String,
    /// The same where there are more footnotes or places, round their numbers.
    pub back_to_text_again: Around,
    /// The link of a heading to itself, round the heading's text.
    pub link_to_section: Around,
    /// What a block of code is called, round its number.
    pub code_block: Around,
    /// What a table is called that stands below no heading.
    pub table: String,
    /// What a table is called, round the text of the heading above it.
    pub table_of: Around,
}

/// A text round another one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// What stands after it.
    pub after: String,
}

impl Around {
    fn before(text: &str) -> Around {
        Around { before: text.to_owned(), after: String::new() }
    }
}

impl Default for Words {
    fn default() -> Words {
        Words {
            note: "Note".into(),
            tip: "Tip".into(),
            important: "Important".into(),
            warning: "Warning".into(),
            caution: "Caution".into(),
            takeaways: "Takeaways".into(),
            checklist: "Checklist".into(),
            steps: "Steps".into(),
            example: "Example".into(),
            do_this: "Do".into(),
            dont: "Don’t".into(),
            footnote: Around::before("Footnote "),
            footnotes: "Footnotes".into(),
            back_to_text: "Back to the text".into(),
            back_to_text_again: Around { before: "Back to the text (".into(), after: ")".into() },
            link_to_section: Around::before("Link to this section: "),
            code_block: Around::before("Code "),
            table: "Table".into(),
            table_of: Around::before("Table: "),
        }
    }
}
