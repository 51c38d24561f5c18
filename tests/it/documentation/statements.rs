//! Statements of the docs that the program itself can check: codes, keys, defaults, and links between pages.

use std::collections::{BTreeMap, BTreeSet};

use steadfast::diagnostic::codes;

use super::blocks::pages;
use super::site;
use crate::driver::Folder;

/// Returns the part of a page below a heading, up to the next heading of the same level or a higher one.
fn below<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let level = heading.split(' ').next().unwrap().len();
    let ends = (1..=level).filter_map(|level| rest.find(&format!("\n{} ", "#".repeat(level))));
    &rest[..ends.min().unwrap_or(rest.len())]
}

/// Returns the cells of the first table of a text, row by row, without its head.
fn table(text: &str) -> Vec<Vec<String>> {
    let rows =
        text.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| {
        let row = row.trim_matches('|').replace("\\|", "\u{1}");
        row.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
    };
    rows.skip(2).map(cells).collect()
}

/// Returns the texts between backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Returns the keys that the program lists when it reads an unknown key.
fn known_keys(files: &[(&str, &str)]) -> BTreeSet<String> {
    let folder = Folder::new("");
    for (file, text) in files {
        folder.write(file, text);
    }
    let run = folder.build(&[]);
    let (_, list) = run.stderr.split_once(" are `").unwrap_or_else(|| panic!("{}", run.stderr));
    let list = format!("`{}", list.lines().next().unwrap());
    code(&list).into_iter().map(str::to_owned).collect()
}

#[test]
fn the_table_of_messages_holds_every_code_with_what_it_says() {
    let pages = pages();
    let rows = table(below(&pages["docs/messages.md"], "## All kinds"));
    let described: BTreeMap<&str, &str> =
        rows.iter().map(|row| (code(&row[0])[0], row[1].as_str())).collect();
    let real: BTreeMap<&str, &str> = codes::ALL.iter().map(|code| (code.name, code.about)).collect();
    assert_eq!(described, real, "left is what docs/messages.md says, right what the program has");
}

#[test]
fn the_tables_of_keys_name_what_the_program_reads() {
    let pages = pages();
    let (settings, front_matter) = (&pages["docs/site-yaml.md"], &pages["docs/front-matter.md"]);
    let stranger = "---\ntitle: A\nname: A\ndate: 2026-01-01\nqqqqq: 1\n---\nA\n";
    let site = "title: A\nurl: https://a.example\nqqqqq: 1\n";
    let kinds = [
        (below(settings, "## All keys"), vec![("site.yaml", site)]),
        (below(front_matter, "## Articles"), vec![("content/a.md", stranger)]),
        (below(front_matter, "## Pages"), vec![("content/pages/a.md", stranger)]),
        (below(front_matter, "## Authors"), vec![("content/authors/a.md", stranger)]),
        (below(front_matter, "## Series"), vec![("content/series/a.md", stranger)]),
    ];
    for (section, files) in kinds {
        let rows = table(section);
        let described: BTreeSet<String> =
            rows.iter().flat_map(|row| code(&row[0])).map(str::to_owned).collect();
        let missing: Vec<_> = known_keys(&files).into_iter().filter(|key| !described.contains(key)).collect();
        assert!(missing.is_empty(), "the docs of {} lack {missing:?}", files[0].0);
    }
}

#[test]
fn the_defaults_of_settings_are_those_of_the_docs() {
    let plain = site::beginner();
    let shown = pages()["docs/site-yaml.md"].clone();
    let build = |folder: &Folder| {
        site::run(folder, "", "steadfast build --quiet").exits(0);
        folder.public()
    };
    // The settings of `init` would hide a default.
    plain.write("site.yaml", "title: A\nurl: https://a.example\n");
    let expected = build(&plain);
    let mut tried = 0;
    for row in table(below(&shown, "## All keys")) {
        let (key, default) = (code(&row[0])[0], &row[3]);
        if let [value] = code(default)[..]
            && default.starts_with('`')
        {
            plain.write("site.yaml", format!("title: A\nurl: https://a.example\n{key}: {value}\n"));
            let (real, value) = (build(&plain), format!("{key}: {value}"));
            let differs = real.iter().find(|(path, bytes)| expected.get(*path) != Some(bytes));
            assert!(real.len() == expected.len() && differs.is_none(), "`{value}` is not the default");
            tried += 1;
        }
    }
    assert!(tried > 5, "the table has lost its defaults");
}

/// Returns the id of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}

/// Returns the text of a page without code blocks and inline code.
fn prose(page: &str) -> String {
    let mut in_code = false;
    let outside = |line: &&str| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    };
    let without_code = |line: &str| line.split('`').step_by(2).collect::<String>();
    page.lines().filter(outside).map(without_code).collect::<Vec<_>>().join("\n")
}

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = pages();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for (page, text) in &pages {
        let prose = prose(text);
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        for target in targets.filter(|target| !target.contains(':')) {
            let (file, id) = target.split_once('#').unwrap_or((target, ""));
            let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = if file.is_empty() { page.clone() } else { joined(folder, file) };
            let has = |text: &String| {
                text.lines().any(|line| line.starts_with('#') && anchor(line.trim_start_matches('#')) == id)
            };
            let fine = root.join(&path).exists() && (id.is_empty() || pages.get(&path).is_some_and(has));
            if !fine {
                wrong.push(format!("{page}: {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn contributing_names_files_that_exist() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = pages();
    let is_path = |text: &&str| {
        text.contains('/') && !text.contains([' ', '…']) && !text.contains("CODE") && *text != "public/"
    };
    let paths = code(&pages["CONTRIBUTING.md"]).into_iter().filter(is_path);
    let missing: Vec<&str> = paths.filter(|path| !root.join(path).exists()).collect();
    assert_eq!(missing, [""; 0]);
}

/// Returns a path relative to a folder, without `..`.
fn joined(folder: &str, file: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
