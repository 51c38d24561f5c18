//! Recognizes files that programs leave behind, by name: editor backups, partial downloads, conflict copies.

use crate::file_kinds;

/// Extensions that always mark a leftover.
const ALWAYS: [&str; 13] =
    ["bak", "kate-swp", "orig", "rej", "swk", "swl", "swm", "swn", "swo", "swp", "swx", "crdownload", "tmp"];

/// Extensions that mark a leftover if they follow the extension of a known file kind: `plan.md.save`, `film.mp4.part`.
const BEHIND_ANOTHER: [&str; 12] = [
    "backup", "base", "copy", "download", "local", "merged", "old", "part", "partial", "prev", "remote",
    "save",
];

/// Complete names of leftovers, in lower case.
const WHOLE: [&str; 7] =
    ["4913", ".ds_store", "__macosx", "desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db"];

/// The words in brackets in the name of a conflict copy, in the languages of synchronization programs.
const CONFLICTS: [&str; 14] = [
    "conflicted copy",
    "conflict copy",
    "konfliktkopie",
    "in konflikt stehende kopie",
    "copie en conflit",
    "copie conflictuelle",
    "copia en conflicto",
    "copia in conflitto",
    "cópia em conflito",
    "conflicterende kopie",
    "конфликтующая копия",
    "競合コピー",
    "冲突副本",
    "衝突複本",
];

/// Returns whether a file or folder of this name was left behind by a program.
///
/// A Markdown file name with another extension after it is a leftover, unless that extension is a known file kind:
/// `plan.md.orig` and `plan.md.2` are leftovers, `plan.md.pdf` is not.
pub(super) fn is_leftover(name: &str) -> bool {
    let between = |sign: char| name.len() > 1 && name.starts_with(sign) && name.ends_with(sign);
    if name.ends_with('~') || name.starts_with("~$") || name.starts_with(".#") || between('#') || between('%')
    {
        return true;
    }
    if WHOLE.iter().any(|whole| name.eq_ignore_ascii_case(whole)) {
        return true;
    }
    let Some((rest, ending)) = name.rsplit_once('.') else { return false };
    let is_one_of = |endings: &[&str]| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
    is_one_of(&ALWAYS)
        || (is_one_of(&BEHIND_ANOTHER) && file_kinds::of_name(rest).is_some())
        || (file_kinds::of_name(name).is_none() && holds_a_text(rest))
        || (file_kinds::is_markdown(name) && is_side_of_a_merge(rest))
}

/// Returns whether one of the extensions of a name is that of Markdown: `plan.md`, `plan.md.save`.
fn holds_a_text(name: &str) -> bool {
    let mut rest = Some(name);
    std::iter::from_fn(|| {
        let name = rest?;
        rest = name.rsplit_once('.').map(|(before, _)| before);
        Some(name)
    })
    .into_iter()
    .any(file_kinds::is_markdown)
}

/// Returns whether a name without its extension is that of a temporary file of a Git merge: `plan_LOCAL_4711`.
fn is_side_of_a_merge(stem: &str) -> bool {
    let digits = stem.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Some(rest) = stem[..stem.len() - digits].strip_suffix(['_', '.']).filter(|_| digits > 0) else {
        return false;
    };
    let side = rest.rsplit(['_', '.']).next().filter(|side| side.len() < rest.len());
    side.is_some_and(|side| matches!(side, "BACKUP" | "BASE" | "LOCAL" | "REMOTE"))
}

/// Returns the name of the original of a conflict copy, or `None` if the name is not that of a conflict copy.
pub(super) fn original_of(name: &str) -> Option<String> {
    // Almost no names contain these, so this returns early.
    if !name.contains(['(', '（']) && !name.contains("conflict-") {
        return None;
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let original = |stem: &str| Some(format!("{}{dot}{ending}", stem.trim_end()));
    for mark in [".sync-conflict-", "_conflict-", "-conflict-"] {
        if let Some((before, day)) = stem.split_once(mark)
            && day.bytes().take_while(u8::is_ascii_digit).count() == 8
        {
            return original(before);
        }
    }
    let open = stem.rfind(['(', '（'])?;
    let note = stem[open..].to_lowercase();
    CONFLICTS.iter().any(|words| note.contains(words)).then(|| original(&stem[..open]))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_programs_are_recognized_by_name() {
        let leftovers = "a.md~ ~$a.docx .#a #a.md# %a.md% 4913 Thumbs.db Desktop.ini a.md.orig a.MD.BAK a.md.save a.md.save.1 \
                         a.md.swo a.md.kate-swp a.md.LOCAL a.mkd.2 a_LOCAL_12.md a.md.REMOTE.12.md film.mp4.part a.swp";
        for name in leftovers.split(' ') {
            assert!(is_leftover(name), "{name}");
        }
        for name in
            "a.md a.md.pdf a.md.txt part LICENSE v2.0 local.md a.swf a_LOCAL.md spare.part 100% #1 a~b.md"
                .split(' ')
        {
            assert!(!is_leftover(name), "{name}");
        }
    }

    #[test]
    fn the_original_of_a_conflict_copy_is_found() {
        let check =
            |name: &str, original: Option<&str>| assert_eq!(original_of(name).as_deref(), original, "{name}");
        check("a (conflicted copy).md", Some("a.md"));
        check("a (Ann's conflicted copy 2026-11-22).md", Some("a.md"));
        check("a b (In Konflikt stehende Kopie von Ann 2026-11-22).md", Some("a b.md"));
        check("a.sync-conflict-20261122-101010-ABCDEFG.md", Some("a.md"));
        check("a_conflict-20261122-101010.md", Some("a.md"));
        check("a (conflicts at work).md", None);
        check("how-to-end-a-conflict-2026.md", None);
    }
}
