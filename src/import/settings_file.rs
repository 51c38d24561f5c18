//! Reads a file of settings or data in TOML, YAML or JSON.

use crate::diagnostic::{Diagnostic, codes};
use crate::import::data_files;
use crate::import::source::SourceFile;
use crate::import::yaml_value::YamlValue;

/// Reads the values of a file, by its ending. A file without values is an empty map.
///
/// # Errors
///
/// Returns an error if the file cannot be read or parsed.
pub(super) fn settings(file: &SourceFile) -> Result<YamlValue, Diagnostic> {
    match data_files::parse(file, &file.text()?) {
        Ok(YamlValue::Null) => Ok(YamlValue::Map(Vec::new())),
        Ok(values) => Ok(values),
        Err(fault) => {
            let message = format!("`{}` cannot be read: {}", file.path, fault.trim());
            Err(Diagnostic::error(codes::BAD_INPUT, message)
                .help("the settings of the old site decide its addresses: mend the file, then import again"))
        }
    }
}

/// Adds the values of a map to another. Maps below the same key are joined; other values are replaced.
pub(super) fn join(into: &mut YamlValue, values: YamlValue) {
    let YamlValue::Map(values) = values else { return };
    if !matches!(into, YamlValue::Map(_)) {
        *into = YamlValue::Map(Vec::new());
    }
    let YamlValue::Map(entries) = into else { return };
    for (key, value) in values {
        match entries.iter_mut().find(|(known, _)| YamlValue::is_same_key(known, &key)) {
            Some((_, known @ YamlValue::Map(_))) if matches!(value, YamlValue::Map(_)) => join(known, value),
            Some((_, known)) => *known = value,
            None => entries.push((key, value)),
        }
    }
}

/// Takes a key of a map out of it, whatever its case and separators.
pub(super) fn take(map: &mut YamlValue, key: &str) -> Option<YamlValue> {
    let value = map.get(key).cloned();
    if let YamlValue::Map(entries) = map {
        entries.retain(|(known, _)| !YamlValue::is_same_key(known, key));
    }
    value.filter(|value| *value != YamlValue::Null)
}
