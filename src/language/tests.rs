//! Tests of assembled languages: the built-in files, and how a site overrides them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::language::{FOLDER, Language, LanguageSettings, Languages, file};
use crate::path::SourcePath;
use crate::theme;

/// The built-in files of languages. Files of varieties are left out: they hold only the differences.
fn built_in() -> BTreeMap<String, &'static str> {
    let of = |(path, bytes): &(&'static str, &'static [u8])| {
        let code = path.strip_prefix("languages/")?.strip_suffix(".yaml")?.to_owned();
        (!code.contains('-')).then_some(())?;
        Some((code, std::str::from_utf8(bytes).unwrap()))
    };
    theme::files().iter().filter_map(of).collect()
}

/// Assembles a language for a site with these files.
fn language(code: &str, date_format: Option<&str>, own: &[(&str, &str)]) -> Arc<Language> {
    let file =
        |(name, text): &(&str, &str)| (SourcePath::new(format!("{FOLDER}/{name}.yaml")), Arc::from(*text));
    let files = own.iter().map(file).collect();
    let mut report = Report::new();
    let languages = Languages::new(&files, LanguageSettings { site: code, date_format }, ["en"], &mut report);
    assert_eq!(report, Report::new(), "{code}");
    Arc::clone(&languages.all[languages.site])
}

fn day(language: &Language) -> String {
    language.day(&Moment::parse("2010-07-19 09:56", &Zone::UTC).unwrap())
}

#[test]
fn every_language_has_every_text_with_the_same_placeholders() {
    let files = built_in();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["ar", "de", "en", "es", "fr", "ja"]);
    let mut report = Report::new();
    let english = file::read(&SourcePath::new("languages/en.yaml"), files["en"], None, &mut report).unwrap();
    let keys: BTreeSet<&String> = english.texts.keys().collect();
    for (code, text) in &files {
        let path = SourcePath::new(format!("{FOLDER}/{code}.yaml"));
        // Wrong placeholders and plural forms would be reported.
        let file = file::read(&path, text, Some(&english.texts), &mut report).unwrap();
        assert_eq!(report, Report::new());
        assert_eq!(file.texts.keys().collect::<BTreeSet<_>>(), keys, "{code}");
        assert!(file.name.is_some_and(|name| name != *code));
        let dates = file.dates;
        assert!(file.quotes.is_some(), "{code}");
        assert!(dates.date.is_some() && dates.month.is_some() && dates.year.is_some(), "{code}");
        assert!(dates.months.is_some() && dates.months_short.is_some(), "{code}");
        assert!(dates.weekdays.is_some() && dates.weekdays_short.is_some(), "{code}");
    }
}

#[test]
fn built_in_varieties_have_no_errors() {
    let english = built_in()["en"];
    let english =
        file::read(&SourcePath::new("languages/en.yaml"), english, None, &mut Report::new()).unwrap();
    for (path, bytes) in theme::files().iter().filter(|(path, _)| path.starts_with("languages/")) {
        let mut report = Report::new();
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(file::read(&SourcePath::new(*path), text, Some(&english.texts), &mut report).is_some());
        assert_eq!(report, Report::new(), "{path}");
    }
}

#[test]
fn all_files_have_the_same_order() {
    let keys = |text: &str| -> Vec<String> {
        let lines = text.split("\ntexts:\n").nth(1).unwrap().lines();
        let key = |line: &str| {
            line.strip_prefix("  ").and_then(|line| line.split_once(':')).map(|(key, _)| key.to_owned())
        };
        lines.filter_map(key).filter(|key| !key.starts_with([' ', '#'])).collect()
    };
    let files = built_in();
    for (code, text) in &files {
        assert_eq!(keys(text), keys(files["en"]), "{code}");
    }
}

#[test]
fn dates_have_the_long_format_of_cldr() {
    let check = |code: &str, expected: &str| assert_eq!(day(&language(code, None, &[])), expected, "{code}");
    check("en", "19 July 2010");
    check("en-GB", "19 July 2010");
    check("de", "19. Juli 2010");
    check("es", "19 de julio de 2010");
    check("fr", "19 juillet 2010");
    check("ja", "2010年7月19日");
    check("ar", "١٩ يوليو ٢٠١٠");
    let month = |code: &str| {
        let language = language(code, None, &[]);
        format!("{} | {} | {}", language.month(2010, 7), language.month_name(7), language.year(2010))
    };
    assert_eq!(month("es"), "Julio de 2010 | Julio | 2010");
    assert_eq!(month("ja"), "2010年7月 | 7月 | 2010年");
}

#[test]
fn a_pattern_is_filled_with_the_names_of_the_language() {
    let check = |code: &str, pattern: &str, expected: &str| {
        assert_eq!(day(&language(code, Some(pattern), &[])), expected, "{code}: {pattern}");
    };
    check("de", "%A, %-d. %b %Y", "Montag, 19. Juli 2010");
    check("de", "%a %d.%m.%y", "Mo. 19.07.10");
    check("fr", "%^B", "JUILLET");
    check("fr", "%-e %b", "19 juil.");
    check("es", "%B", "Julio");
    check("en", "%%B %B", "%B July");
    check("ja", "%a曜 %H:%M", "月曜 09:56");
    check("ar", "%Y-%m-%d", "٢٠١٠-٠٧-١٩");
}

#[test]
fn numbers_are_grouped_as_the_language_does() {
    let check = |code: &str, number: i128, expected: &str| {
        assert_eq!(language(code, None, &[]).number(number), expected, "{code}");
    };
    check("en", 999, "999");
    check("en", 1_234_567, "1,234,567");
    check("en", -1_234, "-1,234");
    check("en", -123, "-123");
    check("de", 12_345, "12.345");
    check("es", 1_234, "1234");
    check("es", 12_345, "12.345");
    check("fr", 1_234, "1\u{202f}234");
    check("ar", 1_234, "١٬٢٣٤");
}

#[test]
fn a_variety_extends_its_language_and_files_of_the_site_override() {
    let own = [
        ("en", "texts: {home: Start, tags: Labels}"),
        ("en-AU", "name: Aussie\ntexts: {home: G’day}\ndates: {date: \"%d/%m/%Y\"}"),
    ];
    let australian = language("en-AU", None, &own);
    assert_eq!(
        [australian.text("home"), australian.text("tags"), australian.text("archive")],
        ["G’day", "Labels", "Archive"]
    );
    assert_eq!((australian.name.as_str(), day(&australian).as_str()), ("Aussie", "19/07/2010"));
    assert_eq!(language("en-au", None, &own).text("home"), "G’day");
    assert_eq!(language("en", None, &own).text("home"), "Start");
    assert_eq!(language("de-AT", None, &own).text("home"), "Startseite");
    // A language without a file is English, with the site's changes, under its own code.
    let dutch = language("nl", None, &own);
    assert_eq!((dutch.text("home"), dutch.name.as_str()), ("Start", "nl"));
}

#[test]
fn months_of_the_site_are_also_used_without_a_day() {
    let own = "dates: {months: [a, b, c, d, e, f, g, h, i, j, k, l]}";
    let spanish = language("es", None, &[("es", own)]);
    assert_eq!((spanish.month_name(7), day(&spanish).as_str()), ("g", "19 de g de 2010"));
}

#[test]
fn english_fallbacks_use_english_plural_forms() {
    let polish = language("pl", None, &[("pl", "texts: {home: Start}")]);
    let text =
        |count: u64| polish.message("comment_count", count).unwrap().fill(&[("count", &count.to_string())]);
    assert_eq!([text(1), text(2), text(5)], ["1 comment", "2 comments", "5 comments"]);
}

#[test]
fn the_date_format_of_the_settings_applies_to_the_sites_language() {
    let mut report = Report::new();
    let wanted = LanguageSettings { site: "en-GB", date_format: Some("%Y-%m-%d") };
    let languages = Languages::new(&BTreeMap::new(), wanted, ["en", "de"], &mut report);
    assert_eq!(day(languages.of(None)), "2010-07-19");
    assert_eq!(day(languages.of(Some("en"))), "2010-07-19");
    assert_eq!(day(languages.of(Some("de"))), "19. Juli 2010");
}

#[test]
fn the_last_joint_of_a_list_follows_its_language() {
    let joint = |code: &str, next: &str| language(code, None, &[]).last_joint(next).to_owned();
    assert_eq!([joint("en", "Ian"), joint("de", "Ina"), joint("ja", "伊藤")], [" and ", " und ", "、"]);
    for name in ["Inés", "Íñigo", "Hilda", "ignacio"] {
        assert_eq!(joint("es", name), " e ", "{name}");
    }
    for name in ["Ann", "Yolanda", "Hierro", "Ian", ""] {
        assert_eq!(joint("es-MX", name), " y ", "{name}");
    }
}
