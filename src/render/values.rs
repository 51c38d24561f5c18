//! Views as values of the template engine.

use tera::Value;

/// Converts a view to a value.
pub(super) fn value<T: serde::Serialize>(view: &T) -> Value {
    Value::try_from_serializable(view).expect("views hold nothing that cannot be serialised")
}

/// Adds a field with HTML to a view. Templates do not escape it.
pub(super) fn with_html(view: Value, key: &'static str, html: &str) -> Value {
    with(view, [(key, Value::safe_string(html))])
}

/// Adds fields to a view. Each call copies the whole view, so pass all fields at once.
pub(super) fn with<const N: usize>(view: Value, fields: [(&'static str, Value); N]) -> Value {
    let mut map = view.into_map().expect("views are structs");
    map.extend(fields.map(|(key, field)| (key.into(), field)));
    Value::from(map)
}

/// Converts views to a list of values.
pub(super) fn values<T: serde::Serialize>(views: impl IntoIterator<Item = T>) -> Value {
    Value::from(views.into_iter().map(|view| value(&view)).collect::<Vec<Value>>())
}
