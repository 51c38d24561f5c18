//! The text as the parser reads it, which is not always as the author wrote it.
//!
//! The parser's dialect cannot be configured in every detail. Where it would recognize something that no author means,
//! it reads a copy of the text in which a few bytes are masked: a colon that defines nothing, a brace without
//! attributes, punctuation of scripts without spaces beside emphasis. The copy has the same length, so ranges in it are
//! ranges in the author's text, and the events get the author's text back.
//!
//! What readers must not see, such as attributes of other programs, is [removed](Removal) in the same way.

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
