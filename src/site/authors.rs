//! Authors: people with a profile, and names without one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::content::{Article, Author, Bylines};
use crate::diagnostic::{Diagnostic, Located, Report, codes, nearest};
use crate::folding::folded;
use crate::site::ids::{ArticleId, PersonId};
use crate::slug::Slug;
use crate::yaml::quote;
use crate::yaml::quote::{remedy, scalar};

/// Returns all people, sorted by name, and the authors of each of `articles`.
pub(super) fn people(
    profiles: Vec<Arc<Author>>,
    articles: &[&Article],
    report: &mut Report,
) -> (Vec<Person>, Vec<Vec<PersonId>>) {
    let ids: Vec<String> = profiles.iter().map(|profile| profile.id.clone()).collect();
    let mut people: Vec<Person> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for profile in profiles {
        places.insert(folded(&profile.id), people.len());
        places.entry(folded(&profile.name)).or_insert(people.len());
        people.push(Person {
            name: profile.name.clone(),
            slug: profile.slug.clone(),
            profile: Some(profile),
            articles: Vec::new(),
        });
    }
    let known: BTreeSet<String> = match articles.iter().any(|article| is_several(&article.authors)) {
        true => places.keys().cloned().chain(names_in_lists(articles)).collect(),
        false => BTreeSet::new(),
    };
    let mut addresses = Addresses::of(&people);
    let mut of_articles: Vec<Vec<usize>> = Vec::with_capacity(articles.len());
    for (article, id) in articles.iter().zip(0..) {
        let mut own: Vec<usize> = Vec::new();
        for name in persons(article, &known, report).iter() {
            let place = *places.entry(folded(&name.value)).or_insert_with(|| {
                report.extend(slip(article, name, &ids));
                let mut person = without_profile(&name.value);
                if let Some(fault) = addresses.taken(&person, (article, name), &people) {
                    report.push(fault);
                    // A unique address prevents further errors for the page of this person.
                    person.slug.value = Slug::from_title(&format!("{} {}", person.slug.value, people.len()));
                }
                people.push(person);
                people.len() - 1
            });
            if !own.contains(&place) {
                own.push(place);
                people[place].articles.push(ArticleId(id));
            }
        }
        of_articles.push(own);
    }
    in_order_of_names(people, of_articles)
}

/// The addresses of people's pages, to find two people with the same address.
struct Addresses<'a> {
    holders: BTreeMap<Slug, Holder<'a>>,
}

/// The owner of an address.
enum Holder<'a> {
    /// A person with a profile, by the index in the list of people.
    Profile(usize),
    /// A name without a profile, and the article that uses it first.
    Name(&'a Article, Located<String>),
}

impl<'a> Addresses<'a> {
    fn of(people: &[Person]) -> Addresses<'a> {
        let profiles = people.iter().enumerate();
        let holders = profiles.map(|(at, person)| (person.slug.value.clone(), Holder::Profile(at)));
        Addresses { holders: holders.collect() }
    }

    /// Takes the address for a name without a profile. Returns an error if another person has the address.
    fn taken(
        &mut self,
        person: &Person,
        (article, name): (&'a Article, &Located<String>),
        people: &[Person],
    ) -> Option<Diagnostic> {
        let slug = &person.slug.value;
        let Some(holder) = self.holders.get(slug) else {
            self.holders.insert(slug.clone(), Holder::Name(article, name.clone()));
            return None;
        };
        let (other, write, first) = match holder {
            Holder::Profile(at) => {
                let profile = people[*at].profile.as_ref()?;
                (&profile.name, &profile.id, profile.text.span(0..0))
            }
            Holder::Name(article, first) => (&first.value, &first.value, article.text.span(first.at.clone())),
        };
        let message = format!("the author `{}` has the same address as `{other}`", name.value);
        Some(
            Diagnostic::error(codes::AUTHOR_CLASH, message)
                .at(article.text.span(name.at.clone()))
                .why(format!("the pages of both would stand at `/authors/{slug}/`"))
                .also(first, "the other one")
                .help(format!(
                    "if they are one person, write `{write}` here too; if they are two, add the file `content/authors/{slug}-2.md`:\n---\nname: {}\n---",
                    scalar(&name.value)
                )),
        )
    }
}

/// Returns the values that the key `by` of a comment may have, in folded case: the id of the profile, the slug and the
/// name of each person.
pub(super) fn signatures(people: &[Person]) -> BTreeSet<String> {
    let names = |person: &Person| {
        let id = person.profile.as_ref().map(|profile| folded(&profile.id));
        [Some(folded(person.slug.value.as_str())), Some(folded(&person.name)), id]
    };
    people.iter().flat_map(names).flatten().collect()
}

/// Returns the names, in folded case, that are items of lists of authors. Each of them certainly names one person.
fn names_in_lists(articles: &[&Article]) -> impl Iterator<Item = String> {
    articles.iter().flat_map(|article| match &article.authors {
        Bylines::List(names) => names.iter().map(|name| folded(&name.value)).collect(),
        Bylines::Text(_) => Vec::new(),
    })
}

/// Returns the names of an article's authors. A text with commas names several people if each of them is known.
/// Otherwise it names one person: `King, Jr.`.
fn persons<'a>(
    article: &'a Article,
    known: &BTreeSet<String>,
    report: &mut Report,
) -> Cow<'a, [Located<String>]> {
    let text = match &article.authors {
        Bylines::List(names) => return Cow::Borrowed(names),
        Bylines::Text(text) => text,
    };
    let parts: Vec<&str> = between_persons(&text.value);
    if parts.len() < 2 || known.contains(&folded(&text.value)) {
        return Cow::Borrowed(std::slice::from_ref(text));
    }
    if parts.iter().all(|part| known.contains(&folded(part))) {
        let person = |part: &&str| Located { value: (*part).to_owned(), at: text.at.clone() };
        return Cow::Owned(parts.iter().map(person).collect());
    }
    if parts.iter().all(|part| part.contains(' ')) {
        report.push(
            Diagnostic::warning(
                codes::UNKNOWN_AUTHOR,
                format!("`{}` is taken for the name of one person", text.value),
            )
            .at(article.text.span(text.at.clone()))
            .why("a text with commas names several persons only where each of them is known")
            .help(remedy(
                "write a list; for one person a list of one:",
                &format!("authors: {}\nauthors: {}", quote::list(&parts), quote::list(&[&text.value])),
            )),
        );
    }
    Cow::Borrowed(std::slice::from_ref(text))
}

/// Returns whether the authors are given as a text that may name more than one person.
fn is_several(authors: &Bylines) -> bool {
    matches!(authors, Bylines::Text(text) if between_persons(&text.value).len() > 1)
}

/// Splits a text at commas, `&` and `and`.
fn between_persons(text: &str) -> Vec<&str> {
    let parts = text.split([',', '，', '、', '،', '&']).flat_map(|part| part.split(" and "));
    parts.map(|part| part.trim().trim_start_matches("and ").trim()).filter(|part| !part.is_empty()).collect()
}

fn without_profile(name: &str) -> Person {
    let slug = Located { value: Slug::from_title(name), at: 0..0 };
    Person { name: name.to_owned(), slug, profile: None, articles: Vec::new() }
}

/// Returns a warning if a name without a profile looks like a misspelt id of a profile. Other names need no profile.
fn slip(article: &Article, name: &Located<String>, ids: &[String]) -> Option<Diagnostic> {
    if name.value.contains(' ') {
        return None;
    }
    let meant = nearest(&name.value, ids.iter().map(String::as_str))?;
    Some(
        Diagnostic::warning(codes::UNKNOWN_AUTHOR, format!("the author `{}` has no profile", name.value))
            .at(article.text.span(name.at.clone()))
            .why("the name gets a page of its own")
            .help(format!("did you mean `{meant}`? Otherwise add `content/authors/{}.md`", name.value)),
    )
}

fn in_order_of_names(people: Vec<Person>, of_articles: Vec<Vec<usize>>) -> (Vec<Person>, Vec<Vec<PersonId>>) {
    let mut order: Vec<(usize, Person)> = people.into_iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| (folded(&a.name), &a.slug.value).cmp(&(folded(&b.name), &b.slug.value)));
    let mut places = vec![PersonId(0); order.len()];
    for ((before, _), now) in order.iter().zip(0..) {
        places[*before] = PersonId(now);
    }
    let of_articles =
        of_articles.into_iter().map(|own| own.into_iter().map(|place| places[place]).collect()).collect();
    (order.into_iter().map(|(_, person)| person).collect(), of_articles)
}

/// An author.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name to show.
    pub name: String,
    /// The last part of the address of the person's page. `at` is a range in the profile.
    pub slug: Located<Slug>,
    /// The profile, if there is one.
    pub profile: Option<Arc<Author>>,
    /// The person's articles, newest first.
    pub articles: Vec<ArticleId>,
}
