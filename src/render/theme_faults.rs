//! Errors in a template of the theme whose cause is that the site replaces another template of the theme.
//!
//! The author does not have the file with the error, so the diagnostic is about the site's template.

use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::path::SourcePath;
use crate::render::outline::outline;
use crate::render::template_texts::TemplateTexts;
use crate::source::Origin;
use crate::theme;

/// Returns the file of a template, for messages. The name of a theme's file shows that it is not in the site.
pub(super) fn file(name: &str, origin: Origin) -> SourcePath {
    match origin {
        Origin::Site => SourcePath::new(format!("templates/{name}")),
        Origin::Theme => {
            SourcePath::new(format!("(theme)/templates/{}", name.strip_prefix("theme/").unwrap_or(name)))
        }
    }
}

/// Returns the error about a block that a template of the theme fills and the site's template that it extends does not
/// have. Returns nothing if the theme's template extends no template of the site.
pub(super) fn missing_block(
    block: &str,
    template: &str,
    place: Span,
    code: Code,
    texts: &TemplateTexts,
) -> Option<Diagnostic> {
    texts.get(template).filter(|template| template.origin == Origin::Theme)?;
    let above = first_of_the_site(template, texts)?;
    let blocks = outline(&texts[above].text).blocks;
    let guess = nearest(block, blocks.iter().map(String::as_str));
    let guess = guess
        .map(|meant| format!("did you mean `{block}` by the block `{meant}`? otherwise "))
        .unwrap_or_default();
    let bare = template.strip_prefix("theme/").unwrap_or(template);
    Some(
        Diagnostic::error(
            code,
            format!("`templates/{above}` has no block `{block}`, which the theme's templates fill"),
        )
        .at(Span::file(&file(above, Origin::Site)))
        .why("a template of the theme that extends yours writes into its blocks")
        .also(place, format!("the theme's `{bare}`, for example"))
        .help(format!(
            "{guess}add the block to `templates/{above}` where its text is to stand:\n\
             {{% block {block} %}}{{% endblock {block} %}}\n\
             or take the theme's template over and change it:\nsteadfast theme eject {bare}"
        )),
    )
}

/// Returns the nearest template of the site that a template extends, directly or not.
fn first_of_the_site<'a>(template: &str, texts: &'a TemplateTexts) -> Option<&'a str> {
    let mut name = outline(&texts.get(template)?.text).extends?;
    // A circular chain has a diagnostic of its own; the bound ends the loop.
    for _ in 0..texts.len() {
        let (known, above) = texts.get_key_value(&name)?;
        if above.origin == Origin::Site {
            return Some(known);
        }
        name = outline(&above.text).extends?;
    }
    None
}

/// Returns a help if the theme defines a missing component in a file that the site replaces.
pub(super) fn missing_component(component: &str, texts: &TemplateTexts) -> Option<String> {
    let (path, _) = theme::files().iter().find(|(_, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        text.contains(component) && outline(&text).components.iter().any(|it| it.name == component)
    })?;
    let name = path.strip_prefix("templates/")?;
    texts.get(name).filter(|template| template.origin == Origin::Site)?;
    Some(format!(
        "the theme defines `{component}` in `{name}`, and your `templates/{name}` does not: add it there; `steadfast theme \
         diff {name}` shows what differs"
    ))
}
