//! The minimal work of a generator for these articles: the costs of a build are compared with it.
//!
//! Reads every article in parallel, splits its front matter from its text, writes the text as HTML with the parser's own
//! writer, adds 2 KB of layout, and writes one page for each article; then the lists of tags, categories, authors and months,
//! ten articles to a page, a feed and a sitemap. It has no template engine, no YAML parser and no settings, checks nothing, and
//! does not compare the files with earlier ones.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use pulldown_cmark::{Options, Parser, html};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

/// The bytes of the layout.
const LAYOUT: usize = 2048;
/// The articles on a page of a list.
const PAGE: usize = 10;
/// The articles in the feed.
const IN_FEED: usize = 20;

/// An article: its file, and the values of its front matter by key.
struct Post {
    slug: String,
    values: BTreeMap<String, String>,
    body: String,
}

impl Post {
    fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }
}

/// Writes a site's pages to an output folder.
pub(crate) fn run(site: &Path, output: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(output)?;
    let files: Vec<PathBuf> = WalkDir::new(site.join("content/articles"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let layout = format!("<!doctype html><title>A site</title>{}", "<p>layout</p>".repeat(LAYOUT / 13));
    let mut posts = files.par_iter().map(|file| read(file)).collect::<io::Result<Vec<Post>>>()?;
    posts.sort_by(|a, b| (b.get("date"), &b.slug).cmp(&(a.get("date"), &a.slug)));
    posts.par_iter().try_for_each(|post| write(output, &post.slug, &article(post, &layout)))?;
    lists(&posts).into_par_iter().try_for_each(|(path, posts)| {
        posts.chunks(PAGE).enumerate().try_for_each(|(number, posts)| {
            let mut page = layout.clone();
            posts.iter().for_each(|post| card(&mut page, post));
            write(output, &format!("{path}/{number}"), &page)
        })
    })?;
    fs::write(output.join("feed.xml"), feed(&posts))?;
    fs::write(output.join("sitemap.xml"), sitemap(&posts))?;
    Ok(())
}

fn read(file: &Path) -> io::Result<Post> {
    let text = fs::read_to_string(file)?;
    let (front, body) =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or_default();
    let pairs = front.lines().filter_map(|line| line.split_once(": "));
    let values = pairs.map(|(key, value)| (key.to_owned(), value.trim_matches(['[', ']']).to_owned()));
    let slug = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Post { slug, values: values.collect(), body: body.to_owned() })
}

fn article(post: &Post, layout: &str) -> String {
    let mut page = String::with_capacity(layout.len() + post.body.len() * 3 / 2);
    page.push_str(layout);
    card(&mut page, post);
    html::push_html(&mut page, Parser::new_ext(&post.body, dialect()));
    page
}

/// Appends the entry of an article in a list.
fn card(page: &mut String, post: &Post) {
    let _ = write!(page, "<h2><a href=\"/{}/\">", post.slug);
    escape(page, post.get("title"));
    let _ = write!(page, "</a></h2><time>{}</time><p>", post.get("date"));
    escape(page, post.get("deck"));
    page.push_str("</p>");
}

/// Returns the articles of each list by its path: tags, categories, authors, months, and the home page.
fn lists(posts: &[Post]) -> BTreeMap<String, Vec<&Post>> {
    let mut lists: BTreeMap<String, Vec<&Post>> = BTreeMap::new();
    for post in posts {
        let month = post.get("date").get(..7).unwrap_or_default();
        let mut paths = vec!["home".to_owned(), format!("archive/{month}")];
        for key in ["tags", "category", "authors"] {
            paths.extend(post.get(key).split(", ").map(|name| format!("{key}/{}", name.replace(' ', "-"))));
        }
        for path in paths {
            lists.entry(path).or_default().push(post);
        }
    }
    lists
}

fn feed(posts: &[Post]) -> String {
    let mut text = "<feed>".to_owned();
    for post in posts.iter().take(IN_FEED) {
        let mut body = String::new();
        html::push_html(&mut body, Parser::new_ext(&post.body, dialect()));
        text.push_str("<entry><content>");
        escape(&mut text, &body);
        text.push_str("</content></entry>\n");
    }
    text + "</feed>\n"
}

fn sitemap(posts: &[Post]) -> String {
    let url = |post: &Post| format!("<url><loc>https://bench.example/{}/</loc></url>\n", post.slug);
    format!("<urlset>\n{}</urlset>\n", posts.iter().map(url).collect::<String>())
}

fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Writes a page as `index.html` of a folder.
fn write(output: &Path, path: &str, page: &str) -> io::Result<()> {
    let folder = output.join(path);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), page)
}

/// The extensions that the articles use, and those that every build has switched on.
fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
}
