//! Reads a folder of Hugo.

mod addresses;
mod classify;
mod entries;
mod languages;
mod links;
mod lists;
mod menus;
mod page;
mod permalinks;
mod profiles;
mod reader;
mod settings;
mod shortcodes;

pub(super) use reader::READER;
