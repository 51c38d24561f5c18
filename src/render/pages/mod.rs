//! Pages for readers: the template of each, and the values that it sees.

mod archive;
mod article;
mod cards;
mod head;
mod lists;
mod page_data;
mod standalone;
mod template;
mod write;

pub(super) use article::alternates;
pub(super) use cards::{OtherArticles, listed};
pub(super) use standalone::standalone_body;
pub(super) use template::{REDIRECT, template};
pub use write::empty_page;
pub(super) use write::{redirect, render, visible, visible_redirect};
