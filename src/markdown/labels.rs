//! The interface texts that the HTML of a text holds.

/// The interface texts, in the language of the page. The default is English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
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
    pub footnote: Affixes,
    /// What the list of footnotes is called.
    pub footnotes: String,
    /// The link from the only footnote to the place that names it.
    pub back_to_text: String,
    /// The same where there are more footnotes or places, round their numbers.
    pub back_to_text_again: Affixes,
    /// The link of a heading to itself, round the heading's text.
    pub link_to_section: Affixes,
    /// What a block of code is called, round its number.
    pub code_block: Affixes,
    /// What a table is called that stands below no heading.
    pub table: String,
    /// What a table is called, round the text of the heading above it.
    pub table_of: Affixes,
}

/// A text round another one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Affixes {
    /// What stands before it.
    pub before: String,
    /// What stands after it.
    pub after: String,
}

impl Affixes {
    fn before(text: &str) -> Affixes {
        Affixes { before: text.to_owned(), after: String::new() }
    }
}

impl Default for Labels {
    fn default() -> Labels {
        Labels {
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
            footnote: Affixes::before("Footnote "),
            footnotes: "Footnotes".into(),
            back_to_text: "Back to the text".into(),
            back_to_text_again: Affixes { before: "Back to the text (".into(), after: ")".into() },
            link_to_section: Affixes::before("Link to this section: "),
            code_block: Affixes::before("Code "),
            table: "Table".into(),
            table_of: Affixes::before("Table: "),
        }
    }
}
