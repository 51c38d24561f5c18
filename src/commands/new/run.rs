//! Creates an article's file with its front matter.

use std::io;

use crate::archetypes::Values;
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::init::write_new;
use crate::commands::new::cli::New;
use crate::commands::new::{editor, template};
use crate::commands::output::Voice;
use crate::commands::{build_moment, output, shell, site_folder};
use crate::config::Config;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Report, nearest};
use crate::path::SourcePath;
use crate::site::{Selection, Series, Site, Status};
use crate::slug::Slug;
use crate::source::Sources;
use crate::yaml::quote;
use crate::{blog, config, content, site, source};

/// Runs the command.
pub(crate) fn run(arguments: &New, voice: Voice) -> Exit {
    if arguments.title.trim().is_empty() {
        output::warn("error: the title is empty\n  help: steadfast new \"How to thank a customer\"\n");
        return Exit::Usage;
    }
    let editor = match arguments.edit.then(editor::named).transpose() {
        Ok(editor) => editor,
        Err(message) => {
            output::warn(&message);
            return Exit::Usage;
        }
    };
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    let Some(config) = config::parse(sources.config.as_deref(), None, &mut report) else {
        voice.report(report, &root, Format::Human);
        return Exit::Fault;
    };
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now.within(&config.zone),
        Err(exit) => return exit,
    };
    let date = match date(arguments, &now, &config.zone) {
        Ok(date) => date,
        Err(fault) => {
            output::warn(&format!("error: `--date` cannot be read: {fault}\n"));
            return Exit::Usage;
        }
    };
    let site = everything(&sources, config, &now);
    for author in &arguments.author {
        note_without_profile(author, &site);
    }
    let slug = Slug::from_title(&arguments.title);
    let file = SourcePath::new(format!("content/articles/{}-{slug}.md", date.moment.iso_day()));
    let path = source::on_disk(&root, &file);
    let text = match &arguments.template {
        None => text(arguments, &site, &date),
        Some(name) => {
            match template::fill(name, &root, &file, &values(arguments, &site, &date, &slug), &site.config) {
                Ok(text) => text,
                Err(fault) => return fault.say(&root, voice),
            }
        }
    };
    match write_new(&path, text) {
        Ok(()) => {
            let shown = path.strip_prefix(".").unwrap_or(&path);
            voice.account(&format!(
                "wrote {}\nIt is a draft: `steadfast publish {}` publishes it.\n",
                shown.display(),
                shell::word(shown)
            ));
            editor.map_or(Exit::Done, |editor| editor.open(&path))
        }
        Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => {
            output::warn(&format!(
                "error: `{}` is there already\n  help: choose another title\n",
                path.display()
            ));
            Exit::Fault
        }
        Err(reason) => {
            output::warn(&format!("error: `{}` cannot be written: {reason}\n", path.display()));
            Exit::Fault
        }
    }
}

/// Returns the values for a template.
fn values(arguments: &New, site: &Site, date: &Date, slug: &Slug) -> Values {
    Values {
        title: arguments.title.trim().to_owned(),
        date: date.written(),
        slug: slug.to_string(),
        authors: arguments.author.clone(),
        series: arguments.series.as_deref().map(|name| next_part(name, site)),
    }
}

/// The date of an article, in the site's time zone.
struct Date {
    moment: Moment,
    hour: Hour,
}

/// Whether an article's date includes an hour.
enum Hour {
    Named,
    Left,
}

impl Date {
    fn written(&self) -> String {
        match self.hour {
            Hour::Named => self.moment.format("%Y-%m-%d %H:%M"),
            Hour::Left => self.moment.iso_day(),
        }
    }
}

/// Returns the date in the arguments, with its hour; otherwise today.
fn date(arguments: &New, now: &Moment, zone: &Zone) -> Result<Date, String> {
    match &arguments.date {
        Some(text) => {
            let hour = if text.contains(':') { Hour::Named } else { Hour::Left };
            Ok(Date { moment: Moment::parse(text, zone)?, hour })
        }
        None => {
            let hour = if arguments.now.is_some() { Hour::Named } else { Hour::Left };
            Ok(Date { moment: now.clone(), hour })
        }
    }
}

/// Reads the site with all articles, live or not. Errors of other files do not prevent a new one.
fn everything(sources: &Sources, config: Config, now: &Moment) -> Site {
    let mut ignored = Report::new();
    let content = content::parse(&sources.texts, &config, &mut ignored);
    let also = Status::WITHHELD.to_vec();
    let languages = blog::languages(&sources.languages, &config, &content, &mut ignored);
    let selection = Selection { now: now.clone(), also };
    site::assemble(content, config, languages, &selection, &mut ignored)
}

/// Prints a note about a name without a profile, which may be a typo.
fn note_without_profile(author: &str, site: &Site) {
    let profiles: Vec<&str> = site
        .people
        .iter()
        .filter_map(|person| person.profile.as_ref())
        .map(|profile| profile.id.as_str())
        .collect();
    if profiles.contains(&author) {
        return;
    }
    let help = match nearest(author, profiles.iter().copied()) {
        Some(meant) => format!("did you mean `--author {meant}`?"),
        None => format!("add `content/authors/{author}.md` for a bio"),
    };
    output::warn(&format!("note: `{author}` has no profile\n  help: {help}\n"));
}

/// Returns the text of the article's file, with the keys that most articles have.
fn text(arguments: &New, site: &Site, date: &Date) -> String {
    let mut lines =
        vec![format!("title: {}", quote::json(arguments.title.trim())), format!("date: {}", date.written())];
    if !arguments.author.is_empty() {
        let authors: Vec<String> = arguments.author.iter().map(|author| quote::json(author)).collect();
        lines.push(format!("authors: [{}]", authors.join(", ")));
    }
    if let Some(name) = &arguments.series {
        let (title, part) = next_part(name, site);
        lines.push(format!("series: {}", quote::json(&title)));
        lines.push(format!("part: {part}"));
    }
    // An empty article must not be published.
    lines.extend(["deck:", "summary:", "category:", "tags: []", "draft: true"].map(str::to_owned));
    format!("---\n{}\n---\n\n", lines.join("\n"))
}

/// Returns the title of a series that is named by title or slug, and the number of its next part.
fn next_part(name: &str, site: &Site) -> (String, u32) {
    let known = site.series.iter().find(|series| is_called(series, name));
    let last = known.and_then(|series| series.written().last());
    let part = last.and_then(|id| site.article(id).series).map_or(1, |(_, part)| part + 1);
    (known.map_or(name, |series| &series.title).to_owned(), part)
}

fn is_called(series: &Series, name: &str) -> bool {
    series.slug.as_str() == name
        || series.title.eq_ignore_ascii_case(name)
        || series.slug == Slug::from_title(name)
}
