//! Lists of what a site has, as tables: articles, terms, people, series, addresses, comments, and numbers about them.
//!
//! Pure functions from a [`Blog`](crate::blog::Blog) to a [`Table`]. Does not know which of its forms is printed.

mod addresses;
mod articles;
mod cell;
mod comments;
mod draw;
mod links;
mod schedule;
mod stats;
mod table;
mod terms;

pub use addresses::addresses;
pub use articles::{Which, articles};
pub use cell::Cell;
pub use comments::comments;
pub use draw::{csv, json, text};
pub use schedule::{Change, ChangeKind, changes_at};
pub use stats::{Stats, stats};
pub use table::{Column, Direction, Fit, Order, Table, UnknownKey};
pub use terms::{authors, categories, series, tags};
