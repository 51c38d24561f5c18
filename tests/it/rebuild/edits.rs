//! Random edits of a site.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The files of a site, by path.
pub(super) type Site = BTreeMap<&'static str, String>;

/// One edit.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    /// Changes the text of an article.
    Body(&'static str, String),
    /// Removes a line of an article's front matter, and adds another.
    Line(&'static str, Index, &'static str),
}

const ARTICLES: [&str; 8] = [
    "content/2020-01-01-a.md",
    "content/2020-01-02-b.md",
    "content/2020-02-03-c.md",
    "content/2021-03-04-d.md",
    "content/2021-03-05-e.md",
    "content/2021-03-06-f/index.md",
    "content/2026-11-20-g.md",
    "content/2026-11-21-h.md",
];

const LINES: [&str; 38] = [
    "tags: [one]",
    "tags: [one, two]",
    "tags: [Three]",
    "category: C",
    "categories: [D, C]",
    "authors: [ada]",
    "authors: [bea, ada]",
    "authors: [Cleo Clay]",
    "series: f",
    "series: f\npart: 3",
    "series: Other",
    "draft: true",
    "expires: 2026-11-23",
    "date: 2026-11-22 18:00",
    "date: 2020-01-02 10:00",
    "date: 2019-12-31",
    "updated: 2022-01-01",
    "reviewed: 2022-01-01",
    "review_by: 2026-11-23",
    "slug: s",
    "aliases: [/old/]",
    "id: tag:example.com,2020:x",
    "deck: A line below the title",
    "summary: Short",
    "description: For machines",
    "takeaways: [Keep it short]",
    "image: /p.svg",
    "image: {src: /p.svg, alt: A picture, caption: Seen}",
    "comments: closed",
    "comments: off",
    "language: de",
    "language: ar",
    "translation_of: 2020-01-01-a.md\nlanguage: fr",
    "template: own.html",
    "evergreen: true",
    "tags: [one, Four]",
    "comments: members",
    "tags: [two]\ncategory: D",
];

const BLOCKS: [&str; 16] = [
    "Some words.",
    "Other \"quoted\" words, and further ones that say more than the first.",
    "[link](2020-01-01-a.md)",
    "[link](2020-01-02-b.md#head)",
    "[link](/tags/one/)",
    "[link](/old/#top)",
    "[link](#head)",
    "[here](/about/#head)",
    "## Head",
    "### Head",
    "![p](/p.svg)",
    "![q](q.svg)",
    "<!-- more -->",
    "```rust\nfn main() {}\n```",
    "[^1] noted\n\n[^1]: A note",
    "<a href=\"/2020/01/b/#head\">raw</a>",
];

fn body() -> impl Strategy<Value = String> {
    prop::collection::vec(select(BLOCKS.to_vec()), 0..4).prop_map(|blocks| blocks.join("\n\n") + "\n")
}

fn article() -> impl Strategy<Value = String> {
    ("[A-C]", prop::collection::vec(select(LINES.to_vec()), 0..4), body()).prop_map(|(title, lines, body)| {
        let mut front = vec![format!("title: {title}")];
        for line in lines {
            let key = line.split(':').next().unwrap();
            if front.iter().all(|known| !known.contains(key)) {
                front.push(line.to_owned());
            }
        }
        format!("---\n{}\n---\n{body}", front.join("\n"))
    })
}

/// All other files, with their contents.
fn others() -> Vec<(&'static str, Vec<&'static str>)> {
    let comments = [
        "---\nstate: approved\nauthor: B\ndate: 2020-03-01\n---\nHi\n",
        "---\nstate: approved\nauthor: Ada\nby: ada\nurl: https://b.example\ndate: 2020-03-02\n---\nHello\n",
        "---\nstate: approved\nauthor: C\ndate: 2020-03-03\nreply_to: \"1\"\n---\nAn answer\n",
        "---\nstate: held\nauthor: D\ndate: 2020-03-03\n---\nHeld\n",
    ];
    vec![
        (
            "site.yaml",
            vec![
                "title: A\nurl: https://example.com\n",
                "title: A\nurl: https://example.com\npage_size: 2\nfeeds: {formats: [atom, rss, json], count: 2}\n",
                "title: A\nurl: https://example.com/b\nlanguage: de\nsocial_cards: false\nimage: /p.svg\n",
                "title: B\nurl: https://example.com\nsearch: false\nfeeds: {content: summary}\ncomments: {mail: a@example.com}\n",
                "title: A\nurl: https://example.com\npermalink: /:title/\nelsewhere: [/shop/]\noutput: {headers_file: true, llms_txt: true, redirects_file: true}\n",
            ],
        ),
        ("templates/404.html", vec!["{{ site.title }}", "{% for a in articles %}{{ a.title }}{% endfor %}"]),
        (
            "templates/own.html",
            vec![
                "{{ article.title }} {{ article.words }} {{ page.json_ld }}",
                "{% for a in article.authors %}{{ a.name }} {{ a.count }}{% endfor %}{{ newer }}{{ older }}",
                "{{ comments }}{{ article.body }}{{ article.translations }}",
            ],
        ),
        ("static/p.svg", vec!["<svg width=\"10\" height=\"10\"/>", "<svg width=\"20\" height=\"10\"/>"]),
        ("content/q.svg", vec!["<svg width=\"10\" height=\"10\"/>"]),
        ("static/theme/style.css", vec!["a{}", "b{}"]),
        ("static/tags/one/notes.txt", vec!["x"]),
        ("languages/en.yaml", vec!["archive: All of it\n", "home: Start\n"]),
        ("content/comments/2020-01-01-a/1.md", comments[..2].to_vec()),
        ("content/comments/2020-01-01-a/2.md", comments[1..].to_vec()),
        ("content/comments/2021-03-04-d/1.md", comments.to_vec()),
        (
            "content/authors/ada.md",
            vec!["---\nname: Ada\n---\nBio\n", "---\nname: Ada Low\nrole: Baker\n---\n"],
        ),
        ("content/authors/bea.md", vec!["---\nname: Bea\nimage: /p.svg\n---\n[x](/tags/one/)\n"]),
        (
            "content/series/f.md",
            vec!["---\ntitle: F\nparts: [{part: 2, title: P}]\n---\nAn intro\n", "---\ntitle: F\n---\n"],
        ),
        (
            "content/pages/about.md",
            vec![
                "---\ntitle: About\n---\n## Head\n\n[x](../2020-01-01-a.md)\n",
                "---\ntitle: Über\nlanguage: de\n---\nWords\n",
                "---\ntitle: About\nslug: us\naliases: [/about/]\n---\nWords\n",
            ],
        ),
        ("content/pages/404.md", vec!["---\ntitle: Gone\n---\n[x](/)\n"]),
    ]
}

pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let other = select(others()).prop_flat_map(|(path, texts)| (Just(path), select(texts)));
    let paths: Vec<&str> = others().into_iter().map(|(path, _)| path).chain(ARTICLES).skip(1).collect();
    prop_oneof![
        4 => (select(ARTICLES.to_vec()), article()).prop_map(|(path, text)| Edit::Write(path, text)),
        6 => (select(ARTICLES.to_vec()), body()).prop_map(|(path, body)| Edit::Body(path, body)),
        6 => (select(ARTICLES.to_vec()), any::<Index>(), select(LINES.to_vec()))
            .prop_map(|(path, at, line)| Edit::Line(path, at, line)),
        4 => other.prop_map(|(path, text)| Edit::Write(path, text.to_owned())),
        2 => select(paths).prop_map(Edit::Remove),
    ]
}

/// A site with some articles and other files.
pub(super) fn site() -> impl Strategy<Value = Site> {
    let articles = prop::collection::vec(article(), ARTICLES.len());
    let files = prop::collection::vec(any::<(bool, Index)>(), others().len());
    (articles, files).prop_map(|(articles, files)| {
        let mut site: Site = ARTICLES.into_iter().zip(articles).collect();
        for ((path, texts), (is_there, text)) in others().into_iter().zip(files) {
            if is_there || path == "site.yaml" {
                site.insert(path, (*text.get(&texts)).to_owned());
            }
        }
        site
    })
}

/// Makes an edit. An impossible one is left out.
pub(super) fn perform(site: &mut Site, edit: &Edit) {
    match edit {
        Edit::Write(path, text) => drop(site.insert(path, text.clone())),
        Edit::Remove(path) => drop(site.remove(path)),
        Edit::Body(path, body) => {
            if let Some((front, _)) = site.get(path).and_then(|text| text.rsplit_once("---\n")) {
                let text = format!("{front}---\n{body}");
                site.insert(path, text);
            }
        }
        Edit::Line(path, at, line) => {
            let Some((front, body)) = site.get(path).and_then(|text| text.rsplit_once("---\n")) else {
                return;
            };
            let key = line.split(':').next().unwrap();
            let mut lines: Vec<&str> = front.lines().skip(1).collect();
            lines.remove(at.index(lines.len()));
            lines.retain(|known| !known.starts_with(key));
            lines.push(line);
            if !lines.iter().any(|line| line.starts_with("title:")) {
                lines.push("title: Another title");
            }
            let text = format!("---\n{}\n---\n{body}", lines.join("\n"));
            site.insert(path, text);
        }
    }
}
