//! Reads a comment from its file, which is in the folder of its article.

use std::sync::Arc;

use crate::config::Config;
use crate::content::comment::{Comment, FOLDER, STATES, folder, is_id_character, is_web_address};
use crate::content::opened_file::{OpenedFile, Presence};
use crate::content::unknown_keys::unknown;
use crate::content::{Text, opened_file, plain_comment, title};
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::keys::Fields;
use crate::markdown::untrusted;
use crate::path::SourcePath;
use crate::slug::Slug;

/// Parses the file of a comment. Returns `None` and reports the errors if it is not a valid comment.
pub fn parse_comment(
    file: &SourcePath,
    whole: &Arc<str>,
    config: &Config,
    report: &mut Report,
) -> Option<Comment> {
    if let Some(comment) = plain_comment::read(file, whole, config) {
        return Some(comment);
    }
    let opened = opened_file::open(file, whole, report)?;
    (opened.presence != Presence::Unreadable).then(|| read(&opened, config, report))?
}

/// Reads a comment. Returns `None` if a required key is missing or has an error.
pub(super) fn read(opened: &OpenedFile, config: &Config, report: &mut Report) -> Option<Comment> {
    let OpenedFile { text, node, .. } = opened;
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
    let whole = text.whole();
    let mut fields = Fields::new(&text.file, &whole, node, "a comment", report)?;
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
    fields.unknown_key_help(&[
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

/// Returns the name of the folder. The key `article` may repeat it.
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

/// Reads the key `id`, or else takes the file's name.
fn id(fields: &mut Fields<'_, '_>, text: &Text) -> Option<Located<String>> {
    let given = fields.text("id");
    if given.is_none() && !fields.is_absent("id") {
        return None;
    }
    let id = given.unwrap_or_else(|| Located { value: text.file.stem().to_owned(), at: 0..0 });
    if id.value.chars().all(is_id_character) {
        return Some(id);
    }
    let slug = Slug::from_title(&id.value);
    let mut good: String = slug.as_str().chars().filter(|c| is_id_character(*c)).collect();
    if good.trim_matches('-').is_empty() {
        good = "c1".to_owned();
    }
    let what = if id.at.is_empty() { "the file's name" } else { "the id" };
    let message =
        format!("{what} `{}` cannot be an anchor: it may hold only a-z, A-Z, 0-9, `-` and `_`", id.value);
    title::refuse(fields, &id, message, "id", &good);
    None
}

/// Reads the address of the commenter's site. The address is not trusted: one that is not `http:` or `https:` is left
/// out with a warning.
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
