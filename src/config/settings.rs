//! The settings of a site.

use std::collections::BTreeMap;

use crate::config::comments::CommentSettings;
use crate::config::feeds::Feeds;
use crate::config::fields::{OwnField, UnknownFields};
use crate::config::images::ImageSettings;
use crate::config::links::{NamedLink, Placed};
use crate::config::markdown::MarkdownSettings;
use crate::config::output::OutputSettings;
use crate::config::permalink::Permalink;
use crate::config::post_by::PostBy;
use crate::config::security::Security;
use crate::config::social_cards::SocialCards;
use crate::config::theme::ThemeSettings;
use crate::date::Zone;
use crate::path::{BaseUrl, SourcePath};

/// Everything that `site.yaml` says, defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's name. Key `title`, required.
    pub title: String,
    /// A line below the name. Key `tagline`, empty by default.
    pub tagline: String,
    /// What the site is about, for search engines and feeds. Key `description`; the tagline by default.
    pub description: String,
    /// Where the site will stand. Key `url`, required unless `--base-url` gives it.
    pub base: BaseUrl,
    /// The address in the settings, which `base` is too unless the command line gives another. Links to it lead into the
    /// site.
    pub home: Option<BaseUrl>,
    /// Folders of the same host that other programs answer, with slashes around. Key `elsewhere`, none by default.
    pub elsewhere: Vec<String>,
    /// The language of the texts, as in RFC 5646: `en`, `en-GB`. Key `language`, `en` by default.
    pub language: String,
    /// The zone of dates without an offset and of all dates shown. Key `time_zone`, `UTC` by default.
    pub zone: Zone,
    /// How an article's address is made. Key `permalink`, `/:year/:month/:slug/` by default.
    pub permalink: Permalink,
    /// Articles on one page of a list, at least 1. Key `page_size`, 10 by default.
    pub page_size: usize,
    /// How days are shown in the site's language, as in strftime. Key `date_format`; the language's own way by default.
    pub date_format: Option<String>,
    /// What feeds there are. Key `feeds`.
    pub feeds: Feeds,
    /// Who may comment, and how. Key `comments`.
    pub comments: CommentSettings,
    /// The site's menu. Key `navigation`, a list of `title` and `url`; a usual one by default.
    pub navigation: Option<Vec<NamedLink>>,
    /// Contact and social links. Key `links`, a list of `title` and `url`.
    pub links: Vec<NamedLink>,
    /// The picture that stands for pages without one. Key `image`: a path from the site's root or a whole address.
    pub image: Option<Placed>,
    /// In which sizes and formats pictures are published. Key `images`; none for `off`, by which they stay as they are.
    pub images: Option<ImageSettings>,
    /// Pictures made of titles, for articles without one. Key `social_cards`; none for `false`.
    pub social_cards: Option<SocialCards>,
    /// Front-matter keys of the site's own. Key `fields`.
    pub fields: BTreeMap<String, OwnField>,
    /// What a front-matter key gets that nobody declared. Key `unknown_fields`, `refuse` by default.
    pub unknown_fields: UnknownFields,
    /// How the theme looks, and what it does for readers who return. Key `theme`.
    pub theme: ThemeSettings,
    /// How Markdown is read. Key `markdown`.
    pub markdown: MarkdownSettings,
    /// Which helpers for servers are written. Key `output`.
    pub output: OutputSettings,
    /// What pages may embed. Key `security`: by default nothing of other sites runs or is loaded but pictures, videos and
    /// sounds.
    pub security: Security,
    /// Whether readers can search the site. Key `search`, `true` by default.
    pub search: bool,
    /// Where the preview opens a file at a line, such as `vscode://file/{path}:{line}`. Key `editor`, none by default.
    pub editor: Option<String>,
}

impl Config {
    /// The path of a whole address that lies in this site.
    pub fn inside<'t>(&self, address: &'t str) -> Option<&'t str> {
        self.base.inside(address).or_else(|| self.home.as_ref()?.inside(address))
    }

    /// The address of another site that the form for comments is sent to.
    pub fn foreign_form(&self) -> Option<&str> {
        match &self.comments.by {
            Some(PostBy::Form(address)) => Some(address),
            _ => None,
        }
    }

    /// Whether a path of the host lies in a folder that another program answers.
    pub fn is_elsewhere(&self, path: &str) -> bool {
        self.elsewhere
            .iter()
            .any(|folder| path.starts_with(folder.as_str()) || *path == folder[..folder.len() - 1])
    }
}

/// The file that holds the settings.
pub fn file() -> SourcePath {
    SourcePath::new("site.yaml")
}
