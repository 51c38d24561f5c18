//! Draws cards of different texts and checks their pixels.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use crate::digest::Digest;
use crate::language::script::Direction;
use crate::social_cards::Typefaces;
use crate::social_cards::card::{Card, HEIGHT, WIDTH};
use crate::social_cards::face::check;
use crate::social_cards::shape::Shaping;
use crate::source::Font;
use crate::theme::Look;

/// Returns a card with this title and a text in each other field.
fn card(title: &str) -> Card {
    Card {
        site: "The Regulars".to_owned(),
        title: title.to_owned(),
        deck: "What to do in the first ten minutes, the first day and the first week".to_owned(),
        authors: "Ann Lee and Bo Ek".to_owned(),
        label: "Part 3 of Putting things right".to_owned(),
        direction: Direction::Ltr,
        language: "en".to_owned(),
        colours: Look::default().light(),
    }
}

/// Returns the built-in fonts and one that shows some Hebrew, Arabic and Japanese letters as rectangles.
fn with_blocks() -> Typefaces {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/blocks.ttf");
    let bytes: Arc<[u8]> = fs::read(path).unwrap().into();
    assert_eq!(check(&bytes), Ok(()));
    Typefaces::new(vec![Arc::new(Font { digest: Digest::of(&bytes), bytes })])
}

/// Returns the pixels of a PNG as indexes in its palette. 0 is the background.
fn pixels(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(Cursor::new(png)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
    let mut pairs = vec![0; (WIDTH * HEIGHT / 2) as usize];
    reader.next_frame(&mut pairs).unwrap();
    pairs.iter().flat_map(|pair| [pair >> 4, pair & 15]).collect()
}

/// Returns the first and the last column with ink between two rows. Ignores the bars at the sides.
fn columns(pixels: &[u8], rows: std::ops::Range<u32>) -> Option<(u32, u32)> {
    let has_ink = |x: &u32| rows.clone().any(|y| pixels[(y * WIDTH + x) as usize] != 0);
    let mut inked = (40..WIDTH - 40).filter(has_ink);
    let first = inked.next()?;
    Some((first, inked.next_back().unwrap_or(first)))
}

#[test]
fn a_card_is_a_small_png_and_the_same_twice() {
    let typefaces = Typefaces::default();
    let one = typefaces.open().draw(&card("What a complaint is really asking for"));
    assert_eq!(one, typefaces.open().draw(&card("What a complaint is really asking for")));
    assert_ne!(one, typefaces.open().draw(&card("What a complaint is really asking")));
    assert!(one.len() < 40_000, "{}", one.len());
    pixels(&one);
}

#[test]
fn every_line_is_inside_the_margins() {
    let faces = Typefaces::default();
    let faces = faces.open();
    let long = "On asking ".repeat(40);
    let titles = [
        "A",
        "What a complaint is really asking for",
        &long,
        &"w".repeat(300),
        "Größenänderungsgeschwindigkeit",
    ];
    for title in titles {
        let pixels = pixels(&faces.draw(&card(title)));
        let (first, last) = columns(&pixels, 0..HEIGHT).unwrap();
        assert!(first >= 80 && last < WIDTH - 80, "{title}: {first} to {last}");
        assert!(columns(&pixels, 0..60).is_none() && columns(&pixels, 580..HEIGHT).is_none(), "{title}");
    }
}

#[test]
fn a_right_to_left_title_begins_on_the_right() {
    let typefaces = with_blocks();
    let faces = typefaces.open();
    let bare = |title: &str, direction| Card {
        site: String::new(),
        deck: String::new(),
        authors: String::new(),
        label: String::new(),
        direction,
        ..card(title)
    };
    let drawn = |card: &Card| columns(&pixels(&faces.draw(card)), 0..HEIGHT).unwrap();
    let (_, last) = drawn(&bare("שלום", Direction::Rtl));
    assert!(last > 1090, "{last}");
    // The same applies if the article does not name its language.
    assert_eq!(drawn(&bare("שלום", Direction::Ltr)), drawn(&bare("שלום", Direction::Rtl)));
    let (first, _) = drawn(&bare("Shalom", Direction::Ltr));
    assert!(first < 110, "{first}");
}

#[test]
fn letters_have_the_right_form_and_the_right_font() {
    let typefaces = with_blocks();
    let faces = typefaces.open();
    let shaping = Shaping { faces: &faces.title, base: None, language: "ar" };
    let glyphs =
        |text: &str| shaping.line(text).glyphs.iter().map(|glyph| (glyph.face, glyph.id)).collect::<Vec<_>>();
    let alone = glyphs("ب")[0];
    let three = glyphs("ببب");
    assert_eq!(three.len(), 3);
    assert!(three.iter().all(|(face, id)| *face == 0 && *id != alone.1), "{three:?}");
    // The first letter is on the right, in its initial form, which joins only to the left.
    assert!(three[2].1 < three[1].1 && three[1].1 < three[0].1, "{three:?}");
    let mixed = glyphs("Ab 日本");
    assert_eq!(mixed.iter().map(|(face, _)| *face).collect::<Vec<_>>(), [1, 1, 1, 0, 0]);
}

#[test]
fn a_title_with_missing_letters_is_not_drawn() {
    let own = Typefaces::default();
    let own = own.open();
    for title in [
        "Grüße, Ærø, Łódź, İstanbul",
        "Ποιος γυρίζει",
        "Кто возвращается — и почему",
        "Bạn có biết?",
        "€ 5 → £ 4 ★",
        "Done 🎉",
    ] {
        assert!(own.can_write(title), "{title}");
    }
    for title in ["日本語", "Say שלום", "नमस्ते", "", " ", "🎉🎉", "★", "\u{202e}\u{0}"]
    {
        assert!(!own.can_write(title), "{title:?}");
    }
    assert_eq!(own.writable("Big 🎉 news ★ today").as_deref(), Some("Big news today"));
    let typefaces = with_blocks();
    let more = typefaces.open();
    assert!(more.can_write("日本語の題名") && more.can_write("Say שלום") && !more.can_write("中文"));
}

#[test]
fn everything_that_changes_the_card_changes_the_key() {
    let typefaces = Typefaces::default();
    let key = typefaces.key(&card("A"));
    assert_eq!(key, typefaces.key(&card("A")));
    assert_ne!(key, typefaces.key(&card("B")));
    assert_ne!(key, with_blocks().key(&card("A")));
    let teal = Look { accent: crate::theme::colour::Colour::parse("teal"), ..Look::default() };
    assert_ne!(key, typefaces.key(&Card { colours: teal.light(), ..card("A") }));
}

#[test]
fn an_invalid_font_is_refused_with_the_reason() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/blocks.ttf");
    let whole = fs::read(path).unwrap();
    for bytes in [&b""[..], b"wOF2 and more", b"<html>", &whole[..whole.len() / 4], &[0; 4000]] {
        assert!(check(bytes).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Titles with many control characters, marks, directions, emoji and scripts without a font.
    #[test]
    fn no_title_causes_a_panic(
        pieces in prop::collection::vec(
            prop_oneof![
                "\\PC{0,12}",
                "[a-zA-Z ]{0,40}",
                "[\u{0}-\u{1f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]{1,6}",
                "[\u{300}-\u{36f}]{1,30}",
                "[\u{5d0}-\u{5ea}\u{628}\u{3042}-\u{3050} ]{1,20}",
                "[\u{1f300}-\u{1f6ff}\u{fe0f}\u{200d}]{1,6}",
            ],
            0..12,
        ),
        times in prop_oneof![Just(1_usize), Just(1), Just(300)],
        rtl in any::<bool>(),
    ) {
        let text = pieces.concat().repeat(times);
        let typefaces = with_blocks();
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let odd = Card { site: text.clone(), deck: text.clone(), authors: text.clone(), label: text.clone(), direction, ..card(&text) };
        let faces = typefaces.open();
        faces.can_write(&text);
        pixels(&faces.draw(&odd));
    }

    /// A damaged font is refused or draws something, but it never causes a panic.
    #[test]
    fn no_font_causes_a_panic(changes in prop::collection::vec((0..1768_usize, any::<u8>()), 1..12), cut in 0..1768_usize) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/blocks.ttf");
        let mut bytes = fs::read(path).unwrap();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(if cut < 300 { 1768 - cut } else { 1768 });
        if check(&bytes).is_ok() {
            let typefaces = Typefaces::new(vec![Arc::new(Font { digest: Digest::of(&bytes), bytes: bytes.into() })]);
            pixels(&typefaces.open().draw(&card("日本語 שלום ببب Welcome")));
        }
    }
}
