//! Key `theme`: colours, fonts, the logo, and features for returning readers.

use crate::config::links;
use crate::config::links::Placed;
use crate::diagnostic::{Diagnostic, Located, codes, nearest};
use crate::keys::{Fields, UnknownKeys};
use crate::theme::colour::Colour;
use crate::theme::{Look, STACKS};
use crate::yaml::NodeKind;
use crate::yaml::quote::{quoted, remedy};

/// Key `theme` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeSettings {
    /// Keys `accent`, `fonts` and `width`.
    pub look: Look,
    /// Key `logo`, none by default.
    pub logo: Option<Logo>,
    /// Key `returning_readers`: whether lists mark the articles that are new since a reader's last visit, and a series
    /// remembers the reader's place; `true` by default. The data stays in the reader's browser.
    pub returning_readers: bool,
}

/// Key `logo` of the theme's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// A path from the site's root (`/logo.svg`) or a whole address.
    pub src: Placed,
    /// Key `with_title`: whether the site's name is beside it; `true` by default.
    pub with_title: bool,
}

/// The allowed number of characters in a line. In other lines, the eye loses its place.
const WIDTHS: std::ops::RangeInclusive<u32> = 45..=90;

/// The generic font families of CSS, which are written without quotes.
const GENERIC: [&str; 9] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "cursive",
];

/// Reads the key `theme`.
pub(super) fn theme(fields: &mut Fields<'_, '_>) -> ThemeSettings {
    let mut settings = ThemeSettings { look: Look::default(), logo: None, returning_readers: true };
    let Some(mut inner) = fields.map("theme", "`theme`", "theme:\n  accent: \"#7a2e52\"") else {
        return settings;
    };
    settings.look.accent = accent(&mut inner);
    fonts(&mut inner, &mut settings.look);
    settings.look.width = width(&mut inner);
    settings.logo = logo(&mut inner);
    settings.returning_readers = inner.boolean("returning_readers").unwrap_or(true);
    inner.unknown_key_help(&[
        ("color", "write `accent`:\naccent: teal"),
        ("colour", "write `accent`:\naccent: teal"),
        ("font", "write `fonts`:\nfonts: sans"),
        ("name", "the theme is the program's own; change a file of it by one of the same path in `templates/` or `static/`"),
    ]);
    inner.finish(UnknownKeys::Refuse);
    settings
}

fn accent(fields: &mut Fields<'_, '_>) -> Option<Colour> {
    // An unquoted `#` begins a comment in YAML, so the value is null.
    if let Some(entry) = fields.entry("accent").filter(|entry| entry.value.kind == NodeKind::Null) {
        let at = fields.span(entry.key_at.clone());
        fields.fault(
            Diagnostic::error(codes::BAD_COLOUR, "`accent` has no value")
                .at(at)
                .why("an unquoted `#` begins a comment")
                .help(remedy("write the colour in quotes:", "accent: \"#7a2e52\"")),
        );
        return None;
    }
    let text = fields.text("accent")?;
    let colour = Colour::parse(&text.value);
    if colour.is_none() {
        let help = match Colour::guess(&text.value) {
            Some(guess) => {
                remedy(&format!("did you mean `{guess}`?"), &format!("accent: {}", quoted(&guess)))
            }
            None => remedy("for example:", "accent: \"#7a2e52\"\naccent: teal"),
        };
        fields.fault(
            Diagnostic::error(
                codes::BAD_COLOUR,
                format!("`{}` is not a colour without transparency", text.value),
            )
            .at(fields.span(text.at))
            .why("every colour of the theme is made from this one")
            .help(help),
        );
    }
    colour
}

/// Reads the fonts: one font stack or list of families for text and headings, or a map that sets each.
fn fonts(fields: &mut Fields<'_, '_>, look: &mut Look) {
    let Some(entry) = fields.non_null_entry("fonts") else { return };
    if !matches!(entry.value.kind, NodeKind::Map(_)) {
        look.text = fields.text("fonts").and_then(|text| families(fields, "fonts", &text));
        return;
    }
    let mut inner = fields.inside(&entry.value, "`fonts`");
    let mut one = |key: &'static str| inner.text(key).and_then(|text| families(&mut inner, key, &text));
    look.text = one("text");
    look.headings = one("headings");
    look.interface = one("interface");
    look.code = one("code");
    inner.unknown_key_help(&[
        ("body", "write `text`:\ntext: serif"),
        ("title", "write `headings`:\nheadings: sans"),
        ("mono", "write `code`:\ncode: mono"),
    ]);
    inner.finish(UnknownKeys::Refuse);
}

/// Returns the value of `font-family` for a text: the name of a font stack, or names of families.
fn families(fields: &mut Fields<'_, '_>, key: &str, text: &Located<String>) -> Option<String> {
    if let Some((_, stack)) = STACKS.iter().find(|(name, _)| *name == text.value) {
        return Some((*stack).to_owned());
    }
    let names: Vec<&str> = text.value.split(',').map(|name| name.trim().trim_matches(['"', '\''])).collect();
    let plain = |name: &&str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+'))
    };
    let slip = (names.len() == 1)
        .then(|| nearest(&text.value, STACKS.iter().map(|(name, _)| *name)))
        .flatten()
        // Names of families begin with a capital, so only a lowercase word can be a misspelt stack.
        .filter(|_| text.value.starts_with(char::is_lowercase));
    if slip.is_none() && names.iter().all(plain) {
        let mut list: Vec<String> = names.iter().map(|name| family(name)).collect();
        if !names.last().is_some_and(|last| GENERIC.contains(last)) {
            let usual = match key {
                "code" => "monospace",
                "interface" => "sans-serif",
                _ => "serif",
            };
            list.push(usual.to_owned());
        }
        return Some(list.join(", "));
    }
    let stacks: Vec<String> = STACKS.iter().map(|(name, _)| format!("`{name}`")).collect();
    let help = match slip {
        Some(slip) => remedy(&format!("did you mean `{slip}`?"), &format!("{key}: {slip}")),
        None => remedy("for example:", &format!("{key}: \"Literata, Georgia, serif\"")),
    };
    fields.fault(
        Diagnostic::error(codes::UNKNOWN_VALUE, format!("`{key}` cannot be `{}`", text.value))
            .at(fields.span(text.at.clone()))
            .why(format!(
                "fonts are one of {}, or names of families with commas between them",
                stacks.join(", ")
            ))
            .help(help),
    );
    None
}

fn family(name: &str) -> String {
    if GENERIC.contains(&name) { name.to_owned() } else { format!("\"{name}\"") }
}

fn width(fields: &mut Fields<'_, '_>) -> Option<u32> {
    let width = fields.count("width")?;
    if WIDTHS.contains(&width.value) {
        return Some(width.value);
    }
    let message =
        format!("`width` is the number of characters in a line, from 45 to 90, but this is {}", width.value);
    let fits = width.value.clamp(*WIDTHS.start(), *WIDTHS.end());
    fields.fault(
        Diagnostic::error(codes::UNKNOWN_VALUE, message)
            .at(fields.span(width.at))
            .why("the eye loses its place in longer lines, and jumps too often in shorter ones")
            .help(remedy("write:", &format!("width: {fits}"))),
    );
    None
}

/// Reads the logo: a path or a map.
fn logo(fields: &mut Fields<'_, '_>) -> Option<Logo> {
    let entry = fields.non_null_entry("logo")?;
    if !matches!(entry.value.kind, NodeKind::Map(_)) {
        return links::image(fields, "logo").map(|src| Logo { src, with_title: true });
    }
    let mut inner = fields.inside(&entry.value, "`logo`");
    let src = links::image(&mut inner, "src");
    if src.is_none() && inner.is_absent("src") {
        inner.missing("src", "src: /logo.svg");
    }
    let with_title = inner.boolean("with_title").unwrap_or(true);
    inner.finish(UnknownKeys::Refuse);
    src.map(|src| Logo { src, with_title })
}
