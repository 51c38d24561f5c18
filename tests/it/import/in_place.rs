//! `steadfast import --in-place`: the folder of a blog becomes a site, with as few changes as possible.

use std::process::Command;

use crate::driver::{Folder, NOW, Run};
use crate::import::helpers::with;
use crate::import::old_blog;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>\n";

const JEKYLL: &str = r##"//- _config.yml
title: The Ledger
url: https://ledger.example
permalink: /:year/:title/
exclude: [templates]
//- _layouts/post.html
<html>{{ content }}</html>
//- node_modules/x/readme.md
Not a text.
//- templates/base.html
{{ no template of this program }
//- index.html
---
layout: home
---
//- .gitignore
node_modules
//- _posts/2019-03-04-first-day.md
---
layout: post
title:   "First day"   # The first.
category: Work
tags: [habits, counters]
redirect_from: /old/
---


A text that needs nothing.  


//- _posts/2019-05-06-second-day.md
---
# The title.
title: 'Second'
tags: one two
header: {teaser: /assets/till.svg}
---
See [the first]({% post_url 2019-03-04-first-day %}).

![Till](/assets/till.svg)
//- about.md
---
layout: page
title: About
permalink: /about/
---
About us.
"##;

const HUGO: &str = r##"//- hugo.toml
baseURL = "https://quay.example/"
title = "Quay"
//- layouts/_default/single.html
{{ .Content }}
//- .gitignore
/public
//- public/posts/one/index.html
<p>The old output.</p>
//- static/CNAME
quay.example
//- content/_index.md
---
title: Home
---
//- content/posts/one.md
---
title: One
date: 2020-01-02
lastmod: 2020-02-02
tags: [a]
---
Nothing to do.
//- content/posts/two.md
+++
title = "Two"
date = 2020-02-03
+++
{{< figure src="/a.svg" alt="A" >}}
//- content/posts/old.org
Not read.
//- content/posts/trip/index.md
---
title: Trip
date: 2020-03-04
---
![The till](x.svg)
"##;

const ELEVENTY: &str = r##"//- eleventy.config.js
module.exports = function (config) {
  config.addPassthroughCopy("src/img");
  return { dir: { input: "src", output: "_site" } };
};
//- package.json
{}
//- node_modules/x/index.js
x
//- src/_includes/post.njk
{{ content }}
//- src/posts/one.md
---
title: One
date: 2020-01-02
permalink: /one/
---
Nothing to do.

![Till](/img/till.svg)
//- src/posts/two.md
---
title: Two
date: 2020-01-03
permalink: /two/
---
{% for x in y %}{{ x }}{% endfor %} [One]({{ "/one/" | url }})
"##;

fn git(folder: &Folder, arguments: &[&str]) -> Run {
    let identity = ["-c", "user.name=Ann", "-c", "user.email=ann@quay.example", "-c", "core.autocrlf=false"];
    let mut command = Command::new("git");
    command.arg("-C").arg(folder.path("old")).args(identity).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    Run::from(command.output().unwrap())
}

/// Returns a folder whose blog is committed.
fn committed(fixture: &str, pictures: &[&str]) -> Folder {
    let folder = old_blog(fixture);
    for picture in pictures {
        folder.write(&format!("old/{picture}"), PICTURE);
    }
    git(&folder, &["init", "--quiet"]).exits(0);
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    git(folder, &["add", "--all"]).exits(0);
    git(folder, &["commit", "--quiet", "--message", "All"]).exits(0);
}

fn import(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["import", "old", "--in-place", "--now", NOW], arguments].concat())
}

fn texts(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    folder.files("old").into_iter().filter(|(path, _)| !path.starts_with(".git/")).collect()
}

/// Looks at the difference, makes the change, and builds. A second import changes nothing. Returns what was told.
fn changed(folder: &Folder) -> String {
    let before = texts(folder);
    let tried = import(folder, &["--dry-run"]).exits(0);
    assert_eq!(before, texts(folder), "a try writes nothing");
    assert!(!tried.stdout.contains('\x1b'), "{}", tried.stdout);
    let made = import(folder, &[]).exits(0);
    let again = import(folder, &["--dry-run"]);
    assert_eq!(again.stdout, "", "a second import changes nothing");
    let build = folder.run(&["build", "--root", "old", "--now", NOW]).exits(0);
    format!(
        "{}{}== made\n{}{}== build\n{}",
        tried.stdout, tried.stderr, made.stdout, made.stderr, build.stderr
    )
}

#[test]
fn a_folder_of_jekyll_becomes_a_site() {
    let folder = committed(JEKYLL, &["assets/till.svg"]);
    let first = folder.read("old/_posts/2019-03-04-first-day.md");
    let told = changed(&folder);
    insta::assert_snapshot!("in_place_jekyll", told);
    assert_eq!(folder.read("old/content/articles/2019-03-04-first-day.md"), first);
    let public: Vec<String> = folder.files("old/public").into_keys().collect();
    for path in
        ["2019/first-day/index.html", "2019/second-day/index.html", "about/index.html", "assets/till.svg"]
    {
        assert!(public.iter().any(|known| known == path), "{path}: {public:?}");
    }
    let is_old =
        |path: &String| path.contains("node_modules") || path.contains("_layouts") || path.contains("import");
    assert!(!public.iter().any(is_old), "{public:?}");
    assert!(
        folder.path("old/_config.yml").exists() && folder.path("old/import/old/templates/base.html").exists()
    );
}

#[test]
fn a_folder_of_hugo_becomes_a_site() {
    let folder = committed(HUGO, &["content/posts/trip/x.svg", "static/a.svg"]);
    let (one, trip) =
        (folder.read("old/content/posts/one.md"), folder.read("old/content/posts/trip/index.md"));
    insta::assert_snapshot!("in_place_hugo", changed(&folder));
    assert_eq!(
        (folder.read("old/content/posts/one.md"), folder.read("old/content/posts/trip/index.md")),
        (one, trip)
    );
    assert!(!folder.read("old/public/posts/one/index.html").contains("The old output"));
    assert!(folder.path("old/import/old/public/posts/one/index.html").exists());
}

#[test]
fn a_folder_of_eleventy_becomes_a_site() {
    let folder = committed(ELEVENTY, &["src/img/till.svg"]);
    insta::assert_snapshot!("in_place_eleventy", changed(&folder));
    assert!(
        folder.path("old/public/one/index.html").exists() && folder.path("old/public/img/till.svg").exists()
    );
}

#[test]
fn git_takes_the_difference_as_a_patch() {
    let folder = committed(HUGO, &["content/posts/trip/x.svg", "static/a.svg"]);
    let patch = import(&folder, &["--dry-run"]).exits(0).stdout;
    folder.write("patch", patch);
    git(&folder, &["apply", "--check", "../patch"]).exits(0);
}

#[test]
fn the_line_ends_of_a_text_stay() {
    let folder = old_blog(HUGO);
    let text =
        "---\r\ntitle: Three\r\nweight: 3\r\ndate: 2020-04-05\r\n---\r\n[Two]({{< ref \"two.md\" >}})\r\n";
    folder.write("old/content/posts/three.md", text);
    folder
        .write("old/content/posts/four.md", "\u{feff}---\r\ntitle: Four\r\ndate: 2020-04-06\r\n---\r\nA\r\n");
    git(&folder, &["init", "--quiet"]).exits(0);
    commit(&folder);
    let four = folder.read("old/content/posts/four.md");
    import(&folder, &[]).exits(0);
    let three = text.replace("{{< ref \"two.md\" >}}", "/posts/two/");
    assert_eq!(
        (folder.read("old/content/posts/three.md"), folder.read("old/content/posts/four.md")),
        (three, four)
    );
}

#[test]
fn a_folder_that_git_cannot_bring_back_is_refused() {
    let refused = |folder: &Folder| {
        let before = texts(folder);
        let run = import(folder, &[]).exits(1);
        assert_eq!(before, texts(folder));
        run.stderr.lines().next().unwrap().to_owned()
    };
    let folder = old_blog(HUGO);
    assert_eq!(refused(&folder), "error[not-ready]: `old` is not in a work tree of git");
    let folder = committed(HUGO, &[]);
    folder.write("old/content/posts/new.md", "---\ntitle: New\n---\n");
    assert_eq!(
        refused(&folder),
        "error[not-ready]: the folder has changes that are not committed: `?? content/posts/new.md`"
    );
    folder.write("old/.gitignore", "/public\nnew.md\n");
    commit(&folder);
    assert_eq!(refused(&folder), "error[not-ready]: `content/posts/new.md` would change, and git ignores it");
}

#[test]
fn what_has_no_folder_of_texts_is_refused() {
    let folder = with("old/data.json", r#"{"db": [{"data": {"posts": []}}]}"#);
    let error = import(&folder, &["--from", "ghost", "--dry-run"]).exits(1).stderr;
    assert!(
        error.starts_with("error[bad-input]: a blog of Ghost cannot become a site in its own place"),
        "{error}"
    );
    let error = folder.run(&["import", "old/data.json", "--in-place", "--dry-run"]).exits(1).stderr;
    assert!(error.starts_with("error[bad-input]: `old/data.json` is not a folder"), "{error}");
}

#[test]
fn the_difference_is_coloured_where_that_is_wanted() {
    let folder = committed(HUGO, &[]);
    let shown = import(&folder, &["--dry-run", "--color", "always"]).exits(0).stdout;
    assert!(shown.contains("\x1b[31m-+++\x1b[0m\n") && shown.contains("\x1b[32m+---\x1b[0m\n"), "{shown}");
}
