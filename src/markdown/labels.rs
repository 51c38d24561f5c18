//! The interface texts inside the HTML of articles.

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
    /// The accessible name of a footnote reference, around its number.
    pub footnote: Affixes,
    /// The name of the list of footnotes.
    pub footnotes: String,
    /// The name of the link back to the text, if there is a single one.
    pub back_to_text: String,
    /// The name of a link back to the text, around its numbers.
    pub back_to_text_again: Affixes,
    /// The name of a heading's link to itself, around the text of the heading.
    pub link_to_section: Affixes,
    /// The name of a code block, around its number.
    pub code_block: Affixes,
    /// The name of a table without a heading above it.
    pub table: String,
    /// The name of a table, around the text of the heading above it.
    pub table_of: Affixes,
}

/// Text around a value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Affixes {
    /// The text before it.
    pub before: String,
    /// The text after it.
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
