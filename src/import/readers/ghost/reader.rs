//! Reads the file of an export.

use std::fs::File;
use std::io::BufReader;

use crate::date::Zone;
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::{ExportFile, unreadable};
use crate::import::readers::ghost::blog::Blog;
use crate::import::readers::ghost::data::{Data, Export};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::path::SourcePath;

/// The folder of the pictures.
const PICTURES: &str = "content/images/";

/// Ghost.
pub(crate) const READER: Reader = Reader {
    name: "Ghost",
    argument: "ghost",
    form: SourceForm::Export,
    source: "give the JSON file of Settings, Export, or the zip archive with it and `content/images`",
    recognises: |source| file(source).is_some(),
    read,
};

fn file(source: &Source) -> Option<&SourceFile> {
    source.files.iter().filter(|file| source.is_file || file.has_extension(&["json"])).find(|file| {
        let is_ghost = |head: &str| {
            head.trim_start().starts_with('{') && head.contains("\"data\"") && head.contains("\"meta\"")
        };
        ExportFile::open(&file.disk).is_ok_and(|export| is_ghost(export.head()))
    })
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let Some(file) = file(source).or(source.files.first()) else { return Ok(()) };
    let name = SourcePath::new(file.path.clone());
    let open = File::open(&file.disk).map_err(|reason| unreadable(&name, &reason))?;
    let broken = |reason: &dyn std::fmt::Display| {
        Diagnostic::error(
            codes::BAD_INPUT,
            format!("`{}` cannot be read as an export of Ghost: {reason}", file.path),
        )
        .help("give the file as it was exported")
    };
    let export: Export = serde_json::from_reader(BufReader::new(open)).map_err(|reason| broken(&reason))?;
    let data = export.db.into_iter().map(|database| database.data).next().or(export.data);
    let data = data.ok_or_else(|| broken(&"it has no `data`"))?;
    site(&data, import);
    let is_picture = |file: &&SourceFile| file.path.contains(PICTURES);
    let mut blog = Blog::new(&data, source.files.iter().any(|file| is_picture(&file)));
    for post in &data.posts {
        blog.post(post, import)?;
    }
    blog.others(import)?;
    for picture in source.files.iter().filter(is_picture) {
        let at = picture.path.find(PICTURES).unwrap_or_default();
        import.file(&format!("static/{}", &picture.path[at..]), picture)?;
    }
    Ok(())
}

fn site(data: &Data, import: &mut Import<'_>) {
    let setting = |key: &str| {
        let row = data.settings.iter().find(|row| row.text_of("key").as_deref() == Some(key))?;
        row.text_of("value")
    };
    import.site(SiteFacts {
        title: setting("title").unwrap_or_default(),
        tagline: setting("description").unwrap_or_default(),
        language: setting("locale").or_else(|| setting("lang")).or_else(|| setting("default_locale")),
        time_zone: setting("timezone")
            .or_else(|| setting("active_timezone"))
            .filter(|zone| Zone::parse(zone).is_some()),
        ..SiteFacts::default()
    });
}
