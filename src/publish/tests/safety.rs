//! Checks that publishing never changes files of others, and never writes outside of the output.

use std::fs;

use crate::publish::Adopt;
use crate::publish::tests::{NEW, OLD, desk, owned};

#[test]
fn files_of_others_stay() {
    let desk = desk();
    desk.build(OLD);
    desk.foreign("CNAME", "mine");
    desk.foreign("2024/old/notes.txt", "mine");
    desk.build(NEW);
    assert_eq!(desk.site()["CNAME"], "mine");
    assert_eq!(desk.site()["2024/old/notes.txt"], "mine");
}

#[test]
fn a_file_of_others_is_not_overwritten_unless_it_is_the_same_or_adopted() {
    let mut desk = desk();
    desk.build(OLD);
    desk.foreign("2025/new/index.html", "mine");
    let message =
        "`2025/new/index.html` in the output was not made by a build, and the site has a file of that name";
    assert_eq!(desk.fault(NEW), ("foreign-file", message.to_owned()));
    let mut kept = owned(OLD);
    kept.insert("2025/new/index.html".to_owned(), "mine".to_owned());
    assert_eq!(desk.site(), kept);
    desk.foreign("2025/new/index.html", "new");
    desk.build(NEW);
    desk.build(OLD);
    desk.foreign("2025/new/index.html", "mine");
    desk.adopt = Adopt::TakeOver;
    desk.build(NEW);
    assert_eq!(desk.site(), owned(NEW));
}

#[test]
fn a_folder_with_files_of_others_is_refused_and_can_be_shared() {
    let mut desk = desk();
    desk.foreign("CNAME", "mine");
    desk.foreign("index.html", "mine");
    let (code, message) = desk.fault(OLD);
    assert_eq!(code, "output-not-ours");
    assert!(message.ends_with("holds files that no build has made: `CNAME`, `index.html`"), "{message}");
    assert!(!desk.disk(".steadfast").exists());
    desk.adopt = Adopt::TakeOver;
    desk.build(OLD);
    desk.adopt = Adopt::Refuse;
    desk.build(&[]);
    assert_eq!(desk.site(), owned(&[("CNAME", "mine")]));
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let desk = desk();
    let first = desk.staged(OLD).unwrap();
    let (code, message) = desk.fault(NEW);
    assert_eq!(code, "output-busy");
    assert!(message.contains(&format!("another build (process {})", std::process::id())), "{message}");
    first.publish().unwrap();
    desk.build(NEW);
}

#[test]
fn the_output_may_not_be_inside_a_source_folder() {
    let desk = desk();
    let check = |place: &str, code: &str, part: &str| {
        let fault = desk.open_at(desk.folder.join(place)).unwrap_err();
        assert!(fault.code.name == code && fault.message.contains(part), "{}", fault.message);
    };
    check("site", "output-place", "is the site's own folder");
    check("site/../site/none/..", "output-place", "is the site's own folder");
    check("", "output-place", "holds the site's own folder");
    check("../../..", "output-place", "holds the site's own folder");
    check("site/content", "output-place", "lies inside `content/`");
    check("site/static/a/b", "output-place", "lies inside `static/`");
    check("site/templates/x", "output-place", "lies inside `templates/`");
    fs::write(desk.folder.join("file"), "x").unwrap();
    check("file", "output-unusable", "is a file, not a folder");
    check("file/below", "output-unusable", "cannot be written");
    assert!(!desk.folder.join("site/static/a").exists());
}

#[cfg(unix)]
mod unix {
    use std::env;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn no_symbolic_link_in_the_output_is_followed() {
        let desk = desk();
        desk.build(OLD);
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("index.html"), "private").unwrap();
        fs::remove_dir_all(desk.disk("about")).unwrap();
        symlink(outside.path(), desk.disk("about")).unwrap();
        let message = "`about` in the output is a link, where the site needs a folder";
        assert_eq!(desk.fault(OLD), ("foreign-file", message.to_owned()));
        desk.build(&[("index.html", "home")]);
        assert_eq!(fs::read_to_string(outside.path().join("index.html")).unwrap(), "private");
        symlink(outside.path().join("index.html"), desk.disk("feed.xml")).unwrap();
        assert_eq!(desk.fault(&[("feed.xml", "private")]).0, "foreign-file");
    }

    #[test]
    fn the_state_folder_is_never_a_symbolic_link() {
        let desk = desk();
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(desk.output()).unwrap();
        symlink(outside.path(), desk.disk(".steadfast")).unwrap();
        assert_eq!(desk.fault(OLD).0, "output-unusable");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    #[test]
    fn an_output_that_is_a_symbolic_link_to_a_folder_is_followed() {
        let desk = desk();
        let real = tempfile::tempdir().unwrap();
        symlink(real.path(), desk.output()).unwrap();
        desk.build(OLD);
        assert!(real.path().join("index.html").is_file());
        fs::remove_file(desk.output()).unwrap();
        symlink(desk.folder.join("site/static"), desk.output()).unwrap();
        assert_eq!(desk.fault(OLD).0, "output-place");
        fs::remove_file(desk.output()).unwrap();
        symlink("nowhere", desk.output()).unwrap();
        assert_eq!(desk.fault(OLD).0, "output-unusable");
    }

    /// The umask belongs to the whole process, so this test runs itself again in a separate process.
    #[test]
    fn published_files_are_readable_whatever_the_umask() {
        const INNER: &str = "STEADFAST_TEST_UMASK";
        if env::var_os(INNER).is_none() {
            let (_, module) = module_path!().split_once("::").unwrap();
            let name = format!("{module}::published_files_are_readable_whatever_the_umask");
            let run = Command::new("sh")
                .args(["-c", "umask 077; exec \"$0\" --exact \"$1\""])
                .arg(env::current_exe().unwrap())
                .arg(name)
                .env(INNER, "1")
                .output()
                .unwrap();
            let shown = String::from_utf8_lossy(&run.stdout);
            assert!(run.status.success() && shown.contains("1 passed"), "{shown}");
            return;
        }
        let desk = desk();
        desk.build(OLD);
        let mode = |path: &str| fs::metadata(desk.disk(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            ["", "2024", "2024/old", "2024/old/index.html", "index.html", ".steadfast"].map(mode),
            [0o755, 0o755, 0o755, 0o644, 0o644, 0o700]
        );
    }
}
