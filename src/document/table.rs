//! A comparison table.

use super::block::proof;
use super::node::drawing;
use super::{Island, Node, Reader, el};
use crate::content::Table;

/// The id of what the box of every cell stands for.
pub const FIT_KEY: &str = "fit-key";

/// A table in a frame that scrolls, and the claims behind it. Its first column holds the topic.
/// Where it can be marked, each cell has a box to tick.
pub(super) fn comparison(reader: &dyn Reader, table: &Table) -> Vec<Node> {
    let word = |part: String| reader.text(&format!("table.{}.{part}", table.id));
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| word(format!("column.{column}")))
        .collect();
    let marks = table.markable && reader.can_mark();
    let topic = |index: usize| if index == 0 { "is-topic" } else { "" };
    let head = columns.iter().enumerate().map(|(index, name)| {
        el("th")
            .attr("scope", "col")
            .class(topic(index))
            .text(name.as_str())
    });
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells = table.columns.iter().zip(&columns).enumerate();
        let cells = cells.map(|(index, (column, name))| {
            let cell = el("td").class(topic(index));
            let text = word(format!("cell.{row}.{column}"));
            if marks {
                let cell = cell.class(["fit-cell", "fit-cell is-topic"][usize::from(index == 0)]);
                let label = el("label").class("fit").attr("data-column", name.as_str());
                let label = label.child(Island::Fit(table.place(at, index)));
                cell.child(label.child(el("span").text(text)))
            } else {
                cell.attr("data-column", name.as_str()).text(text)
            }
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
    let mut nodes: Vec<Node> = Vec::new();
    if marks {
        let key = el("p").class("fit-key small").attr("id", FIT_KEY);
        let key = key.child(drawing("icon-marked", "icon", "0 0 24 24"));
        nodes.push(key.text(reader.text("ui.compare.mark")).into());
    }
    nodes.push(frame.into());
    nodes.extend(marks.then_some(Node::Island(Island::FitActions)));
    nodes.extend(proof(reader, &table.claims));
    nodes
}
