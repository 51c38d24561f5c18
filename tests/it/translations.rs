//! Translations of articles: how they are linked with each other, and what prevents it.

use crate::driver;
use crate::driver::published;
use crate::faults::snapshot;

/// An article, its Spanish and German translations, and others around it.
const TRANSLATED: &str = "\
//- content/2026-01-05-letter.md
---
title: A letter
category: Service
tags: [tea]
---
Text.
//- content/2026-01-06-carta.md
---
title: Una carta
language: es
translation_of: 2026-01-05-letter.md
category: Service
tags: [tea]
---
Texto.
//- content/2026-01-07-brief.md
---
title: Ein Brief
language: de
translation_of: letter
category: Service
tags: [tea]
---
Text.
//- content/2026-01-08-other.md
---
title: Other
---
Text.
";

#[test]
fn translations_know_one_another() {
    let site = published(TRANSLATED);
    let (original, spanish) = (site.text("2026/01/letter/index.html"), site.text("2026/01/carta/index.html"));
    let links = |page: &str| -> Vec<String> {
        let lines = page.lines().filter(|line| line.contains("hreflang=\"") || line.contains("og:locale"));
        lines.map(str::to_owned).collect()
    };
    snapshot("translations_original", &links(original).join("\n"));
    snapshot("translations_spanish", &links(spanish).join("\n"));
    let graph = |page: &str| -> serde_json::Value {
        let data = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
        serde_json::from_str(data.split("</script>").next().unwrap()).unwrap()
    };
    let (first, second) = (&graph(original)["@graph"][0], &graph(spanish)["@graph"][0]);
    assert_eq!((&first["inLanguage"], &second["inLanguage"]), (&"en".into(), &"es".into()));
    assert_eq!(first["workTranslation"][0]["@id"], "https://example.com/2026/01/brief/#article");
    assert_eq!(first["workTranslation"][1]["inLanguage"], "es");
    assert_eq!(second["translationOfWork"]["@id"], first["@id"]);
    assert!(first.get("translationOfWork").is_none() && second.get("workTranslation").is_none());
    snapshot("translations_sitemap", site.text("sitemap.xml"));
    // Lists and feeds show all of them.
    for path in ["index.html", "feed.xml", "tags/tea/index.html"] {
        let page = site.text(path);
        assert!(["A letter", "Una carta", "Ein Brief"].iter().all(|title| page.contains(title)), "{path}");
    }
    assert!(site.text("feed.xml").contains("<entry xml:lang=\"es\">"));
    assert!(site.text("rss.xml").contains("<dc:language>es</dc:language>"));
}

#[test]
fn a_translation_is_no_further_article_to_read() {
    let site = published(TRANSLATED);
    let page = site.main("2026/01/letter/index.html");
    assert!(!page.contains("class=\"related\"") && !page.contains("<div class=\"more\">"), "{page}");
    // The next article is the other one, not the same letter in another language.
    assert!(page.contains("<a class=\"steps-on\" href=\"/2026/01/other/\">"), "{page}");
    assert!(!site.main("2026/01/other/index.html").contains("translations\""));
}

#[test]
fn versions_that_are_not_shown_are_not_linked() {
    let hidden = TRANSLATED.replace("title: A letter\n", "title: A letter\ndraft: true\n");
    let site = published(&hidden);
    let spanish = site.text("2026/01/carta/index.html");
    assert!(spanish.contains("hreflang=\"de\"") && !spanish.contains("x-default"));
    assert!(!spanish.contains("translationOfWork") && !spanish.contains("hreflang=\"en\""));
    let alone = hidden.replace("title: Ein Brief\n", "title: Ein Brief\ndraft: true\n");
    let site = published(&alone);
    assert!(!site.text("2026/01/carta/index.html").contains("hreflang"));
    assert!(!site.text("sitemap.xml").contains("xhtml"));
}

#[test]
fn translations_that_cannot_be_linked_say_why() {
    let fixture = "\
//- content/2026-01-05-letter.md
---
title: A letter
---
//- content/a-unknown.md
---
title: A
date: 2026-01-05
language: de
translation_of: leter
---
//- content/b-one.md
---
title: B
date: 2026-01-05
language: es
translation_of: letter
---
//- content/c-two.md
---
title: C
date: 2026-01-05
language: ES
translation_of: 2026-01-05-letter.md
---
//- content/d-same.md
---
title: D
date: 2026-01-05
translation_of: letter
---
//- content/e-chain.md
---
title: E
date: 2026-01-05
language: fr
translation_of: b-one
---
//- content/f-self.md
---
title: F
date: 2026-01-05
language: fr
translation_of: f-self.md
---
//- content/g/twice.md
---
title: G
date: 2026-01-05
---
//- content/h/twice.md
---
title: H
date: 2026-02-05
---
//- content/i-either.md
---
title: I
date: 2026-01-05
language: de
translation_of: twice
---
//- content/j-path.md
---
title: J
date: 2026-01-05
language: de
translation_of: g/twice.md
---
//- content/k-far.md
---
title: K
date: 2026-01-05
language: de
translation_of: somewhere-else
---
";
    snapshot("translation_faults", &driver::faults(fixture));
}
