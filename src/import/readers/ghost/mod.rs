//! Reads the JSON of Ghost's Settings, Export.

mod blog;
mod data;
mod reader;
mod text;

pub(super) use reader::READER;
