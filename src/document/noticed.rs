//! What a reader marked in the comparison of headaches, as a list to take along.

use super::{Node, Reader, el};
use crate::domain::Noticed;

/// What is marked, a row of the comparison each, without the kinds of headache: a list of what
/// somebody noticed is no diagnosis. Nothing where nothing is marked.
pub fn noticed(reader: &dyn Reader, noticed: Noticed) -> Vec<Node> {
    let tables = &reader.facts().tables;
    let Some(table) = tables.iter().find(|table| table.markable) else {
        return Vec::new();
    };
    let word = |part: String| reader.text(&format!("table.{}.{part}", table.id));
    let rows = table.rows.iter().enumerate().filter_map(|(at, row)| {
        let cells = table.columns.iter().enumerate();
        let marked: Vec<String> = cells
            .filter(|(index, _)| noticed.has(table.place(at, *index)))
            .map(|(_, column)| word(format!("cell.{row}.{column}")))
            .collect();
        let name = format!("{}: ", word(format!("row.{row}")));
        let told = || {
            el("li")
                .child(el("strong").text(name))
                .text(marked.join("; "))
        };
        (!marked.is_empty()).then(told)
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        el("h2").text(reader.text("ui.compare.noticed")).into(),
        el("ul").class("noticed").children(rows).into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    #[test]
    fn what_is_marked_is_listed_by_row_and_without_the_kinds() {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let reading = Reading::new(&facts, &words, Audience::Patient, "left");
        assert_eq!(noticed(&reading, Noticed::default()), []);
        // the first and the last cell of the first row, the middle one of the second
        let marked = Noticed::default().toggled(0).toggled(2).toggled(4);
        let nodes = noticed(&reading, marked);
        let cell = |at: &str| reading.text(&format!("table.headache-kinds.{at}"));
        let told = format!(
            "{}{}: {}; {}{}: {}",
            reading.text("ui.compare.noticed"),
            cell("row.side"),
            cell("cell.side.neck"),
            cell("cell.side.tension"),
            cell("row.start"),
            cell("cell.start.migraine"),
        );
        assert_eq!(text_of(&nodes), told);
        assert_eq!(reading.missing(), Vec::<String>::new());
    }
}
