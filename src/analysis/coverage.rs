//! What reports of one event have that others have not: the people, figures,
//! days and quotations that can be compared.
//!
//! [`facts`] reads them from an article, by [`figures`] and [`days`]; [`seen`]
//! remembers those of earlier reports and tells what is new, [`mod@covered`] lays
//! reports beside one another.

pub mod covered;
pub mod days;
pub mod facts;
pub mod figures;
pub mod seen;

pub use covered::covered;
pub use seen::Seen;

use crate::model::{Fresh, Opened};

/// The first words in a report for each person, figure, day and quotation that
/// none of the earlier reports has.
pub fn fresh(report: &Opened, earlier: &[Opened]) -> Vec<Fresh> {
    let mut seen = Seen::default();
    for earlier in earlier {
        seen.add(earlier);
    }
    if earlier.is_empty() { Vec::new() } else { seen.fresh(report) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::plain_article;
    use crate::model::{ArticleId, FactKind, Field, Marks, Mention, PersonId, Quote, Row, Span, Speaker, Stamp};
    use proptest::prelude::*;

    /// An article in which `[Ana Quillan]` is a name and `“words”` a quotation.
    fn report(published: &str, marked: &str) -> Opened {
        let text = marked.replace(['[', ']'], "");
        let mut article = plain_article("", &text);
        article.published = Stamp::parse(published);
        let (mut mentions, mut quotes) = (Vec::new(), Vec::new());
        let mut from = 0;
        for name in marked.split('[').skip(1).filter_map(|rest| rest.split(']').next()) {
            let at = from + text[from..].find(name).expect("the name");
            from = at + name.len();
            mentions.push(Mention {
                field: Field::Text,
                span: Span::new(&text, at, from).expect("a span"),
                text: name.into(),
                person: Some(PersonId(crate::text::slug(name))),
                name: Some(name.into()),
                official: true,
                role: None,
                country: None,
                organisation: None,
                rule: "test".into(),
            });
        }
        for (at, _) in text.match_indices('“') {
            let start = at + '“'.len_utf8();
            let Some(length) = text[start..].find('”') else { continue };
            let span = Span::new(&text, start, start + length).expect("a span");
            let (words, speaker) = (span.of(&text).to_owned(), Speaker::default());
            quotes.push(Quote { field: Field::Text, span, text: words, speaker, cue: None, rule: "test".into() });
        }
        let (event, story) = (ArticleId("a".into()), ArticleId("a".into()));
        let (contacts, fresh, related, marks) = (Vec::new(), Vec::new(), Vec::new(), Marks::default());
        Opened { article, mentions, quotes, contacts, fresh, related, event, story, marks, note: None }
    }

    fn check(earlier: &[&str], marked: &str, expected: &[&str]) {
        let earlier: Vec<Opened> = earlier.iter().map(|marked| report("2031-06-13", marked)).collect();
        let report = report("2031-06-13", marked);
        let found = fresh(&report, &earlier);
        assert_eq!(found.iter().map(|fresh| fresh.span.of(&report.article.text)).collect::<Vec<_>>(), expected);
    }

    const FIRST: &str = "[Ana Quillan] closed the port on Thursday after 24,000 tonnes of ore sank. \
        “The fog will not lift before noon on any day,” she said.";

    #[test]
    fn what_no_earlier_report_had_is_new_at_its_first_place() {
        check(
            &[FIRST],
            "[Quillan] met [Xavo Harrow] on 12 June and again in May. Some 40 pilots waited, 40 pilots of 24,000 tons. \
             “Nobody sails while we cannot see,” said [Xavo Harrow].",
            &["Xavo Harrow", "in May", "40 pilots", "Nobody sails while we cannot see,"],
        );
        check(&[], FIRST, &[]);
        check(&[FIRST], FIRST, &[]);
    }

    #[test]
    fn a_quotation_that_is_cut_or_lacks_its_marks_is_not_new() {
        check(&[FIRST], "“The fog will not lift before noon”, it was said. “So be it.”", &[]);
        check(&["She said Nobody sails while we cannot see."], "“Nobody sails while we cannot see,” he said.", &[]);
    }

    #[test]
    fn a_line_without_an_end_states_nothing() {
        check(&[FIRST], "40 comments\n\nThe port is shut.", &[]);
    }

    fn row(n: usize) -> Row {
        Row {
            id: ArticleId(n.to_string()),
            title: String::new(),
            title_derived: false,
            publisher: None,
            published: None,
            updated: None,
            not_before: None,
            officials: Vec::new(),
            url: None,
            event: ArticleId("a".into()),
            story: ArticleId("a".into()),
            reports: 2,
            length: 0,
            marks: Marks::default(),
        }
    }

    fn table(marked: &[&str]) -> Vec<(FactKind, String, Vec<Option<String>>)> {
        let reports: Vec<(Row, Opened)> =
            marked.iter().enumerate().map(|(n, marked)| (row(n), report("2031-06-13", marked))).collect();
        let coverage = covered(ArticleId("a".into()), &reports);
        coverage.facts.into_iter().map(|fact| (fact.kind, fact.label, fact.cells)).collect()
    }

    #[test]
    fn reports_stand_beside_one_another_what_most_have_first() {
        let some = |words: &str| Some(words.to_owned());
        let found = table(&[
            "[Quillan] shut the port.",
            "[Xavo Harrow] sailed with 40 pilots.",
            "[Ana Quillan] had 40 pilots.",
        ]);
        assert_eq!(
            found,
            [
                (FactKind::Person, "Ana Quillan".to_owned(), vec![some("Quillan"), None, some("Ana Quillan")]),
                (FactKind::Person, "Xavo Harrow".to_owned(), vec![None, some("Xavo Harrow"), None]),
                (FactKind::Figure, "40 pilots".to_owned(), vec![None, some("40 pilots"), some("40 pilots")]),
            ]
        );
    }

    #[test]
    fn a_quotation_cut_shorter_stands_on_the_same_line() {
        let found = table(&["“The fog will not lift before noon.”", FIRST]);
        let quotes: Vec<&Vec<Option<String>>> = found.iter().filter(|f| f.0 == FactKind::Quote).map(|f| &f.2).collect();
        assert_eq!(quotes.len(), 1);
        assert!(quotes[0].iter().all(Option::is_some));
    }

    #[test]
    fn of_a_thousand_copies_the_newest_are_compared_and_it_is_said() {
        let one = report("2031-06-13", FIRST);
        let reports: Vec<(Row, Opened)> = (0..1000).map(|n| (row(n), one.clone())).collect();
        let coverage = covered(ArticleId("a".into()), &reports);
        assert_eq!((coverage.reports.len(), coverage.reports_left), (40, 960));
        assert!(coverage.facts.iter().all(|fact| fact.cells.len() == 40));
    }

    proptest! {
        #[test]
        fn a_copy_adds_nothing_and_a_table_has_a_cell_a_report(
            texts in prop::collection::vec("(\\[[A-C][a-c]{2}\\] |[0-9]{1,4} ships |on Thursday |“[a-c ]{0,20}” |in May|é\\. |\n\n){0,12}", 1..5),
        ) {
            let reports: Vec<Opened> = texts.iter().map(|text| report("2031-06-13", text)).collect();
            for report in &reports {
                prop_assert!(fresh(report, std::slice::from_ref(report)).is_empty());
            }
            for (_, _, cells) in table(&texts.iter().map(String::as_str).collect::<Vec<_>>()) {
                prop_assert_eq!(cells.len(), reports.len());
                prop_assert!(cells.iter().any(Option::is_some));
            }
        }
    }
}
