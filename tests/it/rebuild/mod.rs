//! A build that keeps the outputs whose keys are the same gives what a clean build gives.

mod edits;

use std::collections::BTreeMap;
use std::sync::Mutex;

use proptest::prelude::*;
use steadfast::blog::{Blog, Receiver, Request, Stop};
use steadfast::date::{Moment, Zone};
use steadfast::diagnostic::{Diagnostic, Report};
use steadfast::digest::Digest;
use steadfast::path::OutPath;
use steadfast::render::Bytes;
use steadfast::site::Status;

use self::edits::{Edit, Site, edit, perform, site};

/// Files by path, each with its key if later builds may keep it.
type Kept = BTreeMap<OutPath, (Vec<u8>, Option<Digest>)>;

/// An output in memory.
#[derive(Default)]
struct Memory {
    published: Kept,
    staged: Mutex<Kept>,
    rendered: Mutex<Vec<String>>,
}

impl Receiver for Memory {
    fn keep(&self, path: &OutPath, key: &Digest) -> bool {
        let kept = self.published.get(path).filter(|(_, known)| known.as_ref() == Some(key));
        kept.iter().for_each(|kept| drop(self.staged.lock().unwrap().insert(path.clone(), (*kept).clone())));
        kept.is_some()
    }

    fn published(&self, path: &OutPath) -> Option<Vec<u8>> {
        self.published.get(path).map(|(bytes, _)| bytes.clone())
    }

    fn take(&self, path: &OutPath, bytes: Bytes, key: Option<&Digest>) -> Result<(), Stop> {
        let bytes = match bytes {
            Bytes::Rendered(bytes) => {
                self.rendered.lock().unwrap().push(path.to_string());
                bytes
            }
            Bytes::Copied(file) => file.to_string().into_bytes(),
            Bytes::Card(card) => card.key.to_string().into_bytes(),
            Bytes::Drawn(variant) => variant.key().to_string().into_bytes(),
        };
        self.staged.lock().unwrap().insert(path.clone(), (bytes, key.copied()));
        Ok(())
    }
}

/// The moments at which the site is built, in any order.
const MOMENTS: [&str; 3] = ["2026-11-22T12:00:00Z", "2026-11-22T20:00:00Z", "2026-11-24T12:00:00Z"];

#[derive(Clone, Debug)]
struct Round {
    edits: Vec<Edit>,
    moment: usize,
    also: Vec<Status>,
}

fn round() -> impl Strategy<Value = Round> {
    let moment = prop_oneof![6 => Just(0), 1 => Just(1), 1 => Just(2)];
    let also =
        prop_oneof![6 => Just(vec![]), 1 => Just(vec![Status::Draft]), 1 => Just(vec![Status::Scheduled])];
    (prop::collection::vec(edit(), 0..3), moment, also).prop_map(|(edits, moment, also)| Round {
        edits,
        moment,
        also,
    })
}

fn request(round: &Round) -> Request {
    let now = Moment::parse(MOMENTS[round.moment], &Zone::UTC).unwrap();
    Request { now, also: round.also.clone(), base_url: None }
}

/// Builds a site. Returns the diagnostics.
fn build(site: &Site, request: &Request, memory: &Memory) -> Vec<Diagnostic> {
    let fixture: String = site.iter().map(|(path, text)| format!("//- {path}\n{text}\n")).collect();
    let mut report = Report::new();
    let sources = crate::driver::sources(&fixture);
    let texts = sources.text_digests();
    if let Some(blog) = Blog::load(sources, request, &mut report) {
        let inputs = blog.inputs(&Digest::of(b"program"), &texts);
        blog.render_for(memory, Some(&inputs), &(), &mut report);
    }
    report.sorted()
}

fn check(mut site: Site, rounds: &[Round]) {
    let mut published = Kept::new();
    for round in rounds {
        round.edits.iter().for_each(|edit| perform(&mut site, edit));
        let again = Memory { published, ..Memory::default() };
        let anew = Memory::default();
        let faults = build(&site, &request(round), &again);
        assert_eq!(faults, build(&site, &request(round), &anew));
        let (staged, expected) = (again.staged.into_inner().unwrap(), anew.staged.into_inner().unwrap());
        assert_eq!(staged.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (path, (bytes, key)) in &staged {
            let text = String::from_utf8_lossy;
            assert_eq!((text(bytes), key), (text(&expected[path].0), &expected[path].1), "{path}");
            assert_eq!(bytes, &expected[path].0, "{path}");
        }
        let has_errors = faults.iter().any(|fault| fault.severity == steadfast::diagnostic::Severity::Error);
        published = if has_errors { again.published } else { staged };
    }
}

/// Few cases, so that the test is quick; `PROPTEST_CASES` sets another number.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_any_edits_is_a_clean_build(
        site in site(),
        rounds in prop::collection::vec(round(), 2..7),
    ) {
        check(site, &rounds);
    }
}

/// Returns the outputs that a second build renders, after an edit of a site.
fn rendered_after(before: &Site, path: &'static str, edited: &str) -> Vec<String> {
    let request = request(&Round { edits: vec![], moment: 0, also: vec![] });
    let first = Memory::default();
    assert_eq!(build(before, &request, &first), []);
    let mut site = before.clone();
    site.insert(path, edited.to_owned());
    let second = Memory { published: first.staged.into_inner().unwrap(), ..Memory::default() };
    build(&site, &request, &second);
    let mut rendered = second.rendered.into_inner().unwrap();
    rendered.sort();
    rendered
}

#[test]
fn only_what_shows_an_edit_is_rendered() {
    let article = |title: &str, day: u8, text: &str| {
        format!("---\ntitle: {title}\nslug: s{day}\ndate: 2020-01-{day:02}\nsummary: Short\n---\n{text}\n")
    };
    let first = article("One", 1, "Words");
    let site = Site::from([
        ("site.yaml", "title: A\nurl: https://example.com\npage_size: 2\nfeeds: {count: 2, formats: [atom]}\noutput: {llms_txt: true}\n".to_owned()),
        ("content/a.md", first.clone()),
        ("content/b.md", article("Two", 2, "Words")),
        ("content/c.md", article("Three", 3, "Words")),
        ("content/d.md", article("Four", 4, "Words")),
        ("content/pages/about.md", "---\ntitle: About\n---\nWords\n".to_owned()),
    ]);
    let index = ["search/data/texts-0.json", "search/data/words-0.bin", "search/index.json"];
    let own = "2020/01/s1/index.html";
    let check = |path, edited: &str, expected: &[&str]| {
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(rendered_after(&site, path, edited), expected, "{path}:\n{edited}");
    };
    check("content/a.md", &first, &[]);
    // The text.
    let of_text = [own, "sitemap.xml", index[0], index[1], index[2]];
    check("content/a.md", &article("One", 1, "Other words"), &of_text);
    // The title: also its neighbour, its page of the list, and its month.
    let of_title = [
        "2020/01/s2/index.html",
        "page/2/index.html",
        "archive/2020/01/index.html",
        "archive/2020/index.html",
    ];
    let of_lists = ["404.html", "llms.txt"];
    let mut all = [&of_text[..], &of_title[..], &of_lists[..]].concat();
    check("content/a.md", &article("Another", 1, "Words"), &all);
    // The newest article is on further lists, and in the feed.
    all = vec![
        "2020/01/s4/index.html",
        "2020/01/s3/index.html",
        "index.html",
        "feed.xml",
        "404.html",
        "llms.txt",
    ];
    all.extend(of_title[2..].iter().chain(&of_text[1..]));
    check("content/d.md", &article("Another", 4, "Words"), &all);
    // The texts of pages and the settings are on every page.
    let everything = rendered_after(&site, "content/pages/about.md", "---\ntitle: About\n---\nOther words\n");
    assert!(everything.len() > 15 && everything.contains(&"robots.txt".to_owned()), "{everything:?}");
}

#[test]
fn a_page_with_a_warning_or_with_a_link_to_a_place_is_rendered_by_every_build() {
    let article = |text: &str| format!("---\ntitle: A\ndate: 2020-01-01\n---\n{text}\n");
    let mut site = Site::from([
        ("site.yaml", "title: A\nurl: https://example.com\nsearch: false\n".to_owned()),
        ("content/a.md", article("[x](/nowhere/)")),
        ("content/b.md", article("[x](c.md#head)")),
        ("content/c.md", article("## Head")),
    ]);
    let request = request(&Round { edits: vec![], moment: 0, also: vec![] });
    let first = Memory::default();
    let faults = build(&site, &request, &first);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let second = Memory { published: first.staged.into_inner().unwrap(), ..Memory::default() };
    assert_eq!(build(&site, &request, &second), faults);
    assert_eq!(second.rendered.into_inner().unwrap().len(), 2);
    site.insert("content/c.md", article("## Another"));
    let third = Memory { published: second.staged.into_inner().unwrap(), ..Memory::default() };
    let faults = build(&site, &request, &third);
    assert!(faults.iter().any(|fault| fault.message.contains("#head")), "{faults:?}");
}

#[test]
fn a_link_to_a_place_in_its_own_page_is_checked_by_every_build_while_it_is_dead() {
    let article = |text: &str| format!("---\ntitle: A\ndate: 2020-01-01\n---\n{text}\n");
    let site = Site::from([
        ("site.yaml", "title: A\nurl: https://example.com\nsearch: false\n".to_owned()),
        ("content/a.md", article("[x](a.md#nowhere)")),
        ("content/b.md", article("## Head\n\n[x](b.md#head) [y](#head)")),
    ]);
    let request = request(&Round { edits: vec![], moment: 0, also: vec![] });
    let first = Memory::default();
    let faults = build(&site, &request, &first);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let second = Memory { published: first.staged.into_inner().unwrap(), ..Memory::default() };
    assert_eq!(build(&site, &request, &second), faults);
    assert_eq!(second.rendered.into_inner().unwrap(), ["2020/01/a/index.html"]);
}
