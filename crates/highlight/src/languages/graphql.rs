//! GraphQL.

use crate::grammar::{Capitals, Feature, Grammar};
use crate::languages::literals::{DOUBLE, TRIPLE};
use crate::token::TokenKind;

pub(crate) static GRAMMAR: Grammar = Grammar {
    line_comments: &["#"],
    strings: &[TRIPLE, DOUBLE],
    keywords: &["directive", "extend", "fragment", "on", "repeatable", "schema"],
    type_follows: &["enum", "implements", "input", "interface", "scalar", "type", "union"],
    function_follows: &["mutation", "query", "subscription"],
    constants: &["false", "null", "true"],
    sigils: &[('@', TokenKind::Attribute), ('$', TokenKind::Variable)],
    capitals: Capitals::Types,
    features: &[Feature::Labels],
    ..Grammar::NONE
};
