//! Decides which files of a blog that are no texts go to `static/`.

use std::collections::BTreeSet;

/// The reasons why files are left out.
const OF_GENERATOR: &str = "configuration, layouts and data of the old generator";
const OF_TOOLS: &str = "files of tools and of the repository";
const OF_THEME: &str = "style sheets and programs of the old theme";
const MADE_ANEW: &str = "lists, feeds and tables that the new site makes itself";

/// Endings of files that only a build of the old theme reads.
const SOURCES: [&str; 10] = ["scss", "sass", "less", "styl", "coffee", "ts", "tsx", "jsx", "map", "vue"];
/// Endings of files that pages load.
const LOADED: [&str; 8] = ["css", "js", "mjs", "woff", "woff2", "ttf", "eot", "otf"];
/// Endings of files of tools.
const TOOLS: [&str; 10] = ["rb", "sh", "gemspec", "py", "lock", "bat", "ps1", "yml", "yaml", "toml"];

/// Names of files of tools, up to the first dot, in lower case.
const TOOL_NAMES: [&str; 24] = [
    "gemfile",
    "rakefile",
    "makefile",
    "package",
    "package-lock",
    "yarn",
    "readme",
    "license",
    "licence",
    "contributing",
    "changelog",
    "code_of_conduct",
    "security",
    "dockerfile",
    "docker-compose",
    "gulpfile",
    "gruntfile",
    "webpack",
    "tsconfig",
    "netlify",
    "vercel",
    "bower",
    "procfile",
    "copying",
];

/// Names of files that the new site makes itself, at the root.
const MADE: [&str; 14] = [
    "index.html",
    "feed.xml",
    "atom.xml",
    "rss.xml",
    "sitemap.xml",
    "feed.json",
    "search.json",
    "index.xml",
    "404.html",
    "sitemap.txt",
    "addresses.txt",
    "urls.txt",
    "manifest.json",
    "site.webmanifest",
];

/// Returns the reason why a file is left out, or `None` if it goes to `static/`. `path` is that of its address, without `/` at the
/// start; `named` holds the files that texts name.
pub(super) fn reason_to_leave_out(path: &str, named: &BTreeSet<String>) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_inner = |segment: &str| segment.starts_with(['.', '_', '#']) || segment.ends_with('~');
    if path.split('/').any(is_inner) && !path.starts_with(".well-known/") {
        return Some(OF_GENERATOR);
    }
    let is_top = !path.contains('/');
    if is_top && MADE.contains(&name) {
        return Some(MADE_ANEW);
    }
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let ending = ending.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_tool = TOOL_NAMES.contains(&stem.to_ascii_lowercase().as_str()) && (is_top || ending != "pdf");
    if is_top && (is_tool || TOOLS.contains(&ending.as_str()) || name.contains("config.")) {
        return Some(OF_TOOLS);
    }
    if SOURCES.contains(&ending.as_str()) {
        return Some(OF_THEME);
    }
    (LOADED.contains(&ending.as_str()) && !named.contains(path)).then_some(OF_THEME)
}

/// Adds the style sheets, programs and fonts that a text names, as paths without `/` at the start.
pub(super) fn add_named(text: &str, named: &mut BTreeSet<String>) {
    for ending in [".js", ".css", ".mjs", ".woff"] {
        for (at, _) in text.match_indices(ending) {
            let is_boundary = |c: char| c.is_whitespace() || "\"'(<>=".contains(c);
            let start = text[..at]
                .rfind(is_boundary)
                .map_or(0, |start| start + text[start..].chars().next().map_or(1, char::len_utf8));
            let end = at + ending.len();
            let path = text[start..end].trim_start_matches('/');
            if path.contains('/') && !path.contains("//") && path.len() < 300 {
                named.insert(path.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_authors_are_taken_and_those_of_programs_are_not() {
        let mut named = BTreeSet::new();
        add_named("<script src=\"/assets/js/demo.js\"></script> and x.js", &mut named);
        let is_taken = |path: &str| reason_to_leave_out(path, &named).is_none();
        for path in
            ["assets/a.png", "CNAME", "robots.txt", "assets/js/demo.js", "files/data.json", "docs/readme.pdf"]
        {
            assert!(is_taken(path), "{path}");
        }
        for path in [
            "_layouts/post.html",
            ".gitignore",
            "Gemfile",
            "README.md",
            "assets/main.scss",
            "assets/js/theme.js",
            "package.json",
            "feed.xml",
            "netlify.toml",
            "assets/_x/a.png",
        ] {
            assert!(!is_taken(path), "{path}");
        }
    }
}
