//! The kinds of diagnostics: each has a stable name, a summary, and a page for `steadfast explain`.

/// A kind of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name: `missing-date`.
    pub name: &'static str,
    /// A one-sentence summary.
    pub about: &'static str,
    /// The explanation, with an example of a fix.
    pub explanation: &'static str,
}

/// Finds a kind by name.
pub fn find(name: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.name == name)
}

const fn code(name: &'static str, about: &'static str, explanation: &'static str) -> Code {
    Code { name, about, explanation }
}

/// Two authors would have the same address.
pub const AUTHOR_CLASH: Code = code(
    "author-clash",
    "two authors would have the same address",
    "An author's page stands at a slug of the name, and two different names can have the same one: `Ann (ann)` and `Ann (@ann)`. If they are one person, write one name everywhere. If they are two, give one of them a profile in `content/authors/`, whose file's name is another slug:\n\n    ---\n    name: Ann (@ann)\n    ---",
);

/// A colour cannot be read.
pub const BAD_COLOUR: Code = code(
    "bad-colour",
    "a colour in site.yaml cannot be read",
    "Colours are written as in CSS, without transparency: `\"#7a2e52\"` in quotes, since `#` begins a comment in YAML, a name such as `teal`, or `oklch(0.4 0.12 350)`. The shades of links and buttons are made from it, so that they can be read on light and on dark pages.",
);

/// A date cannot be read, or there is no such day.
pub const BAD_DATE: Code = code(
    "bad-date",
    "a date cannot be read, or there is no such day",
    "Dates are written `2010-07-19`, with a time `2010-07-19 09:56`, with an offset `2010-07-19 09:56:06 -0400`, or as in RFC 3339 `2010-07-19T09:56:06-04:00`. A date without a time is midnight in the site's `time_zone`.",
);

/// A font of social cards cannot be used.
pub const BAD_FONT: Code = code(
    "bad-font",
    "a font of social cards cannot be used",
    "`social_cards: {font: …}` names a TTF or OTF file below `fonts/`, in which titles are written that the program's own font has no letters for. WOFF and WOFF2 are packed for browsers; take the file that they were made from.\n\n    social_cards:\n      font: fonts/NotoSansJP.ttf",
);

/// What a command was given cannot be read.
pub const BAD_INPUT: Code = code(
    "bad-input",
    "what a command was given cannot be read",
    "What a command reads from a file or from standard input has a form of its own: JSON, or the export of another system. The message names the line. Nothing of the input was taken.",
);

/// A line of the ledger of addresses cannot be read.
pub const BAD_LEDGER: Code = code(
    "bad-ledger",
    "a line of the ledger of addresses cannot be read",
    "`urls.txt` holds every address that was published: one on each line, its day, and for texts a digest. `steadfast ledger record` writes it; it is not meant to be edited. Restore a damaged line from version control. At a merge conflict keep the lines of both sides: the order does not matter, and neither does a line that stands twice.",
);

/// A slug, address or file name cannot be part of the site.
pub const BAD_PATH: Code = code(
    "bad-path",
    "a slug, address or file name cannot be part of the site",
    "Addresses begin with `/` and stay inside the site: no `..`, no other host, no `?` or `#`, no control characters, no names that Windows keeps for devices (`con`, `aux`, `nul`, ...), no part longer than 255 bytes. A slug, which is new, has no `:`, `*`, `<`, `>`, `|` or `\"` either, and no dot in front; an old address that has one is kept with `url:`.\n\n    url: /guides/first-visit/\n    slug: first-visit\n    aliases: [/old/first-visit.html]",
);

/// A pattern in site.yaml holds something that has no meaning.
pub const BAD_PATTERN: Code = code(
    "bad-pattern",
    "a pattern in site.yaml holds something that has no meaning",
    "`permalink` is made of text and the pieces `:year`, `:month`, `:day`, `:slug`, `:title` and `:category`, and must hold `:slug` or `:title`, since two articles would otherwise share an address. `date_format` follows strftime: `%-d %B %Y` shows 19 July 2010.",
);

/// The site's address cannot be used.
pub const BAD_SITE_URL: Code = code(
    "bad-site-url",
    "the site's address cannot be used",
    "`url` in site.yaml, or `--base-url`, is where the site will stand: `https://example.com`, or `https://example.com/blog` when it lives below a folder. Feeds, the sitemap and canonical links need it.",
);

/// A text in a language file cannot be shown.
pub const BAD_TEXT: Code = code(
    "bad-text",
    "a text in a language file cannot be shown",
    "A text in `languages/CODE.yaml` has the placeholders of the English one, such as `{title}`, each in braces. A text that depends on a number has one form for each kind of number that the language tells apart; English has two:\n\n    comment_count:\n      one: \"{count} comment\"\n      other: \"{count} comments\"\n\n`docs/languages.md` lists the texts.",
);

/// A translation cannot be linked with its original.
pub const BAD_TRANSLATION: Code = code(
    "bad-translation",
    "a translation cannot be linked with its original",
    "`translation_of` names the article that a text was translated from, by its file or slug. All translations name the same original, each has a `language:` of its own, and the original names none.\n\n    language: de\n    translation_of: 2026-01-06-warm-welcome.md",
);

/// A link or picture is shown as text, since its address has a blank.
pub const BLANK_IN_ADDRESS: Code = code(
    "blank-in-address",
    "a link or picture is shown as text, since its address has a blank",
    "In Markdown, the address of a link or picture ends at a blank. Write an address that has one in angle brackets, or `%20` for each blank:\n\n    ![A till](<our till.jpg>)\n    ![A till](our%20till.jpg)",
);

/// Something that a page embeds is blocked by the site's own policy.
pub const BLOCKED: Code = code(
    "blocked",
    "something that a page embeds is blocked by the site's own policy",
    "The file `_headers` tells browsers what pages may run and load. By default nothing of other sites is, apart from pictures, videos and sounds, and no program or style that stands in the page itself. `security` in site.yaml allows more.\n\n    security:\n      frames: [https://www.youtube-nocookie.com]\n      scripts: [https://plausible.io]\n      connect: [https://plausible.io]",
);

/// A picture cannot be read.
pub const BROKEN_PICTURE: Code = code(
    "broken-picture",
    "a picture cannot be read",
    "The file is empty, damaged, cut off, or no picture at all. That often happens when a copy was interrupted. Copy it again, or open it in a program for pictures and save it anew as JPEG, PNG or WebP.",
);

/// A comment's file is not as it was when the command read it.
pub const COMMENT_CHANGED: Code = code(
    "comment-changed",
    "a comment's file is not as it was when the command read it",
    "A decision changes one line of a comment's file, and only while the rest is as the command has read it. Somebody, perhaps your editor, has saved the file in between, or decided otherwise by hand. Look at the file and decide again; nothing was changed.",
);

/// A rule for comments can decide nothing.
pub const COMMENT_RULE: Code = code(
    "comment-rule",
    "a rule for comments can decide nothing",
    "Rules for comments stand under `comments: {rules: …}` in site.yaml. `spam` is looked at first, then `hold`, then `publish`; a limit that an earlier one always reaches before it has no effect.",
);

/// Comments belong to an article that does not exist.
pub const COMMENT_WITHOUT_ARTICLE: Code = code(
    "comment-without-article",
    "comments belong to an article that does not exist",
    "The folder below `content/comments/` names the article by its slug, or by its file's name without `.md`. Rename the folder when the article was renamed. The comments are kept, and not published, until it fits.",
);

/// A copy of a file was made because two versions were in conflict.
pub const CONFLICT_COPY: Code = code(
    "conflict-copy",
    "a copy of a file was made because two versions were in conflict",
    "Dropbox, Nextcloud, Syncthing and others keep both versions of a file that was changed in two places. The second one gets a name such as `plan (conflicted copy).md`, and would be published as an article of its own. Bring what you want to keep into the file itself, and delete the copy.",
);

/// A file's name and its key `date` name different days.
pub const DATE_MISMATCH: Code = code(
    "date-mismatch",
    "a file's name and its key `date` name different days",
    "The key `date` wins. Rename the file, or correct the key, so that the next reader of the folder is not misled.",
);

/// A link names a heading that its page does not have.
pub const DEAD_ANCHOR: Code = code(
    "dead-anchor",
    "a link names a heading that its page does not have",
    "The part of a link after `#` is the id of a heading: its text in lower case with `-` for spaces, or the id given with `## Heading {#id}`. When the heading's wording changed, the link must follow.",
);

/// A link to a page of this site that the site does not have.
pub const DEAD_LINK: Code = code(
    "dead-link",
    "a link to a page of this site that the site does not have",
    "The address begins with `/`, so it belongs to this site, but no page, feed or file is written there. Link to the Markdown file instead (`[text](other-article.md)`): such links follow when an address changes.",
);

/// Two articles have the same title.
pub const DOUBLE_TITLE: Code = code(
    "double-title",
    "two articles have the same title",
    "In lists, in feeds and in the results of a search, readers cannot tell two articles with one title apart. Say in one of the titles what is special about it, such as the year or the place. Translations of an article may have its title.\n\n    title: Our opening hours in 2027",
);

/// Two comments have the same id.
pub const DUPLICATE_COMMENT: Code = code(
    "duplicate-comment",
    "two comments have the same id",
    "The id is the comment's anchor in the page and what replies name in `reply_to`; it must be the only one of its article. Of two approved comments with one id, the older one is shown.",
);

/// Two articles have the same feed id.
pub const DUPLICATE_ID: Code = code(
    "duplicate-id",
    "two articles have the same feed id",
    "Feed readers tell entries apart by their id; with one id for two articles they show only one of them.",
);

/// A key stands twice.
pub const DUPLICATE_KEY: Code = code(
    "duplicate-key",
    "a key stands twice",
    "YAML keeps only one of two values of the same key, and which one is not said. Remove one of the lines.",
);

/// Two articles are the same part of a series.
pub const DUPLICATE_PART: Code = code(
    "duplicate-part",
    "two articles are the same part of a series",
    "Each part of a series has its own number. Give one of the articles another `part:`.",
);

/// Two sources would be written to one address.
pub const DUPLICATE_PATH: Code = code(
    "duplicate-path",
    "two sources would be written to one address",
    "Every address has one page. Addresses that differ only in case or in how accents are stored count as the same, because Windows and macOS cannot keep both. Give one of the sources another `slug:` or `url:`, or remove the alias.",
);

/// An entry of a list is empty.
pub const EMPTY_ENTRY: Code = code(
    "empty-entry",
    "an entry of a list is empty",
    "An empty tag, category or author means nothing and is left out.",
);

/// The output folder holds a file that was not made by a build.
pub const FOREIGN_FILE: Code = code(
    "foreign-file",
    "the output folder holds a file that was not made by a build",
    "A build replaces and removes only what a build has written. A file that somebody else put in the output folder stays, and is never overwritten. Move it into `static/`, or remove it, or take it over with `--adopt`.",
);

/// A `#` cuts off the end of a text.
pub const HASH_IN_TEXT: Code = code(
    "hash-in-text",
    "a `#` cuts off the end of a text",
    "A blank and `#` begin a comment in YAML. In a title, a deck or another text that readers see, what follows would be lost, so such a text goes into quotes:\n\n    title: \"Be their #1 choice\"\n\nBehind other values a comment may stand: `draft: true # until Friday`.",
);

/// A heading skips a level.
pub const HEADING_JUMP: Code = code(
    "heading-jump",
    "a heading skips a level",
    "The title of the page is level 1, so a text begins with `##`, and `###` stands only below a `##`. People who listen to a page jump from heading to heading, and take a missing level for something that they have missed. If a heading is only to look smaller, change the look in `templates/`, or make it a paragraph in bold.\n\n    ## Before you begin\n    ### What you need",
);

/// A picture is too large to be worked on.
pub const HUGE_PICTURE: Code = code(
    "huge-picture",
    "a picture is too large to be worked on",
    "Pictures that a page shows are decoded to make smaller ones. A file may have 128 MiB and 100 million pixels, and may take 512 MiB of memory while it is worked on; 16 bits for each colour, transparency and a progressive JPEG take more than others. So no picture fills the memory. Save it with fewer pixels: 4000 across are enough for any screen. With `images: off` in site.yaml all pictures are published as they are.",
);

/// Another intake takes the comments of this site.
pub const INTAKE_BUSY: Code = code(
    "intake-busy",
    "another intake takes the comments of this site",
    "Two programs that take the comments of one site would not know of each other's. `comments serve` therefore holds a lock as long as it runs. The lock ends with the process that holds it, so there is never one to remove by hand.",
);

/// A picture has far more pixels than anybody sees.
pub const LARGE_PICTURE: Code = code(
    "large-picture",
    "a picture has far more pixels than anybody sees",
    "The program makes smaller versions of JPEG, PNG and WebP pictures, and a browser loads the one that fits. It makes none with `images: off`, and none of animations. Readers then load every pixel of a photograph of 6000, of which a page shows about 700. Save it 1600 pixels wide.",
);

/// Something of an import is left out.
pub const LEFT_OUT: Code = code(
    "left-out",
    "something of an import is left out",
    "An import takes what it can and names the rest, with the reason. Mend what is named, such as the address of an article, and import the same file again: what is there already is not taken twice.",
);

/// A paragraph is long.
pub const LONG_PARAGRAPH: Code = code(
    "long-paragraph",
    "a paragraph is long",
    "A paragraph with more than 200 words fills more than a screen of a phone, and readers skip it. Begin a new one where the thought changes, or make a list of it. In German the limit is 180 words, in French and Spanish 220.",
);

/// A sentence is long.
pub const LONG_SENTENCE: Code = code(
    "long-sentence",
    "a sentence is long",
    "Guides to plain language advise 15 to 25 words in a sentence. This warning comes only with more than 50 (German 45, French and Spanish 60). Make two or three sentences of it, or a list. Quotes are not looked at. If long sentences are your style:\n\n    checks:\n      long-sentence: off",
);

/// A summary is long.
pub const LONG_SUMMARY: Code = code(
    "long-summary",
    "a summary is long",
    "`summary` is shown below the title in lists, in feeds, in search results and wherever somebody shares the page. All of these cut it, each in another place. Keep the sentence that says what readers get.",
);

/// An address that was published would be lost.
pub const LOST_ADDRESS: Code = code(
    "lost-address",
    "an address that was published would be lost",
    "`urls.txt` says that the address was published, and the site no longer has it: a file was renamed or removed, or a tag is written in another way. Readers, feed readers and search engines still ask for it. Lead them on with an alias in the front matter of the text that has taken its place, or with a line in site.yaml; or say there that it may vanish:\n\n    redirects:\n      /tags/old/: /tags/new/\n    gone: [/2026/01/an-old-offer/]\n\nWhat expires is not lost, and neither are further pages of lists and the pages of tags whose articles have all expired.",
);

/// A block of code is to have lines marked that it does not have.
pub const MARKED_LINES: Code = code(
    "marked-lines",
    "a block of code is to have lines marked that it does not have",
    "The numbers in braces behind the fence are lines of the block: `{2,4-6}` marks the second, and the fourth to the sixth. The first line is 1.",
);

/// A picture has no description.
pub const MISSING_ALT: Code = code(
    "missing-alt",
    "a picture has no description",
    "The description of a picture is read aloud to people who do not see it, and shown where a picture does not load. Say what it shows, in a sentence; `picture of` is not needed. A picture that only decorates has an empty description in HTML, which says so.\n\n    ![Ada behind the till, with two customers](till.jpg)\n    <img src=\"line.svg\" alt=\"\">\n    image_alt: Ada behind the till",
);

/// There is no site.yaml.
pub const MISSING_CONFIG: Code = code(
    "missing-config",
    "there is no site.yaml",
    "A site is a folder with a `site.yaml` and a folder `content/`. Run the command in that folder, name it with `--root`, or make a new site with `steadfast init`.",
);

/// An article has no date.
pub const MISSING_DATE: Code = code(
    "missing-date",
    "an article has no date",
    "Every article has a day of publication. Write it in the front matter (`date: 2010-07-19`) or begin the file's name with it (`2010-07-19-name.md`). Texts without a date, such as an About page, belong in `content/pages/`.",
);

/// A file does not begin with front matter.
pub const MISSING_FRONT_MATTER: Code = code(
    "missing-front-matter",
    "a file does not begin with front matter",
    "Front matter is YAML between two lines of three hyphens at the very top of the file:\n\n    ---\n    title: A warm welcome\n    date: 2010-07-19\n    ---",
);

/// A key that must be there is not.
pub const MISSING_KEY: Code = code(
    "missing-key",
    "a key that must be there is not",
    "The message names the key and gives a line to add. Keys that your own `fields:` declares as `required` are asked for in the same way.",
);

/// The summary of an article says nothing.
pub const MISSING_SUMMARY: Code = code(
    "missing-summary",
    "the summary of an article says nothing",
    "Without the key `summary`, the first paragraph is the summary. If that is only `Hello all,` or a date, lists, feeds and search engines show that. Write a summary of one or two sentences.\n\n    summary: How we answer the five questions that every new customer asks",
);

/// A link or picture names a file that does not exist.
pub const MISSING_TARGET: Code = code(
    "missing-target",
    "a link or picture names a file that does not exist",
    "Links without a leading `/` name files: another article's Markdown file, or a picture beside the article. The file is looked for from the folder of the file that names it. Mind the case of letters: web servers do.",
);

/// An article has no title.
pub const MISSING_TITLE: Code = code(
    "missing-title",
    "an article has no title",
    "Write `title:` in the front matter, or begin the text with a `# Heading`.",
);

/// Something still waits to be written.
pub const NOT_READY: Code = code(
    "not-ready",
    "something still waits to be written",
    "An article without text, or a name or address that `steadfast init` filled in for you, would be published as it is. Write the text, change the value, or keep the article back:\n\n    draft: true",
);

/// A file that is named as a picture is not one.
pub const NO_PICTURE: Code = code(
    "no-picture",
    "what is named as a picture is none",
    "`image:`, a portrait, a logo and a picture in a text name a file with a picture: JPEG, PNG, GIF, WebP, AVIF or SVG. A folder, a page or a file of another kind would be a blank for readers, and a wrong address where the page is shared. Name the file itself, beside the text or in `static/`.\n\n    image: photo.jpg",
);

/// A file is not encoded as UTF-8.
pub const NOT_UTF8: Code = code(
    "not-utf8",
    "a file is not encoded as UTF-8",
    "Texts are read as UTF-8, the encoding of the web. Most editors can convert: look for \"Save with encoding\". `iconv -f latin1 -t utf-8 old.md > new.md` does it in a terminal.",
);

/// A file cannot be written.
pub const NOT_WRITTEN: Code = code(
    "not-written",
    "a file cannot be written",
    "The operating system refused to write a file. Look at the rights of the folder and at the space on the disk.",
);

/// An old text names a time relative to the day when it was written.
pub const OLD_DATE: Code = code(
    "old-date",
    "an old text names a time relative to the day when it was written",
    "`Next month` was right when the article was written. Whoever reads it a year later takes it for the month to come. Write the month or the date itself. Phrases about the past, such as `last year`, are not reported, nor are quotes. An article that was read again and found right gets `reviewed:`, which `steadfast reviewed FILE` writes.",
);

/// Another build is writing to this output folder.
pub const OUTPUT_BUSY: Code = code(
    "output-busy",
    "another build is writing to this output folder",
    "Two builds into one folder would mix their files. Wait for the other one, or name another folder with `--output`. The lock ends with the process that holds it, so there is never one to remove by hand.",
);

/// The output folder holds files that no build has made.
pub const OUTPUT_NOT_OURS: Code = code(
    "output-not-ours",
    "the output folder holds files that no build has made",
    "A build removes pages that no longer exist. To be sure that it never removes your own files, a folder that holds something else is refused. Choose an empty folder, or let the build share this one with `--adopt`: it then replaces files of the same name and leaves all others alone.",
);

/// The output folder lies where it would destroy or publish sources.
pub const OUTPUT_PLACE: Code = code(
    "output-place",
    "the output folder lies where it would destroy or publish sources",
    "The output may not be the site's own folder, a folder above it, or inside `content/`, `templates/` or `static/`; and none of these may lie inside the output.",
);

/// The output folder or a file in it cannot be written.
pub const OUTPUT_UNUSABLE: Code = code(
    "output-unusable",
    "the output folder or a file in it cannot be written",
    "The operating system refused; the message gives its reason. The old site was left as it was.",
);

/// A link leads out of the site's folder.
pub const OUTSIDE_LINK: Code = code(
    "outside-link",
    "a link leads out of what the site publishes",
    "What a build publishes must lie in the site's folder, so that a link can never publish a private file. This counts for symbolic links, and for links and pictures of a text or setting, such as `../../../notes.pdf`. Copy the file or folder into the site, or name the folder that holds both with `--root`.",
);

/// The title and `part` name different parts.
pub const PART_TITLE: Code = code(
    "part-title",
    "the title and `part` name different parts",
    "A title that ends in \"Part III\" says part 3; the front matter says another number, which counts. If the title is right, correct `part:`.",
);

/// A file that is published unchanged contains a location or the name of a person.
pub const PERSONAL_DATA: Code = code(
    "personal-data",
    "a file that is published as it is tells of a place or a person",
    "JPEG, PNG and WebP pictures are published without what else their files tell. Other files are published as they are: AVIF, GIF, moving pictures, SVG, films, PDF. Telephones write into them where they were made, and programs who made them. Take that out before you publish the file, for example:\n\n    exiftool -all= clip.mp4\n    qpdf --empty --pages letter.pdf -- letter-new.pdf",
);

/// Only one article has a tag.
pub const RARE_TAG: Code = code(
    "rare-tag",
    "only one article has a tag",
    "The page of a tag with one article leads readers back to where they come from. Remove the tag, or take one that other articles have. This comes only on sites with 30 articles or more, for articles older than a year. If you like rare tags:\n\n    checks:\n      rare-tag: off",
);

/// A word stands twice in a row.
pub const REPEATED_WORD: Code = code(
    "repeated-word",
    "a word stands twice in a row",
    "`the the` is a slip that spelling programs often miss, above all when a line ends between the two. Words that may stand twice, such as `had had` and `very very`, are not reported. This is checked in English, German, French, Spanish, Italian, Portuguese and Dutch. Put the words in backticks if they are meant.",
);

/// An article was to be reviewed by now.
pub const REVIEW_DUE: Code = code(
    "review-due",
    "an article was to be reviewed by now",
    "`review_by` says when an article should be read again. Read it, mend what has changed, and note that it is right; the command sets `reviewed` to today and `review_by` to the next date.\n\n    steadfast reviewed content/articles/opening-hours.md --next 1y",
);

/// A date comes before the one that it must follow.
pub const REVIEW_ORDER: Code = code(
    "review-order",
    "a date comes before the one that it must follow",
    "`updated`, `reviewed` and `expires` cannot be earlier than `date`.",
);

/// A part of a series is missing.
pub const SERIES_GAP: Code = code(
    "series-gap",
    "a part of a series is missing",
    "The parts of a series are numbered, and one of the numbers has no article. Number the parts again with `part:`, or announce the missing one in the file of the series. A part that waits as a draft is not missing.\n\n    parts:\n      - {part: 3, title: The third part}",
);

/// Two tags are almost the same.
pub const SIMILAR_TAGS: Code = code(
    "similar-tags",
    "two tags are almost the same",
    "`habit` and `habits`, or `open source` and `opensource`, are two tags with two pages, and readers of one miss the articles of the other. Write one of them everywhere. If they mean different things, this warning is wrong: `checks: {similar-tags: off}`.",
);

/// Something in the site's folder cannot be read as a file.
pub const SKIPPED_FILE: Code = code(
    "skipped-file",
    "something in the site's folder cannot be read as a file",
    "Sockets, pipes, devices, links that lead nowhere or back to a folder above them, and folders whose name ends in `.md` are left out.",
);

/// An SVG picture holds something that runs.
pub const SVG_SCRIPT: Code = code(
    "svg-script",
    "an SVG picture holds a script",
    "A script in an SVG does nothing where a page shows the picture. Whoever opens the picture by its own address runs it, and it may do there what any page of your site may do. Drawing programs need no scripts to export a picture; those that somebody else put into it are better read before they are published. To publish a drawing that moves or answers, use CSS or SMIL in it, or put the script into a page.",
);

/// An id that its author gave cannot be had.
pub const TAKEN_ID: Code = code(
    "taken-id",
    "an id that a heading was given is on the page already",
    "An id names one place of a page. The ids of the page's frame begin with `site-`, comments have theirs, and no two parts of a text may share one. The heading gets another id, so links to the one that was written lead elsewhere.\n\n    ## What it costs {#costs}",
);

/// A template failed while a page was rendered.
pub const TEMPLATE_ERROR: Code = code(
    "template-error",
    "a template failed, or names something that does not exist",
    "The message names the template's line, the page that was being rendered, and for a misspelt field those that exist.",
);

/// A template cannot be read.
pub const TEMPLATE_SYNTAX: Code = code(
    "template-syntax",
    "a template cannot be read",
    "Templates are written in Tera 2. Values stand in `{{ }}`, statements in `{% %}`, comments in `{# #}`. The message names the place where reading stopped.",
);

/// One tag or category is spelt in two ways.
pub const TERM_SPELLING: Code = code(
    "term-spelling",
    "one tag or category is spelt in two ways",
    "`Social media`, `social-media` and `SOCIAL MEDIA` are one: case, marks that cannot be seen, and what stands between words make no difference. The articles are listed together under the spelling that the oldest article uses.",
);

/// A text nests more deeply than can be read.
pub const TOO_DEEP: Code = code(
    "too-deep",
    "a text nests more deeply than can be read",
    "Quotes and lists may stand inside each other, YAML values too, but only so far. A limit keeps a damaged file from stopping the build.",
);

/// A file is larger than its kind may be.
pub const TOO_LARGE: Code = code(
    "too-large",
    "a file is larger than its kind may be",
    "Front matter and settings may have 64 KiB, a text 16 MiB and a million lines, brackets and other marks of Markdown. A limit keeps a damaged file from stopping the build.",
);

/// A list has more entries than one file may have.
pub const TOO_MANY: Code = code(
    "too-many",
    "a list has more entries than one file may have",
    "An article may have 200 tags, and as many categories, authors, aliases, takeaways and entries of a list of your own; a series may plan 200 parts, and a menu may have 200 links. Each entry makes pages or stands on many, so that a longer list would fill the disk. Keep those that readers look for.",
);

/// Typographic quotes stand around a text in front matter.
pub const TYPOGRAPHIC_QUOTES: Code = code(
    "typographic-quotes",
    "typographic quotes stand around a text in front matter",
    "YAML knows only straight quotes. `title: “A warm welcome”` shows readers the quotes. Remove them, write straight ones, or put straight ones around them when readers should see quotes:\n\n    title: \"“A warm welcome”\"",
);

/// Front matter begins and never ends.
pub const UNCLOSED_FRONT_MATTER: Code = code(
    "unclosed-front-matter",
    "front matter begins and never ends",
    "The first line is `---`; a second line of three hyphens must follow after the last key.",
);

/// A footnote is named but never given.
pub const UNDEFINED_FOOTNOTE: Code = code(
    "undefined-footnote",
    "a footnote is named but never given",
    "`[^name]` needs a line `[^name]: The note.` in the same text.",
);

/// A footnote is given twice.
pub const DUPLICATE_FOOTNOTE: Code = code(
    "duplicate-footnote",
    "a footnote is given twice",
    "Two lines begin with the same `[^name]:`. Readers see the first; the second is shown nowhere. Give one of them another name, also where the text names it.",
);

/// A text holds a tag or attributes that another program would have read.
pub const TEMPLATE_TAG: Code = code(
    "template-tag",
    "a text holds a tag or attributes of another program",
    "Texts are never templates here: `{% include x %}` and `{{ x }}` are shown as they are written. Attributes such as `{: .center}` and marks such as `[TOC]` are taken out. Write what they stand for; what readers shall see as it is belongs between backticks.",
);

/// An author has no profile, and a profile with a similar name exists.
pub const UNKNOWN_AUTHOR: Code = code(
    "unknown-author",
    "an author has no profile, and a profile with a similar name exists",
    "A name without a profile is fine: it gets a page all the same. This one looks like a slip, because it differs from an existing profile's id by a letter or two.",
);

/// A block quote begins with a marker that has no meaning.
pub const UNKNOWN_CALLOUT: Code = code(
    "unknown-callout",
    "a block quote begins with a marker that has no meaning",
    "The markers are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`, `[!TAKEAWAYS]`, `[!CHECKLIST]`, `[!STEPS]`, `[!EXAMPLE]`, `[!DO]` and `[!DONT]`. Any other is shown as a plain quote.",
);

/// A command names a comment that does not exist.
pub const UNKNOWN_COMMENT: Code = code(
    "unknown-comment",
    "a command names a comment that does not exist",
    "A comment goes by its id, by `article/id` where two articles have the same, or by the first letters of its id, as long as no other begins so. `steadfast comments list` shows them.",
);

/// A key that has no meaning here.
pub const UNKNOWN_KEY: Code = code(
    "unknown-key",
    "a key that has no meaning here",
    "Keys are a closed set, so that a slip is found instead of being ignored. Declare a key of your own under `fields:` in site.yaml, or write `unknown_fields: warn` there while you move a site.",
);

/// A block of code names a language that does not exist.
pub const UNKNOWN_LANGUAGE: Code = code(
    "unknown-language",
    "a block of code names a language that does not exist",
    "The word behind the fence is a language's name or the ending of its files: `python`, `rs`. The code is shown without colours. Only names that are near a known one are told; `text` says that there is none.",
);

/// A comment answers one that does not exist.
pub const UNKNOWN_PARENT: Code = code(
    "unknown-parent",
    "a comment answers one that does not exist",
    "`reply_to` is the id of another comment of the same article. The comment is shown as one that begins a thread.",
);

/// A template that the site does not have.
pub const UNKNOWN_TEMPLATE: Code = code(
    "unknown-template",
    "a template that the site does not have",
    "`template:` names a file below `templates/`, such as `article.html`.",
);

/// A value that is not one of those allowed.
pub const UNKNOWN_VALUE: Code = code(
    "unknown-value",
    "a value that is not one of those allowed",
    "The message lists the values that are.",
);

/// No other text links to an article.
pub const UNLINKED_ARTICLE: Code = code(
    "unlinked-article",
    "no other text links to an article",
    "Readers find such an article only in lists and by search. Link to it from newer articles about the same thing, or from a page that leads to the best ones. Parts of a series and articles of the last three months are not reported. Since many blogs are read from day to day, this check runs only if it is asked for: `steadfast check --only unlinked-article`, or\n\n    checks:\n      unlinked-article: warning",
);

/// A file below content/ is not published.
pub const UNPUBLISHED_FILE: Code = code(
    "unpublished-file",
    "a file below content/ is not published",
    "Below `content/`, only files are published that pages show or offer: pictures, sound, films, PDF and office files, tables and archives. Data, settings and programs are not, since they often hold what nobody meant to publish. Nothing below `content/comments/`, `content/data/`, `content/snippets/`, `content/tags/` and `content/categories/` is published as a file.\n\nEverything in `static/` is published: put a file there to offer it, and link to its address from the root: `static/example.yml` is `/example.yml`.",
);

/// A text below content/ is in a format that is not read.
pub const UNREAD_TEXT: Code = code(
    "unread-text",
    "a text below content/ is in a format that is not read",
    "Articles and pages are Markdown files, whose names end in `.md`, `.markdown`, `.mkd` or `.mdown`. Texts in HTML, reStructuredText, AsciiDoc and other formats are not read, and not published either, since they may be drafts. Convert them, for example with Pandoc:\n\n    pandoc --from rst --to gfm --output name.md name.rst\n\nPut an HTML page that is to stay as it is into `static/`.",
);

/// A file or folder cannot be read.
pub const UNREADABLE: Code = code(
    "unreadable",
    "a file or folder cannot be read",
    "The operating system refused; the message gives its reason. Nothing was published, because pages could be missing.",
);

/// A link that would run a script.
pub const UNSAFE_LINK: Code = code(
    "unsafe-link",
    "a link that would run a script",
    "Addresses that begin with `javascript:`, `vbscript:` or `data:` (other than pictures) are taken out.",
);

/// A picture is in a format that not every browser shows.
pub const UNSHOWN_PICTURE: Code = code(
    "unshown-picture",
    "a picture is in a format that not every browser shows",
    "Browsers show JPEG, PNG, GIF, WebP, AVIF and SVG. They do not all show HEIC, TIFF, JPEG XL, JPEG 2000, Photoshop files and what cameras write as raw data, whatever the file is named; readers would see a blank. Export the picture as JPEG, and show that one. In `static/`, such a file can be offered for download.",
);

/// A series or a profile has no article.
pub const UNUSED_FILE: Code = code(
    "unused-file",
    "a series or a profile has no article",
    "A file in `content/series/` has a page, which is empty as long as no article names the series. A profile in `content/authors/` is of no use until its author writes something. Name them in an article, or remove the file.\n\n    series: first-visit\n    author: ada",
);

/// A comment has waited for a decision for a week.
pub const WAITING_COMMENT: Code = code(
    "waiting-comment",
    "a comment has waited for a decision for a week",
    "Whoever wrote it looks for it, and does not write again. `steadfast comments review` shows all comments that wait, one after the other; so does the desk of `steadfast serve`.",
);

/// A value of the wrong kind.
pub const WRONG_TYPE: Code = code(
    "wrong-type",
    "a value of the wrong kind",
    "The message says what was found, what belongs there, and how to write it.",
);

/// The YAML cannot be read.
pub const YAML_SYNTAX: Code = code(
    "yaml-syntax",
    "the YAML cannot be read",
    "The usual reasons: a colon inside an unquoted text (`title: Loyalty: a guide` must be `title: \"Loyalty: a guide\"`), a tab used for indentation, a quote that is opened and not closed, a value that begins with `@`, `*`, `&`, `!`, `%` or a backtick without quotes.",
);

/// All kinds, sorted by name.
pub const ALL: &[Code] = &[
    AUTHOR_CLASH,
    BAD_COLOUR,
    BAD_DATE,
    BAD_FONT,
    BAD_INPUT,
    BAD_LEDGER,
    BAD_PATH,
    BAD_PATTERN,
    BAD_SITE_URL,
    BAD_TEXT,
    BAD_TRANSLATION,
    BLANK_IN_ADDRESS,
    BLOCKED,
    BROKEN_PICTURE,
    COMMENT_CHANGED,
    COMMENT_RULE,
    COMMENT_WITHOUT_ARTICLE,
    CONFLICT_COPY,
    DATE_MISMATCH,
    DEAD_ANCHOR,
    DEAD_LINK,
    DOUBLE_TITLE,
    DUPLICATE_COMMENT,
    DUPLICATE_FOOTNOTE,
    DUPLICATE_ID,
    DUPLICATE_KEY,
    DUPLICATE_PART,
    DUPLICATE_PATH,
    EMPTY_ENTRY,
    FOREIGN_FILE,
    HASH_IN_TEXT,
    HEADING_JUMP,
    HUGE_PICTURE,
    INTAKE_BUSY,
    LARGE_PICTURE,
    LEFT_OUT,
    LONG_PARAGRAPH,
    LONG_SENTENCE,
    LONG_SUMMARY,
    LOST_ADDRESS,
    MARKED_LINES,
    MISSING_ALT,
    MISSING_CONFIG,
    MISSING_DATE,
    MISSING_FRONT_MATTER,
    MISSING_KEY,
    MISSING_SUMMARY,
    MISSING_TARGET,
    MISSING_TITLE,
    NO_PICTURE,
    NOT_READY,
    NOT_UTF8,
    NOT_WRITTEN,
    OLD_DATE,
    OUTPUT_BUSY,
    OUTPUT_NOT_OURS,
    OUTPUT_PLACE,
    OUTPUT_UNUSABLE,
    OUTSIDE_LINK,
    PART_TITLE,
    PERSONAL_DATA,
    RARE_TAG,
    REPEATED_WORD,
    REVIEW_DUE,
    REVIEW_ORDER,
    SERIES_GAP,
    SIMILAR_TAGS,
    SKIPPED_FILE,
    SVG_SCRIPT,
    TAKEN_ID,
    TEMPLATE_ERROR,
    TEMPLATE_SYNTAX,
    TEMPLATE_TAG,
    TERM_SPELLING,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY,
    TYPOGRAPHIC_QUOTES,
    UNCLOSED_FRONT_MATTER,
    UNDEFINED_FOOTNOTE,
    UNKNOWN_AUTHOR,
    UNKNOWN_CALLOUT,
    UNKNOWN_COMMENT,
    UNKNOWN_KEY,
    UNKNOWN_LANGUAGE,
    UNKNOWN_PARENT,
    UNKNOWN_TEMPLATE,
    UNKNOWN_VALUE,
    UNLINKED_ARTICLE,
    UNPUBLISHED_FILE,
    UNREAD_TEXT,
    UNREADABLE,
    UNSAFE_LINK,
    UNSHOWN_PICTURE,
    UNUSED_FILE,
    WAITING_COMMENT,
    WRONG_TYPE,
    YAML_SYNTAX,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_and_in_order() {
        let declared = include_str!("codes.rs").matches(": Code = code(").count() - 1;
        assert_eq!(ALL.len(), declared);
        assert!(ALL.is_sorted_by(|a, b| a.name < b.name));
    }
}
