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

/// An output in memory.
#[derive(Default)]
struct Memory {
    published: BTreeMap<OutPath, (String, Option<Digest>)>,
    staged: Mutex<BTreeMap<OutPath, (String, Option<Digest>)>>,
    rendered: Mutex<Vec<String>>,
}

impl Receiver for Memory {
    fn keep(&self, path: &OutPath, key: &Digest) -> bool {
        let kept = self.published.get(path).filter(|(_, known)| known.as_ref() == Some(key));
        kept.iter().for_each(|kept| drop(self.staged.lock().unwrap().insert(path.clone(), (*kept).clone())));
        kept.is_some()
    }

    fn take(&self, path: &OutPath, bytes: Bytes, key: Option<&Digest>) -> Result<(), Stop> {
        let text = match bytes {
            Bytes::Rendered(bytes) => {
                self.rendered.lock().unwrap().push(path.to_string());
                String::from_utf8_lossy(&bytes).into_owned()
            }
            Bytes::Copied(file) => file.to_string(),
            Bytes::Card(card) => card.key.to_string(),
            Bytes::Drawn(variant) => variant.key().to_string(),
        };
        self.staged.lock().unwrap().insert(path.clone(), (text, key.copied()));
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
    let also = prop_oneof![6 => Just(vec![]), 1 => Just(vec![Status::Draft]), 1 => Just(vec![Status::Scheduled])];
    (prop::collection::vec(edit(), 0..3), moment, also)
        .prop_map(|(edits, moment, also)| Round { edits, moment, also })
}

fn request(round: &Round) -> Request {
    let now = Moment::parse(MOMENTS[round.moment], &Zone::UTC).unwrap();
    Request { now, also: round.also.clone(), base_url: None }
}

/// Builds a site. Returns the diagnostics.
fn build(site: &Site, request: &Request, memory: &Memory) -> Vec<Diagnostic> {
    let fixture: String = site.iter().map(|(path, text)| format!("//- {path}\n{text}\n")).collect();
    let mut report = Report::new();
    if let Some(blog) = Blog::load(crate::driver::sources(&fixture), request, &mut report) {
        let keys = blog.keys(&Digest::of(b"program"));
        blog.render_for(memory, Some(&keys), &(), &mut report);
    }
    report.sorted()
}

fn check(mut site: Site, rounds: &[Round]) {
    let mut published = BTreeMap::new();
    for round in rounds {
        round.edits.iter().for_each(|edit| perform(&mut site, edit));
        let again = Memory { published, ..Memory::default() };
        let anew = Memory::default();
        let faults = build(&site, &request(round), &again);
        assert_eq!(faults, build(&site, &request(round), &anew));
        let (staged, expected) = (again.staged.into_inner().unwrap(), anew.staged.into_inner().unwrap());
        assert_eq!(staged.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (path, (text, key)) in &staged {
            assert_eq!((text, key), (&expected[path].0, &expected[path].1), "{path}");
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
