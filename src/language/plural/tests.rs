//! The plural forms of each language, checked against the samples of CLDR.

use crate::language::plural::PluralForm::{Few, Many, One, Other, Two, Zero};
use crate::language::plural::{PluralForm, PluralRule};

/// Checks that all these numbers have the form.
fn check(code: &str, form: PluralForm, numbers: &[u64]) {
    for n in numbers {
        assert_eq!(PluralRule::for_language(code).form(*n), form, "{n} in {code}");
    }
}

#[test]
fn built_in_languages_follow_cldr() {
    for code in ["en", "en-GB", "de"] {
        check(code, One, &[1]);
        check(code, Other, &[0, 2, 10, 11, 21, 101, 1_000_000]);
    }
    check("es", One, &[1]);
    check("es", Other, &[0, 2, 21, 100_000]);
    check("es", Many, &[1_000_000, 2_000_000]);
    check("fr", One, &[0, 1]);
    check("fr", Other, &[2, 17, 101, 100_000]);
    check("fr", Many, &[1_000_000]);
    check("ja", Other, &[0, 1, 2, 100]);
    check("ar", Zero, &[0]);
    check("ar", One, &[1]);
    check("ar", Two, &[2]);
    check("ar", Few, &[3, 10, 103, 110, 1_003]);
    check("ar", Many, &[11, 26, 99, 111, 1_011]);
    check("ar", Other, &[100, 102, 200, 1_000, 1_000_000]);
}

#[test]
fn other_languages_follow_cldr() {
    for code in ["ru", "uk"] {
        check(code, One, &[1, 21, 101]);
        check(code, Few, &[2, 4, 22, 104]);
        check(code, Many, &[0, 5, 11, 12, 14, 20, 111, 112]);
    }
    check("pl", One, &[1]);
    check("pl", Few, &[2, 4, 22, 104]);
    check("pl", Many, &[0, 5, 12, 21, 31, 112]);
    check("cs", Few, &[2, 3, 4]);
    check("cs", Other, &[0, 5, 22]);
    check("sl", One, &[1, 101]);
    check("sl", Two, &[2, 102]);
    check("sl", Few, &[3, 4, 103]);
    check("hr", Few, &[2, 24]);
    check("hr", Other, &[0, 5, 12]);
    check("lt", One, &[1, 21]);
    check("lt", Few, &[2, 9, 22]);
    check("lt", Other, &[0, 10, 11, 19, 20]);
    check("lv", Zero, &[0, 10, 11, 20]);
    check("ro", Few, &[0, 2, 19, 101, 119]);
    check("ro", Other, &[20, 100]);
    check("he", Two, &[2]);
    check("ga", Few, &[3, 6]);
    check("ga", Many, &[7, 10]);
    check("cy", Many, &[6]);
    check("gd", Two, &[2, 12]);
    check("mt", Few, &[0, 3, 10, 103]);
    check("br", Two, &[2, 22]);
    check("br", Other, &[0, 12, 72]);
    check("is", One, &[1, 21]);
    check("is", Other, &[11]);
    check("fil", One, &[1, 2, 5]);
    check("fil", Other, &[4, 16]);
    check("pt-BR", One, &[0, 1]);
    check("zh-Hant", Other, &[1]);
    check("tlh", Other, &[0, 2]);
}

#[test]
fn every_number_has_a_required_form() {
    for code in "ja fr es am ar he cy ga br gd sl ru pl cs sr lt lv ro mt is fil en".split(' ') {
        let rule = PluralRule::for_language(code);
        for n in 0..2_000 {
            let form = rule.form(n);
            assert!(rule.needed.contains(&form), "{n} in {code} is {}", form.name());
        }
        for form in rule.needed {
            let shown = (0..2_000_001).step_by(if *form == Many && code == "br" { 1_000_000 } else { 1 });
            assert!(shown.take(200_000).any(|n| rule.form(n) == *form), "{code}: {}", form.name());
        }
    }
}
