//! Reads Blogger's comments from one Atom feed with posts, pages and comments: the export before 2025, or that of Google
//! Takeout.
//!
//! The type of an entry is in a `category` in the old form, and in `blogger:type` in the new one. An `author` has a
//! `blogger:type` too.

use std::collections::HashMap;
use std::sync::Arc;

use crate::comments::Submission;
use crate::comments::import::export::Export;
use crate::comments::import::html;
use crate::comments::import::html::Lines;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::import::values::{LONGEST_HTML, date, name, some};
use crate::content::CommentState;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::exports::ExportFile;
use crate::exports::xml;
use crate::exports::xml::{Element, Shape};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const GD: &str = "http://schemas.google.com/g/2005";
const THREAD: &str = "http://purl.org/syndication/thread/1.0";
const BLOGGER: &str = "http://schemas.google.com/blogger/2018";
/// The start of a category's term that holds the type of an entry, without its scheme.
const KIND: &str = "://schemas.google.com/blogger/2008/kind#";

const SHAPE: Shape<'_> = Shape {
    records: &["entry"],
    parts: &[],
    kept: &[
        "id",
        "type",
        "category",
        "link",
        "filename",
        "in-reply-to",
        "parent",
        "inReplyTo",
        "author",
        "name",
        "uri",
        "email",
        "content",
        "published",
        "extendedProperty",
        "trashed",
        "status",
    ],
    longest: LONGEST_HTML,
};

pub(super) fn read(file: &ExportFile) -> Result<Export, Diagnostic> {
    let mut export = Export::default();
    let mut addresses = HashMap::new();
    // A post may come after its comments, so the posts are looked up at the end. These are the links that the old form has
    // beside the post, one for each comment.
    let mut links: Vec<Arc<str>> = Vec::new();
    xml::records(file, SHAPE, |entry| {
        match kind(&entry).as_str() {
            "comment" => {
                let reply = entry.children(THREAD, "in-reply-to").next();
                links.push(export.comments.article(reply.map_or("", |reply| reply.attribute("href"))));
                return export.comments.push(imported(&entry));
            }
            "post" | "page" => {
                let address = export.comments.article(&address(&entry));
                addresses.insert(entry.text_of(ATOM, "id").to_owned(), address);
            }
            _ => {}
        }
        Ok(())
    })?;
    let mut links = links.into_iter();
    let mut without = 0;
    export.comments.list.retain_mut(|comment| {
        let link = links.next().filter(|link| !link.is_empty());
        match addresses.get(&*comment.article).cloned().or(link) {
            Some(article) => comment.article = article,
            None => {
                without += 1;
                return false;
            }
        }
        true
    });
    (0..without).for_each(|_| export.leave_out("comments that name no post"));
    Ok(export)
}

/// Returns the type of an entry: `post`, `page`, `comment` or another.
fn kind(entry: &Element) -> String {
    let new = entry.text_of(BLOGGER, "type");
    if !new.is_empty() {
        return new.to_lowercase();
    }
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    terms.filter_map(|term| Some(term.split_once(KIND)?.1)).next().unwrap_or_default().to_owned()
}

/// Returns the address of a post: the path in the new form, or the link in the old one.
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

/// Reads a comment. Its article is the id of its post.
fn imported(entry: &Element) -> Imported {
    let post = match entry.children(THREAD, "in-reply-to").next() {
        Some(reply) => reply.attribute("ref"),
        None => entry.text_of(BLOGGER, "parent"),
    };
    let id = entry.text_of(ATOM, "id");
    let author = entry.children(ATOM, "author").next();
    let of_author = |key| author.map_or("", |author| author.text_of(ATOM, key));
    Imported {
        submission: Submission {
            article: post.to_owned(),
            author: name(of_author("name")),
            url: some(of_author("uri")),
            // Blogger writes `noreply@blogger.com` for all commenters.
            mail: some(of_author("email")).filter(|mail| !mail.ends_with("@blogger.com")),
            body: html::to_markdown(entry.text_of(ATOM, "content"), Lines::Blanks),
            date: date(entry.text_of(ATOM, "published"), &Zone::UTC),
            received_from: Some("blogger".to_owned()),
            source_id: some(id),
            // Blogger's pages have this anchor, so old links lead to it.
            id: number(id).map(|number| format!("c{number}")),
            ..Submission::default()
        },
        parent: parent(entry, id),
        state: state(entry),
        size: entry.size_of(ATOM, "content"),
    }
}

/// Returns the number at the end of `tag:blogger.com,1999:blog-1.post-301`.
fn number(id: &str) -> Option<&str> {
    id.rsplit_once(".post-")
        .map(|(_, number)| number)
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the id of the comment that an entry answers. In the old form it is made of the number at the end of a link.
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
