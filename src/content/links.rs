//! Checks of the facts by themselves: every id leads somewhere, everything is reached, every claim
//! has a source.

use super::fault::Fault;
use super::pathway::RELAY;
use super::{
    Basis, Block, ChapterFacts, Choice, Claim, ClaimStatus, Exhibit, Facts, Finding, IconArray,
    Measurement, PainMap, Pathway, Picture, Step, Study,
};
use crate::domain::{Chapter, Joint, Level, Nerve, Noticed, Side, StructureId};
use std::collections::BTreeSet;

/// Landmarks of the model that a signal can pass.
pub(super) const LANDMARKS: [&str; 4] = ["cord-c1", "cord-c2", "cord-c3", RELAY];

/// What is wrong with the facts by themselves.
pub(super) fn faults(facts: &Facts) -> Vec<Fault> {
    let mut faults = repeated_ids(facts);
    faults.extend(broken_references(facts));
    faults.extend(orphans(facts));
    faults.extend(
        facts
            .pathways
            .iter()
            .flat_map(|pathway| bad_pathway(facts, pathway)),
    );
    faults.extend(facts.chapters.iter().flat_map(bad_chapter));
    faults.extend(facts.claims.iter().flat_map(bad_claim));
    let options = facts.options.iter();
    faults.extend(options.flat_map(|option| bad_option(facts, option)));
    let arrays = facts.arrays.iter();
    faults.extend(arrays.flat_map(|array| bad_array(facts, array)));
    faults.extend(
        facts
            .measurements
            .iter()
            .flat_map(|measurement| bad_measurement(facts, measurement)),
    );
    faults.extend(bad_lists(facts));
    faults
}

fn shape(at: impl Into<String>, wrong: &'static str) -> Fault {
    Fault::Shape {
        at: at.into(),
        wrong,
    }
}

/// What a reference should name, the id it gives, and where it stands.
type Reference = (&'static str, String, String);

fn references(facts: &Facts) -> Vec<Reference> {
    let mut all = Vec::new();
    let mut add = |what: &'static str, ids: &[String], at: String| {
        all.extend(ids.iter().map(|id| (what, id.clone(), at.clone())));
    };
    for structure in &facts.structures {
        add(
            "claim",
            &structure.claims,
            format!("structure {}", structure.id),
        );
    }
    for pathway in &facts.pathways {
        let at = format!("pathway {}", pathway.source);
        add("claim", &pathway.claims, at.clone());
        let maps = pathway.maps.iter().map(|map| map.claim.clone());
        add("claim", &maps.collect::<Vec<_>>(), at.clone());
        add("structure", &pathway.lit, at.clone());
        add("structure", &pathway.also, at.clone());
        add(
            "structure",
            std::slice::from_ref(&pathway.source),
            at.clone(),
        );
        add("structure", pathway.carrier.as_slice(), at.clone());
        let bodies: Vec<String> = pathway
            .signal
            .iter()
            .filter(|point| !LANDMARKS.contains(&point.as_str()))
            .cloned()
            .collect();
        add("structure or landmark", &bodies, at);
    }
    for claim in &facts.claims {
        add("source", &claim.sources, format!("claim {}", claim.id));
    }
    for measurement in &facts.measurements {
        let at = format!("measurement {}", measurement.id);
        let source = std::slice::from_ref(&measurement.source);
        add("source", source, at.clone());
        add("claim", measurement.claim.as_slice(), at);
    }
    for warning in &facts.warnings {
        add(
            "source",
            &warning.sources,
            format!("warning {}", warning.id),
        );
    }
    for option in &facts.options {
        let at = format!("option {}", option.id);
        let evidence = option.evidence.iter().map(|it| it.claim.clone());
        add("claim", &evidence.collect::<Vec<_>>(), at.clone());
        add("claim", &option.claims, at);
    }
    for table in &facts.tables {
        add("claim", &table.claims, format!("table {}", table.id));
    }
    for array in &facts.arrays {
        add(
            "claim",
            std::slice::from_ref(&array.claim),
            format!("array {}", array.id),
        );
    }
    for (chapter, step) in facts
        .chapters
        .iter()
        .flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    {
        let at = format!("step {}/{}", chapter.id, step.id);
        add("structure", step.structure.as_slice(), at.clone());
        for block in &step.blocks {
            if let Some((what, ids)) = block.references() {
                add(what, ids, at.clone());
            }
        }
    }
    all
}

fn broken_references(facts: &Facts) -> Vec<Fault> {
    let named = |what: &str, id: &str| match what {
        "claim" => facts.claim(id).is_some(),
        "source" => facts.source(id).is_some(),
        "table" => facts.table(id).is_some(),
        "array" => facts.array(id).is_some(),
        _ => StructureId::from_base(id, Side::Left).is_ok() && facts.structure(id).is_some(),
    };
    references(facts)
        .into_iter()
        .filter(|(what, id, _)| !named(what, id))
        .map(|(what, id, at)| Fault::UnknownId { what, id, at })
        .collect()
}

fn orphans(facts: &Facts) -> Vec<Fault> {
    let reached: BTreeSet<(&str, String)> = references(facts)
        .into_iter()
        .map(|(what, id, _)| (what, id))
        .collect();
    let lost = |what: &'static str, ids: Vec<&String>| -> Vec<Fault> {
        ids.into_iter()
            .filter(|id| !reached.contains(&(what, (*id).clone())))
            .map(|id| Fault::Orphan {
                what,
                id: id.clone(),
            })
            .collect()
    };
    let mut faults = lost(
        "claim",
        facts.claims.iter().map(|claim| &claim.id).collect(),
    );
    faults.extend(lost(
        "source",
        facts.sources.iter().map(|source| &source.id).collect(),
    ));
    faults.extend(lost(
        "table",
        facts.tables.iter().map(|table| &table.id).collect(),
    ));
    faults.extend(lost(
        "array",
        facts.arrays.iter().map(|array| &array.id).collect(),
    ));
    faults
}

fn repeated_ids(facts: &Facts) -> Vec<Fault> {
    let repeated = |what: &'static str, ids: Vec<&String>| -> Vec<Fault> {
        let mut seen = BTreeSet::new();
        ids.into_iter()
            .filter(|id| !seen.insert(*id))
            .map(|id| Fault::TwiceTheId {
                what,
                id: id.clone(),
            })
            .collect()
    };
    let mut faults = repeated(
        "structure",
        facts
            .structures
            .iter()
            .map(|structure| &structure.id)
            .collect(),
    );
    faults.extend(repeated(
        "pathway",
        facts
            .pathways
            .iter()
            .flat_map(|pathway| std::iter::once(&pathway.source).chain(&pathway.also))
            .collect(),
    ));
    faults.extend(repeated(
        "claim",
        facts.claims.iter().map(|claim| &claim.id).collect(),
    ));
    faults.extend(repeated(
        "measurement",
        facts
            .measurements
            .iter()
            .map(|measurement| &measurement.id)
            .collect(),
    ));
    faults.extend(repeated(
        "source",
        facts.sources.iter().map(|source| &source.id).collect(),
    ));
    faults.extend(repeated(
        "warning",
        facts.warnings.iter().map(|warning| &warning.id).collect(),
    ));
    faults.extend(repeated(
        "option",
        facts.options.iter().map(|option| &option.id).collect(),
    ));
    faults.extend(repeated("question", facts.questions.iter().collect()));
    faults.extend(repeated(
        "term",
        facts.terms.iter().map(|term| &term.id).collect(),
    ));
    for chapter in &facts.chapters {
        faults.extend(repeated(
            "step",
            chapter.steps.iter().map(|step| &step.id).collect(),
        ));
    }
    faults
}

fn bad_pathway(facts: &Facts, pathway: &Pathway) -> Vec<Fault> {
    let at = format!("pathway {}", pathway.source);
    let mut faults = Vec::new();
    let sources = std::iter::once(&pathway.source).chain(&pathway.also);
    if !sources.clone().all(|source| pathway.lit.contains(source)) {
        faults.push(shape(at.as_str(), "its source is not among what is lit"));
    }
    let reaches = !sources.clone().any(|source| is_below_relay(source));
    if reaches && !(pathway.signal.first() == Some(&pathway.source) && pathway.reaches_relay()) {
        faults.push(shape(
            at.as_str(),
            "its signal does not run from its source to the relay",
        ));
    }
    if !reaches
        && (pathway.signal.first() != Some(&pathway.source)
            || pathway.signal.iter().any(|point| point == RELAY))
    {
        faults.push(shape(
            at.as_str(),
            "its signal does not run from its source to short of the relay",
        ));
    }
    let enters = |point: &String| point.starts_with("cord-") || point.ends_with("-root");
    if reaches && !pathway.signal.iter().rev().nth(1).is_some_and(enters) {
        faults.push(shape(
            at.as_str(),
            "its signal does not enter the cord before the relay",
        ));
    }
    if pathway
        .signal
        .iter()
        .skip(1)
        .any(|point| serves_skin(point))
    {
        faults.push(shape(
            at.as_str(),
            "its signal runs out along a nerve of the skin",
        ));
    }
    if pathway.claims.is_empty() {
        faults.push(Fault::NoSource {
            what: "pathway",
            id: pathway.source.clone(),
        });
    }
    faults.extend(
        bad_maps(facts, pathway)
            .into_iter()
            .map(|wrong| shape(at.as_str(), wrong)),
    );
    if pathway.felt.is_empty() {
        faults.push(shape(at.as_str(), "it is felt nowhere"));
    }
    let mut areas = BTreeSet::new();
    if !pathway.felt.iter().all(|felt| areas.insert(felt.area)) {
        faults.push(shape(at, "it is felt twice in the same area"));
    }
    faults
}

/// What is wrong with what gives the areas of a pathway: what the chip names must be what the areas
/// come from.
fn bad_maps(facts: &Facts, pathway: &Pathway) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    let given: Vec<Option<&PainMap>> = pathway
        .felt
        .iter()
        .map(|felt| pathway.map_of(felt))
        .collect();
    if given.contains(&None) {
        wrong.push("one of its areas comes from no map");
    }
    if !pathway.maps.iter().all(|map| given.contains(&Some(map))) {
        wrong.push("a map stands there that gives none of its areas");
    }
    if pathway.maps.first().map(|map| &map.claim) != pathway.claims.first() {
        wrong.push("its first claim does not give its areas");
    }
    if !pathway
        .maps
        .iter()
        .all(|map| pathway.claims.contains(&map.claim))
    {
        wrong.push("a map is none of its claims");
    }
    let fits = |map: &PainMap| {
        let Some(claim) = facts.claim(&map.claim) else {
            return true;
        };
        let counts = !matches!(map.basis, Basis::Named | Basis::Experts | Basis::Skin);
        studies_of(map.basis).contains(&claim.study)
            && claim.n.is_none_or(|n| map.n.map(u32::from) == Some(n))
            && (counts || map.n.is_none())
    };
    if !pathway.maps.iter().all(fits) {
        wrong.push("a map says another kind of study or number than its claim");
    }
    wrong
}

/// Joints and discs below C2/C3: their nerves come from below C3, or from there too, and are not
/// known to reach the relay.
fn is_below_relay(base: &str) -> bool {
    match StructureId::from_base(base, Side::Left) {
        Ok(StructureId::Joint(joint, _)) => joint > Joint::C2C3,
        Ok(StructureId::Disc(level)) => Level::C2.is_above(level),
        _ => false,
    }
}

/// Nerves that run out to the skin: a signal runs the whole of a nerve, so only one that starts
/// there may pass it.
fn serves_skin(base: &str) -> bool {
    let skin = [
        Nerve::GreaterOccipital,
        Nerve::ThirdOccipital,
        Nerve::LesserOccipital,
        Nerve::GreatAuricular,
    ];
    skin.iter().any(|nerve| nerve.name() == base)
}

/// The kinds of study that a map of this kind is drawn from.
fn studies_of(basis: Basis) -> &'static [Study] {
    match basis {
        Basis::Block => &[Study::Block],
        Basis::Patients | Basis::Discography | Basis::Stimulation | Basis::Volunteers => {
            &[Study::Provocation]
        }
        // a review, or a series that names places and counts none of them
        Basis::Named => &[Study::Review, Study::Series],
        Basis::Experts => &[Study::Experts],
        Basis::Skin => &[Study::Anatomy],
    }
}

fn bad_chapter(chapter: &ChapterFacts) -> Vec<Fault> {
    let at = format!("chapter {}", chapter.id);
    let mut faults = Vec::new();
    let opens_with_warnings = chapter
        .steps
        .first()
        .is_some_and(|step| step.blocks.contains(&Block::Warnings));
    if chapter.steps.is_empty() {
        faults.push(shape(at.as_str(), "it has no step"));
    }
    if matches!(chapter.id, Chapter::Headache | Chapter::Prp) && !opens_with_warnings {
        faults.push(shape(
            at.as_str(),
            "it does not open with the warning signs",
        ));
    }
    // the summary is about nothing else, and begins with it
    let recap = if chapter.id == Chapter::Summary {
        chapter.steps.first()
    } else {
        chapter.steps.last()
    };
    if !recap.is_some_and(Step::is_recap) {
        faults.push(shape(at, "it does not end with what to remember"));
    }
    faults.extend(
        chapter
            .steps
            .iter()
            .flat_map(|step| bad_step(chapter, step)),
    );
    faults
}

fn bad_step(chapter: &ChapterFacts, step: &Step) -> Option<Fault> {
    let wrong = if step.picture == Picture::Model && step.view.is_none() {
        "it shows the model from nowhere"
    } else if step.picture.is_spun() != step.blocks.contains(&Block::Exhibit(Exhibit::Centrifuge)) {
        "it shows a tube without a centrifuge, or the other way round"
    } else {
        return None;
    };
    Some(shape(format!("step {}/{}", chapter.id, step.id), wrong))
}

fn bad_claim(claim: &Claim) -> Vec<Fault> {
    let at = || format!("claim {}", claim.id);
    let mut faults = Vec::new();
    if claim.sources.is_empty() {
        faults.push(Fault::NoSource {
            what: "claim",
            id: claim.id.clone(),
        });
    }
    if claim.count > claim.n {
        faults.push(shape(at(), "it counts more people than there were"));
    }
    if !is_iso_date(&claim.checked) {
        faults.push(shape(at(), "the day it was checked is not a date"));
    }
    faults
}

/// Findings that a study of their kind cannot have, one study that counts twice, and evidence that
/// is not shown.
fn bad_option(facts: &Facts, option: &Choice) -> Vec<Fault> {
    let mut wrong = BTreeSet::new();
    let mut trials: Vec<&Claim> = Vec::new();
    for evidence in &option.evidence {
        if !option.claims.contains(&evidence.claim) {
            wrong.insert("its evidence is not among its claims");
        }
        let Some(claim) = facts.claim(&evidence.claim) else {
            continue;
        };
        if evidence.finding.compares() && !claim.study.compares() {
            wrong.insert("it takes for a comparison what compared nothing");
        }
        let benefits = evidence.finding != Finding::Harm;
        if claim.status == ClaimStatus::Unverified && benefits {
            wrong.insert("it weighs a claim that nobody has verified");
        }
        if claim.study == Study::Trial && benefits {
            let is_same =
                |other: &&Claim| other.sources.iter().any(|it| claim.sources.contains(it));
            if trials.iter().any(is_same) {
                wrong.insert("it counts one trial twice");
            }
            trials.push(claim);
        }
    }
    wrong
        .into_iter()
        .map(|wrong| shape(format!("option {}", option.id), wrong))
        .collect()
}

/// A number where none is known, more people than there are, or more than were studied.
fn bad_array(facts: &Facts, array: &IconArray) -> Vec<Fault> {
    let Some(claim) = facts.claim(&array.claim) else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    if array.filled.is_some() == (claim.study == Study::Search) {
        wrong.push("it shows a number where none is known, or none where one is");
    }
    if array.of > 100 || array.of == 0 || array.filled > Some(array.of) {
        wrong.push("it fills more people than it shows, or shows none or more than 100");
    }
    let studied = array.counted.or(claim.n);
    let studied = studied.filter(|_| array.filled.is_some());
    if studied.is_some_and(|n| n < u32::from(array.of)) {
        wrong.push("it shows more people than were studied");
    }
    wrong
        .into_iter()
        .map(|wrong| shape(format!("array {}", array.id), wrong))
        .collect()
}

/// A number that is shown although nobody saw it, that is no value, or that its claim does not
/// bear.
fn bad_measurement(facts: &Facts, measurement: &Measurement) -> Vec<Fault> {
    let at = || format!("measurement {}", measurement.id);
    let mut faults = Vec::new();
    let claim = measurement
        .claim
        .as_deref()
        .and_then(|claim| facts.claim(claim));
    let seen = measurement.status == ClaimStatus::Verified
        && claim.is_none_or(|claim| claim.status == ClaimStatus::Verified);
    if measurement.exhibit.is_some() && !seen {
        faults.push(Fault::UnverifiedNumber { id: at() });
    }
    if claim.is_some_and(|claim| !claim.sources.contains(&measurement.source)) {
        faults.push(shape(at(), "its claim does not name its source"));
    }
    for value in std::iter::once(&measurement.value).chain(&measurement.head) {
        if value.span().is_none() {
            faults.push(shape(at(), "it has neither a mean nor a range"));
        }
        if value.sd.is_some() && value.mean.is_none() {
            faults.push(shape(at(), "it has a deviation from no mean"));
        }
        if value.range.is_some_and(|[least, most]| least > most) {
            faults.push(shape(at(), "its range runs backwards"));
        }
    }
    faults
}

fn is_iso_date(text: &str) -> bool {
    let fits = |(i, letter): (usize, u8)| {
        if matches!(i, 4 | 7) {
            letter == b'-'
        } else {
            letter.is_ascii_digit()
        }
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

fn bad_lists(facts: &Facts) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !facts
        .chapters
        .iter()
        .map(|chapter| chapter.id)
        .eq(Chapter::ALL.iter().copied())
    {
        faults.push(shape("chapters", "they are not all six in reading order"));
    }
    let told: BTreeSet<&str> = facts
        .structures
        .iter()
        .map(|structure| structure.id.as_str())
        .collect();
    let silent = StructureId::all()
        .iter()
        .map(|id| id.base())
        .filter(|base| !told.contains(base.as_str()));
    faults.extend(
        silent
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|base| shape(format!("structure {base}"), "no fact tells of it")),
    );
    let strange = facts
        .structures
        .iter()
        .filter(|structure| StructureId::from_base(&structure.id, Side::Left).is_err());
    faults.extend(strange.map(|structure| Fault::UnknownId {
        what: "structure",
        id: structure.id.clone(),
        at: "structures".to_owned(),
    }));
    let markable: Vec<usize> = facts
        .tables
        .iter()
        .filter(|table| table.markable)
        .map(|table| table.rows.len() * table.columns.len())
        .collect();
    match markable.as_slice() {
        [cells] if *cells <= usize::from(Noticed::CELLS_MAX) => {}
        [_] => faults.push(shape("tables", "more cells than can be marked")),
        _ => faults.push(shape("tables", "not one of them can be marked")),
    }
    if !facts.warnings.is_sorted_by_key(|warning| warning.urgency) {
        faults.push(shape("warnings", "emergencies do not come first"));
    }
    let sourceless = facts
        .warnings
        .iter()
        .filter(|warning| warning.sources.is_empty());
    faults.extend(sourceless.map(|warning| Fault::NoSource {
        what: "warning",
        id: warning.id.clone(),
    }));
    faults.extend(
        facts
            .options
            .iter()
            .filter(|option| option.claims.is_empty())
            .map(|option| Fault::NoSource {
                what: "option",
                id: option.id.clone(),
            }),
    );
    let open = facts.sources.iter().filter(|source| {
        source
            .link
            .as_deref()
            .is_some_and(|link| !link.starts_with("https://"))
    });
    faults
        .extend(open.map(|source| shape(format!("source {}", source.id), "its link is not https")));
    faults
}
