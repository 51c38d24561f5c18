//! The formats that images are written in.

/// Whether lossy WebP can be written: the feature `webp`.
pub const WRITES_WEBP: bool = cfg!(feature = "webp");

/// A format of pictures that can be read and written.
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
    /// The ending of such a file: `jpg`.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        }
    }

    /// The media type: `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }
}
