//! An article: front matter and file name to one value.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::config::UnknownFields;
use crate::config::settings::POLICIES;
use crate::content::Article;
use crate::content::Image;
use crate::content::InSeries;
use crate::content::article_fields;
use crate::content::front_matter::Opened;
use crate::content::front_matter::Presence;
use crate::content::name;
use crate::content::name::Name;
use crate::content::title;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Located;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::markdown;
use crate::slug::Slug;
use crate::yaml::Fields;
use crate::yaml::Kind;
use crate::yaml::Unknown;

/// Reads an article; `None` when its front matter is not a map.
///
/// A title or date that is missing was reported and stops the build; something stands in its place, so that the rest of
/// the file, and what refers to it, is looked at too.
pub(super) fn read(opened: &Opened, config: &Config, report: &mut Report) -> Option<Article> {
    let Opened { text, node, presence } = opened;
    let mut fields = Fields::of(&text.file, &text.whole, node, "an article", report)?;
    other_names(&mut fields);
    let name = name::parse(name::called(&text.file));
    let titled = title::find(&mut fields, text);
    let date = date(&mut fields, name, config);
    if *presence != Presence::Unreadable {
        required(&mut fields, titled.title.as_ref(), &date, *presence);
    }
    let slug = slug(&mut fields, name, titled.title.as_ref());
    let later = later_days(&mut fields, date.found(), config);
    let text_of = |text: Option<Located<String>>| text.map(|text| text.value);
    let body = titled.text.body();
    let summary = text_of(fields.text("summary")).unwrap_or_else(|| markdown::excerpt(body));
    let words = markdown::count_words(body);
    let url = fields.url("url");
    let aliases = fields.urls("aliases");
    let id = fields.text("id");
    let deck = text_of(fields.text("deck"));
    let description = text_of(fields.text("description"));
    let tags = fields.texts("tags");
    let categories = one_or_list(&mut fields, "categories", "category");
    let authors = one_or_list(&mut fields, "authors", "author");
    let series = series(&mut fields);
    let draft = draft(&mut fields);
    let image = image(&mut fields);
    let comments = fields.one_of("comments", &POLICIES);
    let takeaways = fields.texts("takeaways").into_iter().map(|takeaway| takeaway.value).collect();
    let evergreen = fields.boolean("evergreen").unwrap_or(false);
    let language = fields.language("language");
    let translation_of = fields.text("translation_of");
    let template = fields.text("template");
    let own = match presence {
        Presence::Present | Presence::Absent => article_fields::read(&mut fields, config),
        Presence::Unreadable => BTreeMap::new(),
    };
    fields.finish(match config.unknown_fields {
        UnknownFields::Refuse => Unknown::RefuseUndeclared,
        UnknownFields::Warn => Unknown::WarnUndeclared,
    });
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

/// The names that other generators have for our keys.
fn other_names(fields: &mut Fields<'_, '_>) {
    fields.alias("updated", &["lastmod", "last_modified_at"]);
    fields.alias("url", &["permalink"]);
    fields.alias("aliases", &["redirect_from"]);
    fields.alias("summary", &["excerpt"]);
    fields.alias("categories", &["category"]);
    fields.alias("authors", &["author"]);
    fields.alias("draft", &["published"]);
    fields.alias("expires", &["expiryDate", "expirydate"]);
    fields.strangers(&[
        ("layout", "remove the line, or name a template:\ntemplate: article.html"),
        ("publishDate", "write `date`:\ndate: 2010-07-19"),
        ("translationKey", "name the original:\ntranslation_of: FILE-OR-SLUG"),
        ("subtitle", "write `deck`:\ndeck: A sentence below the title"),
    ]);
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
fn date(fields: &mut Fields<'_, '_>, name: Name<'_>, config: &Config) -> Dated {
    if let Some(date) = fields.date("date", &config.zone) {
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
            fields.fault(
                Diagnostic::error(codes::BAD_DATE, message)
                    .at(place)
                    .why("an article without the key `date` takes its date from its file's name")
                    .help("rename the file, or add the line:\ndate: 2010-07-19"),
            );
            Dated::Refused
        }
    }
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

/// A list; under its singular name also one text alone.
fn one_or_list(fields: &mut Fields<'_, '_>, key: &str, singular: &str) -> Vec<Located<String>> {
    match fields.entry(key) {
        Some(entry) if entry.key == singular => fields.text_or_texts(key),
        _ => fields.texts(key),
    }
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

/// `draft`, or the contrary of `published`.
fn draft(fields: &mut Fields<'_, '_>) -> bool {
    let value = fields.boolean("draft");
    match fields.entry("draft") {
        Some(entry) if entry.key == "published" => value == Some(false),
        _ => value == Some(true),
    }
}

/// `image` as a text, with `image_alt` and `image_caption`, or as a map.
fn image(fields: &mut Fields<'_, '_>) -> Option<Image> {
    let alt = fields.text("image_alt").map(|alt| alt.value);
    let caption = fields.text("image_caption").map(|caption| caption.value);
    let entry = fields.given("image")?;
    if !matches!(entry.value.kind, Kind::Map(_)) {
        let src = fields.link("image")?;
        return Some(Image { src, alt: alt.unwrap_or_default(), caption });
    }
    let mut inner = fields.inside(&entry.value, "`image`");
    let src = inner.link("src");
    if src.is_none() && inner.is_absent("src") {
        inner.missing("src", "src: picture.jpg");
    }
    let inner_alt = inner.text("alt").map(|alt| alt.value);
    let inner_caption = inner.text("caption").map(|caption| caption.value);
    inner.finish(Unknown::Refuse);
    Some(Image { src: src?, alt: inner_alt.or(alt).unwrap_or_default(), caption: inner_caption.or(caption) })
}
