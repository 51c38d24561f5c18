//! Finds the address of a blog whose export does not name it: texts link to other texts of the blog by it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::exports::ExportFile;
use crate::exports::xml;
use crate::import::readers::blogger::entry_facts::{ATOM, address};
use crate::import::readers::blogger::shapes::POSTS;

/// Returns the home page whose paths are most often those of the blog's texts: `https://name.blogspot.com/`.
pub(super) fn find(file: &ExportFile) -> Result<Option<String>, Diagnostic> {
    let (mut own, mut links) = (BTreeSet::new(), BTreeMap::new());
    xml::records(file, POSTS, |entry| {
        own.extend(address(&entry));
        for (host, path) in page_links(entry.text_of(ATOM, "content")) {
            *links.entry((host.to_owned(), path.to_owned())).or_insert(0usize) += 1;
        }
        Ok(())
    })?;
    let mut hosts: BTreeMap<&str, usize> = BTreeMap::new();
    for ((host, path), count) in &links {
        if own.contains(path) {
            *hosts.entry(host).or_insert(0) += count;
        }
    }
    let best = hosts.into_iter().max_by_key(|(host, count)| (*count, std::cmp::Reverse(*host)));
    Ok(best.map(|(host, _)| format!("https://{host}/")))
}

/// Iterates over the hosts and paths of links to pages as Blogger names them: `/2013/04/name.html`, `/p/name.html`.
fn page_links(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split("://").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_whitespace() || "\"'<>?#&".contains(c)).unwrap_or(rest.len());
        let at = rest[..end].find('/')?;
        let path = rest[at..end].strip_suffix(".html").map(|_| &rest[at..end])?;
        Some((rest[..at].trim_start_matches("www."), path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_pages_are_found() {
        let html = "<a href=\"http://www.a.example/2013/04/b.html?m=1\">x</a> https://b.example/ https://c.example/p/d.html";
        let found: Vec<_> = page_links(html).collect();
        assert_eq!(found, [("a.example", "/2013/04/b.html"), ("c.example", "/p/d.html")]);
    }
}
