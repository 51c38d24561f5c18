//! An article: front matter and file name to one value.

use std::collections::BTreeMap;

use crate::config::settings::POLICIES;
use crate::config::{Config, Permalink, Policy};
use crate::content::file_name::Name;
use crate::content::front_matter::{Opened, Presence};
use crate::content::parse::undeclared;
use crate::content::{
    Article, InSeries, article_fields, bylines, drafts, file_name, foreign_keys, image, title,
};
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::keys;
use crate::keys::Fields;
use crate::markdown;
use crate::path::Url;
use crate::slug::Slug;
use crate::yaml::Kind;
use crate::yaml::quote::remedy;

/// The keys whose values readers see.
const PROSE: [&str; 11] = [
    "title",
    "deck",
    "summary",
    "description",
    "series",
    "tags",
    "categories",
    "authors",
    "takeaways",
    "image_alt",
    "image_caption",
];

/// Reads an article; `None` when its front matter is not a map.
///
/// A title or date that is missing was reported and stops the build; something stands in its place, so that the rest of
/// the file, and what refers to it, is looked at too.
pub(super) fn read(opened: &Opened, config: &Config, report: &mut Report) -> Option<Article> {
    let Opened { text, node, presence } = opened;
    let mut fields = Fields::of(&text.file, &text.whole, node, "an article", report)?;
    foreign_keys::of_article(&mut fields, config);
    drafts::dates(&mut fields);
    let draft = drafts::is_held_back(&mut fields);
    fields.prose(&PROSE);
    let name = file_name::parse(file_name::called(&text.file));
    let titled = title::find(&mut fields, text);
    let date = date(&mut fields, name, *presence, config);
    if *presence != Presence::Unreadable {
        required(&mut fields, titled.title.as_ref(), &date, *presence);
    }
    let slug = slug(&mut fields, name, titled.title.as_ref());
    let later = later_days(&mut fields, date.found(), config);
    let text_of = |text: Option<Located<String>>| text.map(|text| text.value);
    let body = titled.text.body();
    let summary = text_of(fields.text("summary")).unwrap_or_else(|| markdown::excerpt(body));
    let words = markdown::count_words(body);
    let aliases = fields.urls("aliases");
    let id = id(&mut fields, date.found(), config);
    let deck = text_of(fields.text("deck"));
    let description = text_of(fields.text("description"));
    let tags = fields.terms("tags");
    let categories = fields.terms("categories");
    let url = url(&mut fields, date.found(), &slug, titled.title.as_ref(), &categories);
    let authors = bylines::read(&mut fields);
    let series = series(&mut fields);
    let image = image::read(&mut fields);
    let comments = comments(&mut fields);
    let takeaways = fields.few_texts("takeaways").into_iter().map(|takeaway| takeaway.value).collect();
    let evergreen = fields.boolean("evergreen").unwrap_or(false);
    let language = fields.language("language");
    let translation_of = fields.text("translation_of");
    let template = fields.text("template");
    let own = match presence {
        Presence::Present | Presence::Absent => article_fields::read(&mut fields, config),
        Presence::Unreadable => BTreeMap::new(),
    };
    fields.finish(undeclared(config));
    Some(Article {
        title: titled.title.unwrap_or_else(|| Located { value: text.file.stem().to_owned(), at: 0..0 }),
        date: date.found().map_or_else(|| Moment::epoch(&config.zone), |date| date.value.clone()),
        text: titled.text,
        updated: later.updated,
        slug,
        url,
        aliases,
        id,
        deck,
        summary,
        description,
        tags,
        categories,
        authors,
        series,
        draft,
        expires: later.expires,
        image,
        comments,
        takeaways,
        reviewed: later.reviewed,
        review_by: later.review_by,
        evergreen,
        language,
        translation_of,
        template,
        fields: own,
        words,
    })
}

/// What is known about an article's date.
enum Dated {
    Found(Located<Moment>),
    /// There is one, and it cannot be read, which was reported.
    Refused,
    Missing,
}

impl Dated {
    fn found(&self) -> Option<&Located<Moment>> {
        match self {
            Dated::Found(date) => Some(date),
            Dated::Refused | Dated::Missing => None,
        }
    }
}

/// The key `date`, else the date of the file's name.
fn date(fields: &mut Fields<'_, '_>, name: Name<'_>, presence: Presence, config: &Config) -> Dated {
    if let Some(date) = fields.date("date", &config.zone) {
        check_name(fields, name, &date);
        return Dated::Found(date);
    }
    if !fields.is_absent("date") {
        return Dated::Refused;
    }
    match name.day(&config.zone) {
        None => Dated::Missing,
        Some(Ok(value)) => Dated::Found(Located { value, at: 0..0 }),
        Some(Err(reason)) => {
            let message = format!("the file's name does not begin with a date: {reason}");
            let place = fields.span(0..3);
            let help = match presence {
                Presence::Absent => "rename the file, or begin the file with:\n---\ndate: 2010-07-19\n---",
                _ => "rename the file, or add the line:\ndate: 2010-07-19",
            };
            fields.fault(
                Diagnostic::error(codes::BAD_DATE, message)
                    .at(place)
                    .why("an article without the key `date` takes its date from its file's name")
                    .help(help),
            );
            Dated::Refused
        }
    }
}

/// Warns when the file's name and the key name different days.
fn check_name(fields: &mut Fields<'_, '_>, name: Name<'_>, date: &Located<Moment>) {
    let Some((written, Ok(named))) = name.date.zip(name.day(&Zone::UTC)) else { return };
    let days = [Some(date.value.iso_day()), day_as_written(fields, date)];
    let day = named.iso_day();
    let [Some(own), _] = days.clone() else { return };
    if days.contains(&Some(day.clone())) {
        return;
    }
    let message = format!("the file's name says {written}, but the key says {own}");
    let place = fields.span(date.at.clone());
    let key = fields.entry("date").map_or("date", |entry| entry.key.as_str());
    fields.fault(
        Diagnostic::warning(codes::DATE_MISMATCH, message)
            .at(place)
            .why("the key counts")
            .help(remedy(&format!("begin the file's name with {own}, or write:"), &format!("{key}: {day}"))),
    );
}

/// The day of a date as its author wrote it, whatever day it is in the site's zone.
fn day_as_written(fields: &Fields<'_, '_>, date: &Located<Moment>) -> Option<String> {
    let text = fields.written(&date.at).trim_matches(['"', '\'', ' ']);
    let day = text.split(['T', 't', ' ']).next()?;
    Moment::parse(day, &Zone::UTC).ok().map(|day| day.iso_day())
}

/// Reports a title or date that is missing; for a file without front matter both in one message.
fn required(fields: &mut Fields<'_, '_>, title: Option<&Located<String>>, date: &Dated, presence: Presence) {
    let no_date = matches!(date, Dated::Missing);
    match (presence, title.is_none(), no_date) {
        (_, false, false) => {}
        (Presence::Absent, no_title, true) => {
            let lacks = if no_title { "no title and no date" } else { "no date" };
            let message = format!("this article has no front matter, and so {lacks}");
            let place = fields.span(0..1);
            fields.fault(
                Diagnostic::error(codes::MISSING_FRONT_MATTER, message)
                    .at(place)
                    .help("begin the file with:\n---\ntitle: A warm welcome\ndate: 2010-07-19\n---"),
            );
        }
        (_, no_title, no_date) => {
            if no_title {
                title::missing(fields, "this article", presence);
            }
            if no_date {
                let at = fields.entry("date").map_or(0..3, |entry| entry.key_at.clone());
                let place = fields.span(at);
                fields.fault(Diagnostic::error(codes::MISSING_DATE, "this article has no date").at(place).help(
                    "add the line:\ndate: 2010-07-19\nor begin the file's name with the date: `2010-07-19-name.md`",
                ));
            }
        }
    }
}

/// The key `url`, whose pieces are filled as those of the site's pattern are.
fn url(
    fields: &mut Fields<'_, '_>,
    date: Option<&Located<Moment>>,
    slug: &Located<Slug>,
    title: Option<&Located<String>>,
    categories: &[Located<String>],
) -> Option<Located<Url>> {
    let text = fields.text("url")?;
    if !Permalink::is_pattern(&text.value) {
        return fields.url("url");
    }
    let key = fields.entry("url").map_or("url", |entry| entry.key.as_str());
    let category = categories.first().map(|category| category.value.as_str());
    let (message, instead) = match (Permalink::of_one_article(&text.value), date, title) {
        (Ok(pattern), Some(date), Some(title)) => {
            match pattern.url(&date.value, &slug.value, &title.value, category) {
                Ok(value) => return Some(Located { value, at: text.at }),
                Err(fault) => (format!("the address cannot be made: {fault}"), "/:year/:slug/".to_owned()),
            }
        }
        // What it lacks was reported.
        (Ok(_), ..) => return None,
        (Err(fault), ..) => (fault.message, fault.instead),
    };
    let place = fields.span(text.at);
    fields.fault(
        Diagnostic::error(codes::BAD_PATTERN, message)
            .at(place)
            .help(remedy("write:", &format!("{key}: {instead}"))),
    );
    None
}

/// The key `id`. A number is the key of a row in another program's tables, and no other site's entry is told from this
/// one by it.
fn id(
    fields: &mut Fields<'_, '_>,
    date: Option<&Located<Moment>>,
    config: &Config,
) -> Option<Located<String>> {
    let id = fields.text("id")?;
    if !id.value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(id);
    }
    let host = config.base.origin().rsplit('/').next().unwrap_or_default();
    let year = date.map_or_else(|| "2010".to_owned(), |date| date.value.format("%Y"));
    let place = fields.span(id.at.clone());
    fields.fault(
        Diagnostic::warning(codes::UNKNOWN_VALUE, format!("`id: {}` is not used", id.value))
            .at(place)
            .why("in feeds an id is known to the whole world; a number is only known to the program that gave it")
            .help(remedy(
                "remove the line, or write an id that no other entry has:",
                &format!("id: tag:{host},{year}:{}", id.value),
            )),
    );
    None
}

/// The key `slug`, else the file's name without its date, else made from the title.
fn slug(fields: &mut Fields<'_, '_>, name: Name<'_>, title: Option<&Located<String>>) -> Located<Slug> {
    if let Some(slug) = fields.slug("slug") {
        return slug;
    }
    if !name.rest.is_empty() {
        return Located { value: title::named(name.rest), at: 0..0 };
    }
    let (text, at) = title.map_or(("", 0..0), |title| (title.value.as_str(), title.at.clone()));
    Located { value: Slug::from_title(text), at }
}

/// The days that follow the day of publication.
struct Later {
    updated: Option<Moment>,
    expires: Option<Moment>,
    reviewed: Option<Moment>,
    review_by: Option<Moment>,
}

fn later_days(fields: &mut Fields<'_, '_>, date: Option<&Located<Moment>>, config: &Config) -> Later {
    let mut day = |key| {
        let later = fields.date(key, &config.zone);
        if let (Some(date), Some(later)) = (date, &later) {
            check_order(fields, key, date, later);
        }
        later.map(|later| later.value)
    };
    let (updated, expires, reviewed) = (day("updated"), day("expires"), day("reviewed"));
    let review_by = fields.date("review_by", &config.zone).map(|date| date.value);
    Later { updated, expires, reviewed, review_by }
}

/// Warns of a day that comes before the day of publication.
fn check_order(fields: &mut Fields<'_, '_>, key: &str, date: &Located<Moment>, later: &Located<Moment>) {
    if later.value.iso_day() >= date.value.iso_day() {
        return;
    }
    let key = fields.entry(key).map_or(key, |entry| entry.key.as_str());
    let message =
        format!("`{key}` ({}) comes before `date` ({})", later.value.iso_day(), date.value.iso_day());
    let place = fields.span(later.at.clone());
    let first = fields.span(date.at.clone());
    fields.fault(
        Diagnostic::warning(codes::REVIEW_ORDER, message)
            .at(place)
            .also(first, "the day of publication")
            .help(format!("correct one of the two days, or remove `{key}`")),
    );
}

fn series(fields: &mut Fields<'_, '_>) -> Option<InSeries> {
    let name = fields.text("series");
    let part = fields.count("part");
    if let (None, Some(part)) = (&name, &part)
        && fields.is_absent("series")
    {
        let place = fields.span(part.at.clone());
        fields.fault(
            Diagnostic::error(codes::MISSING_KEY, "`part` needs the key `series`")
                .at(place)
                .help("add the line:\nseries: The title of the series"),
        );
    }
    name.map(|name| InSeries { name, part })
}

/// `comments`: a policy, `true` for the site's, or `false` for none.
fn comments(fields: &mut Fields<'_, '_>) -> Option<Policy> {
    let entry = fields.given("comments")?;
    let is_open = matches!(&entry.value.kind, Kind::Text(text) if text.trim().eq_ignore_ascii_case("open"));
    match keys::truth(&entry.value) {
        Some(true) => None,
        Some(false) => Some(Policy::Off),
        None if is_open => None,
        None => fields.one_of("comments", &POLICIES),
    }
}
