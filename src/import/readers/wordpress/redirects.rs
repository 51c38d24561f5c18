//! The addresses of the old site that no text has: lists of terms and authors, feeds, and pages of pictures.

use std::collections::BTreeSet;

use crate::import::readers::wordpress::library::{Library, TermKind};
use crate::import::receiver::Import;
use crate::slug::Slug;

/// The addresses of feeds.
const FEEDS: [&str; 4] = ["/feed/", "/feed/atom/", "/feed/rss2/", "/feed/rdf/"];

/// The most levels of categories.
const DEEPEST: usize = 16;

/// Adds the redirects whose targets the new site has.
pub(super) fn add(library: &Library, import: &mut Import<'_>) {
    let taken: BTreeSet<&str> = library.addresses.values().map(String::as_str).collect();
    if library.live.is_empty() {
        return;
    }
    for feed in FEEDS {
        import.feed(feed);
    }
    let mut redirect = |from: &str, to: &str| {
        if from != to && !taken.contains(from) {
            import.redirect(from, to);
        }
    };
    for ((kind, nicename), name) in &library.terms {
        let slug = Slug::from_term(name);
        match kind {
            TermKind::Tag => redirect(&format!("/tag/{nicename}/"), &format!("/tags/{}/", slug.as_str())),
            TermKind::Category => {
                let to = format!("/categories/{}/", slug.as_str());
                redirect(&format!("/category/{}/", with_parents(library, nicename)), &to);
                redirect(&format!("/category/{nicename}/"), &to);
            }
        }
    }
    for login in &library.live_logins {
        if let Some(id) = library.author(login) {
            // The address has the login as WordPress cleans it.
            let from = format!("/author/{}/", Slug::from_title(login).as_str());
            redirect(&from, &format!("/authors/{}/", Slug::from_title(&id).as_str()));
        }
    }
    for attachment in
        library.attachments.iter().filter(|attachment| library.live.contains(&attachment.parent))
    {
        let post = library.addresses.get(&attachment.parent);
        if let (Some(from), Some(to)) = (library.home.page(&attachment.page), post) {
            redirect(&from, to);
        }
    }
}

/// Returns the path of a category below those that it belongs to.
fn with_parents(library: &Library, nicename: &str) -> String {
    let mut path = vec![nicename];
    while let Some(parent) = path.last().and_then(|last| library.parents.get(*last)) {
        if path.contains(&parent.as_str()) || path.len() > DEEPEST {
            break;
        }
        path.push(parent);
    }
    path.reverse();
    path.join("/")
}
