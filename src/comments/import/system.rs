//! The systems that comments can be imported from.

use crate::exports::FROM_SQLITE;

/// A system that comments come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Disqus: the XML of its export page.
    Disqus,
    /// Staticman: the folder of its files, or one of them.
    Staticman,
    /// Isso: JSON. Its own file is a database of SQLite, which only a library in C can read; a message explains how to
    /// convert it.
    Isso,
    /// WordPress: the XML of Tools, Export (WXR).
    Wordpress,
    /// Blogger: the XML of its old export, or `feed.atom` of Google Takeout.
    Blogger,
}

impl System {
    /// All systems, in the order of the help.
    pub const ALL: [System; 5] =
        [System::Disqus, System::Staticman, System::Isso, System::Wordpress, System::Blogger];

    /// Returns its name in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            System::Disqus => "Disqus",
            System::Staticman => "Staticman",
            System::Isso => "Isso",
            System::Wordpress => "WordPress",
            System::Blogger => "Blogger",
        }
    }

    /// Returns its name on the command line.
    pub fn argument(self) -> &'static str {
        match self {
            System::Disqus => "disqus",
            System::Staticman => "staticman",
            System::Isso => "isso",
            System::Wordpress => "wordpress",
            System::Blogger => "blogger",
        }
    }

    /// Returns the description of its exports, for messages.
    pub(super) fn expected(self) -> &'static str {
        match self {
            System::Disqus => {
                "an export of Disqus is XML that begins with `<disqus xmlns=\"http://disqus.com\">`"
            }
            System::Wordpress => {
                "an export of WordPress is XML: `<rss>` with the namespace `http://wordpress.org/export/1.2/`"
            }
            System::Blogger => "an export of Blogger is XML: `<feed>` with entries of `blogger.com`",
            System::Staticman => {
                "a comment of Staticman is YAML or JSON with a text named `message` or `comment`"
            }
            System::Isso => "an export of Isso is a list in JSON whose entries have `uri` and `text`",
        }
    }

    /// Returns the help on how to get an export.
    pub(super) fn source(self) -> &'static str {
        match self {
            System::Disqus => "give the file that Disqus sends after Moderation, Export, unpacked",
            System::Wordpress => "give the file that WordPress makes with Tools, Export, All content",
            System::Blogger => {
                "give `feed.atom` of Google Takeout, or the XML that Settings, Back up content made"
            }
            System::Staticman => "give the folder of its files, such as `_data/comments`, or one of them",
            System::Isso => FROM_SQLITE,
        }
    }
}
