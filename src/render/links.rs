//! What the links and pictures of a text mean: files beside it, pages of the site, other sites.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::codes;
use crate::folding::composed;
use crate::language::Language;
use crate::markdown;
use crate::markdown::Colours;
use crate::markdown::Link;
use crate::markdown::Picture;
use crate::markdown::Plain;
use crate::markdown::Positions;
use crate::markdown::Resolve;
use crate::path::SourcePath;
use crate::path::Url;
use crate::plan::Plan;
use crate::render::pictures;
use crate::render::unpublished;
use crate::site::Entry;
use crate::site::Site;
use crate::source::Asset;

/// The ids of the default theme's pages; headings of texts get others.
pub(super) const THEME_IDS: &[&str] = &[
    "content",
    "comments",
    "comment-form",
    "site-comments-title",
    "site-comment-form-title",
    "site-comment",
    "site-comment-name",
    "site-comment-url",
    "site-comment-text",
    "site-comment-subject",
];

/// Writes an article's text as HTML; its headings leave the ids of its comments free.
pub(super) fn article(
    entry: &Entry,
    site: &Site,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
    positions: Positions,
) -> markdown::Html {
    let comments = entry.thread.iter().map(|shown| shown.comment.id.value.as_str());
    let reserved: Vec<&str> = THEME_IDS.iter().copied().chain(comments).collect();
    write(
        &entry.article.text,
        &reserved,
        site.languages.of(entry.article.language.as_deref()),
        positions,
        &Links { file: &entry.article.text.file, site, plan, assets },
    )
}

/// Writes any other text of the author's as HTML.
pub(super) fn to_html(
    text: &Text,
    site: &Site,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
    language: &Language,
    positions: Positions,
) -> markdown::Html {
    write(text, THEME_IDS, language, positions, &Links { file: &text.file, site, plan, assets })
}

fn write(
    text: &Text,
    reserved_ids: &[&str],
    language: &Language,
    positions: Positions,
    links: &Links<'_>,
) -> markdown::Html {
    let source = markdown::Source { file: &text.file, whole: &text.whole, body: text.body.clone() };
    let options = markdown::Options {
        quotes: Some(&language.quotes).filter(|_| links.site.config.markdown.smart_punctuation),
        reserved_ids,
        words: &language.words,
        positions,
        colours: if links.site.config.markdown.highlight { Colours::Shown } else { Colours::Left },
        plain: if links.site.config.search { Plain::Kept } else { Plain::Left },
        sizes: pictures::sizes(links.site),
    };
    markdown::to_html(&source, &options, links)
}

/// Finds what the destinations in one file mean.
pub(super) struct Links<'a> {
    pub(super) file: &'a SourcePath,
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) assets: &'a BTreeMap<SourcePath, Asset>,
}

impl Resolve for Links<'_> {
    fn link(&self, destination: &str) -> Link {
        if is_elsewhere(destination) {
            return Link::External(destination.to_owned());
        }
        let (path, query, anchor) = parts(destination);
        match self.find(path) {
            Ok(url) => {
                let anchor = anchor.map(composed);
                let hash = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let href = format!("{}{query}{hash}", self.site.config.base.href(&url));
                let decoded = |anchor: &str| percent_decode_str(anchor).decode_utf8_lossy().into_owned();
                let anchor = anchor.as_deref().map(decoded);
                Link::Internal { href, url, anchor }
            }
            Err(_) if self.is_unread(path) => Link::External(destination.to_owned()),
            Err(fault) => Link::Missing(fault),
        }
    }

    fn picture(&self, destination: &str) -> Picture {
        if is_elsewhere(destination) {
            return Picture::External(destination.to_owned());
        }
        let (path, ..) = parts(destination);
        match self.find(path) {
            Ok(url) => {
                let base = &self.site.config.base;
                let file = self.plan.file_at(&url);
                let asset = file.and_then(|file| self.assets.get(file));
                if let Some(fault) = asset.and_then(|asset| unpublished::unshown(path, asset.kind?)) {
                    return Picture::Missing(Box::new(Diagnostic { severity: Severity::Error, ..fault }));
                }
                let dimensions = asset.and_then(|asset| asset.dimensions);
                let choice = file.and_then(|file| self.plan.picture(file));
                let choice = choice.map(|sizes| Box::new(pictures::choice(sizes, base)));
                Picture::Local { src: base.href(&url), dimensions, url, choice }
            }
            // A link may offer what no browser shows; a picture would be a blank.
            Err(fault) if fault.code == codes::UNSHOWN_PICTURE => {
                Picture::Missing(Box::new(Diagnostic { severity: Severity::Error, ..*fault }))
            }
            Err(fault) => Picture::Missing(fault),
        }
    }
}

impl Links<'_> {
    /// Whether a path may lead to a file that could not be read, which is a fault already.
    fn is_unread(&self, path: &str) -> bool {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let sibling = self.file.sibling(&decoded);
        let by_name = sibling.is_some_and(|file| self.site.unread.contains(&file));
        let base = self.site.config.base.path();
        let at_root = decoded.strip_prefix(base).unwrap_or(&decoded).strip_prefix('/');
        by_name || at_root.is_some_and(|path| self.site.unread.iter().any(|file| may_be_at(file, path)))
    }

    /// The address that a path in this file leads to.
    fn find(&self, path: &str) -> Result<Url, Box<Diagnostic>> {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        if decoded.starts_with('/') {
            return self.at_root(&decoded);
        }
        if let Some(url) = self.file.sibling(&decoded).and_then(|file| self.plan.source(&file).cloned()) {
            return Ok(url);
        }
        // Texts from elsewhere link by address: `../other-post/`, seen from the page.
        let by_address = self.plan.source(self.file).and_then(|page| joined(page, &decoded));
        if let Some(url) = by_address.and_then(|path| self.plan.at(&path)) {
            return Ok(url);
        }
        Err(Box::new(self.missing_file(path, &decoded)))
    }

    /// An address of this site, with or without the folder that the site stands below.
    fn at_root(&self, path: &str) -> Result<Url, Box<Diagnostic>> {
        let inside = path.strip_prefix(self.site.config.base.path()).filter(|rest| rest.starts_with('/'));
        if let Some(url) = [Some(path), inside].into_iter().flatten().find_map(|path| self.plan.at(path)) {
            return Ok(url);
        }
        if let Some(fault) = unpublished::at_address(path, inside.unwrap_or(path), self.site, self.plan) {
            return Err(Box::new(fault));
        }
        let fault = Diagnostic::warning(codes::DEAD_LINK, format!("this site has nothing at `{path}`"));
        let meant = self.plan.address_like(path.trim_matches('/'));
        let is_page = path.ends_with('/') || path.ends_with(".html");
        Err(Box::new(match meant {
            Some(meant) => {
                let slash = if meant.contains('.') { "" } else { "/" };
                fault.help(format!("did you mean `/{meant}{slash}`?"))
            }
            None if is_page => {
                fault.help("link to the Markdown file: such links follow when an address changes")
            }
            None => fault.help(format!("put the file at `static{path}`, or mend the address")),
        }))
    }

    fn missing_file(&self, path: &str, decoded: &str) -> Diagnostic {
        let sibling = self.file.sibling(decoded);
        if let Some(withheld) =
            sibling.as_ref().and_then(|file| self.site.withheld.iter().find(|it| it.file == *file))
        {
            return Diagnostic::warning(codes::DEAD_LINK, format!("`{path}` is not published at present"))
                .why(format!("“{}” is a draft, scheduled, or expired", withheld.title))
                .help("publish it first, or take the link out until then");
        }
        if let Some(fault) =
            sibling.as_ref().and_then(|file| unpublished::file(path, file, self.site, self.plan))
        {
            return fault;
        }
        let looked = sibling.map_or_else(|| "outside the site".to_owned(), |file| format!("as `{file}`"));
        let names_a_file = decoded.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let fault = if names_a_file {
            Diagnostic::error(codes::MISSING_TARGET, format!("there is no file `{path}`"))
        } else {
            Diagnostic::warning(codes::DEAD_LINK, format!("there is no page or file `{path}`"))
        };
        let fault = fault.why(format!("it was looked for {looked}"));
        match self.nearest_file(decoded) {
            Some(meant) => fault.help(format!("did you mean `{meant}`?")),
            None => fault.help("mend the path, or put the file there"),
        }
    }

    /// The most similar name of a file with an address, as it would be written here.
    fn nearest_file(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let meant = self.plan.file_like(name)?;
        Some(relative(self.file, meant))
    }
}

/// Lists whose pages come and go with what is in them.
const LISTS: [&str; 5] = ["archive", "authors", "categories", "series", "tags"];

/// Whether a file that could not be read may have its page at a path without its first slash, as far as the file's name
/// tells; or a list that perhaps nothing else brings about.
fn may_be_at(file: &SourcePath, path: &str) -> bool {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return false };
    let folder = file.folder().rsplit('/').next().unwrap_or_default();
    let name = if file.stem() == "index" { folder } else { file.stem() }.to_lowercase();
    LISTS.contains(first) || name.ends_with(&last.trim_end_matches(".html").to_lowercase())
}

/// Whether a destination has a scheme or a host.
fn is_elsewhere(destination: &str) -> bool {
    let scheme = destination.split([':', '/', '?', '#']).next().unwrap_or_default();
    let has_scheme = destination[scheme.len()..].starts_with(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    has_scheme || destination.starts_with("//")
}

/// Path, query with its `?`, and anchor without its `#`.
fn parts(destination: &str) -> (&str, &str, Option<&str>) {
    let (rest, anchor) = match destination.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor)),
        None => (destination, None),
    };
    let at = rest.find('?').unwrap_or(rest.len());
    (&rest[..at], &rest[at..], anchor)
}

/// The path from the root that `relative` means on the page `from`.
fn joined(from: &Url, relative: &str) -> Option<String> {
    let folder = SourcePath::new(from.as_str().trim_start_matches('/'));
    let slash = if relative.ends_with('/') { "/" } else { "" };
    Some(format!("/{}{slash}", folder.sibling(relative)?))
}

/// The way from one file to another, as a link is written.
fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) =
        (from.folder().split('/').collect(), to.as_str().split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.iter().skip(shared).filter(|part| !part.is_empty()).count());
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_two_files_is_written_as_a_link() {
        let check = |from: &str, to: &str, way: &str| {
            assert_eq!(relative(&SourcePath::new(from), &SourcePath::new(to)), way);
        };
        check("content/a.md", "content/b.md", "b.md");
        check("content/x/a.md", "content/b.md", "../b.md");
        check("content/x/a.md", "static/i/b.png", "../../static/i/b.png");
    }

    #[test]
    fn a_file_that_cannot_be_read_excuses_only_links_that_may_lead_to_it() {
        let check = |file: &str, path: &str, may: bool| {
            assert_eq!(may_be_at(&SourcePath::new(file), path), may, "{file} {path}");
        };
        check("content/2020-01-02-hello.md", "2020/01/hello/", true);
        check("content/2020-01-02-Hello.md", "hello.html", true);
        check("content/pages/help/index.md", "help/", true);
        check("content/2020-01-02-hello.md", "tags/one/", true);
        check("content/2020-01-02-hello.md", "2020/01/other/", false);
        check("content/2020-01-02-hello.md", "p.svg", false);
        check("content/2020-01-02-hello.md", "", false);
    }

    #[test]
    fn schemes_and_hosts_lead_elsewhere() {
        for there in ["https://a/", "//a/b", "ftp:x", "web+x:y"] {
            assert!(is_elsewhere(there), "{there}");
        }
        for here in ["a.md", "/a:b/", "./a:b", "a b:c", "#x:y", "2:x"] {
            assert!(!is_elsewhere(here), "{here}");
        }
    }
}
