//! The site's settings, from `site.yaml`: a closed set of keys, each with its meaning and its default.

mod comment_rules;
#[cfg(test)]
mod corpus;
pub mod fields;
mod images;
pub mod parse;
mod permalink;
pub mod security;
pub mod settings;
mod social_cards;
mod theme;

pub use comment_rules::{CommentRules, Limits, Publish};
pub use parse::parse;
pub use permalink::{PatternFault, Permalink};
pub use security::Security;

use std::collections::BTreeMap;

use crate::date::{Moment, Zone};
use crate::diagnostic::Span;
use crate::markdown::HeadingIds;
use crate::path::{BaseUrl, Href, SourcePath};
use crate::theme::Look;

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

/// Key `feeds` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// Key `formats`: a list of `atom`, `rss`, `json`; all three by default; an empty list for no feeds.
    pub formats: Vec<FeedFormat>,
    /// Key `content`: `full` (default) or `summary`.
    pub content: FeedContent,
    /// Entries in one feed, at least 1. Key `count`, 20 by default.
    pub count: usize,
    /// Articles before this day stay out of feeds, so that a site that moved does not show its readers the old ones
    /// as new. Key `feed_from`, none by default.
    pub from: Option<Moment>,
}

/// A format of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom, RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

/// How much of an article a feed carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedContent {
    /// The whole text.
    Full,
    /// The summary.
    Summary,
}

/// Key `comments` of `site.yaml`; also given as a policy alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentSettings {
    /// Key `policy`; by default `moderated` where `mail` or `form` is given, else `closed`.
    pub policy: Policy,
    /// Keys `mail` and `form`, of which one may be given.
    pub by: Option<PostBy>,
    /// Key `private`: whether mail addresses of commenters are kept, in a folder that is never published; `true` by default.
    pub keeps_mail: bool,
    /// Key `rules`: what happens to a comment that comes in.
    pub rules: CommentRules,
}

impl CommentSettings {
    /// Whether a form asks for a mail address: only where a rule knows commenters by it.
    pub fn asks_mail(&self) -> bool {
        self.keeps_mail && self.rules.publish == Publish::ApprovedBefore
    }
}

/// Who may comment; also the front-matter key `comments` of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Everybody, and each comment is read before it appears.
    Moderated,
    /// Only members of the blog.
    Members,
    /// Nobody any more; what there is stays.
    Closed,
    /// There is no comment section.
    Off,
}

/// The way in which a reader sends a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostBy {
    /// A mail to this address, with the subject filled in.
    Mail(String),
    /// A form that is sent to this address, which begins with `/` on the site itself.
    Form(String),
}

impl PostBy {
    /// Where a form is sent, as its `action` says it.
    pub fn action(&self, base: &BaseUrl) -> Option<String> {
        match self {
            PostBy::Form(path) if Href::of(path) == Href::Root => Some(format!("{}{path}", base.path())),
            PostBy::Form(address) => Some(address.clone()),
            PostBy::Mail(_) => None,
        }
    }
}

/// A link with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLink {
    /// What the link shows.
    pub title: String,
    /// A path from the site's root (`/about/`), a whole address, or `mailto:`.
    pub url: Placed,
}

/// An address in the settings or in front matter, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The address as written.
    pub value: String,
    /// Its place.
    pub place: Span,
}

/// Key `images` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSettings {
    /// Key `widths`: in pixels, ascending, at least one; 480, 800, 1200 and 1600 by default.
    pub widths: Vec<u32>,
    /// Key `quality`: 1 to 100, 80 by default.
    pub quality: u8,
    /// Key `formats`: a list of `webp` and `original`; both by default.
    pub formats: Vec<ImageFormat>,
    /// Key `sizes`: how wide pictures in texts are shown, as in HTML's `sizes=`; by default what suits the theme.
    pub sizes: String,
}

/// A format in which pictures are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImageFormat {
    /// `webp`
    WebP,
    /// `original`: that of the picture's own file.
    Original,
}

/// Key `social_cards` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SocialCards {
    /// Key `font`: files below `fonts/`, one or a list. They write before the program's own fonts.
    pub fonts: Vec<CardFont>,
}

/// A font that the settings name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFont {
    /// Its file.
    pub file: SourcePath,
    /// Where the settings name it.
    pub place: Span,
}

/// A front-matter key that the site declares under `fields:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnField {
    /// Key `type`.
    pub kind: FieldKind,
    /// Key `required`: whether each article must have it.
    pub required: bool,
    /// Key `values`: those allowed; any when empty.
    pub values: Vec<String>,
}

/// The type of a front-matter key of the site's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `text`
    Text,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `date`
    Date,
    /// `list` of texts
    List,
}

/// Key `unknown_fields`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownFields {
    /// An error.
    Refuse,
    /// A warning; the key's value is ignored.
    Warn,
}

/// Key `theme` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeSettings {
    /// Keys `accent`, `fonts` and `width`.
    pub look: Look,
    /// Key `logo`, none by default.
    pub logo: Option<Logo>,
    /// Key `returning_readers`: whether lists mark what is new since a reader's last visit, and a series remembers where
    /// its reader was; `true` by default. What is remembered stays in the reader's browser.
    pub returning_readers: bool,
}

/// Key `logo` of the theme's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// A path from the site's root (`/logo.svg`) or a whole address.
    pub src: Placed,
    /// Key `with_title`: whether the site's name stands beside it; `true` by default.
    pub with_title: bool,
}

/// Key `markdown` of `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownSettings {
    /// Key `smart_punctuation`: curly quotes, dashes and ellipses; `true` by default.
    pub smart_punctuation: bool,
    /// Key `highlight`: colours in blocks of code; `true` by default.
    pub highlight: bool,
    /// Key `heading_ids`: the rule by which headings get their ids; `steadfast` by default.
    pub heading_ids: HeadingIds,
}

/// Key `output` of `site.yaml`; all `true` by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputSettings {
    /// Key `redirect_pages`: a page for each alias, for servers that read no `_redirects`.
    pub redirect_pages: bool,
    /// Key `redirects_file`: the file `_redirects`.
    pub redirects_file: bool,
    /// Key `headers_file`: the file `_headers`.
    pub headers_file: bool,
    /// Key `llms_txt`: the file `llms.txt`.
    pub llms_txt: bool,
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
