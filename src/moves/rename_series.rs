//! Gives a series another title, in articles and in its file.

use std::slice;

use crate::content;
use crate::content::Series;
use crate::diagnostic::{Diagnostic, Edit, Span, codes};
use crate::folding::folded;
use crate::moves::facts::Facts;
use crate::moves::items::Names;
use crate::moves::list_page::{ListPage, unknown};
use crate::moves::wanted::Wanted;
use crate::path::SourcePath;
use crate::slug::Slug;

pub(super) fn renamed(facts: &Facts<'_>, old: &str, new: &str) -> Result<Wanted, Diagnostic> {
    let of_file = |name: &str| facts.content.series.iter().find(|series| is_named(series, name));
    let file = of_file(old);
    let is_old = |name: &str| match file {
        Some(series) => is_named(series, name),
        None => folded(name) == folded(old) || Slug::from_title(name) == Slug::from_title(old),
    };
    let mut wanted = Wanted::default();
    if let Some(series) = file {
        if let Some(other) = of_file(new).filter(|other| other.text.file != series.text.file) {
            return Err(Diagnostic::error(codes::BAD_INPUT, format!("`{old}` and `{new}` both have a file"))
                .at(Span::file(&series.text.file))
                .also(Span::file(&other.text.file), "the other one")
                .why("of two introductions only one can be kept")
                .help(format!("remove `{}`, and run the command again", series.text.file)));
        }
        title_and_file(series, new, &mut wanted);
    }
    let mut found = file.is_some();
    for article in &facts.content.articles {
        let Some(series) = &article.series else { continue };
        found |= is_old(&series.name.value);
        let (file, whole) = (&article.text.file, article.text.whole());
        let names = Names { file, whole: &whole, names: slice::from_ref(&series.name) };
        wanted.changes.edit_all(names.renamed(new, is_old, |_| false)?);
    }
    let titles = || facts.all.site.series.iter().map(|series| series.title.as_str());
    if found { Ok(wanted) } else { Err(unknown(ListPage::Series, old, new, titles())) }
}

/// Returns whether articles mean this series with a name.
fn is_named(series: &Series, name: &str) -> bool {
    let slug = Slug::from_title(name);
    folded(&series.title.value) == folded(name)
        || folded(series.slug.value.as_str()) == folded(name)
        || Slug::from_title(&series.title.value) == slug
        || series.slug.value == slug
}

/// Gives the file of a series the new title, and a new name unless it has a slug of its own.
fn title_and_file(series: &Series, new: &str, wanted: &mut Wanted) {
    let (file, whole) = (&series.text.file, series.text.whole());
    let matter = content::front_matter(file, &whole);
    if series.title.value != new {
        let at = series.title.at.clone();
        let edit = match &matter {
            Some(matter) if at.end <= matter.body => matter.editor(file, &whole).replace_text(at, new),
            _ => Some(Edit::replace(file, at, new)),
        };
        wanted.changes.edit_all(edit);
    }
    let has_slug = matter.is_some_and(|matter| matter.node.entries().iter().any(|entry| entry.key == "slug"));
    let slug = Slug::from_title(new);
    if !has_slug && file.stem() != "index" && series.slug.value != slug {
        let ending = &file.name()[file.stem().len()..];
        wanted.changes.move_file(file.clone(), SourcePath::new(format!("{}/{slug}{ending}", file.folder())));
    }
}
