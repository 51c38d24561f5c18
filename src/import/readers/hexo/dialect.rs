//! The tags of a Hexo blog. Those in code stay, as in Hexo.

use std::collections::BTreeMap;

use crate::import::known_tags;
use crate::import::liquid_arguments::LiquidArguments;
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_variables::Variables;
use crate::import::markdown_lines::LineKind;
use crate::import::markdown_writing::{Picture, address, callout, fenced, label, marker};
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};

/// The tags of one text.
pub(super) struct HexoDialect<'s> {
    /// The addresses and titles of posts, by name without extension.
    pub(super) posts: &'s BTreeMap<String, (String, String)>,
    /// The address of the text.
    pub(super) address: &'s str,
}

impl TagDialect for HexoDialect<'_> {
    fn reads_code(&self) -> bool {
        false
    }

    fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
        match tag.name {
            "codeblock" | "code" => TagBody::Verbatim,
            "blockquote" | "quote" | "note" | "pullquote" | "centerquote" | "cq" => TagBody::Prose,
            _ => TagBody::None,
        }
    }

    fn output(&mut self, _: &str, _: &Around<'_>) -> Option<Replacement> {
        None
    }

    fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, around: &Around<'_>) -> Option<Replacement> {
        let arguments = LiquidArguments::parse(tag.arguments);
        match (tag.name, body) {
            ("codeblock" | "code", Some(code)) => Some(code_block(code, tag.arguments, around)),
            ("blockquote" | "quote" | "pullquote" | "centerquote" | "cq", Some(text)) => {
                let source = if tag.name == "pullquote" { "" } else { tag.arguments };
                let tag = LiquidTag { name: "blockquote", arguments: source };
                known_tags::replacement(&tag, Some(text), around, &mut Variables::default())
            }
            ("note", Some(text)) => {
                let kind = arguments.at(0).and_then(marker).unwrap_or("NOTE");
                let title =
                    arguments.plain.iter().filter(|word| marker(word).is_none() && *word != "no-icon");
                let title = title.cloned().collect::<Vec<_>>().join(" ");
                Some(around.block(&callout(kind, &title, text, around.indent())).into())
            }
            ("asset_img", None) => Some(self.asset_image(&arguments, around)),
            ("asset_path", None) => Some(format!("{}{}", self.address, arguments.at(0)?).into()),
            ("asset_link", None) => {
                let name = arguments.at(0)?;
                let text = arguments.plain[1..].iter().filter(|word| *word != "true" && *word != "false");
                let text = text.cloned().collect::<Vec<_>>().join(" ");
                let shown = if text.is_empty() { name } else { &text };
                Some(format!("[{}]({})", label(shown), address(&format!("{}{name}", self.address))).into())
            }
            ("post_link", None) => {
                let (url, title) = self.post(arguments.at(0)?)?;
                let text = arguments.plain[1..].iter().filter(|word| *word != "true" && *word != "false");
                let text = text.cloned().collect::<Vec<_>>().join(" ");
                Some(format!("[{}]({url})", label(if text.is_empty() { title } else { &text })).into())
            }
            ("post_path", None) => Some(self.post(arguments.at(0)?)?.0.as_str().into()),
            ("link", None) => {
                let at =
                    arguments.plain.iter().position(|word| word.contains("://") || word.starts_with('/'))?;
                let text = arguments.plain[..at].join(" ");
                let url = &arguments.plain[at];
                Some(
                    format!("[{}]({})", label(if text.is_empty() { url } else { &text }), address(url))
                        .into(),
                )
            }
            ("img", None) => {
                let at = arguments.plain.iter().position(|word| word.contains(['/', '.']))?;
                let rest = &arguments.plain[at + 1..];
                let texts: Vec<&String> = rest.iter().filter(|word| word.parse::<u32>().is_err()).collect();
                let (title, alt) = (texts.first(), texts.get(1));
                Some(picture(&arguments.plain[at], title, alt, around.line).into())
            }
            ("youtube" | "vimeo" | "gist" | "iframe", None) => {
                known_tags::replacement(tag, None, around, &mut Variables::default())
            }
            _ => None,
        }
    }
}

impl HexoDialect<'_> {
    fn post(&self, name: &str) -> Option<&(String, String)> {
        let name = name.trim_end_matches(".md");
        self.posts.get(name).or_else(|| self.posts.get(name.rsplit('/').next()?))
    }

    /// Returns a picture of the folder of the post: `[class] name [width] [height] [title] [alt]`.
    fn asset_image(&self, arguments: &LiquidArguments, around: &Around<'_>) -> Replacement {
        let plain = &arguments.plain;
        let at = plain.iter().position(|word| word.contains('.')).unwrap_or(0);
        let name = plain.get(at).map(String::as_str).unwrap_or_default();
        let rest: Vec<&String> =
            plain.iter().skip(at + 1).filter(|word| word.parse::<u32>().is_err()).collect();
        // Both texts may stand between one pair of quotes: `"title 'alt'"`.
        let (title, alt) = match rest.first().and_then(|text| text.split_once(" '")) {
            Some((title, alt)) => (title.trim_matches('\'').to_owned(), alt.trim_matches('\'').to_owned()),
            None => {
                let text = |number: usize| rest.get(number).map(|text| (*text).clone()).unwrap_or_default();
                (text(0), text(1))
            }
        };
        picture(&format!("{}{name}", self.address), Some(&title), Some(&alt), around.line).into()
    }
}

fn picture(
    src: &str,
    title: Option<impl AsRef<str>>,
    alt: Option<impl AsRef<str>>,
    line: LineKind,
) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let title = title.map(|title| title.as_ref().to_owned());
    let alt = alt.map(|alt| alt.as_ref().to_owned()).filter(|alt| !alt.is_empty());
    let (alt, title) = (text(&alt.or_else(|| title.clone())), text(&title));
    Picture { src, alt: &alt, caption: &title, link: "" }.text(line)
}

/// Returns a block of code: `[title] [lang:language] [url] [link text] [additional options]`.
fn code_block(code: &str, arguments: &str, around: &Around<'_>) -> Replacement {
    let parsed = LiquidArguments::parse(arguments);
    let language = parsed.get(&["lang"]).unwrap_or_default();
    let title: Vec<&str> =
        parsed.plain.iter().map(String::as_str).take_while(|word| !word.contains("://")).collect();
    let mut info = language.to_owned();
    if !title.is_empty() {
        info.push_str(&format!(" title=\"{}\"", title.join(" ").replace('"', "'")));
    }
    if let Some(lines) = parsed.get(&["mark"]) {
        info.push_str(&format!(" {{{lines}}}"));
    }
    around.block(&fenced(code, &info, around.indent())).into()
}
