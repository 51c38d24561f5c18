//! Names and writes the file of a picture that was fetched.

use std::fs;
use std::path::Path;

use percent_encoding::percent_decode_str;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::disk_change::make;
use crate::import::faults::unwritable;
use crate::import::fetch::picture_format::is_same;
use crate::import::fetch::picture_hosts::is_own;
use crate::path::check_new_name;

/// The most characters of a name that is kept.
const LONGEST: usize = 60;

/// Returns the path below `static/` of a picture: that of its address on the old site, or its name in the folder `images`.
pub(super) fn wished(address: &str, home: &str, ending: &str) -> String {
    let path =
        address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let is_whole =
        |path: &str| path.split('/').all(|part| check_new_name(part).is_ok() && !part.starts_with('.'));
    if is_own(address, home) && is_whole(&path) {
        return with_ending(&path, ending);
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_usual = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String = name.chars().map(|c| if is_usual(c) { c } else { '-' }).collect();
    // No two names may differ only in case.
    let name = name.trim_matches(['-', '.']).to_lowercase();
    let name = match !name.is_empty() && name.chars().count() <= LONGEST && check_new_name(&name).is_ok() {
        true => name,
        false => format!("picture-{}", &Digest::of(address.as_bytes()).to_string()[..12]),
    };
    format!("images/{}", with_ending(&name, ending))
}

/// Returns a path with the ending of the picture's format.
fn with_ending(path: &str, ending: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, known)) if is_same(known, ending) => path.to_owned(),
        Some((stem, known)) if !stem.is_empty() && known.len() <= 5 => {
            format!("{}.{ending}", &path[..path.len() - known.len() - 1])
        }
        _ => format!("{path}.{ending}"),
    }
}

/// Writes a picture below `static/`, and returns its path. A number is added if another file has the path.
pub(super) fn write(root: &Path, wished: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let (stem, ending) = wished.rsplit_once('.').unwrap_or((wished, ""));
    let mut path = wished.to_owned();
    for number in 2.. {
        match fs::read(root.join("static").join(&path)) {
            Ok(known) if known == bytes => return Ok(path),
            Ok(_) => path = format!("{stem}-{number}.{ending}"),
            Err(_) => break,
        }
    }
    let to = root.join("static").join(&path);
    replace(&to, bytes)?;
    Ok(path)
}

/// Writes a file as a whole: beside its place first.
pub(super) fn replace(to: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let refused = |reason: std::io::Error| unwritable(to, &reason);
    make(|| fs::create_dir_all(folder)).map_err(refused)?;
    let beside = folder.join(".steadfast-import-part");
    make(|| fs::write(&beside, bytes)).map_err(refused)?;
    make(|| fs::rename(&beside, to)).map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_have_the_ending_of_the_format() {
        let check = |address: &str, expected: &str| {
            assert_eq!(wished(address, "https://quay.example/", "jpg"), expected, "{address}");
        };
        check("https://www.quay.example/u/2010/Till%20one.JPEG", "u/2010/Till one.JPEG");
        check("https://quay.example/u/till.php", "u/till.jpg");
        check("https://quay.example/../../etc/till.jpg", "images/till.jpg");
        check("https://quay.example/a/%2e%2e/%2e%2e/till.jpg", "images/till.jpg");
        check("https://quay.example/.git/config", "images/config.jpg");
        check("https://1.bp.blogspot.com/x/s0/a:b|c.png", "images/a-b-c.jpg");
        let device = wished("https://1.bp.blogspot.com/x/s0/CON.png", "", "jpg");
        assert!(device.starts_with("images/picture-") && device.ends_with(".jpg"), "{device}");
    }
}
