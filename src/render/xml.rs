//! A small writer of XML: elements are closed by construction, every text and attribute is escaped.

/// A document being written.
pub(super) struct Xml {
    text: String,
}

impl Xml {
    pub(super) fn new() -> Xml {
        Xml { text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned() }
    }

    /// An element with others inside.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        self.text.push_str(">\n");
        inside(self);
        self.close(name);
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text.push('>');
        escape(&mut self.text, text);
        self.close(name);
    }

    /// An element that holds a text which [`escape`] has written.
    pub(super) fn escaped(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text.push('>');
        self.text.push_str(text);
        self.close(name);
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.text.push_str("/>\n");
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            escape(&mut self.text, value);
            self.text.push('"');
        }
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }
}

/// Escapes markup, and leaves out the characters that XML 1.0 cannot hold in any form: control characters, U+FFFE and
/// U+FFFF. Source: XML 1.0, fifth edition, production 2.
pub(super) fn escape(to: &mut String, text: &str) {
    let mut written = 0;
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(|byte| SUSPECT[usize::from(*byte)]) {
        at += found;
        let (entity, length) = match text.as_bytes()[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0xef if !text[at..].starts_with(['\u{fffe}', '\u{ffff}']) => {
                at += 3;
                continue;
            }
            0xef => ("", 3),
            _ => ("", 1),
        };
        to.push_str(&text[written..at]);
        to.push_str(entity);
        at += length;
        written = at;
    }
    to.push_str(&text[written..]);
}

/// The bytes that [`escape`] looks at more closely: U+FFFE and U+FFFF begin with 0xef.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = match byte as u8 {
            b'\t' | b'\n' | b'\r' => false,
            byte => matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xef) || byte < b' ',
        };
        byte += 1;
    }
    suspect
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_the_document_stays_well_formed() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&>")], |xml| xml.text("c", &[], "x < y & \u{0}\u{1b}]]> \u{ffff}z"));
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;&amp;&gt;\">\n<c>x &lt; y &amp; ]]&gt; z</c>\n</a>\n"
        );
    }
}
