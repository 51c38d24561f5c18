//! Reads the JSON of Ghost's Settings, Export.

mod blog;
mod data;
mod lexical;
mod lexical_cards;
mod lexical_text;
mod mobiledoc;
mod reader;
mod text;

pub(super) use reader::READER;
