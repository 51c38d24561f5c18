//! Cards of all kinds of texts.

use std::collections::BTreeSet;

use super::*;
use crate::theme::Look;

pub(super) fn card(title: &str) -> Card {
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

/// The pixels of a PNG as places in its palette.
fn pixels(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

#[test]
fn samples() {
    let Ok(folder) = std::env::var("CARD_SAMPLES") else { return };
    let typefaces = Typefaces::default();
    for (at, title) in ["Welcome", "What a complaint is really asking for", "How to answer a review that is not fair, not true or not about you",
      "A very long title that goes on for about one hundred and fifty characters because its author wanted to say everything before the article even begins, twice",
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"].iter().enumerate() {
        let begun = std::time::Instant::now();
        let png = typefaces.open().draw(&card(title));
        eprintln!("{at}: {} bytes {:?}", png.len(), begun.elapsed());
        std::fs::write(format!("{folder}/{at}.png"), png).unwrap();
    }
    let _: BTreeSet<u8> = pixels(&typefaces.open().draw(&card("A"))).into_iter().collect();
}
