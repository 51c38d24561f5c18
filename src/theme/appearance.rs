//! The colours and fonts that a site sets for the theme, and the stylesheet for them.
//!
//! The theme's own stylesheet takes every colour and font from custom properties; this stylesheet overrides them. A whole
//! palette is derived from one accent colour, since the accent itself may be unreadable as the colour of a link.

use crate::theme::colour::Colour;

/// The colours of the light scheme, for images that the program draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Light {
    /// The background.
    pub paper: Colour,
    /// Text.
    pub ink: Colour,
    /// Secondary text.
    pub soft: Colour,
    /// Thin lines.
    pub line: Colour,
    /// The accent colour.
    pub accent: Colour,
}

/// The defaults, equal to those in the theme's stylesheet.
const LIGHT: Light = Light {
    paper: Colour::from_rgb([0xfb, 0xfd, 0xfc]),
    ink: Colour::from_rgb([0x1b, 0x24, 0x21]),
    soft: Colour::from_rgb([0x51, 0x5e, 0x5a]),
    line: Colour::from_rgb([0xd5, 0xdf, 0xdc]),
    accent: Colour::from_rgb([0x0b, 0x5f, 0x50]),
};

/// The appearance settings of a site. The default sets nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of links, buttons and marks. Greys are tinted with it.
    pub accent: Option<Colour>,
    /// The `font-family` of running text.
    pub text: Option<String>,
    /// The `font-family` of headings.
    pub headings: Option<String>,
    /// The `font-family` of the interface: menus, dates, labels.
    pub interface: Option<String>,
    /// The `font-family` of code.
    pub code: Option<String>,
    /// The approximate number of characters in a line of running text.
    pub width: Option<u32>,
}

/// Named font stacks of system fonts, so that readers download no font. Each begins with the best font of current systems
/// and ends with a generic family.
pub const STACKS: [(&str, &str); 7] = [
    ("serif", "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Noto Serif\", Georgia, serif"),
    ("old-style", "\"Iowan Old Style\", \"Palatino Linotype\", \"URW Palladio L\", P052, Palatino, serif"),
    (
        "sans",
        "-apple-system, \"Segoe UI\", Roboto, Ubuntu, Cantarell, \"Noto Sans\", \"Liberation Sans\", Arial, sans-serif",
    ),
    (
        "humanist",
        "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, Carlito, \"Source Sans 3\", \"Noto Sans\", sans-serif",
    ),
    ("geometric", "Avenir, \"Avenir Next\", Montserrat, Corbel, \"URW Gothic\", sans-serif"),
    ("slab", "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", \"Sitka Small\", serif"),
    ("mono", "ui-monospace, Menlo, \"Cascadia Mono\", \"DejaVu Sans Mono\", Consolas, monospace"),
];

/// The mean width of a character of running text, in ems; converts a number of characters to a width.
const LETTER: f32 = 0.471;

impl Look {
    /// Returns the colours of the light scheme.
    pub fn light(&self) -> Light {
        self.accent.map_or(LIGHT, |accent| Palette::of(accent).light)
    }

    /// Returns the stylesheet, or `None` if nothing is set.
    pub fn stylesheet(&self) -> Option<String> {
        let mut lines = self.accent.map(palette).unwrap_or_default();
        // In the theme's stylesheet, `--title` falls back to the font of running text.
        let fonts = [
            ("--serif", &self.text),
            ("--title", &self.headings),
            ("--sans", &self.interface),
            ("--mono", &self.code),
        ];
        lines.extend(fonts.iter().filter_map(|(name, value)| Some(format!("{name}: {};", value.as_ref()?))));
        if let Some(width) = self.width {
            lines.push(format!("--measure: calc({:.1} * var(--size));", width as f32 * LETTER));
        }
        (!lines.is_empty()).then(|| format!(":root {{\n  {}\n}}\n", lines.join("\n  ")))
    }
}

/// One custom property for the light and the dark scheme.
fn token(name: &str, light: Colour, dark: Colour) -> String {
    format!("--{name}: light-dark({light}, {dark});")
}

/// The light scheme derived from an accent, with the other backgrounds on which the accent must be readable.
struct Palette {
    light: Light,
    surface: Colour,
    tint: Colour,
}

impl Palette {
    fn of(accent: Colour) -> Palette {
        let grey = greys(accent);
        let (paper, surface, tint) = (grey(0.991, 0.003), grey(0.966, 0.008), grey(0.948, 0.024));
        let light = Light {
            paper,
            ink: grey(0.25, 0.014),
            soft: grey(0.47, 0.018),
            line: grey(0.895, 0.012),
            accent: accent.readable_on(&[paper, surface, tint]),
        };
        Palette { light, surface, tint }
    }
}

/// Returns a function from lightness and chroma to a grey in the hue of the accent.
fn greys(accent: Colour) -> impl Fn(f32, f32) -> Colour {
    let [_, chroma, hue] = accent.oklch();
    // Without chroma in the accent the greys stay neutral; the tint is limited for vivid accents.
    let breath = (chroma / 0.08).min(1.0);
    move |lightness, chroma| Colour::of(lightness, chroma * breath, hue)
}

/// Returns the custom properties for all colours derived from an accent. Text in the accent is readable on every
/// background of its scheme.
fn palette(accent: Colour) -> Vec<String> {
    let [_, chroma, hue] = accent.oklch();
    let grey = greys(accent);
    let Palette { light, surface, tint } = Palette::of(accent);
    let (night, dusk, shade) = (grey(0.205, 0.012), grey(0.25, 0.014), grey(0.3, 0.038));
    let dark = Colour::of(0.8, chroma.min(0.13), hue).readable_on(&[night, dusk, shade]);
    vec![
        token("paper", light.paper, night),
        token("surface", surface, dusk),
        token("ink", light.ink, grey(0.918, 0.008)),
        token("soft", light.soft, grey(0.755, 0.016)),
        token("line", light.line, grey(0.36, 0.016)),
        token("edge", grey(0.59, 0.018), grey(0.62, 0.018)),
        token("accent", light.accent, dark),
        token("accent-soft", tint, shade),
        token("on-accent", Colour::of(1.0, 0.0, 0.0), grey(0.2, 0.02)),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn without_settings_there_is_no_stylesheet() {
        assert_eq!(Look::default().stylesheet(), None);
    }

    #[test]
    fn default_colours_equal_those_of_the_stylesheet() {
        let (_, style) =
            crate::theme::files().iter().find(|(name, _)| *name == "static/theme/style.css").unwrap();
        let style = std::str::from_utf8(style).unwrap();
        let Light { paper, ink, soft, line, accent } = Look::default().light();
        for (name, colour) in
            [("paper", paper), ("ink", ink), ("soft", soft), ("line", line), ("accent", accent)]
        {
            assert!(style.contains(&format!("--{name}: light-dark({colour}, ")), "{name}: {colour}");
        }
    }

    #[test]
    fn only_what_is_set_is_written() {
        let look = Look { headings: Some(STACKS[2].1.to_owned()), width: Some(70), ..Look::default() };
        let expected =
            format!(":root {{\n  --title: {};\n  --measure: calc(33.0 * var(--size));\n}}\n", STACKS[2].1);
        assert_eq!(look.stylesheet(), Some(expected));
    }

    /// The light and the dark colour of each property.
    fn tokens(accent: Colour) -> BTreeMap<String, [Colour; 2]> {
        let pair = |line: &String| {
            let (name, rest) = line.split_once(": light-dark(").unwrap();
            let (light, dark) = rest.trim_end_matches(");").split_once(", ").unwrap();
            (name.to_owned(), [Colour::parse(light).unwrap(), Colour::parse(dark).unwrap()])
        };
        palette(accent).iter().map(pair).collect()
    }

    #[test]
    fn palettes_of_all_accents_are_readable_in_both_schemes() {
        let hues = (0..24_u8).map(|step| f32::from(step) * std::f32::consts::TAU / 24.0);
        let accents = hues.flat_map(|hue| {
            let levels = [(0.05, 0.02), (0.3, 0.1), (0.5, 0.2), (0.7, 0.37), (0.9, 0.1), (1.0, 0.0)];
            levels.map(|(lightness, chroma)| Colour::of(lightness, chroma, hue))
        });
        for accent in accents {
            let tokens = tokens(accent);
            for scheme in [0, 1] {
                for background in ["--paper", "--surface", "--accent-soft"] {
                    for text in ["--ink", "--soft", "--accent"] {
                        let contrast = tokens[text][scheme].contrast(tokens[background][scheme]);
                        assert!(contrast >= 4.5, "{accent}: {text} on {background} has {contrast}");
                    }
                    let edge = tokens["--edge"][scheme].contrast(tokens[background][scheme]);
                    assert!(edge >= 3.0, "{accent}: --edge on {background} has {edge}");
                }
                let button = tokens["--on-accent"][scheme].contrast(tokens["--accent"][scheme]);
                assert!(button >= 4.5, "{accent}: --on-accent has {button}");
            }
        }
    }

    #[test]
    fn a_readable_accent_is_kept() {
        let accent = Colour::parse("#7a2e52").unwrap();
        assert_eq!(tokens(accent)["--accent"][0], accent);
    }
}
