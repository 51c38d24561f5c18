//! Pictures: their headers, and the files that are published.

use steadfast::images;
use steadfast::images::{Drawing, Make, Pixels};

/// The most pixels that are decoded here. Larger pictures would only take longer.
const MOST_PIXELS: u64 = 4096;

/// Reads the header of a picture, and makes a small picture smaller.
pub fn pictures(data: &[u8]) {
    let seen = images::look(data);
    let Ok(mut drawing) = Drawing::new(data) else {
        assert!(!matches!(seen, Some(Pixels::Still(_))), "a picture that cannot be drawn counts as whole");
        return;
    };
    let Some(Pixels::Still(still)) = seen else { return };
    if still.pixels() > MOST_PIXELS {
        return;
    }
    let _ = drawing.make(&Make::Whole);
    let scaled = Make::Scaled { width: 1, height: 1, format: still.format, quality: 50 };
    let _ = drawing.make(&scaled);
}
