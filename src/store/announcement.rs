//! What a screen reader is told, in words.

use super::Store;
use crate::app::Announcement;
use crate::document::Reader;

impl Store {
    /// The words of an announcement; tracked.
    pub(super) fn announcement_text(self, announcement: Announcement) -> String {
        let words = self.words;
        match announcement {
            Announcement::StructureSelected(id) => {
                let state = self.app.snapshot();
                let name = self.name(id);
                match state.pathway(self.facts()) {
                    Some(path) => words.fill(
                        "ui.said.path",
                        &[("name", &name), ("areas", &self.areas(path))],
                    ),
                    None => words.fill("ui.said.chosen", &[("name", &name)]),
                }
            }
            Announcement::StructureCleared => words.text("ui.said.nothing"),
            Announcement::StepOpened(chapter, step) => {
                words.text(&format!("{}.title", self.step_prefix(chapter, step)))
            }
            Announcement::SideChosen(side) => words.text(&format!("ui.side.{side}")),
            Announcement::AudienceChosen(audience) => {
                words.text(&format!("ui.audience.{audience}"))
            }
            Announcement::Shown(show) => words.text(&format!("ui.show.{show}")),
            Announcement::Hidden(id) => words.fill("ui.said.hidden", &[("name", &self.name(id))]),
            Announcement::KindShown(kind, is_shown) => {
                let id = if is_shown {
                    "ui.said.shown"
                } else {
                    "ui.said.hidden"
                };
                words.fill(id, &[("name", &words.text(&format!("ui.group.{kind}")))])
            }
            Announcement::EverythingShown => words.text("ui.said.everything"),
            Announcement::Undone => words.text("ui.said.undone"),
            Announcement::Painted(count) => {
                words.fill("ui.said.painted", &[("n", &count.to_string())])
            }
            Announcement::Noticed(count) => {
                words.fill("ui.said.noticed", &[("n", &count.to_string())])
            }
            Announcement::WiresChosen(wires) => words.text(&format!("ui.wires.{wires}.said")),
            Announcement::OptionsCompared(comparison) if comparison.shows_all() => {
                words.text("ui.options.all")
            }
            Announcement::OptionsCompared(comparison) => {
                let options = comparison.options(self.facts()).into_iter();
                let names = options.map(|option| words.text(&format!("option.{}.name", option.id)));
                names.collect::<Vec<_>>().join(", ")
            }
            Announcement::ViewChosen(view) => words.text(&format!("ui.view.{view}")),
            Announcement::GraphicsChanged(graphics) => graphics
                .text_id()
                .map_or_else(String::new, |id| words.text(id)),
        }
    }
}
