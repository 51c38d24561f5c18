//! Makes Markdown of the text of a post.

use crate::import::entry::Entry;
use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::readers::ghost::mobiledoc;
use crate::import::yaml_value::YamlValue;

/// What stands in exports for the address of the home page.
const HOME: &str = "__GHOST_URL__";

/// Sets the text: from HTML, or from the cards of an older editor.
pub(super) fn body(post: &YamlValue, entry: &mut Entry) -> Vec<(Note, String)> {
    if let Some(html) = post.text_of("html") {
        let converted = to_markdown(&without_home(&html), "");
        entry.body = converted.markdown;
        return converted.notes;
    }
    let document = post.text_of("mobiledoc").and_then(|text| serde_json::from_str::<YamlValue>(&text).ok());
    let mut notes = Vec::new();
    if let Some(document) = document {
        entry.body = without_home(&mobiledoc::markdown(&document, &mut notes));
    } else if post.text_of("lexical").is_some() {
        notes.push((Note::LeftOut, "texts that the export has in the editor's own form only".to_owned()));
    }
    notes
}

/// Returns a text or an address whose own addresses are paths.
pub(super) fn without_home(text: &str) -> String {
    text.replace(HOME, "")
}
