//! Structured data in JSON-LD, with the vocabulary of schema.org, as Google's "Article structured data" recommends it.
//!
//! Nodes borrow their texts and are serialised directly. (Building trees of JSON values took 10 per cent of a build.)

mod graph;
mod nodes;
mod site_ids;

pub(super) use graph::graph;
pub(super) use site_ids::SiteIds;
