//! How unknown keys of front matter are reported, by the setting `unknown_fields`.

use crate::config::{Config, UnknownFields};
use crate::keys::UnknownKeys;

/// What an unknown key gets in files that have no keys of the site's own.
pub(super) fn unknown(config: &Config) -> UnknownKeys {
    match config.unknown_fields {
        UnknownFields::Refuse => UnknownKeys::Refuse,
        UnknownFields::Warn => UnknownKeys::Warn,
    }
}

/// What an undeclared key gets where a site can declare keys of its own.
pub(super) fn undeclared(config: &Config) -> UnknownKeys {
    match config.unknown_fields {
        UnknownFields::Refuse => UnknownKeys::RefuseUndeclared,
        UnknownFields::Warn => UnknownKeys::WarnUndeclared,
    }
}
