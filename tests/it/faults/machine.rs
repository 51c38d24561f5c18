//! The same bytes on every machine: with few resources, and with any metadata of the files on the disk.

use std::fs;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::driver::{Files, Folder, NOW};

/// Returns the files of a site, with one of each kind.
fn sources() -> Files {
    let mut files = Files::new();
    for (path, text) in [
        ("site.yaml", "title: A\nurl: https://quay.example\ntime_zone: Asia/Kolkata\n"),
        (
            "content/2026-01-05-istanbul.md",
            "---\ntitle: İstanbul, II\ntags: [I, ı, b]\nseries: S\n---\n## Iı\n\n\"Text\".\n",
        ),
        ("content/2026-01-05-a.md", "---\ntitle: A\nauthor: Ann\n---\n[b](b/index.md) ![p](p.svg)\n"),
        ("content/b/index.md", "---\ntitle: B\ndate: 2026-01-05\n---\nText.\n"),
        ("content/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"/>"),
        ("content/authors/ann.md", "---\nname: Ann\n---\n"),
        ("content/comments/a/c.md", "---\nstate: approved\nauthor: Ben\ndate: 2026-01-06\n---\nHello.\n"),
        ("static/x/y.txt", "y"),
    ] {
        files.insert(path.to_owned(), text.as_bytes().to_vec());
    }
    files
}

fn write<'f>(site: &Folder, root: &str, files: impl Iterator<Item = (&'f String, &'f Vec<u8>)>) {
    files.for_each(|(path, bytes)| site.write(&format!("{root}{path}"), bytes));
}

/// Returns the output of an ordinary build of them.
fn ordinary() -> Files {
    let site = Folder::empty();
    write(&site, "", sources().iter());
    site.build(&["--quiet"]).exits(0);
    site.public()
}

/// Returns the permissions of all files and folders below a folder.
fn rights(folder: &Path) -> Vec<u32> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        found.push(fs::metadata(&path).unwrap().permissions().mode() & 0o777);
        if path.is_dir() && !path.ends_with(".steadfast") {
            found.extend(rights(&path));
        }
    }
    found
}

#[test]
fn a_narrow_machine_builds_the_same_site() {
    let site = Folder::empty();
    write(&site, "deep/er/", sources().iter());
    let script = format!(
        "ulimit -n 64; ulimit -s 8192; umask 077; cd /; exec \"$0\" build --now {NOW} --quiet --root \"$1/deep/er\" --output \"$1/public\""
    );
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_steadfast")]).arg(site.path("")).env_clear();
    let run = command
        .envs([("RAYON_NUM_THREADS", "1"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/St_Johns")])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(site.public() == ordinary());
    let own = site.path("public/.steadfast");
    let _ = fs::remove_dir_all(own);
    let wrong = rights(&site.path("public")).into_iter().find(|rights| !matches!(rights, 0o644 | 0o755));
    assert_eq!(wrong, None);
}

#[test]
fn the_clock_the_rights_and_the_order_of_files_change_nothing() {
    let site = Folder::empty();
    write(&site, "", sources().iter().rev());
    for (number, path) in sources().keys().enumerate() {
        let file = File::options().write(true).open(site.path(path)).unwrap();
        // Some time stamps are in the future, some older than all computers.
        let day = Duration::from_secs(86_400 * 365 * 40);
        let time = if number % 2 == 0 { SystemTime::now() + day } else { SystemTime::UNIX_EPOCH };
        file.set_modified(time).unwrap();
        file.set_permissions(fs::Permissions::from_mode(if number % 2 == 0 { 0o600 } else { 0o755 }))
            .unwrap();
    }
    site.build(&["--quiet"]).exits(0);
    assert!(site.public() == ordinary());
    // The same again, with all published files dated in the future.
    site.write("content/2026-01-05-a.md", "---\ntitle: A\nauthor: Ann\n---\nOther words.\n");
    for path in site.public().keys() {
        let file = File::options().write(true).open(site.path("public").join(path)).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(86_400)).unwrap();
    }
    site.build(&["--quiet"]).exits(0);
    assert!(site.read("public/2026/01/a/index.html").contains("Other words."));
}
