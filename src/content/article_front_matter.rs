//! Reads an article from its front matter and file name.

use std::collections::BTreeMap;

use crate::config::comments::POLICIES;
use crate::config::{Config, Permalink, Policy};
use crate::content::article::{Article, InSeries};
use crate::content::article_dates::{ArticleDate, date, later_days};
use crate::content::file_name::FileName;
use crate::content::opened_file::{OpenedFile, Presence};
use crate::content::unknown_keys::undeclared;
use crate::content::{bylines, custom_fields, drafts, file_name, foreign_keys, image, title};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::keys::Fields;
use crate::path::Url;
use crate::slug::Slug;
use crate::yaml::NodeKind;
use crate::yaml::quote::remedy;
use crate::{keys, markdown};

/// The keys with free text that readers see.
pub(super) const PROSE: [&str; 11] = [
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

/// Reads an article. Returns `None` if its front matter is not a map.
///
/// A missing title or date is reported and stops the build. A placeholder takes its place, so that the rest of the
/// file, and references to it, are checked too.
pub(super) fn read(opened: &OpenedFile, config: &Config, report: &mut Report) -> Option<Article> {
    let OpenedFile { text, node, presence } = opened;
    let whole = text.whole();
    let mut fields = Fields::new(&text.file, &whole, node, "an article", report)?;
    foreign_keys::of_article(&mut fields, config);
    drafts::dates(&mut fields);
    let draft = drafts::is_draft(&mut fields);
    fields.prose(&PROSE);
    let name = file_name::parse(file_name::base_name(&text.file));
    let titled = title::find(&mut fields, text);
    let date = date(&mut fields, name, *presence, config);
    if *presence != Presence::Unreadable {
        required(&mut fields, titled.title.as_ref(), &date, *presence);
    }
    let slug = slug(&mut fields, name, titled.title.as_ref());
    let later = later_days(&mut fields, date.found(), config);
    let text_of = |text: Option<Located<String>>| text.map(|text| text.value);
    let body = &titled.text.body();
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
    let takeaways = fields.limited_texts("takeaways").into_iter().map(|takeaway| takeaway.value).collect();
    let evergreen = fields.boolean("evergreen").unwrap_or(false);
    let language = fields.language("language");
    let translation_of = fields.text("translation_of");
    let template = fields.text("template");
    let own = match presence {
        Presence::Present | Presence::Absent => custom_fields::read(&mut fields, config),
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

/// Reports a missing title or date. For a file without front matter, one message reports both.
pub(super) fn required(
    fields: &mut Fields<'_, '_>,
    title: Option<&Located<String>>,
    date: &ArticleDate,
    presence: Presence,
) {
    let no_date = matches!(date, ArticleDate::Missing);
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

/// Reads the key `url`. It may be a pattern like that of the site.
pub(super) fn url(
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
        // The missing title or date was reported.
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

/// Reads the key `id`. A number is rejected: it is the key of a row in another program's database, and not unique among
/// sites.
pub(super) fn id(
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

/// Reads the key `slug`, or else derives a slug from the file's name without its date, or else from the title.
pub(super) fn slug(
    fields: &mut Fields<'_, '_>,
    name: FileName<'_>,
    title: Option<&Located<String>>,
) -> Located<Slug> {
    if let Some(slug) = fields.slug("slug") {
        return slug;
    }
    if !name.rest.is_empty() {
        return Located { value: title::slug_from_name(name.rest), at: 0..0 };
    }
    let (text, at) = title.map_or(("", 0..0), |title| (title.value.as_str(), title.at.clone()));
    Located { value: Slug::from_title(text), at }
}

pub(super) fn series(fields: &mut Fields<'_, '_>) -> Option<InSeries> {
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

/// Reads the key `comments`: a policy, `true` for the site's, or `false` for none.
pub(super) fn comments(fields: &mut Fields<'_, '_>) -> Option<Policy> {
    let entry = fields.non_null_entry("comments")?;
    let is_open =
        matches!(&entry.value.kind, NodeKind::Text(text) if text.trim().eq_ignore_ascii_case("open"));
    match keys::truth(&entry.value) {
        Some(true) => None,
        Some(false) => Some(Policy::Off),
        None if is_open => None,
        None => fields.one_of("comments", &POLICIES),
    }
}
