//! Colours: parsing CSS notations, and finding a shade that is readable on a background.
//!
//! Lightness, chroma and hue are those of OKLCH, in which equal steps look equal. Contrast is defined by WCAG 2.2.

use csscolorparser::{Color, NAMED_COLORS};

use crate::diagnostic::nearest;

/// The minimum contrast between text and background, with a margin for rounding.
/// Source: WCAG 2.2, success criterion 1.4.3.
pub const TEXT: f32 = 4.6;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Parses any CSS notation: `#0b5f50`, `teal`, `hsl(170 60% 30%)`, `oklch(0.5 0.1 170)`. Returns `None` for other text
    /// and for transparent colours.
    pub fn parse(text: &str) -> Option<Colour> {
        let [red, green, blue, alpha] = text.parse::<Color>().ok()?.to_rgba8();
        (alpha == u8::MAX).then_some(Colour([red, green, blue]))
    }

    /// Guesses the notation that was meant: a misspelt name, hexadecimal digits without `#`, or digits with transparency.
    pub fn guess(text: &str) -> Option<String> {
        let digits = format!("#{}", text.trim_start_matches('#'));
        if let Ok(colour) = digits.parse::<Color>() {
            let [red, green, blue, _] = colour.to_rgba8();
            return Some(Colour([red, green, blue]).to_string());
        }
        let name: String = text.to_lowercase().split([' ', '-', '_']).collect();
        nearest(&name, NAMED_COLORS.keys().map(|name| name.as_str())).map(str::to_owned)
    }

    /// Returns the nearest colour in the sRGB gamut: chroma is reduced; lightness (0 to 1) and hue (in radians) stay.
    pub fn of(lightness: f32, chroma: f32, hue: f32) -> Colour {
        let at = |chroma: f32| Color::from_oklcha(lightness, chroma, hue, 1.0);
        let shown =
            |Color { r, g, b, .. }: &Color| [r, g, b].iter().all(|part| (-0.0005..=1.0005).contains(*part));
        let steps = (0..=100_u8).rev().map(|percent| at(chroma * f32::from(percent) / 100.0));
        let [red, green, blue, _] = steps.clone().find(shown).unwrap_or_else(|| at(0.0)).to_rgba8();
        Colour([red, green, blue])
    }

    /// Returns lightness (0 to 1), chroma (0 to about 0.4) and hue (in radians; arbitrary for a grey).
    pub fn oklch(self) -> [f32; 3] {
        let [red, green, blue] = self.0;
        let [lightness, chroma, hue, _] = Color::from_rgba8(red, green, blue, u8::MAX).to_oklcha();
        [lightness, chroma, if hue.is_finite() { hue } else { 0.0 }]
    }

    /// Returns red, green and blue.
    pub fn rgb(self) -> [u8; 3] {
        self.0
    }

    /// Builds a colour from red, green and blue.
    pub const fn from_rgb(parts: [u8; 3]) -> Colour {
        Colour(parts)
    }

    /// Returns the contrast with another colour, from 1 to 21. Source: WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Colour) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f32 {
        let [red, green, blue] = self.0;
        let [red, green, blue, _] = Color::from_rgba8(red, green, blue, u8::MAX).to_linear_rgba();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Returns this colour if it is readable on all `backgrounds`, else the nearest shade that is.
    pub fn readable_on(self, backgrounds: &[Colour]) -> Colour {
        let is_readable = |colour: &Colour| backgrounds.iter().all(|on| colour.contrast(*on) >= TEXT);
        if is_readable(&self) {
            return self;
        }
        let [lightness, chroma, hue] = self.oklch();
        let darkest = backgrounds.iter().map(|on| on.luminance()).fold(1.0, f32::min);
        let away = if darkest > 0.18 { -0.005 } else { 0.005 };
        let shades = (1..=200_u8).map(|step| lightness + away * f32::from(step));
        let mut shades = shades.take_while(|lightness| (0.0..=1.0).contains(lightness));
        let end = if away < 0.0 { Colour([0; 3]) } else { Colour([u8::MAX; 3]) };
        shades
            .find_map(|lightness| Some(Colour::of(lightness, chroma, hue)).filter(is_readable))
            .unwrap_or(end)
    }
}

impl std::fmt::Display for Colour {
    /// Writes `#0b5f50`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn css_notations_are_parsed() {
        for text in ["#008080", "#088", "teal", "TEAL", "rgb(0 128 128)", "hsl(180, 100%, 25.1%)"] {
            assert!(["#008080", "#008888"].contains(&colour(text).to_string().as_str()), "{text}");
        }
        for text in ["", "teel", "#00", "12", "rgb(0 0 0 / 50%)", "transparent", "var(--x)", "red; }"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn misspelt_colours_are_guessed() {
        let check = |text, guess: Option<&str>| assert_eq!(Colour::guess(text).as_deref(), guess, "{text}");
        check("0b5f50", Some("#0b5f50"));
        check("#0b5f5080", Some("#0b5f50"));
        check("dark green", Some("darkgreen"));
        check("crimsom", Some("crimson"));
        check("the colour of the sea", None);
    }

    #[test]
    fn contrast_is_computed_as_in_wcag() {
        assert!((colour("black").contrast(colour("white")) - 21.0).abs() < 0.01);
        assert!((colour("#767676").contrast(colour("white")) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_shade_is_readable_and_keeps_its_hue() {
        let white = [colour("white")];
        let shade = colour("gold").readable_on(&white);
        assert!(shade.contrast(white[0]) >= TEXT);
        assert!((shade.oklch()[2] - colour("gold").oklch()[2]).abs() < 0.1);
        assert_eq!(colour("navy").readable_on(&white), colour("navy"));
        assert!(colour("navy").readable_on(&[colour("#131917")]).contrast(colour("#131917")) >= TEXT);
    }
}
