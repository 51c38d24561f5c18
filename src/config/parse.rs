//! Parses `site.yaml` into [`Config`].

use crate::config::fields::UnknownFields;
use crate::config::settings::{Config, file};
use crate::config::{
    Permalink, checks, comments, feeds, fields, gone, images, links, markdown, output, redirects, security,
    social_cards, theme,
};
use crate::date::Zone;
use crate::diagnostic::{Diagnostic, Report, Span, codes, nearest};
use crate::keys::{Fields, UnknownKeys};
use crate::path::BaseUrl;
use crate::yaml::quote::{quoted, remedy};
use crate::{date, path, yaml};

/// A usual date format, for messages.
const DATE_FORMAT: &str = "%-d %B %Y";

/// Parses the settings. `base_url` is that of the command line, which has priority. Returns `None` if a required key is
/// missing or the YAML is not readable. Any other error is reported, and its key has the default.
pub fn parse(text: Option<&str>, base_url: Option<BaseUrl>, report: &mut Report) -> Option<Config> {
    let file = file();
    let Some(text) = text else {
        report.push(
            Diagnostic::error(codes::MISSING_CONFIG, "there is no `site.yaml` in this folder")
                .at(Span::file(&file))
                .why("a site is a folder with a `site.yaml` and a folder `content/`")
                .help("run the command in the site's folder, name it with `--root`, make a new site with `steadfast init my-blog`, or write a `site.yaml`:\ntitle: The name of the site\nurl: https://example.com"),
        );
        return None;
    };
    let node = yaml::parse(&file, text, 0..text.len(), report)?;
    config(Fields::new(&file, text, &node, "site.yaml", report)?, base_url)
}

fn config(mut fields: Fields<'_, '_>, base_url: Option<BaseUrl>) -> Option<Config> {
    fields.alias("url", &["base_url"]);
    fields.stand_ins("language", &["lang", "locale", "language_code"]);
    fields.prose(&["title", "tagline", "description"]);
    let title = fields.text("title").map(|title| title.value);
    if title.is_none() && fields.is_absent("title") {
        fields.missing("title", "title: The name of the site");
    }
    let tagline = fields.text("tagline").map(|text| text.value).unwrap_or_default();
    let description =
        fields.text("description").map_or_else(|| tagline.clone(), |description| description.value);
    let (base, home) = base(&mut fields, base_url);
    let redirects = redirects::read(&mut fields);
    let gone = gone::read(&mut fields);
    let ledger = fields.boolean("ledger").unwrap_or(false);
    let elsewhere = elsewhere(&mut fields);
    let language = fields.language("language").unwrap_or_else(|| "en".to_owned());
    let zone = zone(&mut fields).unwrap_or(Zone::UNNAMED);
    let permalink = permalink(&mut fields).unwrap_or_default();
    let page_size = fields.count("page_size").map_or(10, |count| count.value as usize);
    let date_format = date_format(&mut fields);
    let feeds = feeds::read(&mut fields, &zone);
    let comments = comments::read(&mut fields);
    let checks = checks::read(&mut fields);
    let navigation =
        fields.non_null_entry("navigation").is_some().then(|| links::read(&mut fields, "navigation"));
    let links = links::read(&mut fields, "links");
    let image = links::image(&mut fields, "image");
    let images = images::read(&mut fields);
    let social_cards = social_cards::read(&mut fields);
    let own = fields::read(&mut fields);
    let unknown_fields = fields
        .one_of("unknown_fields", &[("refuse", UnknownFields::Refuse), ("warn", UnknownFields::Warn)])
        .unwrap_or(UnknownFields::Refuse);
    let theme = theme::theme(&mut fields);
    let markdown = markdown::read(&mut fields);
    let output = output::read(&mut fields);
    let security = security::read(&mut fields);
    let search = fields.boolean("search").unwrap_or(true);
    let editor = editor(&mut fields);
    fields.unknown_key_help(&[
        ("feed_from", "it belongs under `feeds`:\nfeeds:\n  feed_from: 2010-07-19"),
        ("paginate", "write `page_size`:\npage_size: 10"),
        (
            "og_image",
            "write `image` for one picture of all pages, or leave it to `social_cards`:\nimage: /card.png",
        ),
        ("menu", "write `navigation`:\nnavigation:\n  - {title: About, url: /about/}"),
    ]);
    fields.finish(UnknownKeys::Refuse);
    Some(Config {
        title: title?,
        tagline,
        description,
        base: base?,
        home,
        redirects,
        gone,
        ledger,
        elsewhere,
        language,
        zone,
        permalink,
        page_size,
        date_format,
        feeds,
        comments,
        checks,
        navigation,
        links,
        image,
        images,
        social_cards,
        fields: own,
        unknown_fields,
        theme,
        markdown,
        output,
        security,
        search,
        editor,
    })
}

/// Reads the address of the site, and the one that its settings name. A bad `url` is reported even if the command line
/// gives another.
fn base(fields: &mut Fields<'_, '_>, given: Option<BaseUrl>) -> (Option<BaseUrl>, Option<BaseUrl>) {
    let Some(url) = fields.text("url") else {
        if given.is_none() && fields.is_absent("url") {
            fields.missing("url", "url: https://example.com");
        }
        return (given, None);
    };
    match BaseUrl::parse(&url.value) {
        Ok(home) => (given.or(Some(home.clone())), Some(home)),
        Err(reason) => {
            let host = url.value.trim_start_matches("//");
            let with_scheme = format!("https://{host}");
            let example = if !url.value.contains("://") && BaseUrl::parse(&with_scheme).is_ok() {
                format!("url: {with_scheme}")
            } else {
                "url: https://example.com".to_owned()
            };
            fields.fault(
                Diagnostic::error(
                    codes::BAD_SITE_URL,
                    format!("`url` cannot be the site's address: {reason}"),
                )
                .at(fields.span(url.at))
                .why("feeds, the sitemap and canonical links are made from it")
                .help(remedy("for example:", &example)),
            );
            (given, None)
        }
    }
}

/// Reads the folders of the host that do not belong to the site: `/docs/`.
fn elsewhere(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut folders = Vec::new();
    for text in fields.texts("elsewhere") {
        let path = text.value.trim().trim_end_matches('*').trim_matches('/');
        let is_path = text.value.trim().starts_with('/')
            && !path.is_empty()
            && !path.contains(['?', '#', '*', ':', '\\']);
        if is_path {
            folders.push(format!("/{path}/"));
            continue;
        }
        let example = match text.value.trim().strip_prefix('/').is_none()
            && !path.is_empty()
            && !path.contains([':', '?', '#', '*'])
        {
            true => format!("elsewhere: [/{path}/]"),
            false => "elsewhere: [/docs/]".to_owned(),
        };
        fields.fault(
            Diagnostic::error(
                codes::BAD_PATH,
                format!("`{}` cannot be a folder of the site's host", text.value),
            )
            .at(fields.span(text.at))
            .why("links into these folders are kept as they are, because another program answers them")
            .help(remedy("for example:", &example)),
        );
    }
    folders
}

fn zone(fields: &mut Fields<'_, '_>) -> Option<Zone> {
    let name = fields.text("time_zone")?;
    let zone = Zone::parse(&name.value);
    if zone.is_none() {
        let names = date::zone_names();
        let city =
            |zone: &&str| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name.value));
        let guess = names
            .iter()
            .map(String::as_str)
            .find(city)
            .or_else(|| nearest(&name.value, names.iter().map(String::as_str)));
        let help = match guess {
            Some(guess) => remedy(&format!("did you mean `{guess}`?"), &format!("time_zone: {guess}")),
            None => remedy("name a place of the IANA time zone database:", "time_zone: Europe/London"),
        };
        fields.fault(
            Diagnostic::error(codes::UNKNOWN_VALUE, format!("there is no time zone `{}`", name.value))
                .at(fields.span(name.at))
                .help(help),
        );
    }
    zone
}

fn permalink(fields: &mut Fields<'_, '_>) -> Option<Permalink> {
    let text = fields.text("permalink")?;
    match Permalink::parse(&text.value) {
        Ok(permalink) => Some(permalink),
        Err(fault) => {
            let piece = &text.value[fault.at.clone()];
            let at = fields.part_of(&text, piece);
            fields.fault(
                Diagnostic::error(codes::BAD_PATTERN, fault.message)
                    .at(fields.span(at))
                    .help(remedy("for example:", &format!("permalink: {}", fault.instead))),
            );
            None
        }
    }
}

fn date_format(fields: &mut Fields<'_, '_>) -> Option<String> {
    let format = fields.text("date_format")?;
    let Err(reason) = date::check_format(&format.value) else { return Some(format.value) };
    let reason = reason.rsplit_once("failed: ").map_or(reason.as_str(), |(_, reason)| reason);
    fields.fault(
        Diagnostic::error(codes::BAD_PATTERN, format!("`date_format` cannot show every date: {reason}"))
            .at(fields.span(format.at))
            .help(remedy("this one shows 19 July 2010:", &format!("date_format: {}", quoted(DATE_FORMAT)))),
    );
    None
}

/// Reads the address that opens a file in the author's editor. One that runs a script would run it in every preview.
fn editor(fields: &mut Fields<'_, '_>) -> Option<String> {
    let pattern = fields.text("editor")?;
    let scheme = path::scheme(&pattern.value).unwrap_or_default();
    let rest = pattern.value.split_once(':').map_or("", |(_, rest)| rest);
    let runs =
        ["javascript", "vbscript", "data", "blob"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    let plain = !rest.contains(|c: char| c.is_control() || c.is_whitespace());
    let reason = match (!scheme.is_empty() && plain, runs, rest.contains("{path}")) {
        (true, false, true) => return Some(pattern.value),
        (true, true, _) => format!("an address that begins with `{scheme}:` would run a script"),
        (true, false, false) => "it does not hold `{path}`".to_owned(),
        (false, ..) => "it is not an address with a scheme".to_owned(),
    };
    fields.fault(
        Diagnostic::error(codes::BAD_PATTERN, format!("`editor` cannot open a file: {reason}"))
            .at(fields.span(pattern.at))
            .why("the preview makes a link of it to the file and line of a fault")
            .help(remedy("for example:", "editor: vscode://file/{path}:{line}")),
    );
    None
}
