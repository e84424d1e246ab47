//! For each field, who may speak about it and who is believed.

use url::Url;

use super::head::Head;
use super::keys::{
    AUTHOR, LANGUAGE, OG_AUTHOR, OG_LANGUAGE, OG_PUBLISHED, OG_PUBLISHER, OG_SECTION, OG_SITE, OG_TITLE, OG_UPDATED,
    OG_URL, PROGRAM, PUBLISHED, PUBLISHER, SECTION, TIER, TITLE, UPDATED,
};
use super::stamp::{is_after, stamp};
use super::title::squashed;
use super::work::{Page, Work};
use super::{address, json_ld, microdata, names, title};
use crate::model::{Evidence, Stamp};
use crate::parse::page::tree::Tree;

/// A value and where it was read.
pub(super) type Said<T> = Option<(Evidence, T)>;

/// How many titles of a page are looked at.
const MOST_TITLES: usize = 20;

/// All that a page says about itself.
pub(super) struct Sources {
    head: Head,
    json_ld: Work,
    microdata: Work,
    trail: Vec<String>,
    crumbs: Vec<String>,
    link: Option<String>,
    og_url: Option<String>,
}

impl Sources {
    /// What the page of `tree` says; `own` is the address that is known already.
    pub(super) fn of(tree: &Tree, base: Option<&Url>, own: Option<&str>) -> Self {
        let head = Head::of(tree);
        let base = base.cloned().or_else(|| Url::parse(own?).ok());
        let base = match head.base.as_deref().and_then(|href| address::absolute(href, base.as_ref())) {
            Some(stated) => Url::parse(&stated).ok(),
            None => base,
        };
        let absolute = |href: &str| address::absolute(href, base.as_ref());
        let (link, og_url) = (head.canonical.as_deref().and_then(absolute), head.first(OG_URL).and_then(absolute));
        let page = {
            let titles =
                head.all(OG_TITLE).chain(head.title.as_deref()).chain(head.headings.iter().map(String::as_str));
            let addresses = [link.as_deref(), og_url.as_deref(), own];
            Page::new(addresses.into_iter().flatten(), titles.take(MOST_TITLES))
        };
        let resolved = |mut work: Work| {
            work.addresses = work.addresses.iter().filter_map(|href| absolute(href)).collect();
            work
        };
        let (works, trail) = json_ld::works(&head.scripts);
        let json_ld = page.own(works.into_iter().map(resolved).collect());
        let (works, crumbs) = microdata::works(tree, &head.items);
        let microdata = page.own(works.into_iter().map(resolved).collect());
        Self { head, json_ld, microdata, trail, crumbs, link, og_url }
    }

    /// Who published it: a name that the title or the address knows too is
    /// believed first, since others have agencies, software and owners there.
    pub(super) fn publisher(&self) -> Said<String> {
        let stated = [
            (Evidence::JsonLd, self.json_ld.publisher.as_deref().and_then(names::publisher)),
            (Evidence::OpenGraph, self.head.read(OG_PUBLISHER, names::publisher)),
            (Evidence::Microdata, self.microdata.publisher.as_deref().and_then(names::publisher)),
            (Evidence::Meta, self.head.read(PUBLISHER, names::publisher)),
        ];
        let mut labels = self.head.title.as_deref().map(title::ends).unwrap_or_default();
        let names_of = |url: &str| [address::site(url), address::domain(url)].map(|name| title::bare(&name));
        labels.extend(self.url().into_iter().flat_map(|(_, url)| names_of(&url)));
        let is_known = |name: &String| labels.contains(&title::bare(name)) || labels.contains(&names::initials(name));
        let known = stated.clone().map(|(evidence, name)| (evidence, name.filter(is_known)));
        // A web app may be called by anything.
        let program = || self.head.read(PROGRAM, names::publisher).filter(is_known);
        first(known).or_else(|| first(stated)).or_else(|| Some((Evidence::Meta, program()?)))
    }

    /// Its own address. The link made for nothing else is believed before the
    /// rest, which are often written by a template.
    pub(super) fn url(&self) -> Said<String> {
        let of_work = |work: &Work| work.addresses.first().cloned();
        address::choose(&[
            (Evidence::Meta, self.link.clone()),
            (Evidence::OpenGraph, self.og_url.clone()),
            (Evidence::JsonLd, of_work(&self.json_ld)),
            (Evidence::Microdata, of_work(&self.microdata)),
        ])
    }

    /// The address that tells it from other pages.
    pub(super) fn canonical(&self) -> Option<String> {
        let links = [(Evidence::Meta, self.link.clone()), (Evidence::OpenGraph, self.og_url.clone())];
        address::choose(&links).map(|(_, url)| url).filter(|url| !address::is_front(url))
    }

    /// The names of the site, squashed.
    pub(super) fn site(&self, publisher: Option<&str>, url: Option<&str>) -> Vec<String> {
        let host = url.map(address::site);
        let domain = url.map(address::domain);
        let names = [publisher, self.head.first(OG_SITE), host.as_deref(), domain.as_deref()];
        names.into_iter().flatten().map(squashed).filter(|name| !name.is_empty()).collect()
    }

    /// The headline.
    pub(super) fn title(&self, site: &[String]) -> Said<String> {
        // On many pages the first heading is the name of the site.
        let headings = self.head.headings.iter().map(|heading| squashed(heading));
        let headings: Vec<String> = headings.filter(|heading| !site.contains(heading)).collect();
        let plain = |raw: &str| title::without_site(raw, site, &headings);
        let stated = [
            (Evidence::JsonLd, self.json_ld.headline.as_deref().and_then(plain)),
            (Evidence::OpenGraph, self.head.read(OG_TITLE, plain)),
            (Evidence::Microdata, self.microdata.headline.as_deref().and_then(plain)),
            (Evidence::Meta, self.head.read(TITLE, plain)),
            (Evidence::TitleElement, self.head.title.as_deref().and_then(plain)),
        ];
        title::choose(stated, &headings)
    }

    /// The writers: a person is believed before the name of the site, which
    /// stands where nobody filled in a person.
    pub(super) fn author(&self, site: &[String]) -> Said<String> {
        let stated = [
            (Evidence::JsonLd, names::authors(&self.json_ld.authors, site)),
            (Evidence::OpenGraph, self.head.read_all(OG_AUTHOR, |raw| names::authors(raw, site))),
            (Evidence::Microdata, names::authors(&self.microdata.authors, site)),
            (Evidence::Meta, self.head.read_all(AUTHOR, |raw| names::authors(raw, site))),
        ];
        let is_site = |author: &String| site.contains(&squashed(author));
        let person = stated.clone().map(|(evidence, author)| (evidence, author.filter(|author| !is_site(author))));
        first(person).or_else(|| first(stated))
    }

    /// When it was published.
    pub(super) fn published(&self) -> Said<Stamp> {
        sharpest([
            (Evidence::JsonLd, self.json_ld.published.clone()),
            (Evidence::OpenGraph, self.head.read(OG_PUBLISHED, stamp)),
            (Evidence::Microdata, self.microdata.published.clone()),
            (Evidence::Meta, self.head.read(PUBLISHED, stamp)),
            (Evidence::Time, self.head.published.as_deref().and_then(stamp)),
        ])
    }

    /// When it was changed: not before it was published.
    pub(super) fn updated(&self, published: Option<&Stamp>) -> Said<Stamp> {
        let fits = |updated: &Stamp| published.is_none_or(|published| is_after(updated, published));
        let stated = [
            (Evidence::JsonLd, self.json_ld.updated.clone()),
            (Evidence::OpenGraph, self.head.read(OG_UPDATED, stamp)),
            (Evidence::Microdata, self.microdata.updated.clone()),
            (Evidence::Meta, self.head.read(UPDATED, stamp)),
            (Evidence::Time, self.head.updated.as_deref().and_then(stamp)),
        ];
        sharpest(stated.map(|(evidence, stamp)| (evidence, stamp.filter(fits))))
    }

    /// The sections it stands in.
    pub(super) fn section(&self, title: Option<&str>, site: &[String]) -> Said<Vec<String>> {
        let others: Vec<String> = title.map(squashed).into_iter().chain(site.iter().cloned()).collect();
        let of = |raw: &[String]| Some(names::sections(raw, &others)).filter(|names| !names.is_empty());
        first([
            (Evidence::JsonLd, of(&self.json_ld.section)),
            (Evidence::OpenGraph, self.head.read_all(OG_SECTION, of)),
            (Evidence::Microdata, of(&self.microdata.section)),
            (Evidence::JsonLd, of(&self.trail)),
            (Evidence::Microdata, of(&self.crumbs)),
            (Evidence::Meta, self.head.read_all(SECTION, of)),
        ])
    }

    /// The language, if all that speak of it agree: templates are copied from
    /// one country to another, and the words themselves will tell.
    pub(super) fn language(&self) -> Said<String> {
        let stated = [
            (Evidence::JsonLd, self.json_ld.language.as_deref().and_then(names::language)),
            (Evidence::OpenGraph, self.head.read(OG_LANGUAGE, names::language)),
            (Evidence::Microdata, self.microdata.language.as_deref().and_then(names::language)),
            (Evidence::Meta, self.head.language.as_deref().and_then(names::language)),
            (Evidence::Meta, self.head.read(LANGUAGE, names::language)),
        ];
        let mut codes = stated.iter().filter_map(|(_, code)| code.as_ref());
        let agree = codes.next().is_some_and(|code| codes.all(|other| other == code));
        first(stated).filter(|_| agree)
    }

    /// The words of the article as JSON-LD gives them.
    pub(super) fn body(&self) -> Option<String> {
        self.json_ld.body.clone()
    }

    /// Whether the article, or a part of it, is for subscribers.
    pub(super) fn is_walled(&self) -> bool {
        let tier = self.head.first(TIER).is_some_and(|tier| tier.eq_ignore_ascii_case("locked"));
        self.json_ld.walled || self.microdata.walled || tier
    }
}

/// The first date, or the same with a time or a zone that another adds to it.
fn sharpest<const N: usize>(stated: [(Evidence, Option<Stamp>); N]) -> Said<Stamp> {
    let mut all = stated.into_iter().filter_map(|(evidence, stamp)| Some((evidence, stamp?)));
    let chosen = all.next()?;
    Some(all.fold(chosen, |chosen, other| {
        let adds = other.1.as_str().len() > chosen.1.as_str().len() && other.1.as_str().starts_with(chosen.1.as_str());
        if adds { other } else { chosen }
    }))
}

/// The first of `stated` that says something.
fn first<T, const N: usize>(stated: [(Evidence, Option<T>); N]) -> Said<T> {
    stated.into_iter().find_map(|(evidence, value)| Some((evidence, value?)))
}
