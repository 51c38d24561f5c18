//! Checks the settings for servers in the docs with those servers' own checkers, if these are installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::driver::Folder;

/// Returns the blocks of a language in a page of the docs.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page)).unwrap();
    let begin = format!("```{language}\n");
    let after = text.split(begin.as_str()).skip(1);
    after.map(|block| block.split("\n```").next().unwrap().to_owned() + "\n").collect()
}

/// Returns the errors of a checker, or nothing if there are none or it is not installed.
fn complaints(program: &str, arguments: &[&str]) -> Option<String> {
    let run = Command::new(program).args(arguments).output().ok()?;
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    (!run.status.success()).then_some(said)
}

#[test]
fn nginx_takes_the_blocks_of_the_docs() {
    let folder = Folder::empty();
    let site = blocks("output.md", "nginx").concat();
    let form = blocks("intake.md", "nginx").concat();
    assert!(site.contains("error_page 404 /404.html;") && form.contains("client_max_body_size 192k;"));
    let (site, form) = (site.replace("listen 80;", "listen 127.0.0.1:18480;"), form.trim_end());
    let whole = site.trim_end().strip_suffix('}').unwrap().to_owned();
    let root = folder.path("");
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {}/{name};\n", root.display()));
    let settings = format!(
        "pid {0}/pid;\nerror_log {0}/log;\nevents {{}}\nhttp {{\naccess_log off;\n{1}{whole}\n{form}\n}}\n}}\n",
        root.display(),
        temporary.concat()
    );
    folder.write("nginx.conf", settings);
    let file = folder.path("nginx.conf");
    let said = complaints("nginx", &["-t", "-c", file.to_str().unwrap()]);
    assert_eq!(said, None);
}

#[test]
fn caddy_takes_the_blocks_of_the_docs() {
    let folder = Folder::empty();
    let site = blocks("output.md", "text").into_iter().find(|block| block.contains("file_server")).unwrap();
    let form = blocks("intake.md", "text").into_iter().find(|block| block.contains("reverse_proxy")).unwrap();
    assert!(site.contains("handle_errors {"), "{site}");
    let whole = site.trim_end().strip_suffix('}').unwrap();
    folder.write("Caddyfile", format!("{whole}\n{form}}}\n"));
    let file = folder.path("Caddyfile");
    let said = complaints("caddy", &["adapt", "--adapter", "caddyfile", "--config", file.to_str().unwrap()]);
    assert_eq!(said, None);
}

#[test]
fn systemd_takes_the_units_of_the_docs() {
    let folder = Folder::empty();
    let units = blocks("intake.md", "ini");
    assert_eq!(units.len(), 3);
    let mut files = Vec::new();
    for unit in &units {
        let name = unit.lines().next().unwrap().rsplit('/').next().unwrap();
        // Uses a program and a user that every machine has.
        let unit = unit.replace("/usr/local/bin/steadfast", "/bin/sh").replace("User=steadfast", "User=root");
        folder.write(name, unit.replace("/usr/bin/git", "/bin/sh"));
        files.push(folder.path(name));
    }
    let files: Vec<&str> = files.iter().map(|file| file.to_str().unwrap()).collect();
    assert_eq!(complaints("systemd-analyze", &[&["verify"], files.as_slice()].concat()), None);
}

#[test]
fn the_intake_writes_into_the_folders_that_its_unit_names_and_no_others() {
    let unit = blocks("intake.md", "ini").remove(0);
    let commands = blocks("intake.md", "console").concat();
    let line = unit.lines().find_map(|line| line.strip_prefix("ReadWritePaths=")).unwrap();
    for folder in line.split(' ') {
        assert!(commands.contains("mkdir -p") && commands.contains(folder), "{folder}");
    }
    // A private folder that was made by hand is kept out of the repository too.
    let site = Folder::new(
        "//- site.yaml\ntitle: A blog\nurl: https://example.com\ncomments: moderated\n\
         //- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\nText.\n",
    );
    fs::create_dir(site.path(".steadfast-private")).unwrap();
    site.write("export.json", "[{\"id\": 1, \"author\": \"Ann\", \"email\": \"ann@example.com\", \"text\": \"Hi\", \"uri\": \"/2026/01/hello/\"}]");
    site.run(&["comments", "import", "isso", "export.json"]).exits(0);
    assert_eq!(site.read(".steadfast-private/.gitignore"), "*\n");
}
