//! The treatment of unknown front-matter keys, by the setting `unknown_fields`.

use crate::config::{Config, UnknownFields};
use crate::keys::UnknownKeys;

/// Returns the treatment in files that have no custom keys.
pub(super) fn unknown(config: &Config) -> UnknownKeys {
    match config.unknown_fields {
        UnknownFields::Refuse => UnknownKeys::Refuse,
        UnknownFields::Warn => UnknownKeys::Warn,
    }
}

/// Returns the treatment in files that may have custom keys.
pub(super) fn undeclared(config: &Config) -> UnknownKeys {
    match config.unknown_fields {
        UnknownFields::Refuse => UnknownKeys::RefuseUndeclared,
        UnknownFields::Warn => UnknownKeys::WarnUndeclared,
    }
}
