//! The settings of a site.

use std::collections::BTreeMap;

use crate::config::checks::CheckLevel;
use crate::config::comments::CommentSettings;
use crate::config::feeds::Feeds;
use crate::config::fields::{OwnField, UnknownFields};
use crate::config::gone::GoneAddress;
use crate::config::images::ImageSettings;
use crate::config::links::{NamedLink, Placed};
use crate::config::markdown::MarkdownSettings;
use crate::config::output::OutputSettings;
use crate::config::permalink::Permalink;
use crate::config::post_by::PostBy;
use crate::config::redirects::OldAddress;
use crate::config::security::Security;
use crate::config::social_cards::SocialCards;
use crate::config::theme::ThemeSettings;
use crate::date::Zone;
use crate::path::{BaseUrl, SourcePath};

/// All settings of `site.yaml`, with defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's name. Key `title`, required.
    pub title: String,
    /// A line below the name. Key `tagline`, empty by default.
    pub tagline: String,
    /// A description of the site, for search engines and feeds. Key `description`; the tagline by default.
    pub description: String,
    /// The address of the site. Key `url`, required unless `--base-url` gives it.
    pub base: BaseUrl,
    /// The address in the settings. It equals `base` unless the command line gives another. Links to it are links into
    /// the site.
    pub home: Option<BaseUrl>,
    /// Addresses of an older site. Key `redirects`, none by default.
    pub redirects: Vec<OldAddress>,
    /// Addresses that were published and may vanish. Key `gone`, none by default.
    pub gone: Vec<GoneAddress>,
    /// Whether a build fails that would lose an address of `urls.txt`. Key `ledger`, `false` by default.
    pub ledger: bool,
    /// Folders of the same host that other programs serve, with slashes around. Key `elsewhere`, none by default.
    pub elsewhere: Vec<String>,
    /// The language of the texts, as in RFC 5646: `en`, `en-GB`. Key `language`, `en` by default.
    pub language: String,
    /// The time zone of dates without an offset and of all dates shown. Key `time_zone`, `UTC` by default.
    pub zone: Zone,
    /// The pattern of article addresses. Key `permalink`, `/:year/:month/:slug/` by default.
    pub permalink: Permalink,
    /// Articles on one page of a list, at least 1. Key `page_size`, 10 by default.
    pub page_size: usize,
    /// The date format in the site's language, as in strftime. Key `date_format`; the format of the language by
    /// default.
    pub date_format: Option<String>,
    /// The feeds. Key `feeds`.
    pub feeds: Feeds,
    /// The comments: who may write them, and how. Key `comments`.
    pub comments: CommentSettings,
    /// How `steadfast check` reports kinds of diagnostics, by code. Key `checks`, none by default.
    pub checks: BTreeMap<&'static str, CheckLevel>,
    /// The site's menu. Key `navigation`, a list of `title` and `url`; a usual one by default.
    pub navigation: Option<Vec<NamedLink>>,
    /// Contact and social links. Key `links`, a list of `title` and `url`.
    pub links: Vec<NamedLink>,
    /// The image for pages without one. Key `image`: a path from the site's root or a whole address.
    pub image: Option<Placed>,
    /// The sizes and formats of published images. Key `images`; `None` for `off`, which leaves images as they are.
    pub images: Option<ImageSettings>,
    /// Images with the title, for articles without an image. Key `social_cards`; `None` for `false`.
    pub social_cards: Option<SocialCards>,
    /// The custom front-matter keys. Key `fields`.
    pub fields: BTreeMap<String, OwnField>,
    /// The treatment of undeclared front-matter keys. Key `unknown_fields`, `refuse` by default.
    pub unknown_fields: UnknownFields,
    /// The look of the theme, and its features for returning readers. Key `theme`.
    pub theme: ThemeSettings,
    /// The conversion of Markdown. Key `markdown`.
    pub markdown: MarkdownSettings,
    /// The files for servers. Key `output`.
    pub output: OutputSettings,
    /// The sources that pages may embed. Key `security`: by default only images, videos and sounds of other sites are
    /// loaded, and no scripts of theirs run.
    pub security: Security,
    /// Whether readers can search the site. Key `search`, `true` by default.
    pub search: bool,
    /// The address that opens a file at a line in an editor, such as `vscode://file/{path}:{line}`. Key `editor`, none
    /// by default.
    pub editor: Option<String>,
}

impl Config {
    /// Returns the path of a whole address that is in this site.
    pub fn inside<'t>(&self, address: &'t str) -> Option<&'t str> {
        self.base.inside(address).or_else(|| self.home.as_ref()?.inside(address))
    }

    /// Returns the address of another site that the comment form is posted to.
    pub fn foreign_form(&self) -> Option<&str> {
        match &self.comments.by {
            Some(PostBy::Form(address)) => Some(address),
            _ => None,
        }
    }

    /// Returns whether a path is in a folder that another program serves.
    pub fn is_elsewhere(&self, path: &str) -> bool {
        self.elsewhere
            .iter()
            .any(|folder| path.starts_with(folder.as_str()) || *path == folder[..folder.len() - 1])
    }
}

/// Returns the path of the settings file.
pub fn file() -> SourcePath {
    SourcePath::new("site.yaml")
}
