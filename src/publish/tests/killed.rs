//! Kills a build after each step of publishing, and checks what it leaves and what the next build does.

use std::mem;

use crate::publish::Stage;
use crate::publish::tests::{NEW, OLD, desk, owned};

#[test]
fn a_build_that_is_killed_at_any_step_leaves_whole_files_and_the_next_one_repairs_the_site() {
    let steps = {
        let desk = desk();
        desk.build(OLD);
        desk.staged(NEW).unwrap().phases().unwrap().concat().len()
    };
    assert!(steps > 8, "{steps}");
    for next in [OLD, NEW, &[("index.html", "home 3")]] {
        for stop in 0..=steps {
            let desk = desk();
            desk.build(OLD);
            desk.foreign("CNAME", "mine");
            kill_after(stop, desk.staged(NEW).unwrap());
            for (path, text) in desk.site() {
                let whole = [OLD, NEW].iter().any(|site| owned(site).get(&path) == Some(&text));
                assert!(whole || path == "CNAME", "{path} after {stop} steps: {text}");
            }
            desk.build(next);
            let mut expected = owned(next);
            expected.insert("CNAME".to_owned(), "mine".to_owned());
            assert_eq!(desk.site(), expected, "after {stop} steps");
            assert!(!desk.leftovers());
        }
    }
}

/// Performs the first steps of publishing, and then nothing more: it does not clean up either.
fn kill_after(count: usize, stage: Stage) {
    for step in stage.phases().unwrap().concat().iter().take(count) {
        stage.perform(step).unwrap();
    }
    stage.state.abandon();
    mem::forget(stage);
}

#[test]
fn a_first_build_that_is_killed_is_finished_by_the_next_one() {
    for stop in 0..8 {
        let desk = desk();
        kill_after(stop, desk.staged(OLD).unwrap());
        desk.build(NEW);
        assert_eq!(desk.site(), owned(NEW), "after {stop} steps");
    }
}
