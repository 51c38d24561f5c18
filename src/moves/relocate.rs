//! Gives a text another file or another slug.

use crate::content;
use crate::content::file_slug;
use crate::diagnostic::{Diagnostic, Edit, Span, codes, nearest};
use crate::moves::facts::Facts;
use crate::moves::wanted::Wanted;
use crate::path::SourcePath;
use crate::slug::Slug;
use crate::yaml::NodeKind;

/// Where a text goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It gets another slug. The date in the name of its file stays.
    Slug(Slug),
    /// It gets another file.
    File(SourcePath),
}

/// Returns the change that moves an article or a page, with the files in its own folder.
///
/// # Errors
///
/// Returns a fault if there is no such text, or if the files beside it have no place in the new one.
pub fn relocate(facts: &Facts<'_>, file: &SourcePath, target: &Target) -> Result<Wanted, Diagnostic> {
    known(facts, file)?;
    let to = match target {
        Target::Slug(slug) => with_slug(file, slug),
        Target::File(to) => to.clone(),
    };
    let mut wanted = Wanted::default();
    if to != *file {
        wanted.changes.move_file(file.clone(), to.clone());
        for beside in beside(facts, file)? {
            let rest = beside.below(file.folder()).unwrap_or_default();
            if to.stem() != "index" {
                return Err(Diagnostic::error(
                    codes::NOT_WRITTEN,
                    format!("`{beside}` lies in the folder of the text"),
                )
                .at(Span::file(&beside))
                .why("a text without a folder of its own has no files beside it")
                .help(format!("name a folder: `{}/index.md`", to.as_str().trim_end_matches(".md"))));
            }
            wanted.changes.move_file(beside.clone(), SourcePath::new(format!("{}/{rest}", to.folder())));
        }
    }
    if let Target::Slug(slug) = target {
        wanted.changes.edit_all(slug_in_front_matter(facts, file, slug));
    }
    Ok(wanted)
}

/// Checks that a file is an article or a page that can be read.
pub(super) fn known(facts: &Facts<'_>, file: &SourcePath) -> Result<(), Diagnostic> {
    let articles = facts.content.articles.iter().map(|article| &article.text.file);
    let texts: Vec<&SourcePath> =
        articles.chain(facts.content.pages.iter().map(|page| &page.text.file)).collect();
    if texts.contains(&file) {
        return Ok(());
    }
    let (message, help) = if !facts.sources.texts.contains_key(file) {
        let guess = nearest(file.as_str(), texts.iter().map(|text| text.as_str()));
        let help =
            guess.map_or("name a file below `content/`".to_owned(), |near| format!("did you mean `{near}`?"));
        (format!("there is no text `{file}`"), help)
    } else if facts.content.unread.contains(file) {
        (
            format!("`{file}` cannot be read"),
            "mend the faults that `steadfast build` reports first".to_owned(),
        )
    } else {
        let help = "for authors and series there is `steadfast rename author OLD NEW` and `steadfast rename series OLD NEW`";
        (format!("`{file}` is neither an article nor a page"), help.to_owned())
    };
    Err(Diagnostic::error(codes::BAD_INPUT, message).help(help))
}

/// Returns the files in the folder that a text has for itself.
pub(super) fn beside(facts: &Facts<'_>, file: &SourcePath) -> Result<Vec<SourcePath>, Diagnostic> {
    if file.stem() != "index" || ["content", "content/pages", "content/articles"].contains(&file.folder()) {
        return Ok(Vec::new());
    }
    let is_below = |other: &&SourcePath| other.below(file.folder()).is_some() && *other != file;
    match facts.sources.texts.keys().find(is_below) {
        Some(text) => {
            Err(Diagnostic::error(codes::NOT_WRITTEN, format!("`{text}` lies in the folder of `{file}`"))
                .at(Span::file(text))
                .help("move it out of the folder first"))
        }
        None => Ok(facts.sources.assets.keys().filter(is_below).cloned().collect()),
    }
}

/// Returns the file of a text with another slug: `2026-11-28-old.md` is `2026-11-28-new.md`.
fn with_slug(file: &SourcePath, slug: &Slug) -> SourcePath {
    let is_folder = file.stem() == "index";
    let base = if is_folder { file.folder().rsplit('/').next().unwrap_or_default() } else { file.stem() };
    let prefix = base.strip_suffix(file_slug(file)).unwrap_or_default();
    let name = format!("{prefix}{slug}");
    if is_folder {
        let above = file.folder().rsplit_once('/').map_or("", |(above, _)| above);
        return SourcePath::new(format!("{above}/{name}/{}", file.name()));
    }
    let ending = file.name().strip_prefix(file.stem()).unwrap_or_default();
    SourcePath::new(format!("{}/{name}{ending}", file.folder()))
}

/// Returns the edits of the keys that give the address instead of the file's name.
fn slug_in_front_matter(facts: &Facts<'_>, file: &SourcePath, slug: &Slug) -> Vec<Edit> {
    let whole = &facts.sources.texts[file];
    let Some(matter) = content::front_matter(file, whole) else { return Vec::new() };
    let editor = matter.editor(file, whole);
    let mut edits = Vec::new();
    for entry in matter.node.entries() {
        let NodeKind::Text(text) = &entry.value.kind else { continue };
        let new = match entry.key.as_str() {
            "slug" => slug.to_string(),
            "url" => {
                let path = text.trim_end_matches('/');
                let (above, last) = path.rsplit_once('/').unwrap_or(("", path));
                let ending = last.rfind(".htm").map_or("", |at| &last[at..]);
                format!("{above}/{slug}{ending}{}", &text[path.len()..])
            }
            _ => continue,
        };
        if new != *text {
            edits.extend(editor.replace_text(entry.value.at.clone(), &new));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_in_a_files_name_stays() {
        let check = |file: &str, to: &str| {
            let slug = Slug::as_written("new").unwrap();
            assert_eq!(with_slug(&SourcePath::new(file), &slug).as_str(), to);
        };
        check("content/articles/2026-11-28-old.md", "content/articles/2026-11-28-new.md");
        check("content/articles/old.md", "content/articles/new.md");
        check("content/pages/a/old.markdown", "content/pages/a/new.markdown");
        check("content/articles/2026-11-28-old/index.md", "content/articles/2026-11-28-new/index.md");
    }
}
