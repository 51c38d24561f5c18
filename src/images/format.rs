//! The image formats.

/// `true` if WebP can be written: the program was built with the feature `webp`.
pub const WRITES_WEBP: bool = cfg!(feature = "webp");

/// An image format that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JPEG. Source: ITU-T T.81.
    Jpeg,
    /// PNG. Source: the W3C's "Portable Network Graphics", third edition.
    Png,
    /// WebP. Source: RFC 9649.
    WebP,
}

impl Format {
    /// Returns the file name extension without the dot: `jpg`.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        }
    }

    /// Returns the media type: `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }
}
