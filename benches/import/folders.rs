//! Folders of Jekyll, Hugo and Eleventy with the constructs that their blogs use most.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::prose::{self, Dice};

/// Writes a folder, unless it exists already.
pub(crate) fn ensure(folder: &Path, system: &str, files: usize) -> io::Result<()> {
    let (settings, text, posts) = match system {
        "jekyll" => (
            "_config.yml",
            "title: The Front Counter\nurl: https://counter.example\npermalink: /:year/:month/:title/\n",
            "_posts",
        ),
        "hugo" => (
            "hugo.toml",
            "title = 'The Front Counter'\nbaseURL = 'https://counter.example/'\n[permalinks.page]\nposts = '/:year/:month/:slug/'\n",
            "content/posts",
        ),
        _ => (
            ".eleventy.js",
            "module.exports = function (config) {\n  return { dir: { input: \"src\" } };\n};\n",
            "src/posts",
        ),
    };
    if folder.join(settings).exists() {
        return Ok(());
    }
    fs::create_dir_all(folder.join(posts))?;
    for post in 0..files {
        fs::write(folder.join(posts).join(name(system, post)), file(system, post, files))?;
    }
    if system == "eleventy" {
        fs::write(
            folder.join("src/posts/posts.json"),
            "{\"tags\": \"posts\", \"permalink\": \"/posts/{{ page.fileSlug }}/\"}\n",
        )?;
    }
    // The settings are written last, so that an unfinished folder is written again.
    fs::write(folder.join(settings), text)
}

fn day(post: usize) -> String {
    format!("{}-{:02}-{:02}", 2006 + post % 20, 1 + post % 12, 1 + post % 28)
}

/// Returns the name of a post's file.
fn name(system: &str, post: usize) -> String {
    match system {
        "hugo" => format!("post-{post}.md"),
        _ => format!("{}-post-{post}.md", day(post)),
    }
}

fn file(system: &str, post: usize, files: usize) -> String {
    let mut dice = Dice::new(post as u64);
    let title = prose::title(&mut dice);
    let mut text = format!("---\ntitle: \"{title}\"\ndate: {}\n", day(post));
    if system == "jekyll" {
        let _ = writeln!(text, "layout: post\ncategories: [category-{}]", post % 12);
    }
    let _ = write!(
        text,
        "tags: [tag-{}, tag-{}]\nauthor: Writer {}\n---\n\n",
        post % 60,
        post / 7 % 60,
        post % 20
    );
    let length = 2000 + dice.below(4000);
    while text.len() < length {
        piece(system, &mut text, files, &mut dice);
        text.push_str("\n\n");
    }
    text
}

fn paragraph(dice: &mut Dice) -> String {
    (0..2 + dice.below(4)).map(|_| prose::sentence(dice)).collect::<Vec<_>>().join(" ")
}

/// Adds a block of a text.
fn piece(system: &str, text: &mut String, files: usize, dice: &mut Dice) {
    let block = match dice.below(16) {
        0 => format!("## {}", prose::title(dice)),
        1 => (0..4).map(|_| format!("- {}", prose::sentence(dice))).collect::<Vec<_>>().join("\n"),
        2 => format!("> {}", paragraph(dice)),
        3 => code(system, dice),
        4 => link(system, dice.below(files), dice),
        5 => figure(system, dice),
        6 => video(system).to_owned(),
        7 => format!("![{}](/images/till-{}.jpg)", prose::phrase(dice, 2, 5), dice.below(400)),
        8 => format!(
            "{} [{}](https://other.example/{})",
            paragraph(dice),
            prose::phrase(dice, 1, 3),
            dice.below(900)
        ),
        _ => paragraph(dice),
    };
    text.push_str(&block);
}

fn code(system: &str, dice: &mut Dice) -> String {
    let lines = format!("{}\n{}", prose::phrase(dice, 3, 6), prose::phrase(dice, 3, 6));
    match system {
        "jekyll" => format!("{{% highlight sh %}}\n{lines}\n{{% endhighlight %}}"),
        "hugo" => format!("{{{{< highlight sh >}}}}\n{lines}\n{{{{< /highlight >}}}}"),
        _ => format!("```sh\n{lines}\n```"),
    }
}

fn link(system: &str, post: usize, dice: &mut Dice) -> String {
    let (words, day) = (prose::phrase(dice, 2, 4), day(post));
    let target = match system {
        "jekyll" => format!("{{% post_url {day}-post-{post} %}}"),
        "hugo" => format!("{{{{< ref \"post-{post}.md\" >}}}}"),
        _ => format!("{{{{ '/posts/post-{post}/' | url }}}}"),
    };
    format!("{} [{words}]({target}).", prose::sentence(dice))
}

fn figure(system: &str, dice: &mut Dice) -> String {
    let (number, caption) = (dice.below(400), prose::phrase(dice, 3, 8));
    match system {
        "jekyll" => {
            format!("{{% include figure.html src=\"/images/till-{number}.jpg\" caption=\"{caption}\" %}}")
        }
        "hugo" => format!("{{{{< figure src=\"/images/till-{number}.jpg\" caption=\"{caption}\" >}}}}"),
        _ => format!(
            "<figure>\n<img src=\"/images/till-{number}.jpg\" alt=\"\">\n<figcaption>{caption}</figcaption>\n</figure>"
        ),
    }
}

fn video(system: &str) -> &'static str {
    match system {
        "jekyll" => "{% include youtube.html id=\"abc-_1\" %}",
        "hugo" => "{{< youtube abc-_1 >}}",
        _ => "<iframe src=\"https://www.youtube-nocookie.com/embed/abc-_1\" title=\"Video\"></iframe>",
    }
}
