//! Makes Markdown of the text of a post.

use crate::import::entry::Entry;
use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::readers::ghost::{lexical, mobiledoc};
use crate::import::yaml_value::YamlValue;

/// What stands in exports for the address of the home page.
const HOME: &str = "__GHOST_URL__";

/// Sets the text: from HTML, or from the form of the editor if the export has no HTML.
pub(super) fn body(post: &YamlValue, entry: &mut Entry) -> Vec<(Note, String)> {
    if let Some(html) = post.text_of("html") {
        let converted = to_markdown(&without_home(&html), "");
        entry.body = converted.markdown;
        return converted.notes;
    }
    let document = |key: &str| serde_json::from_str::<YamlValue>(&without_home(&post.text_of(key)?)).ok();
    let mut notes = Vec::new();
    if let Some(document) = document("mobiledoc") {
        entry.body = mobiledoc::markdown(&document, &mut notes);
    } else if let Some(document) = document("lexical") {
        entry.body = lexical::markdown(&document, &mut notes);
    } else if ["mobiledoc", "lexical"].iter().any(|key| post.text_of(key).is_some()) {
        notes.push((Note::LeftOut, "texts in the form of the editor that cannot be read".to_owned()));
    }
    notes
}

/// Returns a text or an address whose own addresses are paths.
pub(super) fn without_home(text: &str) -> String {
    text.replace(HOME, "")
}
