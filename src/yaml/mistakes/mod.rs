//! The mistakes that authors make in YAML, recognised by the error of the YAML crate and its position.

mod layout;
mod mistake;
mod punctuation;
mod syntax_error;

pub(crate) use mistake::Mistake;
pub(crate) use syntax_error::SyntaxError;

/// Recognises the mistake behind an error.
pub(super) fn find(error: &SyntaxError<'_>) -> Option<Mistake> {
    let tries: [fn(&SyntaxError<'_>) -> Option<Mistake>; 12] = [
        layout::tab,
        punctuation::open_quote,
        punctuation::after_quote,
        layout::missing_space,
        punctuation::colon_in_value,
        layout::indented_key,
        punctuation::first_character,
        punctuation::bracket,
        punctuation::backslash,
        layout::list_on_key_line,
        layout::list_entry,
        layout::documents,
    ];
    tries.iter().find_map(|recognise| recognise(error)).or_else(|| layout::stray_line(error))
}
