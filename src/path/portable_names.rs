//! Names of files that every system can store.

use std::fmt;

/// The reason why a text cannot be a URL or file of the site. `Display` gives one clause for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// It is empty, or only whitespace.
    Empty,
    /// It has a scheme or a host: `https://…`, `//host`.
    OtherSite,
    /// It does not begin with `/`.
    NotFromRoot,
    /// A segment is `.` or `..`.
    Leaves,
    /// It holds a control character or a backslash.
    Character(char),
    /// It holds `?` or `#`, which a static file cannot answer.
    Query,
    /// It holds a `%` that does not begin an escape.
    Percent,
    /// It holds a character that Windows forbids in names.
    Windows(char),
    /// It begins with a dot, which hides files.
    Hidden,
    /// A segment is a device name of Windows, or ends in a dot or space.
    Reserved,
    /// A segment is longer than 255 bytes, the limit of file systems.
    TooLong,
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PathFault::Empty => f.write_str("it is empty"),
            PathFault::OtherSite => f.write_str("it names another site; only paths of this one are possible"),
            PathFault::NotFromRoot => f.write_str("it must begin with `/`"),
            PathFault::Leaves => f.write_str("`.` and `..` would leave the output folder"),
            PathFault::Character(c) => write!(f, "it holds the character {:?}", *c),
            PathFault::Query => f.write_str("a static site cannot answer by what follows `?` or `#`"),
            PathFault::Percent => f.write_str("a `%` must begin the code of a character, as in `%20`"),
            PathFault::Windows(c) => write!(f, "Windows stores no name with `{c}`"),
            PathFault::Hidden => {
                f.write_str("a name that begins with a dot is hidden, and many servers do not send it")
            }
            PathFault::Reserved => {
                f.write_str("Windows cannot store this name (a device name, or a dot or space at its end)")
            }
            PathFault::TooLong => f.write_str("a part of it is longer than 255 bytes"),
        }
    }
}

/// The characters that Windows forbids in names, beside `/` and `\\`.
const WINDOWS: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// Returns whether a name is that of a Windows device, with any extension. Source: Microsoft, "Naming Files, Paths, and
/// Namespaces". The superscripts ¹, ² and ³ count as digits; spaces before the extension are ignored.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default().trim_end();
    let is_name = |name: &&str| stem.eq_ignore_ascii_case(name);
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].iter().any(is_name) {
        return true;
    }
    let port = stem.get(..3).filter(|name| ["com", "lpt"].iter().any(|port| name.eq_ignore_ascii_case(port)));
    let mut number = stem.chars().skip(3);
    port.is_some()
        && number.next().is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'))
        && number.next().is_none()
}

/// Checks a new name: every system must be able to store it, Windows too. Names from existing URLs are only checked by
/// [`check_segment`].
pub fn check_new_name(segment: &str) -> Result<(), PathFault> {
    match segment.chars().find(|c| WINDOWS.contains(c)) {
        Some(sign) => Err(PathFault::Windows(sign)),
        None => check_segment(segment),
    }
}

/// Returns the most similar path that every system can store.
pub fn nearest_portable(path: &str) -> String {
    let segment = |segment: &str| {
        let plain: String = segment
            .chars()
            .map(|c| if WINDOWS.contains(&c) || c == '\\' || c.is_control() { '-' } else { c })
            .collect();
        let plain = plain.trim().trim_end_matches(['.', ' ']);
        match plain.split_once('.') {
            _ if !is_device(plain) => plain.to_owned(),
            Some((stem, ending)) => format!("{}-1.{ending}", stem.trim_end()),
            None => format!("{plain}-1"),
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// Checks one segment of a path of the output.
pub fn check_segment(segment: &str) -> Result<(), PathFault> {
    if let Some(c) = segment.chars().find(|c| c.is_control() || matches!(c, '\\' | '/')) {
        return Err(PathFault::Character(c));
    }
    if matches!(segment, "." | "..") {
        return Err(PathFault::Leaves);
    }
    if segment.len() > 255 {
        return Err(PathFault::TooLong);
    }
    let device = is_device(segment);
    if device || segment.ends_with(['.', ' ']) {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cannot_store_are_replaced() {
        let check = |name: &str, nearest_name: &str| {
            assert!(check_new_name(name).is_err(), "{name}");
            assert_eq!(nearest_portable(name), nearest_name);
            assert_eq!(check_new_name(nearest_name), Ok(()), "{nearest_name}");
        };
        check("CON", "CON-1");
        check("aux.md", "aux-1.md");
        check("com1.tar.gz", "com1-1.tar.gz");
        check("LPT².txt", "LPT²-1.txt");
        check("nul .txt", "nul-1.txt");
        check("conin$", "conin$-1");
        check("a. .", "a");
        check("x ", "x");
        check("a:b<c>d\"e|f?g*h", "a-b-c-d-e-f-g-h");
        for name in ["console", "com", "com10", "lpt", "a.con", "auxiliary.txt"] {
            assert_eq!(check_new_name(name), Ok(()), "{name}");
        }
        assert_eq!(nearest_portable("/x/COM1/y./"), "/x/COM1-1/y/");
    }
}
