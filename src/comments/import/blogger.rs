//! Blogger: one Atom feed for posts, pages and comments, in the form before 2025 or in that of Google Takeout.
//!
//! In the old form a category says what an entry is, in the new one a `blogger:type`, of which `author` has one too.

use std::collections::HashMap;

use crate::comments::Submission;
use crate::comments::import::export::{Export, Imported, ImportedState};
use crate::comments::import::html::Lines;
use crate::comments::import::values::{date, name, some};
use crate::comments::import::xml::Element;
use crate::comments::import::{html, xml};
use crate::content::CommentState;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const GD: &str = "http://schemas.google.com/g/2005";
const THREAD: &str = "http://purl.org/syndication/thread/1.0";
const BLOGGER: &str = "http://schemas.google.com/blogger/2018";
/// The term of a category that says what an entry is, without its scheme.
const KIND: &str = "://schemas.google.com/blogger/2008/kind#";

pub(super) fn read(file: &SourcePath, text: &str) -> Result<Export, Diagnostic> {
    let mut export = Export::default();
    // A post may come after its comments.
    let (mut addresses, mut comments) = (HashMap::new(), Vec::new());
    xml::records(file, text, &["entry"], |entry| match kind(&entry).as_str() {
        "comment" => comments.push(entry),
        "post" | "page" => {
            addresses.insert(entry.text_of(ATOM, "id").to_owned(), address(&entry));
        }
        _ => {}
    })?;
    for entry in comments {
        match imported(&entry, &addresses) {
            Some(comment) => export.comments.push(comment),
            None => export.leave_out("comments that name no post"),
        }
    }
    Ok(export)
}

/// `post`, `page`, `comment`, or what else there is.
fn kind(entry: &Element) -> String {
    let new = entry.text_of(BLOGGER, "type");
    if !new.is_empty() {
        return new.to_lowercase();
    }
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    terms.filter_map(|term| Some(term.split_once(KIND)?.1)).next().unwrap_or_default().to_owned()
}

/// The address of a post: the exact path that the new form gives, or the link of the old one.
fn address(entry: &Element) -> String {
    let path = entry.text_of(BLOGGER, "filename");
    if !path.is_empty() {
        return path.to_owned();
    }
    let is_page =
        |link: &&Element| link.attribute("rel") == "alternate" && link.attribute("type") == "text/html";
    entry
        .children(ATOM, "link")
        .find(is_page)
        .map_or_else(String::new, |link| link.attribute("href").to_owned())
}

fn imported(entry: &Element, addresses: &HashMap<String, String>) -> Option<Imported> {
    let reply = entry.children(THREAD, "in-reply-to").next();
    let post = match reply {
        Some(reply) => reply.attribute("ref"),
        None => entry.text_of(BLOGGER, "parent"),
    };
    let article = match addresses.get(post) {
        Some(address) => address.clone(),
        None => reply.map(|reply| reply.attribute("href").to_owned()).filter(|href| !href.is_empty())?,
    };
    let id = entry.text_of(ATOM, "id");
    let author = entry.children(ATOM, "author").next();
    let of_author = |key| author.map_or("", |author| author.text_of(ATOM, key));
    Some(Imported {
        submission: Submission {
            article,
            author: name(of_author("name")),
            url: some(of_author("uri")),
            // Blogger gives `noreply@blogger.com` for everybody.
            mail: some(of_author("email")).filter(|mail| !mail.ends_with("@blogger.com")),
            body: html::to_markdown(entry.text_of(ATOM, "content"), Lines::Blanks),
            date: date(entry.text_of(ATOM, "published"), &Zone::UTC),
            received_from: Some("blogger".to_owned()),
            source_id: some(id),
            // Its pages carry this anchor, and old links name it.
            id: number(id).map(|number| format!("c{number}")),
            ..Submission::default()
        },
        parent: parent(entry, id),
        state: state(entry),
    })
}

/// The number at the end of `tag:blogger.com,1999:blog-1.post-301`.
fn number(id: &str) -> Option<&str> {
    id.rsplit_once(".post-")
        .map(|(_, number)| number)
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The comment that is answered: its id in the new form; in the old one a link whose address ends in its number.
fn parent(entry: &Element, id: &str) -> Option<String> {
    if let Some(parent) = some(entry.text_of(BLOGGER, "inReplyTo")) {
        return Some(parent);
    }
    let links = entry.children(ATOM, "link").filter(|link| link.attribute("rel") == "related");
    let numbers = links.filter_map(|link| {
        let (_, end) = link.attribute("href").rsplit_once("comments/default/")?;
        let digits = end.bytes().take_while(u8::is_ascii_digit).count();
        some(&end[..digits])
    });
    let (blog, own) = id.rsplit_once(".post-")?;
    numbers.filter(|number| number != own).map(|number| format!("{blog}.post-{number}")).next()
}

fn state(entry: &Element) -> ImportedState {
    let removed = entry
        .children(GD, "extendedProperty")
        .any(|property| property.attribute("name") == "blogger.contentRemoved");
    if removed || !entry.text_of(BLOGGER, "trashed").is_empty() {
        return ImportedState::Deleted;
    }
    match entry.text_of(BLOGGER, "status") {
        "" | "LIVE" => ImportedState::Is(CommentState::Approved),
        "SPAM" => ImportedState::Is(CommentState::Spam),
        "SOFT_TRASHED" | "DELETED" | "EMPTIED" => ImportedState::Deleted,
        _ => ImportedState::Is(CommentState::Held),
    }
}
