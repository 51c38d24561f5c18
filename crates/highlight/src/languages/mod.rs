//! The grammar of each language, in a file of its own.
//!
//! The words and marks come from the references of the languages. Where a language has hundreds of functions, the
//! grammar lists those that a sample in an article would use.

pub(crate) mod literals;

pub(crate) mod c;
pub(crate) mod cpp;
pub(crate) mod csharp;
pub(crate) mod dart;
pub(crate) mod go;
pub(crate) mod graphql;
pub(crate) mod java;
pub(crate) mod javascript;
pub(crate) mod kotlin;
pub(crate) mod lua;
pub(crate) mod nginx;
pub(crate) mod php;
pub(crate) mod powershell;
pub(crate) mod python;
pub(crate) mod r;
pub(crate) mod ruby;
pub(crate) mod rust;
pub(crate) mod sql;
pub(crate) mod swift;
pub(crate) mod template;
pub(crate) mod typescript;
