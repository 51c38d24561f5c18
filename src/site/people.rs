//! Who writes: profiles, and names without one.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;

use crate::content::Article;
use crate::content::Author;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Located;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::folding::folded;
use crate::site::ArticleId;
use crate::site::Person;
use crate::site::PersonId;
use crate::slug::Slug;
use crate::yaml::quote::scalar;

/// Everybody by name, and for each of `articles` its authors.
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
    let mut addresses = Addresses::of(&people);
    let mut of_articles: Vec<Vec<usize>> = Vec::with_capacity(articles.len());
    for (article, id) in articles.iter().zip(0..) {
        let mut own: Vec<usize> = Vec::new();
        for name in &article.authors {
            let place = *places.entry(folded(&name.value)).or_insert_with(|| {
                report.extend(slip(article, name, &ids));
                let mut person = without_profile(&name.value);
                if let Some(fault) = addresses.taken(&person, (article, name), &people) {
                    report.push(fault);
                    // The lists of both are looked at too, each at an address of its own.
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

/// Whose page stands at which address, so that two people never share one.
struct Addresses<'a> {
    holders: BTreeMap<Slug, Holder<'a>>,
}

/// Who has an address.
enum Holder<'a> {
    /// A profile, by its place among all people.
    Profile(usize),
    /// A name without one, where it stands first.
    Name(&'a Article, &'a Located<String>),
}

impl<'a> Addresses<'a> {
    fn of(people: &[Person]) -> Addresses<'a> {
        let profiles = people.iter().enumerate();
        let holders = profiles.map(|(at, person)| (person.slug.value.clone(), Holder::Profile(at)));
        Addresses { holders: holders.collect() }
    }

    /// Takes the address of a name without a profile; a fault where somebody has it.
    fn taken(
        &mut self,
        person: &Person,
        (article, name): (&'a Article, &'a Located<String>),
        people: &[Person],
    ) -> Option<Diagnostic> {
        let slug = &person.slug.value;
        let Some(holder) = self.holders.get(slug) else {
            self.holders.insert(slug.clone(), Holder::Name(article, name));
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

/// What the key `by` of a comment may say, folded: for each person the id of the profile, the slug and the name.
pub(super) fn signatures(people: &[Person]) -> BTreeSet<String> {
    let names = |person: &Person| {
        let id = person.profile.as_ref().map(|profile| folded(&profile.id));
        [Some(folded(person.slug.value.as_str())), Some(folded(&person.name)), id]
    };
    people.iter().flat_map(names).flatten().collect()
}

fn without_profile(name: &str) -> Person {
    let slug = Located { value: Slug::from_title(name), at: 0..0 };
    Person { name: name.to_owned(), slug, profile: None, articles: Vec::new() }
}

/// A name without a profile is fine, unless it looks like the id of one with a slip in it.
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
