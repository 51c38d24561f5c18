//! The start of a preview: its port, the browser that it opens, and systems that cannot watch folders.

use std::net::TcpListener;
use std::process::Command;

use crate::preview::served::{SETTINGS, Served};

const PROGRAM: &str = env!("CARGO_BIN_EXE_steadfast");

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("content")).unwrap();
    std::fs::write(folder.path().join("site.yaml"), SETTINGS).unwrap();
    folder
}

/// `steadfast serve` with arguments, for a folder.
fn serve(folder: &tempfile::TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("serve").args(arguments).arg("--root").arg(folder.path());
    command
}

#[test]
fn when_the_usual_port_is_taken_the_next_free_one_is_and_it_is_said() {
    // The port is taken here, or by another program already.
    let _taken = TcpListener::bind("127.0.0.1:4000");
    let folder = site();
    let command = serve(&folder, &[]);
    let served = Served::run(folder, command);
    let port: u16 = served.host.split(':').nth(1).unwrap().parse().unwrap();
    assert!((4001..4100).contains(&port), "{port}");
    served.said_once(|said| said.contains(&format!("port 4000 is taken; this is port {port}\n")));
    assert_eq!(served.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn the_browser_that_the_environment_names_is_opened() {
    use std::os::unix::fs::PermissionsExt;

    let folder = site();
    let (browser, opened) = (folder.path().join("browser"), folder.path().join("opened"));
    std::fs::write(&browser, format!("#!/bin/sh\necho \"$1\" > '{}'\n", opened.display())).unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = serve(&folder, &["--port", "0", "--open"]);
    command.env("BROWSER", format!("no-such-browser:{}", browser.display()));
    let served = Served::run(folder, command);
    let wanted = format!("http://{}/\n", served.host);
    served.body_once("/", |_| std::fs::read_to_string(&opened).is_ok_and(|address| address == wanted));
}

/// Linux counts watches for each user namespace, and in a new one every user may set the limit.
#[cfg(target_os = "linux")]
#[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
#[test]
fn at_the_system_s_limit_of_watches_the_folder_is_looked_through() {
    let limited = "echo 1 > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\"";
    let within = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "sh", "-c", limited, program]);
        command
    };
    if !within("true").output().is_ok_and(|run| run.status.success()) {
        eprintln!("skipped: this system lets nobody make a namespace with a limit of its own");
        return;
    }
    let folder = site();
    let mut command = within(PROGRAM);
    command.args(["serve", "--port", "0", "--root"]).arg(folder.path());
    let served = Served::run(folder, command);
    served.said_once(|said| {
        said.contains("the system's limit on watched folders is reached; the folder is looked")
    });
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\n---\nBy looking.\n");
    served.shows("/2020/01/hello/", "By looking.");
}
