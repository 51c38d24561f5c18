//! The systems that comments can be imported from.

/// A system that comments come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Disqus: the XML of its export page.
    Disqus,
    /// Staticman: the folder of its files, or one of them.
    Staticman,
    /// Isso: JSON. Its own file is a database of SQLite, which needs a library in C to read; a message says how to
    /// make JSON of it.
    Isso,
    /// WordPress: the XML of Tools, Export (WXR).
    Wordpress,
    /// Blogger: the XML of its old export, or `feed.atom` of Google Takeout.
    Blogger,
}
