//! What the kinds of feed state, in small feeds of our own.

use super::*;

fn entries(text: &str, name: &str) -> (Vec<Document>, Vec<Problem>) {
    let mut found = Vec::new();
    let problems = read(text, name, &mut |document| {
        found.push(document);
        true
    });
    (found, problems)
}

fn one(text: &str) -> Document {
    let (mut found, problems) = entries(text, "a.xml");
    assert_eq!((found.len(), problems), (1, Vec::new()), "{text}");
    found.remove(0)
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version='1.0'?><rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>\
         <title>Port &amp; Sea</title><link>https://example.org/</link><language>en-gb</language>\
         <image><title>Logo</title><link>https://example.org/logo</link></image>{items}</channel></rss>"
    )
}

fn words(document: &Document) -> String {
    document.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn date(document: &Document) -> &str {
    document.stated.published.as_ref().map_or("", |stamp| stamp.as_str())
}

#[test]
fn rss_states_its_fields() {
    let found = one(&rss("<item><title><![CDATA[Fog &amp; <b>ferries</b>]]></title><link>/fog?a&amp;b</link><guid \
         isPermaLink='false'>7</guid><pubDate>Mon, 02 May 2024 10:00:00 EST</pubDate><author>ann@example.org (Ann \
         Lee)</author><category>Ports</category><category>Fog</category><description>Short.</description>\
         <c:encoded>&lt;p&gt;The ferries stayed.&lt;/p&gt;</c:encoded></item>"));
    let stated = &found.stated;
    assert_eq!(stated.title.as_deref(), Some("Fog & ferries"));
    assert_eq!(stated.url.as_deref(), Some("https://example.org/fog?a&b"));
    assert_eq!((stated.publisher.as_deref(), stated.author.as_deref()), (Some("Port & Sea"), Some("Ann Lee")));
    assert_eq!((date(&found), stated.language.as_deref()), ("2024-05-02T10:00:00-05:00", Some("en")));
    assert_eq!(stated.section, ["Ports", "Fog"]);
    assert_eq!((words(&found).as_str(), found.source.key.as_deref()), ("The ferries stayed.", Some("7")));
}

#[test]
fn atom_states_its_fields() {
    let found = one(
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://example.org/sea/'><a:title>Sea</a:title>\
         <a:author><a:name>Tom Berg</a:name></a:author>\n<a:entry xml:lang='fr'><a:title type='html'>Brume &amp;amp; mer\
         </a:title><a:link rel='enclosure' href='x.mp3'/><a:link href='fog'/><a:id>urn:1</a:id>\
         <a:updated>2024-05-02T10:00:00Z</a:updated><a:summary>Short.</a:summary><a:category term='p' label='Ports'/>\
         <a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Les <b>bacs</b> restent.</p></div>\
         </a:content><a:source><a:title>Le Port</a:title></a:source></a:entry></a:feed>",
    );
    let stated = &found.stated;
    assert_eq!(stated.title.as_deref(), Some("Brume & mer"));
    assert_eq!(stated.url.as_deref(), Some("https://example.org/sea/fog"));
    assert_eq!((stated.publisher.as_deref(), stated.author.as_deref()), (Some("Le Port"), Some("Tom Berg")));
    assert_eq!((stated.language.as_deref(), stated.published.is_none()), (Some("fr"), true));
    assert_eq!(stated.updated.as_ref().map(ToString::to_string).as_deref(), Some("2024-05-02T10:00:00Z"));
    assert_eq!((words(&found).as_str(), found.source.line), ("Les bacs restent.", 2));
    assert_eq!(stated.section, ["Ports"]);
}

#[test]
fn rss_1_states_its_fields_even_without_a_link() {
    let found =
        one("<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
         <channel rdf:about='x'><title>Sea</title><items><rdf:Seq/></items></channel><item><title>Fog</title>\
         <dc:date>2024-05-02</dc:date><dc:creator>Ann Lee</dc:creator><dc:subject>Ports</dc:subject></item></rdf:RDF>");
    assert_eq!((found.stated.title.as_deref(), date(&found)), (Some("Fog"), "2024-05-02"));
    assert_eq!((found.stated.author.as_deref(), found.stated.url.as_deref()), (Some("Ann Lee"), None));
}

#[test]
fn json_feed_states_its_fields() {
    let found = one(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Sea\", \"items\": [\n{\"id\": 7, \"url\": \
         \"https://example.org/fog\", \"title\": \"Fog &amp; ferries\", \"content_html\": \"<p>They stayed.</p>\", \
         \"date_published\": \"2024-05-02T10:00:00+02:00\", \"authors\": [{\"name\": \"Ann Lee\"}], \"tags\": \
         [\"Ports\"]}], \"language\": \"en\"}",
    );
    let stated = &found.stated;
    assert_eq!((stated.title.as_deref(), stated.publisher.as_deref()), (Some("Fog & ferries"), Some("Sea")));
    assert_eq!((stated.author.as_deref(), stated.language.as_deref()), (Some("Ann Lee"), Some("en")));
    assert_eq!((date(&found), found.source.key.as_deref()), ("2024-05-02T10:00:00+02:00", Some("7")));
    assert_eq!((words(&found).as_str(), found.source.line), ("They stayed.", 2));
}

#[test]
fn items_of_json_that_are_no_objects_are_counted() {
    let (found, problems) = entries(
        "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [7, \"Fog\", {\"id\": 1, \"title\": \"Mil&scaron;\"}, \
         [1], null, {\"id\": 2, \"title\": \"Sea\"}]}",
        "a.json",
    );
    let titles: Vec<&str> = found.iter().filter_map(|d| d.stated.title.as_deref()).collect();
    assert_eq!(titles, ["Milš", "Sea"]);
    assert_eq!(problems, [Problem::new("unreadable-items", "4 of 6 items unreadable")]);
}

#[test]
fn content_comes_before_a_summary_unless_it_is_empty() {
    let text = |inside: &str| words(&one(&rss(&format!("<item><title>Fog</title>{inside}</item>"))));
    assert_eq!(text("<c:encoded>Long.</c:encoded><description>Short.</description>"), "Long.");
    assert_eq!(text("<c:encoded><![CDATA[ ]]></c:encoded><description>Short.</description>"), "Short.");
    assert_eq!(text("<c:encoded>&lt;img src='a'&gt;</c:encoded><description>Short.</description>"), "Short.");
    assert_eq!(text(""), "");
}

#[test]
fn plain_words_keep_their_lines_and_marks() {
    let found = one(&rss("<item><description>Tom &amp;amp; Ann: 1 &lt; 2\n\nVec&lt;T&gt; stays.</description></item>"));
    assert_eq!(words(&found), "Tom & Ann: 1 < 2\nVec<T> stays.");
}

#[test]
fn one_bad_item_costs_one_item() {
    let (found, problems) = entries(
        &rss(
            "<item><title>One</title></item><item><titl>x</item><item><title>Two & a <br> half</title></item><item></item>\
              <item><title>Three</item>",
        ),
        "a.xml",
    );
    let titles: Vec<&str> = found.iter().filter_map(|d| d.stated.title.as_deref()).collect();
    assert_eq!(titles, ["One", "Two & a half", "Three"]);
    assert_eq!(problems, [Problem::new("unreadable-items", "2 of 5 items unreadable")]);
    assert_eq!(found[2].problems.iter().map(|p| p.kind.as_str()).collect::<Vec<_>>(), ["damaged-item"]);
    let json = "{\"items\": [{\"id\": \"1\", \"title\": \"One\"}, {\"id\": \"2\" \"title\": \"x\"}, {\"id\": \"3\", \"title\": \
                \"Three\"}], \"title\": \"Sea\"}";
    let (found, problems) = entries(json, "a.json");
    assert_eq!(found.iter().filter_map(|d| d.stated.title.as_deref()).collect::<Vec<_>>(), ["One", "Three"]);
    assert_eq!(problems, [Problem::new("unreadable-items", "1 of 3 items unreadable")]);
}

#[test]
fn an_address_of_several_items_names_none() {
    let ids = |text: &str, name: &str| entries(text, name).0.into_iter().map(|d| d.id).collect::<Vec<_>>();
    let item = |key: &str, title: &str| {
        format!(
            "<item><title>{title}</title><link>https://example.org/</link><guid isPermaLink='false'>{key}</guid></item>"
        )
    };
    let both = ids(&rss(&(item("1", "One") + &item("2", "Two"))), "a.xml");
    assert_ne!(both[0], both[1]);
    assert_eq!(both, ids(&rss(&(item("1", "Other") + &item("2", "Words"))), "a.xml"));
    assert_ne!(both, ids(&rss(&(item("1", "One") + &item("2", "Two"))), "b.xml"));
    let twice = ids(&rss(&(item("1", "One") + &item("1", "One"))), "a.xml");
    assert_eq!(twice[0], twice[1]);
    assert_eq!(twice[0], ids(&rss(&item("9", "One")), "b.xml")[0]);
}

#[test]
fn the_newest_items_are_taken_of_too_many() {
    let items = (0..MOST + 5).fold(String::new(), |all, n| {
        all + &format!("<item><title>{n}</title><pubDate>{}-01-01</pubDate></item>", if n < 5 { 1999 } else { 2001 })
    });
    let (found, problems) = entries(&rss(&items), "a.xml");
    assert_eq!((found.len(), found[0].stated.title.as_deref()), (MOST, Some("5")));
    assert_eq!(problems[0].excerpt, "10005 items, of which the newest 10000 were taken");
    let items = items.split("<item>").skip(1).map(|item| {
        let (title, date) = item.split_once("</title><pubDate>").expect("two fields");
        let (title, date) = (title.trim_start_matches("<title>"), date.get(..10).unwrap_or(""));
        format!("{{\"id\": {title}, \"title\": \"{title}\", \"date_published\": \"{date}\"}}")
    });
    let json = format!("{{\"items\": [{}]}}", items.collect::<Vec<_>>().join(","));
    let (found, problems) = entries(&json, "a.json");
    assert_eq!((found.len(), found[0].stated.title.as_deref(), problems.len()), (MOST, Some("5"), 1));
    let (found, problems) = entries(&rss(&"<item><title>a</title></item>".repeat(MOST)), "a.xml");
    assert_eq!((found.len(), problems), (MOST, Vec::new()));
}

#[test]
fn other_xml_is_read_as_its_words() {
    let (found, _) = entries("<?xml version='1.0'?><book><p>Fog over the port.</p></book>", "a.xml");
    assert_eq!((words(&found[0]).as_str(), found[0].problems[0].kind.as_str()), ("Fog over the port.", "xml-as-text"));
    assert_eq!(entries("<rss><channel><title>a</title></channel></rss>", "a").1[0].kind, "no-items");
    assert_eq!(entries("<?xml version='1.0'?><a b='c'/>", "a").1[0].kind, "no-text");
}
