//! Makes Markdown of the text of a post.

use crate::import::entry::Entry;
use crate::import::html::to_markdown;
use crate::import::notes::Note;
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
    let Some(YamlValue::List(cards)) = document.as_ref().and_then(|document| document.get("cards")) else {
        let is_empty = post.text_of("lexical").is_none() && document.is_none();
        return match is_empty {
            true => Vec::new(),
            false => {
                vec![(Note::LeftOut, "texts that the export has in the editor's own form only".to_owned())]
            }
        };
    };
    let mut notes = Vec::new();
    for card in cards {
        let YamlValue::List(pair) = card else { continue };
        let Some(content) = pair.get(1) else { continue };
        // Markdown stays as it is.
        let text = content.text_of("markdown").or_else(|| {
            let converted = to_markdown(&content.text_of("html")?, "");
            notes.extend(converted.notes);
            Some(converted.markdown)
        });
        if let Some(text) = text {
            entry.body.push_str(without_home(&text).trim_matches('\n'));
            entry.body.push_str("\n\n");
        }
    }
    notes
}

/// Returns a text or an address whose own addresses are paths.
pub(super) fn without_home(text: &str) -> String {
    text.replace(HOME, "")
}
