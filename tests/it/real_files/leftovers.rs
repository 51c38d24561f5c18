//! Files that editors, downloads and synchronising programs leave beside an author's texts.

use crate::driver::Folder;

const SITE: &str = "//- content/2026-01-05-plan.md\n---\ntitle: Plan\n---\nText.\n";

#[test]
fn what_programs_leave_behind_is_not_published() {
    let site = Folder::new(SITE);
    let names = [
        "plan.md.orig",
        "plan.md.bak",
        "plan.MD.BAK",
        "plan.md.save",
        "plan.md.save.1",
        "plan.md.swo",
        "plan.md.swn",
        "plan.md.rej",
        "plan.md.kate-swp",
        "plan.md.LOCAL",
        "plan.md.REMOTE.4711.md",
        "plan_BASE_4711.md",
        "plan.md.part",
        "plan.markdown.2",
        "chart.png.part",
        "%plan.md%",
        "~$letter.docx",
        "desktop.ini",
        "Desktop.ini",
    ];
    for name in names {
        site.write(&format!("content/{name}"), "SECRET");
        site.write(&format!("content/comments/plan/{name}"), "SECRET");
        site.write(&format!("static/{name}"), "SECRET");
    }
    let run = site.build(&["--strict"]).exits(0);
    assert_eq!(run.stderr, "");
    for (path, bytes) in site.public() {
        assert!(!bytes.windows(6).any(|six| six == b"SECRET"), "{path} is published");
    }
}

#[test]
fn a_copy_of_a_conflict_is_refused_by_its_name() {
    for name in [
        "2026-01-05-plan (conflicted copy).md",
        "2026-01-05-plan (Ann's conflicted copy 2026-11-22).md",
        "2026-01-05-plan (Konfliktkopie von Ann 2026-11-22).md",
        "2026-01-05-plan.sync-conflict-20261122-101010-ABCDEFG.md",
        "2026-01-05-plan_conflict-20261122-101010.md",
    ] {
        let site = Folder::new(SITE);
        site.write(&format!("content/{name}"), "---\ntitle: SECRET\n---\n");
        let run = site.build(&[]).exits(1);
        let what = "is a copy that was made because two versions of a file were in conflict";
        for expected in [
            &format!("error[conflict-copy]: `content/{name}` {what}\n"),
            " = note: only one of the two versions can be the right one\n",
            " = help: bring what you want to keep into `2026-01-05-plan.md` beside it, and delete this copy\n",
        ] {
            assert!(run.stderr.contains(expected), "no {expected} in {}", run.stderr);
        }
        assert!(site.public().is_empty());
        std::fs::remove_file(site.path(&format!("content/{name}"))).unwrap();
        site.build(&["--strict"]).exits(0);
    }
}

#[test]
fn names_that_only_look_so_are_published() {
    let site = Folder::new(SITE);
    let names = ["a~b.pdf", "part.pdf", "plan.md.pdf", "how-to-end-a-conflict-20261.png", "backup.zip"];
    for name in names {
        site.write(&format!("content/{name}"), "x");
    }
    site.write("static/spare.part", "x");
    site.write("content/2026-01-06-talks (about conflict).md", "---\ntitle: Talks\n---\nText.\n");
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for name in names {
        assert!(public.contains_key(name), "{name}");
    }
    assert!(public.contains_key("spare.part"));
    assert!(public.keys().any(|path| path.contains("talks")), "{:?}", public.keys());
}
