//! The languages by name, and what reads each.

use crate::diagnostic::nearest;
use crate::highlight::data::Data;
use crate::highlight::markup::Markup;
use crate::highlight::scanner::Scanner;
use crate::highlight::tables::{classes, queries, scripts, systems, web};
use crate::highlight::words::Words;
use crate::highlight::{data, lines, markup, shell, style};

/// A language that has a table. Made by [`named`].
#[derive(Clone, Copy)]
pub struct Language(&'static Entry);

/// What a language's name in a text means.
pub enum Named {
    /// A language with a table.
    Known(Language),
    /// A name for text that is no code, or another language's.
    Plain,
    /// A slip in the name of a language with a table: that name.
    Slip(&'static str),
}

struct Entry {
    label: &'static str,
    /// In lower case: the usual one first, then those that authors also use, and endings of files.
    names: &'static [&'static str],
    reader: Reader,
}

enum Reader {
    Words(&'static Words),
    Markup(Markup),
    Php,
    Style,
    Data(Data),
    Shell,
    Session,
    Diff,
    Http,
    Dockerfile,
    Markdown,
}

const fn entry(label: &'static str, names: &'static [&'static str], reader: Reader) -> Entry {
    Entry { label, names, reader }
}

static ALL: [Entry; 44] = [
    entry("C", &["c", "h"], Reader::Words(&systems::C)),
    entry("C#", &["csharp", "c#", "cs"], Reader::Words(&classes::C_SHARP)),
    entry("C++", &["cpp", "c++", "cc", "cplusplus", "cxx", "hpp"], Reader::Words(&systems::CPP)),
    entry("CSS", &["css"], Reader::Style),
    entry("Dart", &["dart"], Reader::Words(&classes::DART)),
    entry("Diff", &["diff", "patch"], Reader::Diff),
    entry("Dockerfile", &["dockerfile", "docker", "containerfile"], Reader::Dockerfile),
    entry("Go", &["go", "golang"], Reader::Words(&systems::GO)),
    entry("GraphQL", &["graphql", "gql"], Reader::Words(&queries::GRAPHQL)),
    entry("Handlebars", &["handlebars", "hbs", "mustache"], Reader::Markup(Markup::Template)),
    entry("HTML", &["html", "htm", "xhtml"], Reader::Markup(Markup::Html)),
    entry("HTTP", &["http"], Reader::Http),
    entry(
        "INI",
        &["ini", "cfg", "conf", "desktop", "dotenv", "editorconfig", "env", "properties"],
        Reader::Data(Data::Ini),
    ),
    entry("Java", &["java"], Reader::Words(&classes::JAVA)),
    entry("JavaScript", &["javascript", "cjs", "js", "jsx", "mjs", "node"], Reader::Words(&web::JAVASCRIPT)),
    entry("Jinja", &["jinja", "django", "html+jinja", "j2", "jinja2"], Reader::Markup(Markup::Template)),
    entry("JSON", &["json", "geojson", "json5", "jsonc", "jsonl", "webmanifest"], Reader::Data(Data::Json)),
    entry("Kotlin", &["kotlin", "kt", "kts"], Reader::Words(&classes::KOTLIN)),
    entry("Less", &["less"], Reader::Style),
    entry("Liquid", &["liquid"], Reader::Markup(Markup::Template)),
    entry("Lua", &["lua"], Reader::Words(&scripts::LUA)),
    entry("Markdown", &["markdown", "md", "mdx"], Reader::Markdown),
    entry("nginx", &["nginx", "nginxconf"], Reader::Words(&queries::NGINX)),
    entry("Nunjucks", &["nunjucks", "njk"], Reader::Markup(Markup::Template)),
    entry("PHP", &["php"], Reader::Php),
    entry("PowerShell", &["powershell", "ps1", "pwsh"], Reader::Words(&scripts::POWERSHELL)),
    entry("Python", &["python", "py", "py3", "python3"], Reader::Words(&scripts::PYTHON)),
    entry("R", &["r", "rscript"], Reader::Words(&scripts::R)),
    entry("Ruby", &["ruby", "rb"], Reader::Words(&scripts::RUBY)),
    entry("Rust", &["rust", "rs"], Reader::Words(&systems::RUST)),
    entry("SCSS", &["scss"], Reader::Style),
    entry("Shell", &["bash", "sh", "shell", "zsh", "fish", "ksh"], Reader::Shell),
    entry(
        "SQL",
        &["sql", "mysql", "plsql", "postgres", "postgresql", "sqlite", "tsql"],
        Reader::Words(&queries::SQL),
    ),
    entry("Svelte", &["svelte"], Reader::Markup(Markup::Html)),
    entry("SVG", &["svg"], Reader::Markup(Markup::Html)),
    entry("Swift", &["swift"], Reader::Words(&classes::SWIFT)),
    entry("Tera", &["tera"], Reader::Markup(Markup::Template)),
    entry(
        "Terminal",
        &["console", "shell-session", "shellsession", "sh-session", "terminal"],
        Reader::Session,
    ),
    entry("TOML", &["toml"], Reader::Data(Data::Toml)),
    entry("Twig", &["twig"], Reader::Markup(Markup::Template)),
    entry("TypeScript", &["typescript", "cts", "mts", "ts", "tsx"], Reader::Words(&web::TYPESCRIPT)),
    entry("Vue", &["vue"], Reader::Markup(Markup::Template)),
    entry("XML", &["xml", "atom", "opml", "rss", "xsd", "xsl", "xslt"], Reader::Markup(Markup::Tags)),
    entry("YAML", &["yaml", "yml"], Reader::Data(Data::Yaml)),
];

/// Names that are near one of ours, and mean what they say.
const STRANGERS: [&str; 7] = ["dotnet", "haml", "none", "note", "rescript", "rest", "sass"];

/// Names shorter than this are near too many others to be slips of them.
const SHORTEST_SLIP: usize = 4;

/// What a name behind a fence means.
pub fn named(name: &str) -> Named {
    let name = name.to_ascii_lowercase();
    if let Some(entry) = ALL.iter().find(|entry| entry.names.contains(&name.as_str())) {
        return Named::Known(Language(entry));
    }
    if name.len() < SHORTEST_SLIP || STRANGERS.contains(&name.as_str()) {
        return Named::Plain;
    }
    let names = ALL.iter().flat_map(|entry| entry.names).filter(|known| known.len() >= SHORTEST_SLIP);
    // The languages of the world are too many to list. Whoever slips seldom does so in the first letter.
    let near = nearest(&name, names.copied().filter(|known| known.as_bytes()[0] == name.as_bytes()[0]));
    near.filter(|known| known.len().abs_diff(name.len()) <= 1).map_or(Named::Plain, Named::Slip)
}

/// Every language that has a table.
pub fn all() -> impl Iterator<Item = Language> {
    ALL.iter().map(Language)
}

impl Language {
    /// What readers call it.
    pub fn label(self) -> &'static str {
        self.0.label
    }

    /// What authors call it, in lower case, the usual name first.
    pub fn names(self) -> &'static [&'static str] {
        self.0.names
    }

    /// Its table of words, if it is read by one.
    #[cfg(test)]
    pub(super) fn words(self) -> Option<&'static Words> {
        match self.0.reader {
            Reader::Words(words) => Some(words),
            _ => None,
        }
    }

    /// Whether its texts may hold texts in any other language.
    pub(super) fn is_markdown(self) -> bool {
        matches!(self.0.reader, Reader::Markdown)
    }

    /// Reads up to the end.
    pub(super) fn read(self, scanner: &mut Scanner<'_>) {
        match self.0.reader {
            Reader::Words(words) => words.read(scanner),
            Reader::Markup(markup) => markup::read(markup, scanner),
            Reader::Php => markup::read_php(scanner),
            Reader::Style => style::read(scanner),
            Reader::Data(data) => data::read(data, scanner),
            Reader::Shell => shell::read(scanner),
            Reader::Session => shell::read_session(scanner),
            Reader::Diff => lines::diff(scanner),
            Reader::Http => lines::http(scanner),
            Reader::Dockerfile => lines::dockerfile(scanner),
            Reader::Markdown => lines::markdown(scanner),
        }
    }
}
