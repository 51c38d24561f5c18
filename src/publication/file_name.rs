//! The name of a file whose article gets another date.

use crate::content::file_slug;
use crate::date::Moment;
use crate::path::SourcePath;

/// Returns the path with the new day, if the file's own name begins with a day, and that is another one.
pub(super) fn with_day(file: &SourcePath, date: &Moment) -> Option<SourcePath> {
    let rest = file_slug(file);
    let day = file.stem().strip_suffix(rest)?.strip_suffix('-').filter(|day| !day.is_empty())?;
    let name = file.name().strip_prefix(day)?;
    let own = date.iso_day();
    (day != own && !rest.is_empty()).then(|| SourcePath::new(format!("{}/{own}{name}", file.folder())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn a_day_at_the_start_of_a_name_follows_the_date() {
        let date = Moment::parse("2026-11-28", &Zone::UTC).unwrap();
        for (file, expected) in [
            ("content/2026-11-02-a-b.md", Some("content/2026-11-28-a-b.md")),
            ("content/2026-11-28-a-b.md", None),
            ("content/a-b.md", None),
            ("content/2026-11-02-a/index.md", None),
            ("content/2026-11-02.md", None),
        ] {
            let named = with_day(&SourcePath::new(file), &date);
            assert_eq!(named.as_ref().map(SourcePath::as_str), expected, "{file}");
        }
    }
}
