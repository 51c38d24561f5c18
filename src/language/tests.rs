//! What a language is made of.
