//! Pages with words, titles and embedded elements that are wider than a screen.

use serde_json::json;

use super::reader::read;
use crate::driver::{Published, published};

const LONG: &str = "\
//- site.yaml
title: Grundstücksverkehrsgenehmigungszuständigkeit
url: https://example.com
language: de
tagline: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz
social_cards: false
page_size: 2
comments: {policy: moderated, form: 'https://example.com/post'}
links: [{title: Veröffentlichungsverzeichnisverwaltungsstelle, url: 'mailto:editor@example.com'}]
//- content/authors/ina.md
---
name: Donaudampfschifffahrtsgesellschaftskapitänin
role: Rechtsschutzversicherungsgesellschaftsangestellte
organisation: Bundesausbildungsförderungsgesetzberatungsstelle
---
Kraftfahrzeughaftpflichtversicherungsbeitragsrückerstattungsantrag.
//- content/series/reihe.md
---
title: Arbeiterunfallversicherungsgesetzbuchreihe
parts:
  - {part: 3, title: Nahrungsmittelunverträglichkeitsbescheinigungspflicht}
---
//- content/2026-01-05-first.md
---
title: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz
deck: Freundschaftsbezeugungsübertreibungsverdachtsmomentaufnahme
authors: [ina]
category: Kraftfahrzeughaftpflichtversicherungsangelegenheiten
tags: [Arbeitsunfähigkeitsbescheinigungsvordruck]
series: Arbeiterunfallversicherungsgesetzbuchreihe
part: 1
takeaways: [Lebensversicherungsgesellschaftsangestelltenvertretung]
---
## Unternehmenssteuerfortentwicklungsgesetzgebungsverfahren

`eine_funktion_mit_einem_sehr_langen_namen_der_nirgends_umbrochen_werden_kann()` im Text.

> [!WARNING] Straßenverkehrsordnungswidrigkeitenverfahrensvorschrift
> Text.

Begriff
: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen
//- content/2026-02-05-second.md
---
title: Zwei
authors: [ina]
category: Kraftfahrzeughaftpflichtversicherungsangelegenheiten
series: Arbeiterunfallversicherungsgesetzbuchreihe
part: 2
---
Text.
//- content/2026-03-05-third.md
---
title: Drei, und danach die Betäubungsmittelverschreibungsverordnung
---
Text.
//- content/pages/impressum.md
---
title: Datenschutzgrundverordnungserklärungstext
---
Text.
//- content/comments/first/c1.md
---
id: c1
author: Sozialversicherungsfachangestelltenausbildungsleiterin
date: 2026-01-06
state: approved
---
Text.
";

fn pages(site: &Published) -> Vec<String> {
    let stays = site.pages().filter(|(_, page)| !page.contains("http-equiv"));
    stays.map(|(path, _)| format!("/{}", path.trim_end_matches("index.html"))).collect()
}

#[test]
fn no_word_makes_a_page_wider_than_its_window() {
    let site = published(LONG);
    let pages = pages(&site);
    read(site.files, |reader| {
        for path in &pages {
            reader.go(path);
            for width in [320, 390, 800, 1280] {
                reader.width(width);
                let wide = reader.number("document.documentElement.scrollWidth");
                assert_eq!(wide, f64::from(width), "{path} at {width}");
            }
        }
    });
}

#[test]
fn words_in_a_table_are_not_broken_into_letters() {
    let site = published(
        "\
//- content/2026-01-05-first.md
---
title: Eine Tabelle
---
| Rindfleischetikettierung | Überwachungsaufgaben | Übertragungsgesetz | Grundstücksverkehr |
|---|---|---|---|
| eins | zwei | drei | vier |
",
    );
    read(site.files, |reader| {
        reader.width(320);
        reader.go("/2026/01/first/");
        assert_eq!(reader.value("document.documentElement.scrollWidth"), 320);
        let row = "document.querySelector('thead tr').getBoundingClientRect().height";
        assert!(reader.number(row) < 60.0, "{}", reader.number(row));
    });
}

const EMBEDDED: &str = "\
//- content/2026-01-05-first.md
---
title: What authors embed
---
<iframe title=\"A film\" width=\"560\" height=\"315\" srcdoc=\"&lt;p&gt;A film&lt;/p&gt;\"></iframe>

<iframe title=\"A map\" width=\"1200\" height=\"300\" srcdoc=\"&lt;p&gt;A map&lt;/p&gt;\"></iframe>

<iframe title=\"A form\" width=\"100%\" height=\"600\" srcdoc=\"&lt;p&gt;A form&lt;/p&gt;\"></iframe>

<video controls width=\"1280\" height=\"720\"></video>

<object width=\"900\" height=\"90\" data=\"/robots.txt\" type=\"text/plain\">A file</object>

<svg role=\"img\" aria-label=\"A line\" width=\"1000\" height=\"40\" viewBox=\"0 0 1000 40\"><path d=\"M0 20h1000\"/></svg>

<table><tr><td>Rindfleischetikettierung</td><td>Überwachungsaufgaben</td><td>Übertragungsgesetz</td></tr></table>

<form><input size=\"90\" aria-label=\"A field\"><textarea cols=\"120\" aria-label=\"A text\"></textarea></form>
";

#[test]
fn what_authors_embed_is_never_wider_than_the_page() {
    read(published(EMBEDDED).files, |reader| {
        reader.go("/2026/01/first/");
        for width in [320, 390, 800] {
            reader.width(width);
            assert_eq!(reader.value("document.documentElement.scrollWidth"), width);
        }
    });
}

#[test]
fn a_wide_frame_keeps_its_shape() {
    read(published(EMBEDDED).files, |reader| {
        reader.width(390);
        reader.go("/2026/01/first/");
        let shape = "[...document.querySelectorAll('iframe, video')].map((frame) => \
            Math.round(100 * frame.offsetWidth / frame.offsetHeight))";
        let shapes = reader.value(shape);
        for (at, wanted) in [(0, 178.0), (1, 400.0), (3, 178.0)] {
            let found = shapes[at].as_f64().unwrap();
            assert!((found - wanted).abs() < 12.0, "{shapes}");
        }
        assert!(reader.number("document.querySelectorAll('iframe')[2].offsetHeight") >= 600.0, "{shapes}");
    });
}

/// Places for wide elements before a “do” beside a “don't”.
const PAIRS: &str = "\
//- content/lake.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\"/>
//- content/2026-01-05-first.md
---
title: Pairs
---
A paragraph.

> [!DO]
> - This

> [!DONT]
> - That

![A lake](lake.svg \"A lake\")

> [!DO]
> - This

> [!DONT]
> - That

| A | B |
|---|---|
| 1 | 2 |

> [!DO]
> - This

> [!DONT]
> - That
> - And that

```rust
fn main() {}
```

> [!DO]
> - This

> [!DONT]
> - That

> [!NOTE]
> A note.

> [!DO]
> - This
> - And this

> [!DONT]
> - That

---

> [!DO]
> - This

> [!DONT]
> - That
";

#[test]
fn what_to_do_and_what_not_to_do_begin_at_one_height() {
    let apart = "[...document.querySelectorAll('.guide-dont')].map((dont) => Math.round(Math.abs( \
        dont.getBoundingClientRect().top - dont.previousElementSibling.getBoundingClientRect().top)))";
    let gaps = "[...document.querySelectorAll('.guide-do')].map((part) => Math.round( \
        part.getBoundingClientRect().top - part.previousElementSibling.getBoundingClientRect().bottom))";
    read(published(PAIRS).files, |reader| {
        reader.width(1000);
        reader.go("/2026/01/first/");
        assert_eq!(reader.value(apart), json!([0, 0, 0, 0, 0, 0]));
        // The white space above both is the same.
        let gaps = reader.value(gaps);
        assert!(
            gaps.as_array().unwrap().iter().all(|gap| (30..50).contains(&gap.as_i64().unwrap())),
            "{gaps}"
        );
        reader.print(700);
        assert_eq!(reader.value(apart), json!([0, 0, 0, 0, 0, 0]));
    });
}

#[test]
fn no_white_stands_above_a_first_heading() {
    let site = published(
        "\
//- content/2026-01-05-first.md
---
title: A heading first
---
## A heading

Text.
//- content/2026-01-06-second.md
---
title: Text first
---
Text.
",
    );
    read(site.files, |reader| {
        let gap = "document.querySelector('.prose > *').getBoundingClientRect().top - \
            document.querySelector('.prose').getBoundingClientRect().top";
        for path in ["/2026/01/first/", "/2026/01/second/"] {
            reader.go(path);
            assert_eq!(reader.number(gap), 0.0, "{path}");
        }
    });
}

#[test]
fn links_on_quiet_lines_can_be_touched() {
    let site = published(LONG);
    read(site.files, |reader| {
        reader.width(320);
        for path in ["/", "/2026/01/first/", "/archive/2026/", "/series/reihe/"] {
            reader.go(path);
            let low = "[...document.querySelectorAll('.breadcrumb a, .meta > a, .related a, .row a, .part a')] \
                .filter((link) => link.getClientRects()[0].height < 24).map((link) => link.outerHTML)";
            assert_eq!(reader.value(low), json!([]), "{path}");
        }
    });
}
