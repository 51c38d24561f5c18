//! The addresses of the old site that no text has: lists of terms and authors, feeds, and pages of pictures.

use std::collections::BTreeSet;

use crate::import::listings::list_of;
use crate::import::old_lists::{ListKind, old_lists};
use crate::import::readers::wordpress::library::{Library, TermKind};
use crate::import::receiver::Import;
use crate::slug::Slug;

/// The addresses of feeds.
const FEEDS: [&str; 4] = ["/feed/", "/feed/atom/", "/feed/rss2/", "/feed/rdf/"];

/// Adds the redirects whose targets the new site has.
pub(super) fn add(library: &Library, bases: &BTreeSet<(TermKind, String)>, import: &mut Import<'_>) {
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
    let front = library.front();
    let fronts = BTreeSet::from(["", &front]);
    for ((kind, nicename), name) in &library.terms {
        let (usual, folder) = match kind {
            TermKind::Tag => ("/tag/", "tags"),
            TermKind::Category => ("/category/", "categories"),
        };
        let to = list_of(folder, name);
        let with_front = format!("{front}{usual}");
        let of_links = bases.iter().filter(|(of, _)| of == kind).map(|(_, base)| base.as_str());
        for base in [usual, &with_front].into_iter().chain(of_links) {
            redirect(&format!("{base}{}/", library.with_parents(nicename)), &to);
            redirect(&format!("{base}{nicename}/"), &to);
        }
    }
    for login in &library.live_logins {
        if let Some(id) = library.author(login) {
            // The address has the login as WordPress cleans it.
            let name = Slug::from_title(login);
            let to = format!("/authors/{}/", Slug::from_title(&id).as_str());
            for front in &fronts {
                redirect(&format!("{front}/author/{}/", name.as_str()), &to);
            }
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
    for front in fronts {
        import.old_lists(old_lists(
            &[
                (ListKind::Year, &format!("{front}/:year/")),
                (ListKind::Month, &format!("{front}/:year/:month/")),
            ],
            str::to_owned,
        ));
    }
}
