//! Gives a tag, category, author or series another name in all files.

use crate::content::Article;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::folding::folded;
use crate::moves::facts::Facts;
use crate::moves::items::Names;
use crate::moves::list_page::{ListPage, unknown};
use crate::moves::wanted::Wanted;
use crate::moves::{rename_author, rename_series};
use crate::slug::Slug;

/// Returns the change that renames a list of articles. It is empty if everything has the new name already.
///
/// # Errors
///
/// Returns a fault if nothing has the old name, or if a name is written in a form that cannot be changed.
pub fn rename(facts: &Facts<'_>, kind: ListPage, old: &str, new: &str) -> Result<Wanted, Diagnostic> {
    let (old, new) = (old.trim(), new.trim());
    if old.is_empty() || new.is_empty() {
        return Err(Diagnostic::error(codes::BAD_INPUT, "a name is empty"));
    }
    let mut wanted = match kind {
        ListPage::Tag => terms(facts, kind, (old, new), |article| &article.tags)?,
        ListPage::Category => terms(facts, kind, (old, new), |article| &article.categories)?,
        ListPage::Author => rename_author::renamed(facts, old, new)?,
        ListPage::Series => rename_series::renamed(facts, old, new)?,
    };
    wanted.list = Some((kind, old.to_owned(), new.to_owned()));
    Ok(wanted)
}

fn terms(
    facts: &Facts<'_>,
    kind: ListPage,
    (old, new): (&str, &str),
    of: impl Fn(&Article) -> &Vec<Located<String>>,
) -> Result<Wanted, Diagnostic> {
    let same = |a: &str, b: &str| folded(a) == folded(b) || Slug::from_term(a) == Slug::from_term(b);
    let articles = &facts.content.articles;
    let all = || articles.iter().flat_map(|article| of(article)).map(|name| name.value.as_str());
    if !all().any(|name| same(name, old)) {
        return Err(unknown(kind, old, new, all()));
    }
    let mut wanted = Wanted::default();
    for article in articles {
        let (file, whole) = (&article.text.file, article.text.whole());
        let names = Names { file, whole: &whole, names: of(article) };
        wanted.changes.edit_all(names.renamed(new, |name| same(name, old), |name| same(name, new))?);
    }
    Ok(wanted)
}
