//! Fault injection: ends the process, or refuses a change, at every change of the disk in turn. For tests only.
//!
//! A test starts itself again in a new process for each change, because only a process that ends releases its locks without
//! cleaning up, as a killed one does:
//!
//! ```text
//! #[test]
//! fn a_name() {
//!     if let Some(folder) = trial::folder() {
//!         return work(&folder);
//!     }
//!     let count = trial::walk("module::tests::a_name", Fate::EndBefore, || prepared(), |folder| check(folder));
//!     assert!(count > 10, "{count} changes were walked");
//! }
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, io, process};

use tempfile::TempDir;

const FATE: &str = "STEADFAST_TRIAL_FATE";
const CHANGE: &str = "STEADFAST_TRIAL_CHANGE";
const FOLDER: &str = "STEADFAST_TRIAL_FOLDER";
/// The exit status of a process that a trial has ended.
const ENDED: i32 = 99;

/// What happens at the chosen change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The process ends, and the change is not made.
    EndBefore,
    /// The change is made, and the process ends.
    EndAfter,
    /// The disk refuses this change only.
    RefuseOne,
    /// The disk refuses this change and all later ones, as a full disk does.
    RefuseAll,
}

const FATES: [Fate; 4] = [Fate::EndBefore, Fate::EndAfter, Fate::RefuseOne, Fate::RefuseAll];

/// Returns the folder in which a process of a trial works; `None` in other processes.
pub(crate) fn folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}

/// Tries all changes that the test of this name makes, and returns their number.
///
/// For each change, prepares a folder, starts a process that works there with this fate, and checks the result.
pub(crate) fn walk(
    test: &str,
    fate: Fate,
    mut prepared: impl FnMut() -> TempDir,
    mut check: impl FnMut(&Path, usize),
) -> usize {
    for change in 0.. {
        let folder = prepared();
        let (code, said) = run(test, fate, change, folder.path());
        let is_reached = folder.path().join("reached").exists();
        assert!([Some(0), Some(ENDED)].contains(&code), "{fate:?} of change {change}: {said}");
        assert!(said.contains("running 1 test"), "`{test}` is not the name of a test: {said}");
        if !is_reached {
            return change;
        }
        check(folder.path(), change);
    }
    unreachable!("a trial makes a finite number of changes")
}

fn run(test: &str, fate: Fate, change: usize, folder: &Path) -> (Option<i32>, String) {
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .envs([(FATE, format!("{fate:?}")), (CHANGE, change.to_string())])
        .env(FOLDER, folder)
        // One thread makes the changes, so that their order is the same in every run.
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap();
    let said = [run.stdout, run.stderr].concat();
    (run.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// The fate of this process, and the number of the chosen change.
fn trial() -> Option<(Fate, usize)> {
    static TRIAL: OnceLock<Option<(Fate, usize)>> = OnceLock::new();
    *TRIAL.get_or_init(|| {
        let named = env::var(FATE).ok()?;
        let fate = FATES.into_iter().find(|fate| format!("{fate:?}") == named)?;
        Some((fate, env::var(CHANGE).ok()?.parse().ok()?))
    })
}

/// Makes a change, or applies the fate to the chosen one.
pub(super) fn make<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Some((fate, chosen)) = trial() else { return change() };
    let number = COUNT.fetch_add(1, Ordering::SeqCst);
    if number == chosen {
        let marked = folder().map(|folder| std::fs::write(folder.join("reached"), ""));
        marked.expect("a trial has a folder").expect("the folder of a trial can be written");
    }
    let refused = || io::Error::from(io::ErrorKind::StorageFull);
    match fate {
        Fate::EndBefore if number == chosen => process::exit(ENDED),
        Fate::EndAfter if number == chosen => {
            let _ = change();
            process::exit(ENDED)
        }
        Fate::RefuseOne if number == chosen => Err(refused()),
        Fate::RefuseAll if number >= chosen => Err(refused()),
        _ => change(),
    }
}
