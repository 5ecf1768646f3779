//! The words of all chapters as plain HTML: what the page says when the program does not run, and
//! to every search engine.
//!
//! Everything is made of the same facts and words as the program, for patients, in English. A claim
//! is told in full where it comes first; later places point there.

use crate::content::{
    Block, ChapterFacts, Choice, Claim, Facts, IconArray, Pathway, Picture, ReviewStatus, Step,
    Table, Urgency, Words,
};
use crate::domain::Audience;
use std::{collections::BTreeSet, fmt::Write};

/// The `<main id="static">` of the page.
///
/// # Errors
/// Lists the ids that have no words.
pub fn page(facts: &Facts, words: &Words) -> Result<String, String> {
    let mut writer = Writer {
        facts,
        words,
        html: String::new(),
        told: BTreeSet::new(),
        missing: Vec::new(),
    };
    writer.page();
    if writer.missing.is_empty() {
        Ok(writer.html)
    } else {
        Err(format!("no words for {}", writer.missing.join(", ")))
    }
}

struct Writer<'a> {
    facts: &'a Facts,
    words: &'a Words,
    html: String,
    told: BTreeSet<String>,
    missing: Vec<String>,
}

impl<'a> Writer<'a> {
    fn page(&mut self) {
        let facts = self.facts;
        self.line("<main id=\"static\" class=\"static\">");
        let product = self.word("ui.product");
        let point = self.word("step.pathways.joint.body");
        let education = self.word("ui.education");
        let warnings = self.word("ui.warnings");
        let still = self.word("ui.model.still");
        self.line(&format!("<header><h1>{product}</h1>"));
        self.paragraphs(&point);
        self.line(&format!(
            "<p><strong>{education}</strong> <a href=\"#warnings\">{warnings}</a></p></header>"
        ));
        self.line(&format!("<p><img src=\"./stills/pathway-left.webp\" width=\"640\" height=\"480\" alt=\"{still}\"></p>"));
        self.warnings();
        self.contents();
        for chapter in &facts.chapters {
            self.chapter(chapter);
        }
        self.sources();
        self.line("</main>");
    }

    fn contents(&mut self) {
        let (facts, name) = (self.facts, self.word("ui.chapters"));
        self.line(&format!("<nav aria-label=\"{name}\"><ol>"));
        for chapter in &facts.chapters {
            let title = self.word(&format!("chapter.{}.title", chapter.id));
            self.line(&format!("<li><a href=\"#{}\">{title}</a></li>", chapter.id));
        }
        self.line("</ol></nav>");
    }

    fn warnings(&mut self) {
        let (facts, title, limits) = (
            self.facts,
            self.word("ui.warnings"),
            self.word("warnings.limits"),
        );
        self.line(&format!(
            "<section id=\"warnings\" class=\"warnings\"><h2>{title}</h2>"
        ));
        for (urgency, name) in [
            (Urgency::Emergency, "emergency"),
            (Urgency::SameDay, "same-day"),
            (Urgency::BeforeTreatment, "before-treatment"),
        ] {
            let head = self.word(&format!("warnings.{name}"));
            self.line(&format!("<h3>{head}</h3><ul>"));
            for warning in facts
                .warnings
                .iter()
                .filter(|warning| warning.urgency == urgency)
            {
                let sign = self.word(&format!("warning.{}", warning.id));
                self.line(&format!("<li>{sign}</li>"));
            }
            self.line("</ul>");
        }
        self.line(&format!("<p>{limits}</p></section>"));
    }

    fn chapter(&mut self, chapter: &'a ChapterFacts) {
        let title = self.word(&format!("chapter.{}.title", chapter.id));
        self.line(&format!("<section id=\"{}\"><h2>{title}</h2>", chapter.id));
        // nothing can be painted without the program
        for step in chapter.steps.iter().filter(|step| !step.is_painted()) {
            self.step(chapter, step);
        }
        if chapter.id == crate::domain::Chapter::Pathways {
            let facts = self.facts;
            facts
                .pathways
                .iter()
                .for_each(|pathway| self.pathway(pathway));
        }
        self.line("</section>");
    }

    fn step(&mut self, chapter: &ChapterFacts, step: &'a Step) {
        let prefix = format!("step.{}.{}", chapter.id, step.id);
        let (title, body) = (
            self.word(&format!("{prefix}.title")),
            self.word(&format!("{prefix}.body")),
        );
        self.line(&format!("<h3>{title}</h3>"));
        self.paragraphs(&body);
        if let (Picture::Model, Some(base)) = (step.picture, &step.structure) {
            let told = [
                format!("structure.{base}.what"),
                format!("structure.{base}.does"),
            ];
            if self.told.insert(format!("structure.{base}")) {
                let told = told.map(|id| self.word(&id)).join(" ");
                self.paragraphs(&told);
            }
        }
        for block in &step.blocks {
            self.block(&prefix, block);
        }
    }

    fn block(&mut self, prefix: &str, block: &'a Block) {
        let facts = self.facts;
        match block {
            Block::Text(id) => {
                let text = self
                    .words
                    .text(&format!("{prefix}.{id}"), Audience::Patient)
                    .map(escaped);
                self.paragraphs(&text.unwrap_or_default());
            }
            Block::Claim(id) => self.claim(id),
            Block::Table(id) => facts
                .table(id)
                .into_iter()
                .for_each(|table| self.table(table)),
            Block::Arrays(ids) => ids
                .iter()
                .filter_map(|id| facts.array(id))
                .for_each(|array| self.array(array)),
            Block::Options => facts.options.iter().for_each(|option| self.option(option)),
            Block::Questions => self.questions(),
            Block::Warnings => self.pointer("warnings", "ui.warnings"),
            Block::Sources => self.pointer("sources", "ui.sources"),
            Block::Glossary => self.glossary(),
            // there is none without the program
            Block::Exhibit(_) => {}
        }
    }

    fn pointer(&mut self, anchor: &str, word: &str) {
        let word = self.word(word);
        self.line(&format!("<p><a href=\"#{anchor}\">{word}</a></p>"));
    }

    fn claim(&mut self, id: &str) {
        let Some(claim) = self.facts.claim(id) else {
            return self.missing.push(format!("claim {id}"));
        };
        // a claim for clinicians alone has no words for patients
        let Some(chip) = self
            .words
            .text(&format!("claim.{id}.chip"), Audience::Patient)
            .map(escaped)
        else {
            return;
        };
        if self.told.insert(format!("claim.{id}")) {
            self.whole_claim(claim, &chip);
        } else {
            self.line(&format!("<p><a href=\"#claim-{id}\">{chip}</a></p>"));
        }
    }

    fn whole_claim(&mut self, claim: &Claim, chip: &str) {
        self.line(&format!(
            "<details id=\"claim-{}\"><summary>{chip}</summary>",
            claim.id
        ));
        for (label, part) in [
            ("ui.claim.done", "done"),
            ("ui.claim.shows", "shows"),
            ("ui.claim.limits", "limits"),
        ] {
            let (label, text) = (
                self.word(label),
                self.word(&format!("claim.{}.{part}", claim.id)),
            );
            self.line(&format!("<p><strong>{label}:</strong> {text}</p>"));
        }
        let facts = self.facts;
        let sources = claim
            .sources
            .iter()
            .filter_map(|id| facts.source(id))
            .map(|source| escaped(&source.citation));
        let sources: Vec<String> = sources.collect();
        self.line(&format!("<p>{}</p></details>", sources.join("; ")));
    }

    fn pathway(&mut self, pathway: &'a Pathway) {
        let base = &pathway.source;
        let title = self.word(&format!("structure.{base}.name"));
        let told = ["starts", "carried", "relay"]
            .map(|part| self.word(&format!("pathway.{base}.{part}")))
            .join(" ");
        let felt = self.word(&format!("pathway.{base}.felt"));
        let felt = format!("{} {felt}.", self.word("ui.path.felt"));
        self.line(&format!("<h3>{title}</h3><p>{told} {felt}</p>"));
        pathway.claims.iter().for_each(|id| self.claim(id));
    }

    fn table(&mut self, table: &'a Table) {
        let id = &table.id;
        let mut row = "<table><tr><td></td>".to_owned();
        for column in &table.columns {
            row += &format!(
                "<th scope=\"col\">{}</th>",
                self.word(&format!("table.{id}.column.{column}"))
            );
        }
        self.line(&(row + "</tr>"));
        for name in &table.rows {
            let mut row = format!(
                "<tr><th scope=\"row\">{}</th>",
                self.word(&format!("table.{id}.row.{name}"))
            );
            for column in &table.columns {
                row += &format!(
                    "<td>{}</td>",
                    self.word(&format!("table.{id}.cell.{name}.{column}"))
                );
            }
            self.line(&(row + "</tr>"));
        }
        self.line("</table>");
        table.claims.iter().for_each(|id| self.claim(id));
    }

    fn array(&mut self, array: &'a IconArray) {
        let (title, text) = (
            self.word(&format!("array.{}.title", array.id)),
            self.word(&format!("array.{}.text", array.id)),
        );
        self.line(&format!("<p><strong>{title}:</strong> {text}</p>"));
        self.claim(&array.claim);
    }

    fn option(&mut self, option: &'a Choice) {
        let name = self.word(&format!("option.{}.name", option.id));
        self.line(&format!("<h4>{name}</h4>"));
        for (label, part) in [("ui.option.for", "for"), ("ui.option.against", "against")] {
            let (label, text) = (
                self.word(label),
                self.word(&format!("option.{}.{part}", option.id)),
            );
            self.line(&format!("<p><strong>{label}:</strong> {text}</p>"));
        }
        option.claims.iter().for_each(|id| self.claim(id));
    }

    fn questions(&mut self) {
        if !self.told.insert("questions".to_owned()) {
            return self.pointer("questions", "ui.questions");
        }
        let facts = self.facts;
        self.line("<ol id=\"questions\">");
        for id in &facts.questions {
            let question = self.word(&format!("question.{id}"));
            self.line(&format!("<li>{question}</li>"));
        }
        self.line("</ol>");
    }

    fn glossary(&mut self) {
        let facts = self.facts;
        self.line("<dl>");
        for term in &facts.terms {
            let (name, meaning) = (
                self.word(&format!("term.{}.name", term.id)),
                self.word(&format!("term.{}.meaning", term.id)),
            );
            self.line(&format!("<dt>{name}</dt><dd>{meaning}</dd>"));
        }
        self.line("</dl>");
    }

    fn sources(&mut self) {
        let (facts, title) = (self.facts, self.word("ui.sources"));
        let review = self.word(match facts.review.status {
            ReviewStatus::Awaiting => "ui.review.awaiting",
            ReviewStatus::Signed => "ui.review.signed",
        });
        let checked = self
            .word("ui.review.checked")
            .replace("{date}", &escaped(&facts.review.checked));
        self.line(&format!(
            "<footer id=\"sources\"><p>{review}, {checked}</p><h2>{title}</h2><ul>"
        ));
        for source in &facts.sources {
            let citation = escaped(&source.citation);
            match source
                .link
                .as_deref()
                .filter(|link| link.starts_with("https://"))
            {
                Some(link) => self.line(&format!(
                    "<li><a href=\"{}\" rel=\"noopener\">{citation}</a></li>",
                    escaped(link)
                )),
                None => self.line(&format!("<li>{citation}</li>")),
            }
        }
        self.line("</ul></footer>");
    }

    /// The words for patients, ready for HTML; an id without words is remembered.
    fn word(&mut self, id: &str) -> String {
        let text = self.words.text(id, Audience::Patient);
        if text.is_none() {
            self.missing.push(id.to_owned());
        }
        // nobody has chosen a side here
        escaped(&text.unwrap_or_default().replace("{side}", "sore"))
    }

    /// Paragraphs of words that are ready for HTML; a blank line parts them.
    fn paragraphs(&mut self, text: &str) {
        for paragraph in text
            .split("\n\n")
            .filter(|paragraph| !paragraph.trim().is_empty())
        {
            self.line(&format!("<p>{paragraph}</p>"));
        }
    }

    fn line(&mut self, html: &str) {
        writeln!(self.html, "{html}").expect("a string takes every line");
    }
}

/// Text as HTML shows it, in elements and in quoted attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html() -> String {
        page(&Facts::bundled().unwrap(), &Words::bundled().unwrap()).unwrap()
    }

    #[test]
    fn the_page_without_the_program_is_whole() {
        let (html, facts) = (html(), Facts::bundled().unwrap());
        for id in [
            "warnings", "explore", "pathways", "headache", "prp", "decide", "summary", "sources",
        ] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
        assert!(html.matches("<li>").count() > facts.warnings.len() + facts.sources.len());
        assert!(
            html.find("id=\"warnings\"") < html.find("id=\"explore\""),
            "warning signs come first"
        );
    }

    #[test]
    fn every_link_in_the_page_leads_somewhere() {
        let html = html();
        let anchors = html
            .split("href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        let lost: Vec<&str> = anchors
            .filter(|anchor| !html.contains(&format!("id=\"{anchor}\"")))
            .collect();
        assert_eq!(lost, Vec::<&str>::new());
    }

    #[test]
    fn holes_are_filled_and_words_are_escaped() {
        assert!(
            !html().contains('{'),
            "{:?}",
            html()
                .split('{')
                .nth(1)
                .map(|rest| rest.chars().take(40).collect::<String>())
        );
        assert_eq!(escaped("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }

    #[test]
    fn words_for_clinicians_stay_out() {
        let (html, words) = (html(), Words::bundled().unwrap());
        let told: BTreeSet<&str> = words
            .iter()
            .filter_map(|(id, _)| words.text(id, Audience::Patient))
            .collect();
        let clinical = words
            .iter()
            .filter_map(|(id, _)| words.text(id, Audience::Clinician))
            .filter(|text| !told.contains(text));
        let leaked: Vec<&str> = clinical
            .filter(|text| text.len() > 40 && html.contains(&escaped(text)))
            .collect();
        assert_eq!(leaked, Vec::<&str>::new());
    }
}
