//! Tags and includes whose names say what they are: `figure.html`, `youtube`, `note.html`.

use crate::import::liquid_arguments::LiquidArguments;
use crate::import::liquid_variables::Variables;
use crate::import::markdown_lines::LineKind;
use crate::import::markdown_writing::{Picture, address, callout, frame, label, marker, video};
use crate::import::tag_dialect::{Around, Replacement};

/// The note of a gist.
const GIST: &str = "gists, which are links now";
/// The note of a class.
const CLASS: &str = "classes and sizes of pictures, which mean nothing here";
/// The note of a table of contents.
const CONTENTS: &str = "tags for a table of contents: long articles get theirs without";

/// Returns what stands in place of a tag or an include whose name says what it is.
pub(super) fn by_name(
    name: &str,
    arguments: &LiquidArguments,
    around: &Around<'_>,
    variables: &Variables<'_>,
) -> Option<Replacement> {
    let path = name.trim_matches(['"', '\'']);
    let last = path.rsplit('/').next().unwrap_or_default();
    let stem = ["html", "md", "njk", "liquid", "htm"]
        .iter()
        .find_map(|ending| last.strip_suffix(ending)?.strip_suffix('.'))
        .unwrap_or(last);
    let words: Vec<String> = stem.split(['-', '_']).map(str::to_lowercase).collect();
    let is = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    if stem.eq_ignore_ascii_case("toc") {
        return Some(Replacement::noted("", CONTENTS));
    }
    if is(&["youtube", "youtubeplayer", "vimeo", "video"]) || stem.to_lowercase().contains("youtube") {
        return a_video(stem, arguments, around);
    }
    if is(&["gist"]) {
        return gist(arguments);
    }
    if is(&["figure", "image", "img", "picture", "photo", "screenshot", "respimg"]) && !is(&["gallery"]) {
        return picture(&words, arguments, around, variables);
    }
    if words.iter().any(|word| is_callout(word)) {
        let text = arguments.get(&["content", "text", "message", "body"]).or(arguments.at(0))?;
        let kind = arguments.get(&["type", "class", "level", "kind"]).and_then(marker);
        let own = words.iter().find_map(|word| marker(word)).unwrap_or("NOTE");
        return as_callout(kind.unwrap_or(own), arguments.get(&["title"]).unwrap_or_default(), text, around);
    }
    if is(&["button", "btn"]) {
        let url = arguments.get(&["url", "href", "link"]).or(arguments.at(1))?;
        let text = arguments.get(&["text", "label", "title", "content"]).or(arguments.at(0))?;
        return Some(format!("[{}]({})", label(text), address(url)).into());
    }
    if is(&["iframe", "embed"]) {
        let src = arguments.get(&["src", "url"]).or(arguments.at(0)).filter(|src| src.contains("://"))?;
        let title = arguments.get(&["title"]).unwrap_or("Embedded page");
        return Some(around.block(&frame(src, title)).into());
    }
    None
}

/// Returns whether the name of a tag is that of a callout.
pub(super) fn is_callout(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "notice",
        "note",
        "tip",
        "info",
        "warning",
        "important",
        "danger",
        "caution",
        "callout",
        "alert",
        "admonition",
        "hint",
    ];
    NAMES.contains(&name)
}

/// Returns a callout, if Markdown is read at this place.
pub(super) fn as_callout(kind: &str, title: &str, text: &str, around: &Around<'_>) -> Option<Replacement> {
    if around.line != LineKind::Prose {
        return None;
    }
    Some(around.block(&callout(kind, title, text, around.indent())).into())
}

fn picture(
    words: &[String],
    arguments: &LiquidArguments,
    around: &Around<'_>,
    variables: &Variables<'_>,
) -> Option<Replacement> {
    let plain = |number: usize| arguments.at(number).unwrap_or_default();
    let src = arguments.get(&["src", "image", "image_path", "url", "path", "file", "img", "source", "name"]);
    let src = variables.argument(src.unwrap_or(plain(0)));
    let src = src.trim();
    // The name of a variable that is not known.
    let is_name = ["page.", "site.", "include.", "post.", "item."].iter().any(|start| src.starts_with(start));
    let is_class_second = words.iter().any(|word| word == "class");
    let second = if is_class_second { plain(2) } else { plain(1) };
    let alt = variables.argument(arguments.get(&["alt", "description", "text"]).unwrap_or(second));
    let caption = variables.argument(arguments.get(&["caption", "title", "figcaption"]).unwrap_or_default());
    let link = arguments.get(&["link", "href", "target"]).filter(|link| link.contains(['/', '#']));
    if is_name
        || src.is_empty()
        || src.contains(char::is_whitespace)
        || src.contains(['{', '}'])
        || !src.contains('.')
    {
        return None;
    }
    let src = match src.starts_with('/') || src.contains("://") {
        true => src.to_owned(),
        false => format!("/{src}"),
    };
    let picture = Picture { src: &src, alt: &alt, caption: &caption, link: link.unwrap_or_default() };
    let text = picture.text(around.line);
    let is_figure = text.contains('\n') || words.iter().any(|word| word == "figure");
    let is_alone = around.before.trim().is_empty() && around.after.trim().is_empty();
    let text = if is_figure && is_alone { around.block(&text) } else { text };
    let has_class = is_class_second || arguments.get(&["class", "width", "height", "style"]).is_some();
    Some(if has_class { Replacement::noted(text, CLASS) } else { text.into() })
}

fn a_video(name: &str, arguments: &LiquidArguments, around: &Around<'_>) -> Option<Replacement> {
    let name = name.to_lowercase();
    let id = arguments.get(&["id", "url", "src", "video", "youtube_id", "video_id"]).or(arguments.at(0))?;
    let provider = arguments.get(&["provider", "type"]).unwrap_or_default();
    let is_vimeo = name.contains("vimeo") || provider == "vimeo" || id.contains("vimeo.com");
    let is_youtube = name.contains("youtube") || provider == "youtube" || id.contains("youtu");
    let site = if is_vimeo {
        "vimeo"
    } else if is_youtube {
        "youtube"
    } else {
        return None;
    };
    let title = arguments.get(&["title", "caption", "alt"]).unwrap_or_default();
    Some(around.block(&video(site, id, title)?).into())
}

fn gist(arguments: &LiquidArguments) -> Option<Replacement> {
    let id = arguments.get(&["id"]).or(arguments.at(0))?;
    let file = arguments.get(&["file"]).or(arguments.at(1));
    let shown = file.unwrap_or(id);
    let url = format!("https://gist.github.com/{}", id.trim_start_matches("https://gist.github.com/"));
    Some(Replacement::noted(format!("[Gist: {}]({})", label(shown), address(&url)), GIST))
}
