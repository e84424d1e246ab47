//! One line an article, an official, a neighbour. `~ ` stands before a title
//! that was made from the first sentence.

use crate::model::{Linked, Row};
use crate::text::SafeText;

/// An article on one line: its id, marks, date, publisher, title, officials
/// and how many reports of its event there are.
pub fn row(row: &Row) -> String {
    let unread = if row.marks.read { ' ' } else { '●' };
    let starred = if row.marks.starred { '★' } else { ' ' };
    let date = row.date().map_or("—", |stamp| stamp.full_day().unwrap_or(stamp.as_str()));
    let mut line =
        format!("{}  {unread}{starred} {date:10}  {}  {}", row.id, row.publisher.as_deref().unwrap_or("—"), title(row));
    if !row.officials.is_empty() {
        let names: Vec<&str> = row.officials.iter().map(|official| official.name.as_str()).collect();
        line.extend(["  (", &names.join(", "), ")"]);
    }
    if row.reports > 1 {
        line.extend(["  ≡ ", &row.reports.to_string()]);
    }
    SafeText::line(&line).into_string()
}

fn title(row: &Row) -> String {
    format!("{}{}", if row.title_derived { "~ " } else { "" }, row.title)
}

/// A neighbour on one line, with its reasons.
pub fn linked(linked: &Linked) -> String {
    let Linked { related, row } = linked;
    let line = format!(
        "{}  {}  {:.2}  {}  because: {}",
        related.id,
        related.relation.label(),
        related.score,
        title(row),
        related.because.join("; ")
    );
    SafeText::line(&line).into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::Official;
    use crate::model::{ArticleId, Marks, PersonId, Stamp};

    #[test]
    fn a_row_is_one_line_whatever_it_holds() {
        let mut ferry = Row {
            id: ArticleId("a".into()),
            title: "Ferry\n\x1b[2Jtalks".into(),
            title_derived: false,
            publisher: None,
            published: Stamp::parse("2025-05-22T10:00"),
            updated: Stamp::parse("2025-05-24"),
            not_before: None,
            officials: vec![Official {
                person: PersonId("ana-ortiz".into()),
                name: "Ana Ortiz".into(),
                short: "Ortiz".into(),
            }],
            url: None,
            event: ArticleId("a".into()),
            reports: 3,
            marks: Marks::default(),
        };
        assert_eq!(row(&ferry), "a  ●  2025-05-22  —  Ferry talks  (Ana Ortiz)  ≡ 3");
        ferry.title_derived = true;
        assert_eq!(row(&ferry), "a  ●  2025-05-22  —  ~ Ferry talks  (Ana Ortiz)  ≡ 3");
        ferry.published = None;
        assert_eq!(row(&ferry), "a  ●  2025-05-24  —  ~ Ferry talks  (Ana Ortiz)  ≡ 3");
    }
}
