//! Values of the query that are more than a word of a list: what is read here may stand in a link,
//! an attribute or a style.

use super::Accent;
use crate::domain::is_invisible_or_bidi;

/// Lower-case letters, digits and hyphens, at most 64: whether there is such a step, the facts
/// know.
pub(super) fn read_step(text: &str) -> Option<String> {
    let fits = (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    fits.then(|| text.to_owned())
}

/// `#rrggbb`.
pub(super) fn read_accent(text: &str) -> Option<Accent> {
    let digits = text.strip_prefix('#')?;
    let bytes = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| digits.len() == 6 && !digits.starts_with('+'))?
        .to_be_bytes();
    Some(Accent([bytes[1], bytes[2], bytes[3]]))
}

/// A file beside the page, or a picture within the address.
pub(super) fn read_logo(text: &str) -> Option<String> {
    // a + of base64 that was not escaped arrives as a space
    let text = if text.starts_with("data:") {
        text.replace(' ', "+")
    } else {
        text.to_owned()
    };
    let data = ["png", "jpeg", "webp", "svg+xml"]
        .iter()
        .find_map(|kind| text.strip_prefix(&format!("data:image/{kind};base64,")));
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let path = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'-' | b'_');
    let fits = match data {
        Some(data) => (1..=32_000).contains(&data.len()) && data.bytes().all(base64),
        None => {
            (1..=200).contains(&text.len())
                && text.bytes().all(path)
                && !text.starts_with('/')
                && !text.contains("..")
        }
    };
    fits.then_some(text)
}

/// At most 40 characters that show what they are.
pub(super) fn read_words(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=40).contains(&text.chars().count())
        && !text
            .chars()
            .any(|c| is_invisible_or_bidi(c) || matches!(c, '<' | '>'));
    fits.then(|| text.to_owned())
}

/// An https address that can stand in a link as it is.
pub(super) fn read_https(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = |c: char| {
        !c.is_whitespace()
            && !is_invisible_or_bidi(c)
            && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`')
    };
    (text.len() <= 500 && is_host(host) && text.chars().all(plain)).then(|| text.to_owned())
}

/// An origin as browsers write it: lower-case scheme and host, no path, no default port.
pub(super) fn read_origin(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let host = match scheme {
        "https" => rest.strip_suffix(":443").unwrap_or(rest),
        "http" => rest.strip_suffix(":80").unwrap_or(rest),
        _ => return None,
    };
    is_host(host).then(|| format!("{scheme}://{host}"))
}

/// A name or address with an optional port, in ASCII, without a user.
fn is_host(text: &str) -> bool {
    let (name, port) = text
        .rsplit_once(':')
        .filter(|(_, port)| !port.ends_with(']'))
        .unwrap_or((text, "0"));
    let bracketed = name
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'));
    let fits = match bracketed {
        Some(address) => address
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')),
        None => name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')),
    };
    fits && !name.is_empty()
        && name.len() <= 253
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leads_away_and_only_to_a_plain_host() {
        let accepted = |url: &str| read_https(url).is_some();
        assert!(
            accepted("https://clinic.example")
                && accepted("https://clinic.example:8443/book")
                && accepted("https://[::1]/")
        );
        for url in [
            "http://clinic.example",
            "javascript:alert(1)",
            "https://",
            "https://a@b.example",
            "//x.example",
            "https://x.example/\"",
            "https://x .example",
        ] {
            assert!(!accepted(url), "{url}");
        }
    }

    #[test]
    fn an_accent_is_six_digits_and_nothing_else() {
        for text in [
            "a1b2c3", "#fff", "#gggggg", "#+12345", "#1234567", "red", "#12345é",
        ] {
            assert_eq!(read_accent(text), None, "{text}");
        }
    }

    #[test]
    fn a_logo_comes_from_beside_the_page_or_from_the_address_itself() {
        for text in [
            "https://x.example/l.png",
            "//x.example/l.png",
            "/l.png",
            "../l.png",
            "data:text/html;base64,AA==",
            "data:image/png;base64,A\"A",
        ] {
            assert_eq!(read_logo(text), None, "{text}");
        }
        assert_eq!(
            read_logo("data:image/png;base64,A b=").as_deref(),
            Some("data:image/png;base64,A+b=")
        );
        assert_eq!(
            read_logo("brand/logo.png").as_deref(),
            Some("brand/logo.png")
        );
    }

    #[test]
    fn an_origin_has_no_path_and_a_button_no_disguise() {
        for text in [
            "https://x.example/",
            "null",
            "*",
            "x.example",
            "file://x",
            "https://x.example.",
            "https://a b",
        ] {
            assert_eq!(
                read_origin(text),
                (text == "https://x.example.").then(|| text.to_owned()),
                "{text}"
            );
        }
        assert_eq!(read_words("Pay\u{202e}now"), None);
        assert_eq!(read_words("  Ring us "), Some("Ring us".to_owned()));
        assert_eq!(read_words(&"x".repeat(41)), None);
    }
}
