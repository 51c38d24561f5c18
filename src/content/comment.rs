//! A comment: one file in the folder of its article.

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::content::front_matter::{Opened, Presence};
use crate::content::parse::unknown;
use crate::content::{Text, front_matter, plain_comment, title};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::keys::Fields;
use crate::markdown::untrusted;
use crate::path::SourcePath;
use crate::slug::Slug;

/// The folder of comments, one folder in it for each article.
pub const FOLDER: &str = "content/comments";

/// The states by the words that files have for them.
pub const STATES: [(&str, CommentState); 4] = [
    ("held", CommentState::Held),
    ("approved", CommentState::Approved),
    ("rejected", CommentState::Rejected),
    ("spam", CommentState::Spam),
];

/// Reads the file of a comment; `None` when it cannot be a comment, which is reported.
pub fn of_file(file: &SourcePath, whole: &Arc<str>, config: &Config, report: &mut Report) -> Option<Comment> {
    if let Some(comment) = plain_comment::read(file, whole, config) {
        return Some(comment);
    }
    let opened = front_matter::open(file, whole, report)?;
    (opened.presence != Presence::Unreadable).then(|| read(&opened, config, report))?
}

/// Reads a comment; `None` when a key that it needs is missing or at fault.
pub(super) fn read(opened: &Opened, config: &Config, report: &mut Report) -> Option<Comment> {
    let Opened { text, node, .. } = opened;
    let Some(folder) = folder(&text.file) else {
        report.push(
            Diagnostic::error(
                codes::COMMENT_WITHOUT_ARTICLE,
                "this comment is not in the folder of an article",
            )
            .at(text.span(0..0))
            .help(format!(
                "move it into a folder with the article's slug: `{FOLDER}/the-articles-slug/{}`",
                text.file.name()
            )),
        );
        return None;
    };
    let mut fields = Fields::of(&text.file, &text.whole, node, "a comment", report)?;
    fields.prose(&["author"]);
    let id = id(&mut fields, text);
    let article = article(&mut fields, folder);
    let reply_to = fields.text("reply_to");
    let state = fields.one_of("state", &STATES);
    if state.is_none() && fields.is_absent("state") {
        fields.missing("state", "state: held");
    }
    let text_of = |fields: &mut Fields<'_, '_>, key| fields.text(key).map(|text| text.value);
    let held_because = text_of(&mut fields, "held_because");
    let author = title::required(&mut fields, "author", "author: Ann");
    let by = fields.text("by");
    let url = url(&mut fields);
    let date = fields.date("date", &config.zone);
    if date.is_none() && fields.is_absent("date") {
        fields.missing("date", "date: 2010-07-19 09:56");
    }
    let received_from = text_of(&mut fields, "received_from");
    let source_id = text_of(&mut fields, "source_id");
    let decided = fields.date("decided", &config.zone);
    let state_at = fields.entry("state").map_or(0..0, |entry| entry.value.at.clone());
    fields.strangers(&[
        ("name", "write `author`:\nauthor: Ann"),
        ("email", "mail addresses are not kept; remove the line"),
        ("approved", "write `state`:\nstate: approved"),
    ]);
    fields.finish(unknown(config));
    Some(Comment {
        text: text.clone(),
        article: article?,
        id: id?,
        reply_to,
        state: state?,
        state_at,
        held_because,
        author: untrusted::name(&author?.value),
        by,
        url,
        date: date?.value,
        received_from,
        source_id,
        decided,
    })
}

/// The name of the article's folder; `None` when the file is not in exactly one.
pub(super) fn folder(file: &SourcePath) -> Option<&str> {
    let (folder, name) = file.below(FOLDER)?.split_once('/')?;
    (!name.contains('/')).then_some(folder)
}

/// The folder's name, which the key `article` may repeat.
fn article(fields: &mut Fields<'_, '_>, folder: &str) -> Option<Located<String>> {
    let Some(article) = fields.text("article") else {
        return Some(Located { value: folder.to_owned(), at: 0..0 });
    };
    if article.value == folder {
        return Some(article);
    }
    let place = fields.span(article.at.clone());
    fields.fault(
        Diagnostic::error(
            codes::COMMENT_WITHOUT_ARTICLE,
            format!("the comment stands in the folder of `{folder}`, but names `{}`", article.value),
        )
        .at(place)
        .help(format!("move the file into `{FOLDER}/{}/`, or write:\narticle: {folder}", article.value)),
    );
    None
}

/// The key `id`, or the file's name.
fn id(fields: &mut Fields<'_, '_>, text: &Text) -> Option<Located<String>> {
    let given = fields.text("id");
    if given.is_none() && !fields.is_absent("id") {
        return None;
    }
    let id = given.unwrap_or_else(|| Located { value: text.file.stem().to_owned(), at: 0..0 });
    if id.value.chars().all(fits) {
        return Some(id);
    }
    let slug = Slug::from_title(&id.value);
    let mut good: String = slug.as_str().chars().filter(|c| fits(*c)).collect();
    if good.trim_matches('-').is_empty() {
        good = "c1".to_owned();
    }
    let what = if id.at.is_empty() { "the file's name" } else { "the id" };
    let message =
        format!("{what} `{}` cannot be an anchor: it may hold only a-z, A-Z, 0-9, `-` and `_`", id.value);
    title::refuse(fields, &id, message, "id", &good);
    None
}

/// Whether an address can be that of a commenter's site: what a browser would mend or hide is none.
pub fn is_web_address(url: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let hidden =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fffd}');
    scheme.is_some_and(|scheme| !matches!(url.as_bytes().get(scheme.len()), None | Some(b'/' | b'\\')))
        && !url.contains(hidden)
        && untrusted::name(url) == url
}

/// Whether an id may hold a character.
pub(super) fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The commenter's site. One that is not `http:` or `https:` is left out with a warning: it comes from a stranger.
fn url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let url = fields.text("url")?;
    if is_web_address(&url.value) {
        return Some(url.value);
    }
    let place = fields.span(url.at);
    fields.fault(
        Diagnostic::warning(codes::UNSAFE_LINK, format!("`{}` is left out", url.value))
            .at(place)
            .why("the address of a commenter's site begins with `https://` or `http://`, and has no blanks")
            .help("correct the address, or remove the line"),
    );
    None
}

/// A comment. Keys: `id`, `article`, `reply_to`, `state` (required), `held_because`, `author` (required), `by`, `url`,
/// `date` (required), `received_from`, `source_id`, `decided`. The body is the comment, in Markdown without HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Its file and Markdown.
    pub text: Text,
    /// The name of its folder, or the key `article`: the slug or file name of the article.
    pub article: Located<String>,
    /// `id`, or the file's name without ending: ASCII letters, digits, `-` and `_`; the anchor in the page.
    pub id: Located<String>,
    /// The id of the comment that it answers.
    pub reply_to: Option<Located<String>>,
    /// What was decided.
    pub state: CommentState,
    /// The bytes of the file that say so.
    pub state_at: Range<usize>,
    /// Why it waits.
    pub held_because: Option<String>,
    /// The commenter's name.
    pub author: String,
    /// `by`: the author of the site who wrote it; a comment of a reader's has none, whatever its name.
    pub by: Option<Located<String>>,
    /// The commenter's site: `http:` or `https:` only.
    pub url: Option<String>,
    /// When it was written.
    pub date: Moment,
    /// The way it came: `form`, `mail`, `import`, …
    pub received_from: Option<String>,
    /// Its id where it came from.
    pub source_id: Option<String>,
    /// When it was decided.
    pub decided: Option<Located<Moment>>,
}

impl Comment {
    /// `article/id`: a name that no other comment has.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.article.value, self.id.value)
    }
}

/// What was decided about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentState {
    /// Nothing yet.
    Held,
    /// It is shown.
    Approved,
    /// It is not shown.
    Rejected,
    /// It is not shown, and was not meant for readers.
    Spam,
}

impl CommentState {
    /// The word that files have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Held => "held",
            CommentState::Approved => "approved",
            CommentState::Rejected => "rejected",
            CommentState::Spam => "spam",
        }
    }
}
