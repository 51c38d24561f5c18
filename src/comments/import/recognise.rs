//! Guesses the format of a file from its start, so that the message about a file in the wrong format names both formats.

use serde_json::Value;

use crate::comments::import::shapes::{entries, is_isso, is_staticman, is_staticman_yaml};
use crate::comments::import::system::System;
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::xml;
use crate::path::SourcePath;

/// The namespace of WordPress's own elements without its scheme, which differs between exporters; its end is the version.
const WXR: &str = "://wordpress.org/export/";
/// The texts in each form of Blogger's export that are in no other feed.
const BLOGGER: [&str; 2] = ["://schemas.google.com/blogger/", "tag:blogger.com"];

/// The format of a file, guessed from its start.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Looks {
    /// The file is empty.
    Empty,
    /// An export of a system that can be imported.
    Export(System),
    /// A feed of a website.
    Feed,
    /// A page of a website, such as one that asks for a password.
    WebPage,
    /// XML of another kind, by the name of its root element.
    Xml(String),
    /// JSON of another kind.
    Json,
    /// The statements of a database.
    Sql,
    /// Anything else.
    Text,
}

/// Returns whether a text is the start of a system's XML export.
pub(super) fn is_xml_of(system: System, text: &str) -> bool {
    xml::root(text).is_some_and(|root| system_of(&root, text) == Some(system))
}

/// The error of a file that is not an export of `system`: the guessed format, the expected one, and how to get that.
pub(super) fn not_of(system: System, file: &SourcePath, text: &str) -> Diagnostic {
    let looks = looks(text);
    let fault = Diagnostic::error(
        codes::BAD_INPUT,
        format!("`{file}` is no export of {}: {}", system.name(), looks.words()),
    );
    let fault = fault.why(system.expected());
    match looks {
        Looks::Export(other) if other != system => {
            let file = if file.as_str().contains(' ') { format!("\"{file}\"") } else { file.to_string() };
            fault.help(format!(
                "import it as what it is:\nsteadfast comments import {} {file}",
                other.argument()
            ))
        }
        _ => fault.help(system.source()),
    }
}

fn looks(text: &str) -> Looks {
    let start = text.trim_start();
    match start.chars().next() {
        None => Looks::Empty,
        Some('<') => match xml::root(start) {
            Some(root) => of_root(&root, text),
            None => Looks::Text,
        },
        Some('[') => of_list(start),
        Some('{') => of_json(serde_json::from_str(start)),
        Some(_) if is_sql(start) => Looks::Sql,
        Some(_) if is_staticman_yaml(start) => Looks::Export(System::Staticman),
        Some(_) => Looks::Text,
    }
}

/// Returns the system whose exports have this root element.
fn system_of(root: &str, text: &str) -> Option<System> {
    match root {
        "disqus" => Some(System::Disqus),
        "rss" if text.contains(&format!("=\"http{WXR}")) || text.contains(&format!("=\"https{WXR}")) => {
            Some(System::Wordpress)
        }
        "rss" if text.contains(&format!("='http{WXR}")) || text.contains(&format!("='https{WXR}")) => {
            Some(System::Wordpress)
        }
        "feed" if BLOGGER.iter().any(|sign| text.contains(sign)) => Some(System::Blogger),
        _ => None,
    }
}

fn of_root(root: &str, text: &str) -> Looks {
    match (system_of(root, text), root) {
        (Some(system), _) => Looks::Export(system),
        (None, "rss" | "feed" | "RDF") => Looks::Feed,
        (None, root) if root.eq_ignore_ascii_case("html") => Looks::WebPage,
        (None, root) => Looks::Xml(root.to_owned()),
    }
}

fn of_list(text: &str) -> Looks {
    let mut is_isso_export = false;
    let read = entries(text.as_bytes(), |entry| {
        is_isso_export = is_isso(&entry);
        !is_isso_export
    });
    match is_isso_export {
        true => Looks::Export(System::Isso),
        false => of_json(read.map(|()| Value::Null)),
    }
}

/// JSON that ends too early may be the start of a long file.
fn of_json(read: serde_json::Result<Value>) -> Looks {
    match read {
        Ok(Value::Object(fields)) if is_staticman(fields.keys().map(String::as_str)) => {
            Looks::Export(System::Staticman)
        }
        Ok(_) => Looks::Json,
        Err(reason) if reason.is_eof() => Looks::Json,
        Err(_) => Looks::Text,
    }
}

fn is_sql(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("/*"));
    first.is_some_and(|line| {
        let line = line.to_ascii_uppercase();
        line.starts_with("--") && !line.starts_with("---")
            || ["CREATE ", "INSERT ", "DROP ", "PRAGMA ", "BEGIN ", "SET "]
                .iter()
                .any(|word| line.starts_with(word))
    })
}

impl Looks {
    fn words(&self) -> String {
        match self {
            Looks::Empty => "it is empty".to_owned(),
            Looks::Export(system) => format!("it looks like an export of {}", system.name()),
            Looks::Feed => "it looks like a feed, which holds only the newest entries".to_owned(),
            Looks::WebPage => "it looks like a web page".to_owned(),
            Looks::Xml(root) => format!("it is XML with the root element `<{root}>`"),
            Looks::Json => "it is JSON without such comments".to_owned(),
            Looks::Sql => "it looks like the dump of a database".to_owned(),
            Looks::Text => "it is neither XML nor JSON".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_is_in_it() {
        let check = |text: &str, expected| assert_eq!(looks(text), expected, "{text}");
        check(" \n", Looks::Empty);
        check("<?xml version='1.0'?><!-- x --><disqus/>", Looks::Export(System::Disqus));
        check(
            "<rss xmlns:wp=\"https://wordpress.org/export/1.2/\"><channel/></rss>",
            Looks::Export(System::Wordpress),
        );
        check("<rss version=\"2.0\"><item>see http://wordpress.org/export/</item></rss>", Looks::Feed);
        check("<feed><id>tag:blogger.com,1999:blog-1</id></feed>", Looks::Export(System::Blogger));
        check("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", Looks::Feed);
        check("<!DOCTYPE html><HTML><body>", Looks::WebPage);
        check("<foo/>", Looks::Xml("foo".to_owned()));
        check("[{\"uri\": \"/a/\", \"text\": \"x\"}]", Looks::Export(System::Isso));
        check("{\"message\": \"x\"}", Looks::Export(System::Staticman));
        check("[1, 2]", Looks::Json);
        check("-- MySQL dump 10.13\n", Looks::Sql);
        check("_id: 1\nname: Ann\nmessage: x\n", Looks::Export(System::Staticman));
        check("Just text", Looks::Text);
        check("<3 you", Looks::Text);
    }
}
