//! [`Noticed`]: what a reader marked in the comparison of headaches.

/// Cells of the comparison that fit the reader, by their place in reading order.
///
/// They stay in the page: no address, no host and no storage is told.
///
/// # Example
/// ```
/// use atlanto::domain::Noticed;
/// let noticed = Noticed::default().toggled(4).toggled(9).toggled(4);
/// assert!(noticed.has(9) && !noticed.has(4));
/// assert_eq!(noticed.count(), 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noticed(u64);

impl Noticed {
    /// How many cells can be marked.
    pub const CELLS_MAX: u8 = 64;

    /// Whether this cell is marked; never past the last that can be.
    #[must_use]
    pub fn has(self, cell: u8) -> bool {
        self.0 & bit(cell) != 0
    }

    /// The same with this cell marked, or not any more; one past the last changes nothing.
    #[must_use]
    pub fn toggled(self, cell: u8) -> Self {
        Self(self.0 ^ bit(cell))
    }

    /// Whether nothing is marked.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many cells are marked.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
}

fn bit(cell: u8) -> u64 {
    1_u64.checked_shl(u32::from(cell)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_set_and_taken_away() {
        let one = Noticed::default().toggled(0).toggled(63);
        assert!(one.has(0) && one.has(63) && !one.has(1));
        assert_eq!((one.count(), one.is_empty()), (2, false));
        assert!(one.toggled(0).toggled(63).is_empty());
    }

    #[test]
    fn what_is_past_the_last_cell_is_never_marked() {
        for cell in [Noticed::CELLS_MAX, u8::MAX] {
            assert_eq!(Noticed::default().toggled(cell), Noticed::default());
            assert!(!Noticed::default().has(cell));
        }
    }
}
