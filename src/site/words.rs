//! The words of all chapters as plain HTML: what the page says when the program does not run, and
//! to every search engine.
//!
//! It is written from the same description as the panel, for patients, in each language. A claim is told
//! in full where it comes first; later places link there.

use super::html::Html;
use super::languages::page_of;
use crate::content::{ChapterFacts, Facts, Picture, Step, Words};
use crate::document::{
    self, Element, Island, Node, Reader, Reading, demote, el, paragraphs, step, structure_text,
};
use crate::domain::{Audience, Chapter, Language, Translation};
use std::collections::BTreeSet;

/// The `<main id="static">` of the page.
///
/// # Errors
/// Lists the ids that have no words.
pub fn page(facts: &Facts, words: &Words, language: Language) -> Result<String, String> {
    // nobody has chosen a side here
    let side = words.text("ui.sided.sore", Audience::Patient);
    let reading = Reading::new(facts, words, Audience::Patient, side.unwrap_or_default())
        .in_language(language);
    let page = StaticPage {
        reading: &reading,
        language,
        structures: BTreeSet::new(),
    }
    .main();
    // both stand in places of their own
    let mut html = Html::with_anchors(&["warnings", "sources"]);
    html.write(&[page.into()]);
    let missing = reading.missing();
    if missing.is_empty() {
        Ok(html.into_text())
    } else {
        Err(format!("no words for {}", missing.join(", ")))
    }
}

/// The page being described: `h1` is the product, `h2` a chapter, `h3` a step.
struct StaticPage<'a> {
    reading: &'a Reading<'a>,
    language: Language,
    /// Base ids of structures that are told.
    structures: BTreeSet<String>,
}

impl StaticPage<'_> {
    fn main(&mut self) -> Element {
        let reading = self.reading;
        let still = el("img")
            .attr("src", "./stills/pathway-left.webp")
            .attr("width", "640")
            .attr("height", "480")
            .attr("alt", reading.text("ui.model.still"));
        let warnings = el("section")
            .attr("id", "warnings")
            .child(el("h2").text(reading.text("ui.warnings")))
            .children(demote(document::warnings(reading), 1));
        let main = el("main")
            .attr("id", "static")
            .class("static")
            .child(self.header())
            .child(el("p").child(still))
            .child(warnings)
            .child(self.contents());
        let chapters: Vec<Element> = reading
            .facts()
            .chapters
            .iter()
            .map(|chapter| self.chapter(chapter))
            .collect();
        main.children(chapters)
            .child(self.about())
            .child(self.footer())
    }

    fn header(&self) -> Element {
        let reading = self.reading;
        let warnings = el("a")
            .attr("href", "#warnings")
            .text(reading.text("ui.warnings"));
        let education = el("p")
            .child(el("strong").text(reading.text("ui.education")))
            .text(" ")
            .child(warnings);
        el("header")
            .child(el("h1").text(reading.text("ui.product")))
            .children(paragraphs(reading, "step.pathways.joint.body"))
            .child(education)
            .child(self.other_languages())
    }

    /// Links to this page in the other languages, each in its own words.
    fn other_languages(&self) -> Element {
        let others = Language::ALL
            .iter()
            .filter(|other| **other != self.language);
        let links = others.map(|other| {
            let link = el("a")
                .attr("href", format!("./{}", page_of(*other)))
                .attr("hreflang", other.tag())
                .attr("lang", other.tag())
                .attr("dir", other.direction().name())
                .text(other.own_name());
            el("li").child(link)
        });
        el("nav")
            .attr("aria-label", self.reading.text("ui.language"))
            .child(el("ul").children(links))
    }

    fn contents(&self) -> Element {
        let rows = self.reading.facts().chapters.iter().map(|chapter| {
            let link = el("a")
                .attr("href", format!("#{}", chapter.id))
                .text(self.chapter_title(chapter));
            el("li").child(link)
        });
        el("nav")
            .attr("aria-label", self.reading.text("ui.chapters"))
            .child(el("ol").children(rows))
    }

    fn chapter_title(&self, chapter: &ChapterFacts) -> String {
        self.reading.text(&format!("chapter.{}.title", chapter.id))
    }

    fn chapter(&mut self, chapter: &ChapterFacts) -> Element {
        let mut section = el("section")
            .attr("id", chapter.id.name())
            .child(el("h2").text(self.chapter_title(chapter)));
        // nothing can be painted without the program
        for told in chapter.steps.iter().filter(|step| !step.is_painted()) {
            section = section.children(self.step(chapter.id, told));
        }
        if chapter.id == Chapter::Pathways {
            let reading = self.reading;
            let pathways = reading.facts().pathways.iter();
            let pathways = pathways.map(|path| Node::from(document::pathway(reading, path)));
            section = section.children(demote(pathways.collect(), 1));
        }
        section
    }

    fn step(&mut self, chapter: Chapter, told: &Step) -> Vec<Node> {
        let nodes = step(self.reading, chapter, told);
        let nodes = nodes.into_iter().flat_map(|node| match node {
            Node::Island(island) => self.still(island, told),
            Node::Text(_) | Node::Element(_) | Node::Explained(_) | Node::Passage(_) => vec![node],
        });
        demote(nodes.collect(), 2)
    }

    /// What stands in the place of what only the program can show.
    fn still(&mut self, island: Island, told: &Step) -> Vec<Node> {
        match island {
            Island::Exhibit(exhibit) => document::still(self.reading, exhibit),
            // the pathways stand at the end of their chapter; nobody can pick a structure here
            Island::Pathway => self.structure(told),
            Island::Options
            | Island::SideSwitch
            | Island::TakeHome
            | Island::Fit(_)
            | Island::FitActions => Vec::new(),
        }
    }

    /// The words of the structure that a step shows on the model, where it comes first.
    fn structure(&mut self, told: &Step) -> Vec<Node> {
        let base = told.structure.as_ref().filter(|base| {
            told.picture == Picture::Model && self.structures.insert((*base).clone())
        });
        base.map_or_else(Vec::new, |base| structure_text(self.reading, base).into())
    }

    fn about(&self) -> Element {
        el("section")
            .attr("id", "about")
            .child(el("h2").text(self.reading.text("ui.about")))
            .children(demote(document::about(self.reading), 1))
    }

    fn footer(&self) -> Element {
        let reading = self.reading;
        let unchecked = (self.language.translation() == Translation::Unchecked)
            .then(|| el("p").text(reading.text("ui.translation.unchecked")));
        let about = el("a")
            .attr("href", "#about")
            .text(reading.text("ui.about"));
        el("footer")
            .attr("id", "sources")
            .child(el("p").text(format!("{} ", reading.review())).child(about))
            .children(unchecked)
            .child(el("h2").text(reading.text("ui.sources")))
            .child(document::sources(reading))
    }
}

#[cfg(test)]
mod tests {
    use super::super::html::escaped;
    use super::super::languages;
    use super::*;
    use crate::content::translation::INCOMPLETE;
    use crate::content::{Block, Exhibit};
    use crate::document::text_of;

    fn html() -> String {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        page(&facts, &words, Language::ENGLISH).unwrap()
    }

    #[test]
    fn the_page_without_the_program_is_whole() {
        let (html, facts) = (html(), Facts::bundled().unwrap());
        for id in [
            "warnings",
            "explore",
            "pathways",
            "headache",
            "prp",
            "decide",
            "summary",
            "about",
            "sources",
            "questions",
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
    fn the_page_of_each_language_is_whole_and_in_it() {
        let (facts, english) = (Facts::bundled().unwrap(), html());
        let count = |html: &str, mark: &str| html.matches(mark).count();
        for &language in Language::ALL {
            let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            let files = languages::read(source, language).unwrap();
            let words = files
                .iter()
                .fold(Words::default(), |all, (_, words)| all.or(words));
            let html = page(&facts, &words, language).unwrap();
            for mark in ["<h2", "<h3", "<li>", "<dt>", "<details", "<svg", " id=\""] {
                assert_eq!(
                    count(&html, mark),
                    count(&english, mark),
                    "{language}: {mark}"
                );
            }
            assert!(!html.contains(['{', '\u{1d}']), "{language}");
            // publications, and the way to the page in English; or that stands in
            let foreign = html.split("lang=\"en\"").count() - 1;
            let publications = count(&html, "lang=\"en\" translate=\"no\"");
            let links = usize::from(language != Language::ENGLISH);
            if INCOMPLETE.is_empty() {
                // `hreflang="en"` ends in the same letters
                assert_eq!(foreign, publications + 2 * links, "{language}");
            }
            assert!(publications > 20, "{language}");
        }
    }

    #[test]
    fn an_id_stands_once() {
        let html = html();
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_link_in_the_page_leads_somewhere() {
        let html = html();
        let anchors = html
            .split("<a href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        let lost: Vec<&str> = anchors
            .filter(|anchor| !html.contains(&format!("id=\"{anchor}\"")))
            .collect();
        assert_eq!(lost, Vec::<&str>::new());
    }

    #[test]
    fn every_drawing_in_the_page_is_in_its_figures() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/figures");
        let figures: String = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        let html = html();
        let drawings: BTreeSet<&str> = html
            .split("<use href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|id| !id.is_empty())
            .collect();
        assert!(drawings.len() > 8, "{drawings:?}");
        let lost: Vec<&&str> = drawings
            .iter()
            .filter(|id| !figures.contains(&format!("id=\"{id}\"")))
            .collect();
        assert_eq!(lost, Vec::<&&str>::new());
    }

    #[test]
    fn holes_are_filled() {
        let html = html();
        let hole = html
            .split('{')
            .nth(1)
            .map(|rest| rest.chars().take(40).collect::<String>());
        assert_eq!(hole, None);
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

    #[test]
    fn words_that_are_missing_are_named() {
        let (facts, words) = (
            Facts::bundled().unwrap(),
            Words::parse("test.json", r#"{"ui.product": "Atlanto"}"#).unwrap(),
        );
        let error = page(&facts, &words, Language::ENGLISH).unwrap_err();
        assert!(
            error.contains("step.explore.neck.title") && !error.contains("ui.product"),
            "{error}"
        );
    }

    /// What the panel says of a step is in the page: in full, or in full where a link leads.
    #[test]
    fn the_page_says_what_the_panel_says() {
        let (html, facts, words) = (html(), Facts::bundled().unwrap(), Words::bundled().unwrap());
        let reading = Reading::new(&facts, &words, Audience::Patient, "sore");
        let mut count = 0;
        for chapter in &facts.chapters {
            for told in chapter.steps.iter().filter(|step| !step.is_painted()) {
                let nodes = step(&reading, chapter.id, told);
                assert!(!nodes.is_empty());
                let texts = texts(&nodes);
                count += texts.len();
                let lost: Vec<String> = texts
                    .into_iter()
                    .filter(|text| !html.contains(&escaped(text)))
                    .collect();
                assert_eq!(lost, Vec::<String>::new(), "{}", told.id);
            }
        }
        assert!(count > 500, "{count}");
    }

    /// Every text of the nodes.
    fn texts(nodes: &[Node]) -> Vec<String> {
        let of = |node: &Node| match node {
            Node::Text(text) => vec![text.clone()],
            Node::Explained(term) => vec![term.words.clone()],
            Node::Element(element) => texts(&element.children),
            Node::Passage(passage) => texts(&passage.content),
            Node::Island(_) => Vec::new(),
        };
        nodes.iter().flat_map(of).collect()
    }

    /// A block of each kind. A new kind must be added for this to compile.
    fn kinds() -> Vec<Block> {
        let all = vec![
            Block::Text("more".to_owned()),
            Block::Claim("rotation-share".to_owned()),
            Block::Table("prp-studies".to_owned()),
            Block::Arrays(vec!["prp-relief".to_owned()]),
            Block::Options,
            Block::Questions,
            Block::Warnings,
            Block::Sources,
            Block::Glossary,
            Block::Exhibit(Exhibit::Turning),
        ];
        let place = |block: &Block| match block {
            Block::Text(_) => 0,
            Block::Claim(_) => 1,
            Block::Table(_) => 2,
            Block::Arrays(_) => 3,
            Block::Options => 4,
            Block::Questions => 5,
            Block::Warnings => 6,
            Block::Sources => 7,
            Block::Glossary => 8,
            Block::Exhibit(_) => 9,
        };
        assert!(all.iter().map(place).eq(0..all.len()));
        all
    }

    #[test]
    fn a_block_of_each_kind_travels_to_the_page() {
        let mut facts = Facts::bundled().unwrap();
        let extra = r#"{"step.explore.neck.more": "Made up & <new>.\n\nA second line."}"#;
        let words = Words::parse("test.json", extra)
            .unwrap()
            .or(&Words::bundled().unwrap());
        facts.chapters[0].steps[0].blocks = kinds();
        let facts = Facts::unpack(&facts.pack()).unwrap();
        let made_up = &facts.chapters[0].steps[0];
        assert_eq!(made_up.blocks, kinds(), "packed and unpacked");
        let html = page(&facts, &words, Language::ENGLISH).unwrap();
        assert!(html.contains("<p>Made up &amp; &lt;new&gt;.</p><p>A second line.</p>"));
        let reading = Reading::new(&facts, &words, Audience::Patient, "sore");
        for block in &made_up.blocks {
            let nodes = document::block(&reading, block, "step.explore.neck");
            let is_exhibit = matches!(block, Block::Exhibit(_));
            assert_eq!(text_of(&nodes).is_empty(), is_exhibit, "{block:?}");
            for text in texts(&nodes) {
                assert!(html.contains(&escaped(&text)), "{block:?}: {text}");
            }
        }
    }

    #[test]
    fn the_page_is_light_enough() {
        let mut packed = Vec::new();
        let setting = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut html().as_bytes(), &mut packed, &setting).unwrap();
        // docs/decisions/0007
        assert!(packed.len() < 34_000, "{} bytes", packed.len());
    }
}
