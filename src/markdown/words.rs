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
    /// What is before a footnote's number where it is only heard: `Footnote`.
    pub footnote: String,
    /// What the list of footnotes is called.
    pub footnotes: String,
    /// The link from a footnote to the place that names it.
    pub back_to_text: String,
    /// The link of a heading to itself; the heading's text follows.
    pub link_to_section: String,
    /// What a block of code is called; its number, caption and language follow.
    pub code: String,
    /// What a table is called; the text of the heading above it follows.
    pub table: String,
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
            footnote: "Footnote".into(),
            footnotes: "Footnotes".into(),
            back_to_text: "Back to the text".into(),
            link_to_section: "Link to this section".into(),
            code: "Code".into(),
            table: "Table".into(),
        }
    }
}
