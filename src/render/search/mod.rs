//! The search index: files that the script of the search page loads when a reader searches, and not before.
//!
//! Words come from the texts that were rendered for their pages ([`crate::markdown::Html::plain`]), so that no text is
//! parsed twice. `docs/search.md` describes the files. The index contains what the site shows, so drafts are found only
//! in a preview that shows drafts.

mod characters;
mod collect;
mod documents;
mod gather;
mod index;
mod search_text;
mod shards;
mod tokens;

pub use collect::{PageWords, index};
pub(super) use documents::number;
pub use index::Index;
pub use search_text::SearchText;
pub use tokens::tokens;

use crate::plan::SearchFile;
use crate::render::context::Context;

/// Returns the bytes of one file.
pub(super) fn file(file: SearchFile, context: Context<'_>) -> Vec<u8> {
    let Index { words, texts } = context.search.get_or_init(|| collect::index_all(context));
    let bytes = match file {
        SearchFile::Index => return documents::index(words, texts, context).into_bytes(),
        SearchFile::Words(at) => words.files.get(at),
        SearchFile::Texts(at) => texts.files.get(at),
    };
    bytes.cloned().unwrap_or_default()
}
