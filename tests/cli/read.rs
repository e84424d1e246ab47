//! Reading in plain lines.

use crate::home::{Home, end};

const GRAIN: &str = "\
Grain prices fall

2025-06

Grain became cheaper in June. Bakers were glad of it.
";

#[test]
fn an_article_is_plain_lines_from_headline_to_what_is_related() {
    let home = Home::with_articles();
    assert_eq!(home.run(&["read", &home.id("Grain prices fall")]), end(0, GRAIN, ""));
    let read = home.run(&["read", &home.id("Ferry talks end"), "--width", "0"]);
    assert_eq!(read.code, Some(0));
    let lines: Vec<&str> = read.out.lines().collect();
    assert_eq!(lines[..3], ["Ferry talks end", "", "Harbour Ledger, 2025-05-22"]);
    assert!(lines[4].ends_with("timetable for the winter."), "a paragraph is a line");
    assert!(read.out.contains("\nIn this article:\nAna Ortiz, Foreign Minister\n"), "{}", read.out);
    assert!(read.out.contains("\nRelated:\n1. Crews and minister agree (Meridian Wire, 2025-05-23, "), "{}", read.out);
}

#[test]
fn lines_are_as_wide_as_is_asked_and_plain() {
    let home = Home::with_articles();
    let narrow = home.run(&["read", &home.id("Grain prices fall"), "--width", "20"]);
    assert!(narrow.out.lines().all(|line| line.len() <= 20), "{}", narrow.out);
    let text = "Ferries \x1b[31mred\n\nThe ferry \x1b]0;t\x07left at six. It was red.\n";
    let read = home.write("a.txt", text).run(&["read", "a.txt"]);
    assert_eq!(read.code, Some(0));
    assert!(read.out.contains("The ferry left at six."), "{}", read.out);
    assert!(!read.out.contains(|c: char| c != '\n' && c.is_control()), "{:?}", read.out);
}

#[test]
fn lines_typed_read_filter_and_end() {
    let home = Home::with_articles();
    let typed = "?\n1\nr\nr1\nr9\nn\n/cheaper\n9\nwhat\n/nothingofthekind\n/\nq\n1\n";
    let read = home.run_with_input(&["read"], typed);
    assert_eq!((read.code, read.err.as_str()), (Some(0), ""));
    let answers: Vec<&str> = read.out.split("attache> ").collect();
    assert_eq!(answers.len(), 13, "what stands behind q is not read: {}", read.out);
    let list = "1. Grain prices fall (2025-06, unread)\n2. Crews and minister agree (Meridian Wire, 2025-05-23, unread)\n\
                3. Ferry talks end (Harbour Ledger, 2025-05-22, unread)\n3 articles; ? helps.\n";
    assert_eq!(answers[0], list);
    assert!(answers[1].contains("q ends."));
    assert_eq!(answers[2], GRAIN);
    assert_eq!(answers[3], "Nothing related is in the library.\n");
    assert_eq!(answers[4], "There is no related article 1.\n");
    assert!(answers[6].starts_with("Crews and minister agree\n"), "n goes on from the article read last");
    assert_eq!(answers[7], "1. Grain prices fall (2025-06, unread)\n1 article; ? helps.\n");
    assert_eq!(answers[8], "There is no article 9: the list has 1.\n");
    assert_eq!(answers[9], "That is no command. ? tells what is.\n");
    assert_eq!(answers[10], "Nothing matches; the list stays as it was.\n");
    assert_eq!(answers[11], list);
}

#[test]
fn related_articles_are_read_by_their_number() {
    let home = Home::with_articles();
    let read = home.run_with_input(&["read", "publisher:ledger"], "1\nr\nr 1\n");
    let answers: Vec<&str> = read.out.split("attache> ").collect();
    assert!(answers[2].starts_with("1. Crews and minister agree (Meridian Wire, 2025-05-23, "), "{}", answers[2]);
    assert!(answers[3].starts_with("Crews and minister agree\n"), "{}", answers[3]);
    assert_eq!(answers[4], "\n", "the end of the input ends it");
}

#[test]
fn what_is_not_read_on_a_terminal_stays_unread() {
    let home = Home::with_articles();
    home.run_with_input(&["read"], "1\n2\nn\n");
    assert_eq!(home.run(&["list", "is:unread"]).out.lines().count(), 3);
}

#[test]
fn an_empty_library_and_a_query_without_an_answer_say_so() {
    let home = Home::new();
    let empty = "attache: the library is empty: attache import FOLDER takes articles in\n";
    assert_eq!(home.run(&["read"]), end(1, "", empty));
    let home = Home::with_articles();
    assert_eq!(home.run(&["read", "zeppelins"]), end(1, "", "attache: nothing matches\n"));
    assert_eq!(home.run(&["read", "--width", "wide"]).code, Some(64));
}

#[test]
fn sources_are_read_without_a_library() {
    let home = Home::new();
    let text = "The fog\n\nThe fog lay on the harbour until noon, the pilots said.\n";
    let read = home.run_with_input(&["read", "-"], text);
    assert_eq!(read.code, Some(0));
    assert!(read.out.contains("The fog lay on the harbour until noon"), "{}", read.out);
    let folder = home.write("in/a.txt", text).write("in/b.txt", text.replace("fog", "ice")).run(&["read", "in"]);
    assert!(folder.out.contains("1. ") && folder.out.contains("2 articles; ? helps."), "{}", folder.out);
    assert!(!home.path().join("data").exists(), "reading made a library");
}
