//! Parses YAML of other programs as they do: with anchors, and a later value of the same key in place of the earlier one.

use serde::de::DeserializeOwned;

/// Parses YAML into a value of the caller's. The error is one clause for a message, with line and column.
pub fn value<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|fault| fault.to_string())
}
