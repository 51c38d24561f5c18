//! The table of all languages.

use crate::cursor::Cursor;
use crate::language::{Definition, Language, Syntax};
use crate::languages::{
    c, cpp, csharp, dart, go, graphql, java, javascript, kotlin, lua, nginx, powershell, python, r, ruby,
    rust, sql, swift, typescript,
};
use crate::notations::data::DataFormat;
use crate::notations::markup::Markup;
use crate::notations::{data, diff, dockerfile, http, markdown, markup, shell, stylesheet};

const fn definition(label: &'static str, names: &'static [&'static str], syntax: Syntax) -> Definition {
    Definition { label, names, syntax }
}

static LANGUAGES: [Definition; 44] = [
    definition("C", &["c", "h"], Syntax::Grammar(&c::GRAMMAR)),
    definition("C#", &["csharp", "c#", "cs"], Syntax::Grammar(&csharp::GRAMMAR)),
    definition("C++", &["cpp", "c++", "cc", "cplusplus", "cxx", "hpp"], Syntax::Grammar(&cpp::GRAMMAR)),
    definition("CSS", &["css"], Syntax::Function(stylesheet::read)),
    definition("Dart", &["dart"], Syntax::Grammar(&dart::GRAMMAR)),
    definition("Diff", &["diff", "patch"], Syntax::Function(diff::read)),
    definition("Dockerfile", &["dockerfile", "docker", "containerfile"], Syntax::Function(dockerfile::read)),
    definition("Go", &["go", "golang"], Syntax::Grammar(&go::GRAMMAR)),
    definition("GraphQL", &["graphql", "gql"], Syntax::Grammar(&graphql::GRAMMAR)),
    definition(
        "Handlebars",
        &["handlebars", "hbs", "mustache"],
        Syntax::Function(|cursor| markup::read(Markup::Template, cursor)),
    ),
    definition(
        "HTML",
        &["html", "htm", "xhtml"],
        Syntax::Function(|cursor| markup::read(Markup::Html, cursor)),
    ),
    definition("HTTP", &["http"], Syntax::Function(http::read)),
    definition(
        "INI",
        &["ini", "cfg", "conf", "desktop", "dotenv", "editorconfig", "env", "properties"],
        Syntax::Function(|cursor| data::read(DataFormat::Ini, cursor)),
    ),
    definition("Java", &["java"], Syntax::Grammar(&java::GRAMMAR)),
    definition(
        "JavaScript",
        &["javascript", "cjs", "js", "jsx", "mjs", "node"],
        Syntax::Grammar(&javascript::GRAMMAR),
    ),
    definition(
        "Jinja",
        &["jinja", "django", "html+jinja", "j2", "jinja2"],
        Syntax::Function(|cursor| markup::read(Markup::Template, cursor)),
    ),
    definition(
        "JSON",
        &["json", "geojson", "json5", "jsonc", "jsonl", "webmanifest"],
        Syntax::Function(|cursor| data::read(DataFormat::Json, cursor)),
    ),
    definition("Kotlin", &["kotlin", "kt", "kts"], Syntax::Grammar(&kotlin::GRAMMAR)),
    definition("Less", &["less"], Syntax::Function(stylesheet::read)),
    definition("Liquid", &["liquid"], Syntax::Function(|cursor| markup::read(Markup::Template, cursor))),
    definition("Lua", &["lua"], Syntax::Grammar(&lua::GRAMMAR)),
    definition("Markdown", &["markdown", "md", "mdx"], Syntax::Function(read_markdown)),
    definition("nginx", &["nginx", "nginxconf"], Syntax::Grammar(&nginx::GRAMMAR)),
    definition(
        "Nunjucks",
        &["nunjucks", "njk"],
        Syntax::Function(|cursor| markup::read(Markup::Template, cursor)),
    ),
    definition("PHP", &["php"], Syntax::Function(markup::read_php)),
    definition("PowerShell", &["powershell", "ps1", "pwsh"], Syntax::Grammar(&powershell::GRAMMAR)),
    definition("Python", &["python", "py", "py3", "python3"], Syntax::Grammar(&python::GRAMMAR)),
    definition("R", &["r", "rscript"], Syntax::Grammar(&r::GRAMMAR)),
    definition("Ruby", &["ruby", "rb"], Syntax::Grammar(&ruby::GRAMMAR)),
    definition("Rust", &["rust", "rs"], Syntax::Grammar(&rust::GRAMMAR)),
    definition("SCSS", &["scss"], Syntax::Function(stylesheet::read)),
    definition("Shell", &["bash", "sh", "shell", "zsh", "fish", "ksh"], Syntax::Function(shell::read)),
    definition(
        "SQL",
        &["sql", "mysql", "plsql", "postgres", "postgresql", "sqlite", "tsql"],
        Syntax::Grammar(&sql::GRAMMAR),
    ),
    definition("Svelte", &["svelte"], Syntax::Function(|cursor| markup::read(Markup::Html, cursor))),
    definition("SVG", &["svg"], Syntax::Function(|cursor| markup::read(Markup::Html, cursor))),
    definition("Swift", &["swift"], Syntax::Grammar(&swift::GRAMMAR)),
    definition("Tera", &["tera"], Syntax::Function(|cursor| markup::read(Markup::Template, cursor))),
    definition(
        "Terminal",
        &["console", "shell-session", "shellsession", "sh-session", "terminal"],
        Syntax::Function(shell::read_session),
    ),
    definition("TOML", &["toml"], Syntax::Function(|cursor| data::read(DataFormat::Toml, cursor))),
    definition("Twig", &["twig"], Syntax::Function(|cursor| markup::read(Markup::Template, cursor))),
    definition(
        "TypeScript",
        &["typescript", "cts", "mts", "ts", "tsx"],
        Syntax::Grammar(&typescript::GRAMMAR),
    ),
    definition("Vue", &["vue"], Syntax::Function(|cursor| markup::read(Markup::Template, cursor))),
    definition(
        "XML",
        &["xml", "atom", "opml", "rss", "xsd", "xsl", "xslt"],
        Syntax::Function(|cursor| markup::read(Markup::Tags, cursor)),
    ),
    definition("YAML", &["yaml", "yml"], Syntax::Function(|cursor| data::read(DataFormat::Yaml, cursor))),
];

/// Returns the language with this name. Case does not matter.
pub fn language(name: &str) -> Option<Language> {
    let name = name.to_ascii_lowercase();
    LANGUAGES.iter().find(|definition| definition.names.contains(&name.as_str())).map(Language)
}

/// Returns all languages, ordered by their labels.
pub fn languages() -> impl Iterator<Item = Language> {
    LANGUAGES.iter().map(Language)
}

/// Reads Markdown. A Markdown code block in Markdown is not highlighted: the depth of recursion stays limited.
fn read_markdown(cursor: &mut Cursor<'_>) {
    markdown::read(cursor, |name| language(name).filter(|language| language.label() != "Markdown"));
}
