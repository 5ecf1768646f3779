//! A comparison table.

use super::block::proof;
use super::{Node, Reader, el};
use crate::content::Table;

/// A table in a frame that scrolls, and the claims behind it. Its first column holds the topic.
pub(super) fn comparison(reader: &dyn Reader, table: &Table) -> Vec<Node> {
    let word = |part: String| reader.text(&format!("table.{}.{part}", table.id));
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| word(format!("column.{column}")))
        .collect();
    let topic = |index: usize| if index == 0 { "is-topic" } else { "" };
    let head = columns.iter().enumerate().map(|(index, name)| {
        el("th")
            .attr("scope", "col")
            .class(topic(index))
            .text(name.as_str())
    });
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(&columns).enumerate();
        let cells = cells.map(|(index, (column, name))| {
            el("td")
                .class(topic(index))
                .attr("data-column", name.as_str())
                .text(word(format!("cell.{row}.{column}")))
        });
        let name = el("th")
            .attr("scope", "row")
            .text(word(format!("row.{row}")));
        el("tr").child(name).children(cells)
    });
    let view = el("table")
        .class("table--compare")
        .child(el("thead").child(el("tr").child(el("td")).children(head)))
        .child(el("tbody").children(rows));
    let frame = el("div")
        .class("table-frame")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", word("title".to_owned()))
        .child(view);
    let mut nodes: Vec<Node> = vec![frame.into()];
    nodes.extend(proof(reader, &table.claims));
    nodes
}
