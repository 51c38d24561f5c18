//! The minimal work of a generator for these articles: the costs of a build are compared with it.
//!
//! Reads every article in parallel, splits its front matter from its text, writes the text as HTML with the parser's
//! own writer, adds 2 KB of layout, and writes one file for each article into one folder. It reads no settings, checks
//! nothing, makes no lists and no feeds, and does not compare the files with earlier ones.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, io};

use pulldown_cmark::{Options, Parser, html};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

/// The bytes of the layout.
const LAYOUT: usize = 2048;

/// Writes the articles of a site to an output folder.
pub(crate) fn run(site: &Path, output: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(output)?;
    let files: Vec<PathBuf> = WalkDir::new(site.join("content/articles"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let layout = format!("<!doctype html><title>A site</title>{}", "<p>layout</p>".repeat(LAYOUT / 13));
    files.par_iter().try_for_each(|file| write(file, output, &layout))?;
    Ok(())
}

fn write(file: &Path, output: &Path, layout: &str) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let body =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or("", |(_, body)| body);
    let mut page = String::with_capacity(layout.len() + body.len() * 3 / 2);
    page.push_str(layout);
    html::push_html(&mut page, Parser::new_ext(body, dialect()));
    fs::write(output.join(file.with_extension("html").file_name().unwrap_or_default()), page)
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
