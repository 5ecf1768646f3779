//! [`Comparison`]: which treatment options are shown together.

use crate::content::{Choice, Facts};

/// The word of an address for all options.
const ALL: &str = "all";

/// Which options stand beside the first one, which is always there, and whether all of them are
/// shown instead. Options are named by their places in the facts.
///
/// In an address it is the ids of the two, and `all` after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    beside: [usize; 2],
    all: bool,
}

impl Comparison {
    /// As a reader finds it: the first option that does something, and the last.
    #[must_use]
    pub fn new(facts: &Facts) -> Self {
        let last = facts.options.len().saturating_sub(1);
        Self {
            beside: [1, last],
            all: false,
        }
    }

    /// The places of the two options that stand beside the first.
    #[must_use]
    pub fn beside(self) -> [usize; 2] {
        self.beside
    }

    /// Whether all options are shown, and not a few.
    #[must_use]
    pub fn shows_all(self) -> bool {
        self.all
    }

    /// The same with all options shown, or a few.
    #[must_use]
    pub fn showing_all(self, all: bool) -> Self {
        Self { all, ..self }
    }

    /// The same with the option at this place in the first or second column beside; if it stands in
    /// the other one, the two change places.
    #[must_use]
    pub fn with(self, column: usize, option: usize) -> Self {
        let mut beside = self.beside;
        if beside[1 - column % 2] == option {
            beside.reverse();
        } else {
            beside[column % 2] = option;
        }
        Self { beside, ..self }
    }

    /// The options that stand side by side, the first of all first.
    #[must_use]
    pub fn options(self, facts: &Facts) -> Vec<&Choice> {
        let [second, third] = self.beside;
        let places = [0, second, third];
        places
            .into_iter()
            .filter_map(|place| facts.options.get(place))
            .collect()
    }

    /// What an address says of it.
    #[must_use]
    pub fn written(self, facts: &Facts) -> String {
        let options = self.options(facts).into_iter().skip(1);
        let all = self.all.then_some(ALL);
        let parts = options.map(|option| option.id.as_str()).chain(all);
        parts.collect::<Vec<_>>().join(",")
    }

    /// Reads what [`Comparison::written`] wrote; nothing where it names no two options.
    #[must_use]
    pub fn read(text: &str, facts: &Facts) -> Option<Self> {
        let mut parts = text.split(',');
        let mut place = || {
            let id = parts.next()?;
            let place = facts.options.iter().position(|option| option.id == id)?;
            (place > 0).then_some(place)
        };
        let beside = [place()?, place()?];
        let all = match parts.next() {
            None => false,
            Some(ALL) => true,
            Some(_) => return None,
        };
        (beside[0] != beside[1] && parts.next().is_none()).then_some(Self { beside, all })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn ids(comparison: Comparison) -> Vec<String> {
        let facts = samples::facts();
        let options = comparison.options(&facts).into_iter();
        options.map(|option| option.id.clone()).collect()
    }

    #[test]
    fn the_first_option_is_always_there_and_none_stands_twice() {
        let fresh = Comparison::new(&samples::facts());
        assert_eq!(ids(fresh), ["wait", "walk", "swim"]);
        assert_eq!(ids(fresh.with(0, 2)), ["wait", "run", "swim"]);
        assert_eq!(ids(fresh.with(1, 2)), ["wait", "walk", "run"]);
        assert_eq!(ids(fresh.with(0, 3)), ["wait", "swim", "walk"], "swapped");
        assert_eq!(ids(fresh.with(1, 1)), ["wait", "swim", "walk"], "swapped");
        assert_eq!(fresh.with(0, 1), fresh, "it stands there already");
    }

    #[test]
    fn it_reads_as_it_is_written_and_nothing_else() {
        let facts = samples::facts();
        let fresh = Comparison::new(&facts);
        let all = fresh.showing_all(true);
        for (comparison, text) in [
            (fresh, "walk,swim"),
            (fresh.with(0, 2), "run,swim"),
            (all, "walk,swim,all"),
        ] {
            assert_eq!(comparison.written(&facts), text);
            assert_eq!(Comparison::read(text, &facts), Some(comparison));
        }
        for bad in [
            "",
            "walk",
            "walk,walk",
            "wait,walk",
            "walk,fly",
            "walk,swim,some",
            "walk,swim,all,all",
        ] {
            assert_eq!(Comparison::read(bad, &facts), None, "{bad:?}");
        }
    }
}
