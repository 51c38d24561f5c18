//! Languages: interface texts, dates and numbers as readers see them, and the messages for a translator's mistakes.

use std::collections::{BTreeMap, BTreeSet};

use steadfast::diagnostic::Report;
use steadfast::language::{LanguageSettings, Languages};

use crate::architecture::files;
use crate::driver;
use crate::driver::{Folder, Published, published};
use crate::faults::snapshot;

#[test]
fn slips_in_a_language_file_are_all_found() {
    let fixture = "\
//- languages/de.yaml
name: Deutsch
dates:
  date: \"%\"
  months: [Januar, Februar]
numbers:
  digits: \"012\"
months: []
texts:
  skip_lnik: Zum Text
  nonsense_of_mine: Unsinn
  home: {one: Start}
  by: \"Von {autors}\"
  part_of: \"Teil {part}\"
  updated: \"Geändert { date}\"
  tags: \"{name}\"
  archive:
  comment_count: \"{count} Kommentare\"
  article_count:
    one: ein Artikel
    few: \"{count} Artikel\"
  parts_complete:
    one: \"{count} Teil\"
    other: Teile
//- languages/german.yaml
name: Deutsch
//- languages/ar.yaml
texts:
  comment_count:
    one: تعليق واحد
    two: تعليقان
    other: \"{count} تعليق\"
";
    snapshot("language_slips", &driver::faults(fixture));
}

/// Returns the names after each `mark` in a text, up to the first character that is not part of a name.
fn behind<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |rest: &'a str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    };
    text.split(mark).skip(1).map(name)
}

#[test]
fn the_theme_uses_all_texts_and_no_others() {
    let mut report = Report::new();
    let wanted = LanguageSettings { site: "en", date_format: None };
    let languages = Languages::new(&BTreeMap::new(), wanted, [], &mut report);
    let known: BTreeSet<&str> = languages.site().keys().collect();
    let templates: String = files("templates", ".html").into_values().collect();
    let used: BTreeSet<&str> =
        behind(&templates, "texts.").chain(behind(&templates, "text(key=\"")).collect();
    for key in &used {
        assert!(known.contains(key), "a template uses `{key}`, which languages/en.yaml does not have");
    }
    let code: String = files("src", ".rs").into_values().collect();
    for key in known.difference(&used) {
        assert!(code.contains(&format!("\"{key}\"")), "nothing uses the text `{key}` of languages/en.yaml");
    }
}

/// Returns a site in one language: an article with everything around it, a series with parts to come, comments, two
/// pages of lists.
fn site_in(code: &str) -> Published {
    published(&format!(
        "\
//- site.yaml
title: Tea & Co
url: https://example.com
language: {code}
page_size: 2
comments: {{policy: moderated, form: https://example.com/form}}
//- content/2026-01-05-a.md
---
title: Alpha
authors: [Ann, Bo, Cy]
tags: [tea]
category: Service
series: Cups
part: 1
updated: 2026-02-01
reviewed: 2026-02-02
review_by: 2027-02-02
takeaways: [One]
aliases: [/old/]
---
> [!NOTE]
> Text.[^n]

> [!DONT]
> Text.

## Beta

| a |
|---|
| b |

[^n]: A note.
//- content/2026-01-12-b.md
---
title: Gamma
authors: [Ann, Bo]
category: Service
tags: [tea]
---
Text.
//- content/2025-07-19-c.md
---
title: Delta
category: Service
---
Text.
//- content/series/cups.md
---
title: Cups
parts:
  - {{part: 2, title: Later, date: 2027-03-01}}
  - {{part: 3, title: Some day}}
---
//- content/comments/a/c-1.md
---
state: approved
author: Di
date: 2026-01-06
---
Hello.
//- content/comments/a/c-2.md
---
state: approved
author: Ann
date: 2026-01-07
reply_to: c-1
---
Hello.
"
    ))
}

/// Returns the frame of a page.
fn frame(page: &str) -> String {
    let header = page.split("<body").nth(1).unwrap().split("<main").next().unwrap();
    let footer = page.split("</main>").nth(1).unwrap();
    format!("<body{header}{footer}")
}

#[test]
fn each_language_has_pages_of_its_own() {
    for code in ["en", "de", "es", "fr", "ja", "ar"] {
        let site = site_in(code);
        let mut shown = format!("{}\n", frame(site.text("index.html")));
        let pages = [
            "2026/01/a/index.html",
            "index.html",
            "page/2/index.html",
            "archive/index.html",
            "archive/2026/01/index.html",
            "series/cups/index.html",
            "tags/tea/index.html",
            "authors/ann/index.html",
            "404.html",
        ];
        for path in pages {
            shown.push_str(&format!("== {path}\n{}\n", site.main(path)));
        }
        shown.push_str(&format!("== old/index.html\n{}", site.text("old/index.html")));
        snapshot(&format!("language_{code}"), &shown);
    }
}

#[test]
fn one_page_speaks_one_language_and_says_where_it_does_not() {
    let site = published(
        "\
//- site.yaml
title: Tea
url: https://example.com
date_format: \"%-d %b %Y\"
//- content/2026-01-05-a.md
---
title: Alpha
series: Cups
---
Text.
//- content/2026-01-06-b.md
---
title: زيارة
language: ar
series: Cups
tags: [tea]
---
> [!NOTE]
> نص
//- content/2026-01-07-c.md
---
title: Besuch
language: de
tags: [tea]
---
Text.
//- content/pages/d.md
---
title: Über
language: de
updated: 2026-01-08
---
Text.
",
    );
    let arabic = site.text("2026/01/b/index.html");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(arabic.contains("<div class=\"masthead\" lang=\"en\" dir=\"ltr\">"));
    assert!(arabic.contains(">٦ يناير ٢٠٢٦</time>") && arabic.contains(">ملاحظة</p>"));
    assert!(arabic.contains("<meta property=\"og:locale\" content=\"ar_AR\">"));
    // The part is in English, the neighbour in German.
    assert!(arabic.contains("<a href=\"/2026/01/a/\" lang=\"en\" dir=\"ltr\">Alpha</a>"), "{arabic}");
    assert!(arabic.contains("<span lang=\"de\" dir=\"ltr\">Besuch</span>"));
    let home = site.main("index.html");
    assert!(home.contains("href=\"/2026/01/b/\" lang=\"ar\" dir=\"rtl\">زيارة</a></h2>"));
    assert!(home.contains("href=\"/2026/01/c/\" lang=\"de\">Besuch</a></h2>"));
    assert!(home.contains("<span lang=\"de\">Text.</span>"));
    assert!(home.contains(">6 Jan 2026</time>") && home.contains(">7 Jan 2026</time>"));
    assert!(home.contains("href=\"/2026/01/a/\">Alpha</a></h2>"));
    let german = site.main("d/index.html");
    assert!(german.contains("Aktualisiert am <time datetime=\"2026-01-08T00:00:00Z\">8. Januar 2026</time>"));
}

#[test]
fn the_documentation_lists_all_texts() {
    let docs = files("docs", "languages.md").remove("docs/languages.md").unwrap();
    let wanted = LanguageSettings { site: "en", date_format: None };
    let languages = Languages::new(&BTreeMap::new(), wanted, [], &mut Report::new());
    let listed: Vec<&str> = behind(docs.split("## The texts").nth(1).unwrap(), "\n| `").collect();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, languages.site().keys().collect::<Vec<_>>());
}

#[test]
fn a_sites_own_texts_are_read_from_its_folder() {
    let folder = Folder::new(
        "\
//- content/2026-01-05-a.md
---
title: A
language: de-AT
---
Text.
//- languages/de.yaml
dates: {date: \"%-d. %b %Y\"}
//- languages/de-AT.yaml
dates: {months_short: [Jän., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.]}
texts: {skip_link: Gleich zum Text}
//- languages/de.yml
texts: {}
",
    );
    let run = folder.build(&[]).exits(0);
    assert!(
        run.stderr.contains("warning[skipped-file]: `languages/de.yml` is no language file"),
        "{}",
        run.stderr
    );
    let page = folder.read("public/2026/01/a/index.html");
    assert!(page.contains(">Gleich zum Text</a>") && page.contains(">5. Jän. 2026</time>"), "{page}");
    folder.write("languages/de-AT.yaml", "texts: {skip_link: Weiter zum Text}\n");
    folder.build(&[]).exits(0);
    let page = folder.read("public/2026/01/a/index.html");
    assert!(page.contains(">Weiter zum Text</a>") && page.contains(">5. Jan. 2026</time>"), "{page}");
}
