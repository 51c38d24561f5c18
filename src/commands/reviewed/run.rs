//! Runs `steadfast reviewed`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::checks;
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::reviewed::cli::Reviewed;
use crate::commands::{build_moment, output, site_folder};
use crate::content::Article;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, Span, codes, counted, nearest};
use crate::edits::{Changes, unified_diffs};
use crate::folding::folded;
use crate::path::SourcePath;
use crate::{config, content, rewrite, source};

/// Runs the command.
pub(in super::super) fn run(arguments: &Reviewed, voice: Voice) -> Exit {
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let mut report = Report::new();
    let done = note(arguments, &root, &now, &mut report);
    let (exit, account) = match done {
        Some(account) if !report.has_errors() => (Exit::Done, account),
        _ => (Exit::Fault, String::new()),
    };
    voice.report(report, &root, Format::Human);
    if arguments.dry_run {
        output::say(&account);
    } else {
        voice.account(&account);
    }
    exit
}

/// Changes the files. Returns what was changed, for the author; nothing is changed if there are errors.
fn note(arguments: &Reviewed, root: &Path, now: &Moment, report: &mut Report) -> Option<String> {
    let sources = source::read(root, report);
    let config = config::parse(sources.config.as_deref(), None, report)?;
    let today = now.within(&config.zone);
    let next = match &arguments.next {
        None => None,
        Some(next) => Some(next.day(&today).or_else(|| {
            report.push(Diagnostic::error(codes::BAD_INPUT, "`--next` lies beyond the calendar"));
            None
        })?),
    };
    let mut ignored = Report::new();
    let articles = content::parse(&sources.texts, &config, &mut ignored).articles;
    let mut changes = Changes::default();
    for article in chosen(arguments, root, &articles, report) {
        let Some(edits) = checks::review_noted(article, &today.iso_day(), next.as_deref()) else {
            report.push(
                Diagnostic::error(codes::NOT_WRITTEN, "the front matter of this article cannot be changed")
                    .at(Span::file(&article.text.file))
                    .help("write the keys as lines between two lines of `---`, then run the command again"),
            );
            continue;
        };
        changes.edit_all(edits);
        if next.is_none() && article.review_by.as_ref().is_some_and(|day| *day <= today) {
            report.push(
                Diagnostic::warning(codes::REVIEW_DUE, "the date of the next review has passed")
                    .at(Span::file(&article.text.file))
                    .help("say when it is to be read again: `--next 1y`"),
            );
        }
    }
    if report.has_errors() {
        return None;
    }
    let resolved = changes.resolve(|file| sources.texts.get(file).cloned());
    if arguments.dry_run {
        return Some(unified_diffs(&resolved.files));
    }
    if let Err(faults) = rewrite::write(root, &resolved.files) {
        report.extend(faults);
        return None;
    }
    Some(match resolved.files.len() {
        0 => "nothing to change: all of this is noted already\n".to_owned(),
        count => format!("{}, reviewed on {}\n", counted(count, "article"), today.iso_day()),
    })
}

/// Returns the articles that the arguments name, each once. Reports names without an article.
fn chosen<'a>(
    arguments: &Reviewed,
    root: &Path,
    articles: &'a [Arc<Article>],
    report: &mut Report,
) -> Vec<&'a Article> {
    let mut files: BTreeSet<SourcePath> = BTreeSet::new();
    for named in &arguments.files {
        let known = |path: &SourcePath| articles.iter().any(|article| article.text.file == *path);
        match candidates(root, named).into_iter().find(known) {
            Some(path) => drop(files.insert(path)),
            None => {
                let names = articles.iter().map(|article| article.text.file.as_str());
                let fault = Diagnostic::error(
                    codes::BAD_INPUT,
                    format!("`{}` is not an article of this site", named.display()),
                );
                let meant = nearest(&named.to_string_lossy(), names);
                report.push(match meant {
                    Some(meant) => fault.help(format!("did you mean `{meant}`?")),
                    None => fault.help("name a file such as `content/articles/opening-hours.md`"),
                });
            }
        }
    }
    if let Some(tag) = &arguments.tag {
        let tagged =
            |article: &&Arc<Article>| article.tags.iter().any(|own| folded(&own.value) == folded(tag));
        let before = files.len();
        files.extend(articles.iter().filter(tagged).map(|article| article.text.file.clone()));
        if files.len() == before {
            let tags = articles.iter().flat_map(|article| &article.tags).map(|tag| tag.value.as_str());
            let fault = Diagnostic::error(codes::BAD_INPUT, format!("no article has the tag `{tag}`"));
            report.push(match nearest(tag, tags) {
                Some(meant) => fault.help(format!("did you mean `{meant}`?")),
                None => fault,
            });
        }
    }
    articles
        .iter()
        .map(AsRef::as_ref)
        .filter(|article: &&Article| files.contains(&article.text.file))
        .collect()
}

/// Returns the paths that an argument may mean: from the site's folder, or from the current one.
fn candidates(root: &Path, named: &Path) -> Vec<SourcePath> {
    let as_written = || {
        let parts: Option<Vec<&str>> = named.iter().map(|part| part.to_str()).collect();
        Some(SourcePath::new(parts?.join("/").trim_start_matches("./").to_owned()))
    };
    site_folder::path_from_root(root, named).into_iter().chain(as_written()).collect()
}
