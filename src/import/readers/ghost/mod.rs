//! Reads the JSON of Ghost's Settings, Export.

mod blog;
mod data;
mod mobiledoc;
mod reader;
mod text;

pub(super) use reader::READER;
