//! The changes that publish a draft.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::content;
use crate::content::{Article, Content};
use crate::date::Moment;
use crate::diagnostic::{Edit, Report};
use crate::edits::Changes;
use crate::path::SourcePath;
use crate::publication::file_name::with_day;
use crate::publication::refusal::Refusal;

/// When a text is to go live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When<'a> {
    /// On the date of its file, if that is today or in the future; otherwise now.
    Next,
    /// On a date, as it is to be written.
    On(&'a str),
}

/// The changes that publish a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingLive {
    /// The changes of its file; none if it is published already.
    pub changes: Changes,
    /// The file after the changes.
    pub file: SourcePath,
    /// The date of the article; a page has none.
    pub date: Option<Moment>,
    /// The name that the file should have, but does not get because other files name it.
    pub better_name: Option<SourcePath>,
}

/// Returns the changes that take the draft mark of a text away and set its date. `texts` are all Markdown files of the site.
///
/// The changed text is parsed again before it is returned: it is an article that goes live on that date, or it is refused.
pub fn going_live(
    file: &SourcePath,
    texts: &BTreeMap<SourcePath, Arc<str>>,
    when: When<'_>,
    now: &Moment,
    config: &Config,
) -> Result<GoingLive, Refusal> {
    let whole = texts
        .get(file)
        .ok_or_else(|| Refusal::new(format!("there is no file `{file}`"), "name a file below `content/`"))?;
    let before = parsed(file, whole, config)?;
    let (edits, date) = match (before.articles.first(), before.pages.first()) {
        (Some(article), _) => of_article(article, whole, when, now, config)?,
        (None, Some(page)) => {
            if when != When::Next {
                return Err(Refusal::new("a page has no date", "leave `--at` out"));
            }
            if page.text.body().trim().is_empty() {
                return Err(Refusal::no_text(file));
            }
            let edits = if page.draft { without_marks(file, whole, None, config)? } else { Vec::new() };
            (edits, None)
        }
        (None, None) => {
            return Err(Refusal::new(
                format!("`{file}` is neither an article nor a page"),
                "only these can be drafts",
            ));
        }
    };
    let mut changes = Changes::default();
    changes.edit_all(edits);
    check(file, whole, &changes, date.as_ref(), config)?;
    let named = date.as_ref().and_then(|date| with_day(file, date)).filter(|_| !changes.is_empty());
    let is_free = |named: &SourcePath| !texts.contains_key(named) && !is_named_elsewhere(file, texts);
    let (moved, better_name) = match named {
        Some(named) if is_free(&named) => (Some(named), None),
        other => (None, other),
    };
    if let Some(named) = &moved {
        changes.move_file(file.clone(), named.clone());
    }
    Ok(GoingLive { changes, file: moved.unwrap_or_else(|| file.clone()), date, better_name })
}

/// Parses one file. Errors are a refusal.
fn parsed(file: &SourcePath, whole: &Arc<str>, config: &Config) -> Result<Content, Refusal> {
    let mut report = Report::new();
    let content = content::parse(&[(file.clone(), Arc::clone(whole))].into(), config, &mut report);
    let faults = report.errors();
    if faults.is_empty() { Ok(content) } else { Err(Refusal::Faults(faults)) }
}

/// Returns the edits of an article, and its date after them.
fn of_article(
    article: &Article,
    whole: &str,
    when: When<'_>,
    now: &Moment,
    config: &Config,
) -> Result<(Vec<Edit>, Option<Moment>), Refusal> {
    let file = &article.text.file;
    if article.text.body().trim().is_empty() {
        return Err(Refusal::no_text(file));
    }
    if !article.draft && article.date <= *now {
        return match when {
            When::Next => Ok((Vec::new(), Some(article.date.clone()))),
            When::On(_) => Err(Refusal::new(
                format!("`{file}` is published since {}", article.date.with_zone()),
                "another date would give it another address, and subscribers the article once more; to show that it \
                 has changed, write `updated:`",
            )),
        };
    }
    let written = match when {
        When::On(date) => Some(date.trim().to_owned()),
        When::Next if article.date < *now && article.date.iso_day() != now.iso_day() => {
            Some(now.format("%Y-%m-%d %H:%M"))
        }
        When::Next => None,
    };
    let date = match &written {
        Some(written) => Moment::parse(written, &config.zone).map_err(|reason| {
            Refusal::new(format!("`{written}` is no date: {reason}"), "write 2027-01-31 09:00")
        })?,
        None => article.date.clone(),
    };
    if let Some(expires) = article.expires.as_ref().filter(|expires| *expires <= now || **expires <= date) {
        return Err(Refusal::new(
            format!("`{file}` expires {}, before it is published", expires.with_zone()),
            "remove `expires:`, or write a later date",
        ));
    }
    Ok((without_marks(file, whole, written.as_deref(), config)?, Some(date)))
}

/// Returns the edits that remove the marks of a draft, and set the date if there is one.
fn without_marks(
    file: &SourcePath,
    whole: &str,
    date: Option<&str>,
    config: &Config,
) -> Result<Vec<Edit>, Refusal> {
    let Some(matter) = content::front_matter(file, whole) else {
        return Err(Refusal::not_editable(file, "date"));
    };
    let keys = content::publication_keys(file, whole, &matter.node, config);
    let editor = matter.editor(file, whole);
    let mut edits = Vec::new();
    let mut marks = keys.draft_marks.as_slice();
    if let Some(date) = date {
        match (keys.date, marks) {
            (Some(entry), _) => edits.push(editor.set(&entry.key, date)),
            // The line of the mark becomes that of the date: an insertion behind a removed line would be lost with it.
            (None, [mark, rest @ ..]) => {
                edits.extend([editor.rename_key(mark, "date"), editor.set(&mark.key, date)]);
                marks = rest;
            }
            (None, []) => edits.push(editor.set("date", date)),
        }
    }
    edits.extend(marks.iter().map(|mark| editor.remove(&mark.key)));
    let key = keys.draft_marks.first().or(keys.date.as_ref()).map_or("date", |entry| entry.key.as_str());
    edits.into_iter().collect::<Option<Vec<Edit>>>().ok_or_else(|| Refusal::not_editable(file, key))
}

/// Checks that the changed text is no draft and has the date.
fn check(
    file: &SourcePath,
    whole: &Arc<str>,
    changes: &Changes,
    date: Option<&Moment>,
    config: &Config,
) -> Result<(), Refusal> {
    let resolved = changes.resolve(|_| Some(Arc::clone(whole)));
    let Some(after) = resolved.files.first().and_then(|file| file.after.as_deref()) else { return Ok(()) };
    let content = parsed(file, &Arc::from(after), config)?;
    let is_live = match (content.articles.first(), content.pages.first()) {
        (Some(article), _) => !article.draft && date.is_none_or(|date| article.date == *date),
        (None, Some(page)) => !page.draft,
        (None, None) => false,
    };
    if is_live && resolved.left_out.is_empty() { Ok(()) } else { Err(Refusal::not_editable(file, "draft")) }
}

/// Returns whether another text contains the name of a file, perhaps as a link.
fn is_named_elsewhere(file: &SourcePath, texts: &BTreeMap<SourcePath, Arc<str>>) -> bool {
    texts.iter().any(|(other, text)| other != file && text.contains(file.stem()))
}
