//! The configuration of nginx.

use crate::grammar::{Feature, Grammar};
use crate::languages::literals::{DOUBLE, SINGLE};
use crate::token::TokenKind;

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["#"],
    strings: &[DOUBLE, SINGLE],
    constants: &["off", "on"],
    name_characters: "-./",
    sigils: &[('$', TokenKind::Variable)],
    features: &[Feature::Directives],
    ..Grammar::NONE
};
