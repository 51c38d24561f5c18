//! Resolves the path of a request to an output of the plan. A path is never joined to a folder: only the plan's outputs exist.

use percent_encoding::percent_decode_str;

use crate::blog::Blog;
use crate::path::{OutPath, Url};
use crate::plan::Output;
use crate::preview::moved_pages::Moved;

/// The result of resolving a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved<'a> {
    /// A file of the site.
    Output(&'a OutPath, &'a Output),
    /// A redirect to an encoded path: from a folder without its slash, or from the root of the host.
    Redirect(String),
    /// Nothing.
    Nothing,
    /// The path is malformed.
    Malformed,
}

/// Resolves a path as it is in the request's first line.
pub(super) fn find<'a>(path: &str, blog: &'a Blog) -> Resolved<'a> {
    let Some(decoded) = decoded(path) else { return Resolved::Malformed };
    let base = blog.site.config.base.path();
    if !base.is_empty() && path == "/" {
        return Resolved::Redirect(format!("{base}/"));
    }
    let Some(base_decoded) = self::decoded(base) else { return Resolved::Nothing };
    let Some(inside) = decoded.strip_prefix(base_decoded.as_str()) else { return Resolved::Nothing };
    let Some(inside) = inside.strip_prefix('/') else {
        return if inside.is_empty() { Resolved::Redirect(format!("{base}/")) } else { Resolved::Nothing };
    };
    let is_folder = inside.is_empty() || inside.ends_with('/');
    let file = if is_folder { format!("{inside}index.html") } else { inside.to_owned() };
    let output = |file: &str| {
        let file = OutPath::parse(file).ok()?;
        blog.plan.outputs().get_key_value(&file)
    };
    if let Some((path, output)) = output(&file) {
        return Resolved::Output(path, output);
    }
    if !is_folder && output(&format!("{inside}/index.html")).is_some() {
        return Resolved::Redirect(format!("{path}/"));
    }
    Resolved::Nothing
}

/// Returns the new address of a page that was at this path before a save.
pub(super) fn moved(path: &str, blog: &Blog, moved: &Moved) -> Option<String> {
    let base = &blog.site.config.base;
    let inside = decoded(path)?.strip_prefix(decoded(base.path())?.as_str())?.to_owned();
    let is_it = |url: &&Url| url.as_str() == inside || url.as_str().trim_end_matches('/') == inside;
    let from = moved.keys().find(is_it)?;
    Some(base.href(&moved[from]))
}

/// Decodes a path once; `None` if it contains what no address of a site does.
fn decoded(path: &str) -> Option<String> {
    let mut whole = String::with_capacity(path.len());
    let mut segments = path.split('/').peekable();
    if path.is_empty() {
        return Some(whole);
    }
    if segments.next() != Some("") {
        return None;
    }
    while let Some(segment) = segments.next() {
        let decoded = percent_decode_str(segment).decode_utf8().ok()?;
        let is_last = segments.peek().is_none();
        let empty_inside = decoded.is_empty() && !is_last;
        let hostile = |c: char| c.is_control() || matches!(c, '/' | '\\');
        if empty_inside || matches!(decoded.as_ref(), "." | "..") || decoded.contains(hostile) {
            return None;
        }
        whole.push('/');
        whole.push_str(&decoded);
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blog::Request;
    use crate::date::{Moment, Zone};
    use crate::diagnostic::Report;
    use crate::source::from_fixture;

    fn blog(url: &str) -> Blog {
        let text = format!(
            "//- site.yaml\ntitle: A\nurl: {url}\n//- content/2020-01-01-caf\u{e9}.md\nText\n//- static/a b.txt\nx\n"
        );
        let now = Moment::parse("2021-01-01", &Zone::UTC).unwrap();
        let request = Request { now, also: Vec::new(), base_url: None };
        Blog::load(from_fixture(&text), &request, &mut Report::new()).unwrap()
    }

    fn shown(path: &str, blog: &Blog) -> String {
        match find(path, blog) {
            Resolved::Output(_, Output::Asset(file)) => file.to_string(),
            Resolved::Output(..) => "output".to_owned(),
            Resolved::Redirect(path) => format!("-> {path}"),
            Resolved::Nothing => "404".to_owned(),
            Resolved::Malformed => "400".to_owned(),
        }
    }

    #[test]
    fn paths_are_found_in_the_plan_and_nowhere_else() {
        let blog = blog("https://example.com");
        let check = |path: &str, expected: &str| assert_eq!(shown(path, &blog), expected, "{path}");
        check("/", "output");
        check("/2020/01/caf%C3%A9/", "output");
        check("/2020/01/caf%C3%A9", "-> /2020/01/caf%C3%A9/");
        check("/a%20b.txt", "static/a b.txt");
        check("/site.yaml", "404");
        check("/content/2020-01-01-caf%C3%A9.md", "404");
        check("/static/a%20b.txt", "404");
        check("/.git/config", "404");
        check("/a%2520b.txt", "404");
        check("/a%20b.txt;x", "404");
        for path in [
            "/../site.yaml",
            "/%2e%2e/site.yaml",
            "/x/..%2fsite.yaml",
            "/..%5csite.yaml",
            "/a\\b",
            "//etc/passwd",
            "/a//b",
            "/%00",
            "/a%0ab",
            "/%c0%ae%c0%ae/x",
            "/%ff",
            "/./",
            "*",
            "x",
        ] {
            check(path, "400");
        }
    }

    #[test]
    fn a_site_below_a_folder_stays_there() {
        let blog = blog("https://example.com/blog/");
        let check = |path: &str, expected: &str| assert_eq!(shown(path, &blog), expected, "{path}");
        check("/", "-> /blog/");
        check("/blog", "-> /blog/");
        check("/blog/", "output");
        check("/blog/a%20b.txt", "static/a b.txt");
        check("/blogger/", "404");
        check("/a%20b.txt", "404");
    }
}
