//! Embeds the theme: writes a table of every file below `templates/`, `static/` and `languages/` for `src/theme/mod.rs` to include.
//!
//! Cargo is told to watch the folders themselves, so that a new file is embedded without a clean build.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDERS: [&str; 3] = ["languages", "static", "templates"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut files = Vec::new();
    for folder in FOLDERS {
        collect(&root, folder, &mut files)?;
    }
    files.sort();
    let mut table = String::from("pub(crate) static FILES: &[(&str, &[u8])] = &[\n");
    for file in &files {
        let place = format!("/{file}");
        let place = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?})");
        table.push_str(&format!("    ({file:?}, include_bytes!({place})),\n"));
    }
    table.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("theme.rs"), table)?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

/// Adds the files of a folder and its sub-folders; one that is missing has none, and what editors leave behind is none.
fn collect(root: &Path, folder: &str, files: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    if !root.join(folder).is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{name:?} is not UTF-8"))?;
        if name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".swp") {
            continue;
        }
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            collect(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
