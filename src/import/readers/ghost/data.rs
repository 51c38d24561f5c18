//! The tables of an export that are read.

use serde::Deserialize;

use crate::import::yaml_value::YamlValue;

/// An export.
#[derive(Deserialize)]
pub(super) struct Export {
    /// Current exports have their data here, in a list of one.
    #[serde(default)]
    pub(super) db: Vec<Database>,
    pub(super) data: Option<Data>,
}

/// The data of a blog.
#[derive(Deserialize)]
pub(super) struct Database {
    pub(super) data: Data,
}

/// The tables of a blog.
#[derive(Deserialize)]
pub(super) struct Data {
    #[serde(default)]
    pub(super) posts: Vec<YamlValue>,
    #[serde(default)]
    pub(super) posts_meta: Vec<YamlValue>,
    #[serde(default)]
    pub(super) tags: Vec<YamlValue>,
    #[serde(default)]
    pub(super) posts_tags: Vec<YamlValue>,
    #[serde(default)]
    pub(super) users: Vec<YamlValue>,
    #[serde(default)]
    pub(super) posts_authors: Vec<YamlValue>,
    #[serde(default)]
    pub(super) settings: Vec<YamlValue>,
}
