//! The headers the site is served with: reads the `_headers` file of static hosts.

use std::fmt;

/// Headers by path, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Headers {
    /// Reads the `_headers` format: a path at the margin, its headers indented below, `#` for
    /// comments.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        {
            match (
                line.starts_with(char::is_whitespace),
                line.split_once(':'),
                rules.last_mut(),
            ) {
                (true, Some((name, value)), Some(rule)) => rule
                    .headers
                    .push((name.trim().to_owned(), value.trim().to_owned())),
                _ => rules.push(Rule {
                    path: line.trim().to_owned(),
                    headers: Vec::new(),
                }),
            }
        }
        Self { rules }
    }

    /// The headers for a path such as `/parts/boot.js`: those of every rule that fits.
    pub fn for_path<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.rules
            .iter()
            .filter(move |rule| rule.fits(path))
            .flat_map(|rule| rule.headers.iter().map(|(name, value)| (&**name, &**value)))
    }

    /// The same with another value for a header that is there; for tests of what happens under
    /// another policy.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        for (_, old) in self
            .rules
            .iter_mut()
            .flat_map(|rule| &mut rule.headers)
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            value.clone_into(old);
        }
        self
    }

    /// The same with this origin, such as `https://neck.example.org`, wherever the policy says
    /// `'self'`.
    ///
    /// WebKit holds that `'self'` of a sandboxed frame is its own opaque origin, which no address
    /// matches: the frame would load nothing. Named in full, the same origin is let in.
    #[must_use]
    pub fn naming(mut self, origin: &str) -> Self {
        let policies = self
            .rules
            .iter_mut()
            .flat_map(|rule| &mut rule.headers)
            .filter(|(name, _)| name == "Content-Security-Policy");
        for (_, policy) in policies {
            *policy = policy.replace("'self'", &format!("'self' {origin}"));
        }
        self
    }
}

impl fmt::Display for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.rules.iter().enumerate() {
            writeln!(f, "{}{}", if index > 0 { "\n" } else { "" }, rule.path)?;
            rule.headers
                .iter()
                .try_for_each(|(name, value)| writeln!(f, "  {name}: {value}"))?;
        }
        Ok(())
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        self.path
            .strip_suffix('*')
            .map_or(path == self.path, |start| path.starts_with(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../assets/_headers");

    fn value(path: &str, name: &str) -> Option<String> {
        Headers::parse(SHIPPED)
            .for_path(path)
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    }

    #[test]
    fn the_policy_allows_own_files_and_wasm_and_nothing_else() {
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        assert_eq!(
            value("/index.html", "Content-Security-Policy").unwrap(),
            policy
        );
        assert!(!SHIPPED.contains("unsafe-inline"));
    }

    #[test]
    fn only_files_with_a_hash_in_their_name_are_kept_for_ever() {
        assert_eq!(value("/", "Cache-Control"), None);
        assert_eq!(
            value("/parts/boot-0.js", "Cache-Control").unwrap(),
            "public, max-age=31536000, immutable"
        );
    }

    #[test]
    fn an_origin_is_named_beside_self_and_the_file_reads_back() {
        let headers = Headers::parse(SHIPPED).naming("https://neck.example.org");
        let text = headers.to_string();
        assert!(
            text.contains("connect-src 'self' https://neck.example.org;"),
            "{text}"
        );
        assert!(!text.contains("default-src 'none' https"));
        assert_eq!(Headers::parse(&text), headers);
    }

    #[test]
    fn a_sandboxed_frame_may_fetch_the_parts() {
        assert_eq!(
            value("/parts/first.glb", "Access-Control-Allow-Origin").unwrap(),
            "*"
        );
    }
}
