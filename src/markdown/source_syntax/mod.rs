//! A text as the parser reads it, which is not always as the author wrote it.
//!
//! The parser's dialect cannot be taught. So where it would take something for what no author means, it reads a copy of
//! the text in which a few bytes are others: a colon that defines nothing, a brace that gives no attribute, punctuation
//! of scripts without spaces beside emphasis. The copy has the same length, so that every place in it is a place in the
//! author's text; and what the parser returns is given back as the author wrote it.
//!
//! What readers shall not see, such as attributes of other programs, is [taken out](Removal) in the same way.

mod braces;
mod code_fences;
mod colons;
mod emphasis;
mod fences;
mod masked_copy;
mod parser_input;
mod percent;
mod tags;
mod toc;
mod wiki_links;

pub(super) use braces::{Attribute, attributes};
pub(super) use code_fences::{code_between_fences, is_code};
pub(super) use masked_copy::{Removal, RemovalKind};
pub(super) use parser_input::ParserInput;
pub(super) use tags::TemplateTag;
