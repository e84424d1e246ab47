//! JSON as it stands in pages, mended where that changes no meaning: what
//! browsers never look at is seldom checked by those who write it.

use serde_json::Value;

/// The values in the contents of a script, as far as they can be read.
pub(super) fn values(script: &str) -> Vec<Value> {
    let bare = unwrapped(script);
    if let Ok(value) = serde_json::from_str(bare) {
        return vec![value];
    }
    let found = stream(&mended(bare));
    if found.is_empty() && bare.contains("&quot;") {
        // The script went through a template that makes words safe for HTML.
        return stream(&mended(&bare.replace("&quot;", "\"").replace("&amp;", "&")));
    }
    found
}

/// Values one after another, up to the first that is none.
fn stream(json: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(json).into_iter().map_while(Result::ok).filter(is_structure).collect()
}

fn is_structure(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// The script without the comments that once hid it from old browsers.
fn unwrapped(script: &str) -> &str {
    const BEFORE: [&str; 7] = ["\u{feff}", "<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[", ";"];
    const AFTER: [&str; 8] = ["//-->", "-->", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";", ","];
    let mut bare = script.trim();
    while let Some(rest) = BEFORE.iter().find_map(|mark| bare.strip_prefix(mark)) {
        bare = rest.trim_start();
    }
    while let Some(rest) = AFTER.iter().find_map(|mark| bare.strip_suffix(mark)) {
        bare = rest.trim_end();
    }
    bare
}

/// The same JSON with line breaks and control characters inside strings
/// escaped, escapes that JSON does not know taken as the character that they
/// escape, halves of a surrogate pair replaced, and no comma before a closing
/// bracket.
fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut chars = json.char_indices();
    let mut inside = false;
    while let Some((at, c)) = chars.next() {
        let rest = json.get(at + c.len_utf8()..).unwrap_or("");
        match c {
            '"' => {
                inside = !inside;
                out.push(c);
            }
            '\\' if inside => {
                let (escape, length) = escape(rest);
                out.push_str(&escape);
                for _ in 0..length {
                    chars.next();
                }
            }
            '\u{0}'..='\u{1f}' if inside => out.push(' '),
            ',' if !inside && rest.trim_start().starts_with([']', '}']) => {}
            _ => out.push(c),
        }
    }
    out
}

/// The escape that follows a backslash, as JSON writes it, and how many
/// characters it takes.
fn escape(rest: &str) -> (String, usize) {
    match rest.chars().next() {
        Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => (format!("\\{c}"), 1),
        Some('u') => unicode(rest).unwrap_or_default(),
        // A backslash at the end of a line, or before a letter that needs none.
        _ => (String::new(), 0),
    }
}

/// The escape of one character, `rest` beginning with its `u`.
fn unicode(rest: &str) -> Option<(String, usize)> {
    let code = |at: usize| {
        let digits = rest.get(at..at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let low = || code(7).filter(|_| rest.get(5..7) == Some("\\u")).filter(|low| (0xdc00..0xe000).contains(low));
    match code(1)? {
        0xd800..=0xdbff if low().is_some() => Some((format!("\\{}", rest.get(..11)?), 11)),
        0xd800..=0xdfff => Some(("\u{fffd}".to_owned(), 5)),
        _ => Some((format!("\\{}", rest.get(..5)?), 5)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(script: &str, expected: &[Value]) {
        assert_eq!(values(script), expected, "{script}");
    }

    #[test]
    fn what_hides_a_script_is_taken_off() {
        for script in [
            "<!-- {\"a\": 1} -->",
            "//<![CDATA[\n{\"a\": 1}\n//]]>",
            "/*<![CDATA[*/{\"a\": 1}/*]]>*/",
            "\u{feff}{\"a\": 1};",
        ] {
            check(script, &[json!({"a": 1})]);
        }
    }

    #[test]
    fn what_json_does_not_allow_is_mended() {
        check("{\"a\": \"one\ntwo\t\", \"b\": [1, 2, ], }", &[json!({"a": "one two ", "b": [1, 2]})]);
        check(r#"{"a": "it\'s \x off"}"#, &[json!({"a": "it's x off"})]);
        check(r#"{"a": "\ud83d\ude00 \ud83d!",}"#, &[json!({"a": "😀 \u{fffd}!"})]);
        check("{\"a\": \"one, ] two\",}", &[json!({"a": "one, ] two"})]);
        check("{&quot;a&quot;: &quot;Tea &amp; toast&quot;}", &[json!({"a": "Tea & toast"})]);
    }

    #[test]
    fn values_before_a_broken_one_are_kept() {
        check("{\"a\": 1} {\"b\": 2} {\"c\": ", &[json!({"a": 1}), json!({"b": 2})]);
        check("{\"a\": \"never closed}", &[]);
        check("soon", &[]);
    }

    proptest! {
        #[test]
        fn good_json_is_not_changed(a in "\\PC{0,20}", b in "\\PC{0,20}", n in 0i32..9) {
            let value = json!({ "a": a, "b": [b, n, null] });
            let text = value.to_string();
            prop_assert_eq!(serde_json::from_str::<Value>(&mended(&text)).ok(), Some(value));
        }

        #[test]
        fn any_script_is_read(script in "(\\{|\\}|\\[|\\]|\"|\\\\|u|d8|,|:|&quot;|\n|\\PC){0,60}") {
            values(&script);
        }
    }
}
