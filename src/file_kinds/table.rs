//! The table of file kinds. Sources of the media types: IANA's registry, and the WHATWG MIME Sniffing Standard for scripts.

use crate::file_kinds::kind::Group::{
    Archive, Captions, Data, Document, Font, Image, Markdown, OtherText, Page, Program, Sound, Spreadsheet,
    UnshownImage, Video,
};
use crate::file_kinds::kind::{FileKind, Group};

const fn kind(
    name: &'static str,
    endings: &'static [&'static str],
    group: Group,
    media_type: &'static str,
) -> FileKind {
    FileKind { name, endings, group, media_type }
}

const PLAIN: &str = "text/plain; charset=utf-8";
const UNKNOWN: &str = "application/octet-stream";

pub(super) static JPEG: FileKind =
    kind("JPEG", &["jpg", "jpeg", "jpe", "jfif", "jif", "pjpeg", "pjp"], Image, "image/jpeg");
pub(super) static PNG: FileKind = kind("PNG", &["png", "apng"], Image, "image/png");
pub(super) static WEBP: FileKind = kind("WebP", &["webp"], Image, "image/webp");
pub(super) static GIF: FileKind = kind("GIF", &["gif"], Image, "image/gif");
pub(super) static AVIF: FileKind = kind("AVIF", &["avif", "avifs"], Image, "image/avif");
pub(super) static BMP: FileKind = kind("BMP", &["bmp", "dib"], Image, "image/bmp");
pub(super) static HEIC: FileKind =
    kind("HEIC", &["heic", "heif", "heics", "heifs", "hif"], UnshownImage, "image/heic");
pub(super) static TIFF: FileKind = kind("TIFF", &["tif", "tiff"], UnshownImage, "image/tiff");
pub(super) static JXL: FileKind = kind("JPEG XL", &["jxl"], UnshownImage, "image/jxl");
pub(super) static JPEG_2000: FileKind =
    kind("JPEG 2000", &["jp2", "j2k", "jpf", "jpx", "jpm", "j2c"], UnshownImage, "image/jp2");
pub(super) static PSD: FileKind =
    kind("Photoshop", &["psd", "psb"], UnshownImage, "image/vnd.adobe.photoshop");
pub(super) static RAW: FileKind = kind(
    "a camera's raw format",
    &[
        "3fr", "arw", "cr2", "cr3", "crw", "dng", "erf", "iiq", "mrw", "nef", "nrw", "orf", "pef", "raf",
        "raw", "rw2", "sr2", "srf", "srw", "x3f",
    ],
    UnshownImage,
    UNKNOWN,
);

/// All kinds.
pub(super) static TABLE: &[&FileKind] = &[
    &kind("Markdown", &["md", "markdown", "mdown", "mkd"], Markdown, "text/markdown; charset=utf-8"),
    &kind("an HTML page", &["html", "htm"], Page, "text/html; charset=utf-8"),
    &kind("XHTML", &["xhtml", "xht", "shtml"], OtherText, "application/xhtml+xml"),
    &kind("MDX", &["mdx"], OtherText, PLAIN),
    &kind("R Markdown", &["rmd", "qmd"], OtherText, PLAIN),
    &kind("plain text", &["txt", "text"], OtherText, PLAIN),
    &kind("reStructuredText", &["rst", "rest"], OtherText, PLAIN),
    &kind("AsciiDoc", &["adoc", "asciidoc", "asc"], OtherText, PLAIN),
    &kind("Org", &["org"], OtherText, PLAIN),
    &kind("Textile", &["textile"], OtherText, PLAIN),
    &kind("wiki text", &["wiki", "mediawiki", "creole", "dokuwiki"], OtherText, PLAIN),
    &kind("LaTeX", &["tex", "latex"], OtherText, PLAIN),
    &kind("Typst", &["typ"], OtherText, PLAIN),
    &kind("a manual", &["pod", "rdoc", "man"], OtherText, PLAIN),
    &kind("a notebook", &["ipynb"], OtherText, "application/json; charset=utf-8"),
    &kind(
        "a template",
        &["njk", "liquid", "hbs", "mustache", "ejs", "pug", "haml", "slim", "erb", "j2", "tera"],
        OtherText,
        PLAIN,
    ),
    &JPEG,
    &PNG,
    &WEBP,
    &GIF,
    &AVIF,
    &BMP,
    &kind("SVG", &["svg"], Image, "image/svg+xml"),
    &kind("an icon", &["ico", "cur"], Image, "image/vnd.microsoft.icon"),
    &HEIC,
    &TIFF,
    &JXL,
    &JPEG_2000,
    &PSD,
    &RAW,
    &kind(
        "the format of a drawing program",
        &["xcf", "kra", "ai", "eps", "cdr", "sketch", "fig"],
        UnshownImage,
        UNKNOWN,
    ),
    &kind("packed SVG", &["svgz"], UnshownImage, UNKNOWN),
    &kind("MP3", &["mp3"], Sound, "audio/mpeg"),
    &kind("AAC", &["m4a", "m4b"], Sound, "audio/mp4"),
    &kind("AAC", &["aac"], Sound, "audio/aac"),
    &kind("Ogg", &["ogg", "oga", "opus", "spx"], Sound, "audio/ogg"),
    &kind("FLAC", &["flac"], Sound, "audio/flac"),
    &kind("WAV", &["wav"], Sound, "audio/wav"),
    &kind("WebM", &["weba"], Sound, "audio/webm"),
    &kind("AIFF", &["aif", "aiff"], Sound, "audio/aiff"),
    &kind("MIDI", &["mid", "midi"], Sound, "audio/midi"),
    &kind("MP4", &["mp4", "m4v"], Video, "video/mp4"),
    &kind("QuickTime", &["mov", "qt"], Video, "video/quicktime"),
    &kind("WebM", &["webm"], Video, "video/webm"),
    &kind("Ogg", &["ogv"], Video, "video/ogg"),
    &kind("Matroska", &["mkv"], Video, "video/matroska"),
    &kind("AVI", &["avi"], Video, "video/x-msvideo"),
    &kind("MPEG", &["mpg", "mpeg"], Video, "video/mpeg"),
    &kind("3GP", &["3gp", "3g2"], Video, "video/3gpp"),
    &kind("WebVTT", &["vtt"], Captions, "text/vtt; charset=utf-8"),
    &kind("SubRip", &["srt"], Captions, PLAIN),
    &kind("PDF", &["pdf"], Document, "application/pdf"),
    &kind("EPUB", &["epub"], Document, "application/epub+zip"),
    &kind("a book", &["mobi", "azw3", "djvu"], Document, UNKNOWN),
    &kind("RTF", &["rtf"], Document, "application/rtf"),
    &kind("Word", &["doc", "dot"], Document, "application/msword"),
    &kind(
        "Word",
        &["docx", "dotx", "docm"],
        Document,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    &kind("PowerPoint", &["ppt", "pps"], Document, "application/vnd.ms-powerpoint"),
    &kind(
        "PowerPoint",
        &["pptx", "ppsx", "potx", "pptm"],
        Document,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    &kind("OpenDocument", &["odt", "ott"], Document, "application/vnd.oasis.opendocument.text"),
    &kind("OpenDocument", &["odp", "otp"], Document, "application/vnd.oasis.opendocument.presentation"),
    &kind("OpenDocument", &["odg"], Document, "application/vnd.oasis.opendocument.graphics"),
    &kind("iWork", &["pages", "numbers", "key"], Document, UNKNOWN),
    &kind("a calendar", &["ics"], Document, "text/calendar; charset=utf-8"),
    &kind("OpenDocument", &["ods", "ots"], Spreadsheet, "application/vnd.oasis.opendocument.spreadsheet"),
    &kind("Excel", &["xls"], Spreadsheet, "application/vnd.ms-excel"),
    &kind(
        "Excel",
        &["xlsx", "xlsm", "xltx"],
        Spreadsheet,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    &kind("CSV", &["csv"], Spreadsheet, "text/csv; charset=utf-8"),
    &kind("TSV", &["tsv"], Spreadsheet, "text/tab-separated-values; charset=utf-8"),
    &kind("ZIP", &["zip"], Archive, "application/zip"),
    &kind("gzip", &["gz", "tgz"], Archive, "application/gzip"),
    &kind("an archive", &["tar"], Archive, "application/x-tar"),
    &kind("an archive", &["bz2", "xz", "zst", "7z", "rar"], Archive, UNKNOWN),
    &kind("WOFF2", &["woff2"], Font, "font/woff2"),
    &kind("WOFF", &["woff"], Font, "font/woff"),
    &kind("TrueType", &["ttf", "ttc"], Font, "font/ttf"),
    &kind("OpenType", &["otf"], Font, "font/otf"),
    &kind("a style sheet", &["css"], Program, "text/css; charset=utf-8"),
    &kind("a script", &["js", "mjs"], Program, "text/javascript; charset=utf-8"),
    &kind("WebAssembly", &["wasm"], Program, "application/wasm"),
    &kind("JSON", &["json", "map"], Data, "application/json; charset=utf-8"),
    &kind("a web app's manifest", &["webmanifest"], Data, "application/manifest+json; charset=utf-8"),
    &kind("XML", &["xml", "xsl", "rss", "atom"], Data, "application/xml; charset=utf-8"),
    &kind("settings", &["yaml", "yml", "toml", "ini", "cfg", "conf", "log"], Data, PLAIN),
];
