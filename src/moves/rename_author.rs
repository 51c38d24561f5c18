//! Gives an author another id or name, in articles, comments and the file of the profile.

use std::slice;

use crate::content;
use crate::content::Bylines;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::folding::folded;
use crate::moves::facts::Facts;
use crate::moves::items::Names;
use crate::moves::list_page::{ListPage, unknown};
use crate::moves::wanted::Wanted;
use crate::path::SourcePath;

pub(super) fn renamed(facts: &Facts<'_>, old: &str, new: &str) -> Result<Wanted, Diagnostic> {
    let profile = |id: &str| facts.content.authors.iter().find(|author| folded(&author.id) == folded(id));
    let mut wanted = Wanted::default();
    let is_old = |name: &str| folded(name) == folded(old);
    let is_new = |name: &str| folded(name) == folded(new);
    let mut found = profile(old).is_some();
    if let Some(author) = profile(old).filter(|author| author.id != new) {
        if let Some(other) = profile(new).filter(|other| other.text.file != author.text.file) {
            return Err(Diagnostic::error(
                codes::BAD_INPUT,
                format!("`{old}` and `{new}` both have a profile"),
            )
            .at(Span::file(&author.text.file))
            .also(Span::file(&other.text.file), "the other one")
            .why("of two profiles only one can be kept")
            .help(format!("remove `{}`, and run the command again", author.text.file)));
        }
        let file = &author.text.file;
        let to = if file.stem() == "index" {
            let above = file.folder().rsplit_once('/').map_or("", |(above, _)| above);
            format!("{above}/{new}/{}", file.name())
        } else {
            format!("{}/{new}{}", file.folder(), &file.name()[file.stem().len()..])
        };
        wanted.changes.move_file(file.clone(), SourcePath::new(to));
    }
    for article in &facts.content.articles {
        let (file, whole) = (&article.text.file, article.text.whole());
        let names = match &article.authors {
            Bylines::List(names) => names.as_slice(),
            Bylines::Text(name) => slice::from_ref(name),
        };
        found |= names.iter().any(|name| is_old(&name.value));
        if let [one] = names
            && !is_old(&one.value)
            && one
                .value
                .split([',', '&'])
                .flat_map(|part| part.split(" and "))
                .any(|part| is_old(part.trim()))
        {
            return Err(Diagnostic::error(
                codes::NOT_WRITTEN,
                format!("`{old}` is one of several names in one text"),
            )
            .at(article.text.span(one.at.clone()))
            .help("write a list, such as `authors: [ann, bob]`, and run the command again"));
        }
        let names = Names { file, whole: &whole, names };
        wanted.changes.edit_all(names.renamed(new, is_old, is_new)?);
    }
    for comment in &facts.content.comments {
        let Some(by) = comment.by.as_ref().filter(|by| is_old(&by.value)) else { continue };
        let (file, whole) = (&comment.text.file, comment.text.whole());
        let Some(matter) = content::front_matter(file, &whole) else { continue };
        let editor = matter.editor(file, &whole);
        wanted.changes.edit_all(editor.replace_text(by.at.clone(), new));
    }
    if found { Ok(wanted) } else { Err(unknown(ListPage::Author, old, new, known(facts).into_iter())) }
}

/// Returns the ids and names of all authors.
fn known<'f>(facts: &'f Facts<'_>) -> Vec<&'f str> {
    let ids = facts.content.authors.iter().map(|author| author.id.as_str());
    ids.chain(facts.all.site.people.iter().map(|person| person.name.as_str())).collect()
}
