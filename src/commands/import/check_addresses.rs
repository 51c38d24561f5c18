//! `steadfast import --check-addresses`: compares the addresses of an old site's sitemap with those of the site.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::blog::{Blog, Request};
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output::{self, Voice};
use crate::commands::site_folder;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes, counted};
use crate::exports::xml::{self, Shape};
use crate::exports::{ExportFile, unreadable};
use crate::import::path_of;
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::Plan;
use crate::slug::Slug;
use crate::source;
use crate::yaml::quote::{quoted, scalar};

/// The elements of a sitemap. Source: sitemaps.org/protocol.
const SITEMAP: Shape<'_> = Shape { records: &["url", "sitemap"], parts: &[], kept: &["loc"], longest: 4096 };

/// Runs the command. Fails if an address is missing.
pub(super) fn run(list: &Path, root: Option<&Path>, now: Moment, voice: Voice) -> Exit {
    let root = site_folder::find(root, voice);
    let mut report = Report::new();
    let addresses = addresses(list).map_err(|fault| report.push(*fault)).ok();
    let request = Request { now, also: Vec::new(), base_url: None };
    let blog = Blog::load(source::read(&root, &mut report), &request, &mut report);
    let exit = match (addresses, blog) {
        (Some(addresses), Some(blog)) => {
            let redirects: BTreeSet<OutPath> =
                blog.plan.redirects().iter().map(|redirect| redirect.from.out_path()).collect();
            let answers = |path: &&String| {
                let is_redirect = |url: Url| redirects.contains(&url.out_path());
                blog.plan.at(path).is_some() || Url::parse(path).is_ok_and(is_redirect)
            };
            let missing: Vec<&String> = addresses.iter().filter(|path| !answers(path)).collect();
            output::say(&text(addresses.len(), &missing, &blog.plan));
            if missing.is_empty() { Exit::Done } else { Exit::Fault }
        }
        _ => Exit::Fault,
    };
    voice.report(report, &root, Format::Human);
    exit
}

/// Reads the paths of a sitemap, or of a list with an address on each line. Sorted, each once.
fn addresses(list: &Path) -> Result<Vec<String>, Box<Diagnostic>> {
    let name = SourcePath::new(list.display().to_string());
    let file = ExportFile::open(list)?;
    let mut addresses = Vec::new();
    if file.head().trim_start().starts_with('<') {
        let mut parts = 0;
        xml::records(&file, SITEMAP, |record| {
            let loc = record.text_of("http://www.sitemaps.org/", "loc");
            match record.name() {
                "url" => addresses.extend(path_of(loc)),
                _ => parts += 1,
            }
            Ok(())
        })?;
        if addresses.is_empty() && parts > 0 {
            let message = format!("`{name}` lists {}, and no pages", counted(parts, "other sitemap"));
            let fault = Diagnostic::error(codes::BAD_INPUT, message);
            return Err(Box::new(fault.help("download each of them, and check one after the other")));
        }
    } else {
        let text = fs::read_to_string(list).map_err(|reason| unreadable(&name, &reason))?;
        addresses.extend(text.lines().filter_map(path_of));
    }
    if addresses.is_empty() {
        let message = format!("`{name}` holds no addresses");
        let fault = Diagnostic::error(codes::BAD_INPUT, message);
        return Err(Box::new(
            fault.help("give the sitemap of the old site, or a list with an address on each line"),
        ));
    }
    addresses.sort();
    addresses.dedup();
    Ok(addresses)
}

fn text(all: usize, missing: &[&String], plan: &Plan) -> String {
    if missing.is_empty() {
        return format!("each of the {all} addresses has a page or a redirect\n");
    }
    let mut text = format!("{} of {all} addresses have no page and no redirect:\n", missing.len());
    let mut redirects = String::new();
    for path in missing {
        text.push_str(&format!("  {path}"));
        if let Some(like) = plan.address_like(path).map(str::to_owned).or_else(|| list_like(path, plan)) {
            text.push_str(&format!("    (did it become {like} ?)"));
            redirects.push_str(&format!("  {}: {}\n", quoted(path), scalar(&like)));
        }
        text.push('\n');
    }
    if !redirects.is_empty() {
        text.push_str(&format!(
            "help: if the guesses are right, add these lines to site.yaml:\nredirects:\n{redirects}"
        ));
    }
    text.push_str(
        "help: give an article its old address as `url` or in `aliases`; other addresses stand below `redirects` in \
         site.yaml\n",
    );
    text
}

/// Returns the list that probably took the place of an old one: of the term that the address ends with, or of the month.
fn list_like(path: &str, plan: &Plan) -> Option<String> {
    let bare = path.trim_end_matches('/');
    let bare = bare.strip_suffix(".html").or_else(|| bare.strip_suffix(".php")).unwrap_or(bare);
    let mut segments = bare.rsplit('/');
    let last = segments.next()?;
    let before = segments.next().unwrap_or_default();
    let month = format!("/archive/{before}/{last}/");
    let year = format!("/archive/{last}/");
    let term = Slug::from_term(last);
    let terms =
        ["tags", "categories", "series", "authors"].map(|folder| format!("/{folder}/{}/", term.as_str()));
    terms.into_iter().chain([month, year]).find(|list| plan.at(list).is_some())
}
