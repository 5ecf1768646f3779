//! The content as it ships: nothing missing, nothing unproven, nothing hard to read; and the checks
//! can fail.
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::content::check::{faults, grades, running_texts};
use atlanto::content::readability::{self, Measure};
use atlanto::content::spanish;
use atlanto::content::translation::{INCOMPLETE, differences, missing};
use atlanto::content::{
    Basis, Block, Certainty, Choice, ClaimStatus, Evidence, Exhibit, FILES, Facts, Finding,
    IconArray, Interest, Measurement, PainMap, Study, Urgency, Value, Words,
};
use atlanto::domain::{Area, Audience, Chapter, Language};
use atlanto::prp::{presets, run};
use std::collections::BTreeSet;
use std::fs;

fn bundled() -> (Facts, Words) {
    (Facts::bundled().unwrap(), Words::bundled().unwrap())
}

/// The faults of the bundled content after a change, as sentences.
fn faults_after(change: impl FnOnce(&mut Facts)) -> Vec<String> {
    let (mut facts, words) = bundled();
    change(&mut facts);
    faults(&facts, &words)
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The faults of the bundled content with these words in front of its own.
fn faults_with(json: &str) -> Vec<String> {
    let (facts, words) = bundled();
    let words = Words::parse("changed.json", json).unwrap().or(&words);
    faults(&facts, &words)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn every_recipe_has_its_name() {
    let (_, words) = bundled();
    for preset in presets() {
        assert!(
            words
                .text(&format!("ui.centrifuge.{}", preset.id), Audience::Patient)
                .is_some(),
            "{}",
            preset.id
        );
    }
}

#[test]
fn the_content_has_no_fault() {
    let (facts, words) = bundled();
    let sentences: Vec<String> = faults(&facts, &words)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        sentences.is_empty(),
        "{} faults:\n{}",
        sentences.len(),
        sentences.join("\n")
    );
}

#[test]
fn every_screen_can_be_read_at_school_grade_8_and_on_average_6() {
    let (facts, words) = bundled();
    let grades = grades(&facts, &words);
    assert!(grades.len() > 60, "only {} screens", grades.len());
    for (screen, grade) in &grades {
        println!("{grade:5.1} {screen}");
        assert!(*grade <= 8.0, "{screen}: {grade:.1}");
    }
    let average = mean(&grades);
    assert!(average <= 6.0, "on average {average:.2}");
}

#[test]
fn the_sentences_of_every_screen_connect_and_are_not_long() {
    let (facts, words) = bundled();
    let mut told = 0;
    for (screen, measure) in running_texts(&facts, &words) {
        let mean = measure.sentence_length();
        println!("{mean:5.1} {:3} {screen}", measure.sentences);
        told += usize::from(measure.sentences >= 3);
        assert!(
            measure.sentences < 3 || (9.0..=14.0).contains(&mean),
            "{screen}: {mean:.1}"
        );
    }
    assert!(told > 80, "only {told} screens have running text");
}

/// The mean grade of screens.
fn mean(grades: &[(String, f64)]) -> f64 {
    let count = u16::try_from(grades.len()).unwrap();
    grades.iter().map(|(_, grade)| grade).sum::<f64>() / f64::from(count)
}

#[test]
fn every_sentence_for_patients_can_be_read_at_school_grade_8() {
    let (_, words) = bundled();
    // titles, names and chips are no sentences; the words of the interface are read beside what
    // they name
    for (id, _) in words.iter().filter(|(id, _)| !id.starts_with("ui.")) {
        let text = words
            .fill(id, Audience::Patient, &[("side", "left")])
            .filter(|text| text.ends_with(['.', '?', '!']));
        let grade = text.map_or(0.0, |text| Measure::of(&text).grade());
        assert!(grade <= 8.0, "{id}: {grade:.1}");
    }
}

#[test]
fn every_study_of_prp_in_the_sources_has_its_card_and_its_people() {
    let (facts, words) = bundled();
    // medical#6.5; a review of studies and a search count no people
    let table = [
        ("prp-none", None),
        ("allison-2024", Some(40)),
        ("allison-2025", Some(57)),
        ("smith-2022", Some(44)),
        ("stone-2024", Some(32)),
        ("mixed-neck", Some(14)),
        ("several-regions", Some(5)),
        ("marrow-trial", None),
        ("facet-pool", Some(392)),
        ("low-back", None),
        ("older-review", None),
    ];
    let studies = facts.table("prp-studies").unwrap();
    let cards: Vec<(&str, Option<u32>)> = studies
        .claims
        .iter()
        .map(|id| (id.as_str(), facts.claim(id).unwrap().n))
        .collect();
    assert_eq!(cards, table);
    // how sure each is, in the words that the options have for it
    let sure = Certainty::ALL.map(|sure| {
        words
            .text(&format!("ui.certainty.{}", sure.name()), Audience::Patient)
            .unwrap()
    });
    for row in &studies.rows {
        let told = words
            .text(
                &format!("table.prp-studies.cell.{row}.certainty"),
                Audience::Patient,
            )
            .unwrap();
        assert!(
            sure.iter().any(|sure| told.starts_with(sure)),
            "{row}: {told}"
        );
    }
}

#[test]
fn each_step_of_making_prp_shows_what_it_rests_on() {
    let (facts, _) = bundled();
    let steps = &facts.chapter(Chapter::Prp).unwrap().steps;
    let bare: Vec<&str> = steps
        .iter()
        .filter(|step| step.blocks.is_empty())
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(bare, Vec::<&str>::new());
    let arrays = Block::Arrays(
        ["c1-c2-side-effects", "prp-side-effects"]
            .map(str::to_owned)
            .to_vec(),
    );
    assert_eq!(
        steps
            .iter()
            .filter(|step| step.blocks.contains(&arrays))
            .count(),
        1
    );
}

#[test]
fn nothing_stands_in_for_prp_at_c1_c2() {
    let (facts, _) = bundled();
    let prp = facts.options.last().unwrap();
    assert_eq!(
        (prp.id.as_str(), prp.claims[0].as_str()),
        ("prp", "prp-none")
    );
    assert_eq!(facts.options[0].id, "wait");
    for array in facts
        .arrays
        .iter()
        .filter(|array| array.id.starts_with("prp-"))
    {
        assert_eq!(
            (array.filled, array.claim.as_str()),
            (None, "prp-none"),
            "{}",
            array.id
        );
    }
    assert_eq!(facts.claim("prp-none").unwrap().study, Study::Search);
}

#[test]
fn the_joint_c1_c2_is_felt_at_the_back_of_the_head() {
    let (facts, _) = bundled();
    let pathway = facts.pathway("c1-c2-joint").unwrap();
    assert_eq!(
        pathway.lit,
        ["c1-c2-joint", "c2-ganglion", "greater-occipital-nerve"]
    );
    let areas: Vec<Area> = pathway.felt.iter().map(|felt| felt.area).collect();
    assert_eq!(
        areas,
        [
            Area::Occiput,
            Area::Suboccipital,
            Area::BehindEar,
            Area::NeckUpper
        ]
    );
}

#[test]
fn every_source_of_pain_in_the_sources_has_a_map_with_its_basis_and_number() {
    let (facts, _) = bundled();
    // medical#4: what was seen, with people studied or discs tested; the C6/C7 disc has no map
    let (block, patients, discs) = (Basis::Block, Basis::Patients, Basis::Discography);
    let (nerves, named, experts, skin) = (
        Basis::Stimulation,
        Basis::Named,
        Basis::Experts,
        Basis::Skin,
    );
    let maps = facts.pathways.iter().map(|pathway| {
        let maps = pathway.maps.iter().map(|map| (map.basis, map.n));
        (pathway.source.as_str(), maps.collect::<Vec<_>>())
    });
    let table = [
        // the volunteers of 1994 had pain in places that nobody describes
        (
            "c1-c2-joint",
            vec![(block, Some(34)), (patients, Some(61)), (named, None)],
        ),
        ("c0-c1-joint", vec![(block, Some(24)), (patients, Some(61))]),
        (
            "c2-c3-joint",
            vec![(patients, Some(61)), (block, Some(194))],
        ),
        ("lesser-occipital-nerve", vec![(skin, None)]),
        // that of the volunteers was in the face, which is not drawn
        ("greater-occipital-nerve", vec![(skin, None)]),
        ("third-occipital-nerve", vec![(nerves, None)]),
        ("c3-c4-joint", vec![(patients, Some(61))]),
        ("c4-c5-joint", vec![(patients, Some(61))]),
        ("c5-c6-joint", vec![(patients, Some(61))]),
        ("c6-c7-joint", vec![(patients, Some(61))]),
        ("c2-c3-disc", vec![(discs, Some(10))]),
        ("c3-c4-disc", vec![(discs, Some(19))]),
        ("c4-c5-disc", vec![(discs, Some(27))]),
        ("c5-c6-disc", vec![(discs, Some(27))]),
        ("great-auricular-nerve", vec![(skin, None)]),
        ("c1-root", vec![(nerves, Some(10))]),
        ("c2-root", vec![(nerves, Some(10))]),
        ("c3-root", vec![(nerves, Some(10))]),
        ("rectus-capitis-posterior-major", vec![(patients, Some(10))]),
        ("semispinalis-capitis", vec![(experts, None)]),
        ("sternocleidomastoid", vec![(experts, None)]),
        ("trapezius", vec![(experts, None)]),
    ];
    assert_eq!(maps.collect::<Vec<_>>(), table);
    for muscle in [
        "rectus-capitis-posterior-minor",
        "obliquus-capitis-inferior",
        "obliquus-capitis-superior",
    ] {
        assert_eq!(
            facts.pathway(muscle).map(|pathway| pathway.source.as_str()),
            Some("rectus-capitis-posterior-major")
        );
    }
    assert_eq!(facts.pathway("c6-c7-disc"), None);
    assert!(
        facts
            .structure("c6-c7-disc")
            .unwrap()
            .claims
            .contains(&"discs-usual-pain".to_owned())
    );
}

#[test]
fn only_sources_down_to_c3_send_a_signal_to_the_relay() {
    let (facts, _) = bundled();
    let short: Vec<&str> = facts
        .pathways
        .iter()
        .filter(|pathway| !pathway.reaches_relay())
        .map(|pathway| pathway.source.as_str())
        .collect();
    assert_eq!(
        short,
        [
            "c3-c4-joint",
            "c4-c5-joint",
            "c5-c6-joint",
            "c6-c7-joint",
            "c3-c4-disc",
            "c4-c5-disc",
            "c5-c6-disc"
        ]
    );
}

#[test]
fn the_table_of_recipes_tells_what_was_reported_and_what_is_simulated() {
    let (_, words) = bundled();
    let whole = |share: f64| format!("{:.0}", share * 100.0);
    let tenth = |times: f64| format!("{times:.1}");
    let mut rows = Vec::new();
    for preset in presets() {
        let recipe = words
            .text(&format!("ui.centrifuge.{}", preset.id), Audience::Clinician)
            .unwrap();
        let (product, published) = (run(&preset.settings).product, preset.published);
        let quantities: [(&str, _, _, &dyn Fn(f64) -> String); 4] = [
            ("Times baseline", published.factor, product.factor, &tenth),
            ("Recovered", published.recovery, product.recovery, &whole),
            (
                "Recovered, first spin",
                published.first_recovery,
                product.first_recovery,
                &whole,
            ),
            (
                "Recovered, second spin",
                published.second_recovery,
                product.second_recovery,
                &whole,
            ),
        ];
        for (name, range, here, shown) in quantities {
            rows.extend(range.map(|[least, most]| {
                format!(
                    "{recipe} | {name} | {}–{} | {}",
                    shown(least),
                    shown(most),
                    shown(here)
                )
            }));
        }
    }
    assert_eq!(
        words
            .text("ui.centrifuge.rows", Audience::Clinician)
            .unwrap(),
        rows.join("\n")
    );
}

#[test]
fn patients_never_meet_an_unverified_claim() {
    let (facts, words) = bundled();
    let unverified: Vec<_> = facts
        .claims
        .iter()
        .filter(|claim| claim.status == ClaimStatus::Unverified)
        .collect();
    assert!(!unverified.is_empty());
    for claim in unverified {
        assert_eq!(
            words.text(&format!("claim.{}.shows", claim.id), Audience::Patient),
            None,
            "{}",
            claim.id
        );
        assert_eq!((claim.n, claim.count), (None, None), "{}", claim.id);
    }
}

#[test]
fn every_structure_can_be_found_by_lay_words_and_no_other_has_any() {
    let (facts, words) = bundled();
    let known: Vec<String> = words
        .iter()
        .map(|(id, _)| id.to_owned())
        .filter(|id| id.ends_with(".also"))
        .collect();
    for id in &known {
        let base = id
            .trim_start_matches("structure.")
            .trim_end_matches(".also");
        assert!(facts.structure(base).is_some(), "{id} is of no structure");
    }
    for structure in facts
        .structures
        .iter()
        .filter(|structure| structure.listed && structure.id != "skin")
    {
        assert!(
            known.contains(&format!("structure.{}.also", structure.id)),
            "{} has no lay words",
            structure.id
        );
    }
}

/// The words of a file in a language, as they are on disk.
fn words_of(language: Language, name: &str) -> Words {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/content");
    let path = format!("{folder}/{language}/{name}");
    let json = fs::read_to_string(&path).expect(&path);
    Words::parse(&format!("{language}/{name}"), &json).unwrap()
}

/// Every file of every translation, with its name, its English words and its own.
fn translated_files() -> Vec<(String, Words, Words)> {
    let translations = Language::ALL
        .iter()
        .filter(|language| **language != Language::ENGLISH);
    translations
        .flat_map(|&language| {
            FILES.iter().map(move |(name, _)| {
                let english = words_of(Language::ENGLISH, name);
                (
                    format!("{language}/{name}"),
                    english,
                    words_of(language, name),
                )
            })
        })
        .collect()
}

#[test]
fn a_translation_lacks_nothing_but_what_is_being_written() {
    let files = translated_files();
    for name in INCOMPLETE {
        assert!(files.iter().any(|(file, ..)| file == name), "{name}");
    }
    let faults: Vec<String> = files
        .iter()
        .filter(|(name, ..)| !INCOMPLETE.contains(&name.as_str()))
        .flat_map(|(name, english, own)| {
            let missing = missing(english, own);
            missing
                .into_iter()
                .map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_translation_says_what_english_says() {
    let faults: Vec<String> = translated_files()
        .iter()
        .flat_map(|(name, english, own)| {
            let differences = differences(english, own);
            differences
                .into_iter()
                .map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All words of a language, as they are on disk.
fn all_words_of(language: Language) -> Words {
    let files = FILES.iter().map(|(name, _)| words_of(language, name));
    files.fold(Words::default(), |all, words| all.or(&words))
}

#[test]
fn spanish_has_no_fault_of_its_own() {
    let (facts, spanish) = (
        Facts::bundled().unwrap(),
        all_words_of("es".parse().unwrap()),
    );
    let faults: Vec<String> = spanish::faults(&facts, &spanish)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// `cargo test --test content how_hard -- --nocapture` prints the table.
#[test]
fn how_hard_each_screen_is_in_each_language() {
    let (facts, english) = bundled();
    let spanish = all_words_of("es".parse().unwrap());
    let (grades, eases) = (grades(&facts, &english), spanish::eases(&facts, &spanish));
    println!("| screen | English, school grade | Spanish, INFLESZ |\n|---|--:|--:|");
    for (screen, grade) in &grades {
        let ease = eases.iter().find(|(name, _)| name == screen);
        let ease = ease.map_or_else(|| "-".to_owned(), |(_, ease)| format!("{ease:.0}"));
        println!("| {screen} | {grade:.1} | {ease} |");
    }
    println!("| mean | {:.2} | {:.1} |", mean(&grades), mean(&eases));
    // the same texts are measured in both
    let names = |all: &[(String, f64)]| -> Vec<String> {
        all.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&grades), names(&eases));
}

#[test]
fn every_language_has_these_files_and_no_others() {
    let names: BTreeSet<&str> = FILES.iter().map(|(name, _)| *name).collect();
    for language in Language::ALL {
        let folder = format!("{}/assets/content/{language}", env!("CARGO_MANIFEST_DIR"));
        let found: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, names, "{language}");
    }
}

/// What tells a complaint that cannot wait: none of it may stand in a sign that waits for the day.
/// "No stiff neck" tells the opposite.
fn urgent_words(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase().replace("no stiff neck", "");
    let urgent = [
        "new ",
        "sudden",
        "unlike any",
        "stiff neck",
        "thunderclap",
        "injury",
        "trauma",
    ];
    let found = urgent.into_iter().filter(|word| text.contains(word));
    found.collect()
}

#[test]
fn a_sign_that_can_wait_a_day_describes_no_emergency() {
    let (facts, words) = bundled();
    let signs = |urgency: Urgency| {
        facts
            .warnings
            .iter()
            .filter(move |sign| sign.urgency == urgency)
    };
    for sign in signs(Urgency::SameDay) {
        for audience in Audience::ALL {
            let text = words.text(&format!("warning.{}", sign.id), *audience);
            let found = urgent_words(text.unwrap());
            assert_eq!(found, Vec::<&str>::new(), "{} for {audience}", sign.id);
        }
    }
    // emergencies are told in these words, so that they can be found
    let told = signs(Urgency::Emergency).filter(|sign| {
        let text = words.text(&format!("warning.{}", sign.id), Audience::Patient);
        !urgent_words(text.unwrap()).is_empty()
    });
    assert!(told.count() >= 4);
    assert_eq!(
        urgent_words("A headache that is new or sudden."),
        ["new ", "sudden"]
    );
}

#[test]
fn a_warning_sign_for_patients_is_made_of_whole_sentences() {
    let (facts, words) = bundled();
    let is_whole = |sentence: &str| {
        let first = sentence.split_whitespace().next().unwrap();
        readability::words(sentence).count() >= 5
            && sentence.trim_end().ends_with('.')
            && first.starts_with(char::is_uppercase)
    };
    for sign in &facts.warnings {
        let text = words.text(&format!("warning.{}", sign.id), Audience::Patient);
        for sentence in readability::sentences(text.unwrap()) {
            assert!(is_whole(sentence), "{}: {sentence}", sign.id);
        }
    }
    assert!(!is_whole("A sudden drop.") && !is_whole("And your legs and hands tingle"));
}

#[test]
fn a_claim_without_a_source_is_found() {
    let found = faults_after(|facts| facts.claims[0].sources.clear());
    assert!(
        found.contains(&"the claim \"rotation-share\" has no source".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_id_that_leads_nowhere_is_found() {
    let found = faults_after(|facts| facts.pathways[0].lit.push("c9-joint".to_owned()));
    assert_eq!(
        found,
        ["no structure is called \"c9-joint\", as pathway c1-c2-joint says"]
    );
}

#[test]
fn a_signal_that_does_what_no_source_says_is_found() {
    let found = |source: &str, signal: &[&str]| {
        let (place, signal) = (
            |facts: &Facts| {
                facts
                    .pathways
                    .iter()
                    .position(|path| path.source == source)
                    .unwrap()
            },
            signal,
        );
        faults_after(|facts| {
            let place = place(facts);
            facts.pathways[place].signal = signal.iter().map(|point| (*point).to_owned()).collect();
        })
    };
    let low = "pathway c5-c6-joint: its signal does not run from its source to short of the relay";
    assert_eq!(
        found("c5-c6-joint", &["c5-c6-joint", "cord-c3", "relay"]),
        [low]
    );
    assert_eq!(found("c5-c6-joint", &[]), [low]);
    let high = "pathway c0-c1-joint: its signal does not run from its source to the relay";
    let past = "pathway c0-c1-joint: its signal does not enter the cord before the relay";
    assert_eq!(
        found("c0-c1-joint", &["c0-c1-joint", "cord-c1"]),
        [high, past]
    );
    assert_eq!(found("c0-c1-joint", &["c0-c1-joint", "relay"]), [past]);
    let out = "pathway c2-c3-joint: its signal runs out along a nerve of the skin";
    assert_eq!(
        found(
            "c2-c3-joint",
            &["c2-c3-joint", "third-occipital-nerve", "cord-c3", "relay"]
        ),
        [out]
    );
}

#[test]
fn a_map_that_claims_more_than_its_evidence_is_found() {
    let change = |change: fn(&mut atlanto::content::Pathway)| {
        faults_after(|facts| change(&mut facts.pathways[0]))
    };
    let wrong = ["pathway c1-c2-joint: a map says another kind of study or number than its claim"];
    assert_eq!(change(|path| path.maps[0].basis = Basis::Patients), wrong);
    assert_eq!(change(|path| path.maps[0].n = Some(50)), wrong);
    assert_eq!(change(|path| path.maps[0].n = None), wrong);
    assert_eq!(change(|path| path.maps[2].n = Some(61)), wrong);
    // the chip may name a study only if areas come from it
    assert_eq!(
        change(|path| path.maps.push(PainMap {
            claim: "c1-c2-map-volunteers".to_owned(),
            basis: Basis::Volunteers,
            n: Some(5),
        })),
        ["pathway c1-c2-joint: a map stands there that gives none of its areas"]
    );
    assert_eq!(
        change(|path| path.claims.reverse()),
        ["pathway c1-c2-joint: its first claim does not give its areas"]
    );
    assert_eq!(
        change(|path| path.felt[0].from = Some("c0-c1-block".to_owned())),
        [
            "pathway c1-c2-joint: one of its areas comes from no map",
            "pathway c1-c2-joint: a map stands there that gives none of its areas"
        ]
    );
    assert_eq!(
        change(|path| path.felt.push(path.felt[0].clone())),
        ["pathway c1-c2-joint: it is felt twice in the same area"]
    );
    assert_eq!(
        change(|path| path.also.push("c7".to_owned())),
        ["pathway c1-c2-joint: its source is not among what is lit"]
    );
}

#[test]
fn how_sure_each_option_is_follows_from_what_was_found() {
    let (facts, _) = bundled();
    let sure: Vec<(&str, Certainty)> = facts
        .options
        .iter()
        .map(|option| (option.id.as_str(), facts.certainty(option)))
        .collect();
    let (low, very_low) = (Certainty::Low, Certainty::VeryLow);
    let table = [
        ("wait", Certainty::Unknown),
        ("exercise", low),
        ("hands-on", low),
        ("tablets", Certainty::NotSearched),
        ("occipital-block", low),
        // in joints without rheumatoid arthritis there is no trial: what there is, is indirect
        ("joint-steroid", low),
        ("nerve-heat", very_low),
        ("botulinum", low),
        ("fusion", very_low),
        // other joints do not stand in for this one
        ("prp", Certainty::Unknown),
    ];
    assert_eq!(sure, table);
}

/// The faults after a change of the option of this id.
fn faults_weighed(id: &str, change: impl FnOnce(&mut Choice)) -> Vec<String> {
    faults_after(|facts| {
        let mut all = facts.options.iter_mut();
        change(all.find(|option| option.id == id).unwrap());
    })
}

fn finding(claim: &str, finding: Finding) -> Evidence {
    Evidence {
        claim: claim.to_owned(),
        finding,
        direct: true,
    }
}

#[test]
fn evidence_that_is_weighed_wrongly_is_found() {
    assert_eq!(
        faults_weighed("fusion", |option| option.evidence[0].finding =
            Finding::Better),
        ["option fusion: it takes for a comparison what compared nothing"]
    );
    assert_eq!(
        faults_weighed("exercise", |option| option
            .evidence
            .push(finding("jull-2002", Finding::Better))),
        ["option exercise: it counts one trial twice"]
    );
    assert_eq!(
        faults_weighed("exercise", |option| option
            .evidence
            .push(finding("linde-2011", Finding::Harm))),
        ["option exercise: its evidence is not among its claims"]
    );
    assert_eq!(
        faults_weighed("tablets", |option| option
            .evidence
            .push(finding("tablets", Finding::Uncontrolled))),
        ["option tablets: it weighs a claim that nobody has verified"]
    );
    assert_eq!(
        faults_weighed("fusion", |option| option
            .evidence
            .push(finding("nobody-2000", Finding::Harm))),
        [
            "no claim is called \"nobody-2000\", as option fusion says",
            "option fusion: its evidence is not among its claims"
        ]
    );
}

#[test]
fn an_array_of_more_people_than_were_studied_is_found() {
    let faults = |id: &str, change: fn(&mut IconArray)| {
        faults_after(|facts| {
            let mut all = facts.arrays.iter_mut();
            change(all.find(|array| array.id == id).unwrap());
        })
    };
    let relief = "steroid-joint-relief";
    let more = ["array steroid-joint-relief: it shows more people than were studied"];
    assert_eq!(faults(relief, |array| array.of = 100), more);
    let full = "array steroid-joint-relief: it fills more people than it shows, or shows none or more than 100";
    assert_eq!(faults(relief, |array| array.filled = Some(29)), [full]);
    assert_eq!(faults(relief, |array| array.of = 0), [full]);
    // 135 injections in 72 people
    assert_eq!(
        faults("c1-c2-side-effects", |array| array.counted = None),
        ["array c1-c2-side-effects: it shows more people than were studied"]
    );
}

#[test]
fn an_interest_that_only_the_small_print_tells_is_found() {
    let (facts, _) = bundled();
    let interest = |id: &str| facts.claim(id).unwrap().interest.clone();
    assert_eq!(interest("preempt"), [Interest::Sponsor]);
    assert_eq!(interest("jull-2002"), []);
    let found = faults_after(|facts| {
        let mut claims = facts.claims.iter_mut();
        let claim = claims.find(|claim| claim.id == "preempt").unwrap();
        claim.interest.clear();
    });
    assert_eq!(
        found,
        ["claim preempt: its words tell of an interest that it does not name"]
    );
}

#[test]
fn an_option_told_at_greater_length_is_found() {
    let long = "A word. ".repeat(60);
    let found = faults_with(&format!(r#"{{"option.exercise.for": "{long}"}}"#));
    assert!(
        found.iter().any(|fault| fault
            .starts_with("the words option.exercise.for have 120 words for the patient")),
        "{found:?}"
    );
}

#[test]
fn a_harm_that_patients_are_not_told_is_found() {
    let found = faults_with(
        r#"{"option.hands-on.against": {"patient": "You can feel sore or dizzy afterwards for some days.", "clinician": "Soreness, dizziness; arterial dissection is reported."}}"#,
    );
    assert_eq!(
        found,
        ["the words option.hands-on.against tell clinicians of artery and patients nothing of it"]
    );
}

#[test]
fn a_number_for_prp_at_c1_c2_is_found() {
    let found = faults_after(|facts| {
        facts
            .arrays
            .iter_mut()
            .find(|array| array.id == "prp-relief")
            .unwrap()
            .filled = Some(11);
    });
    assert_eq!(
        found,
        ["array prp-relief: it shows a number where none is known, or none where one is"]
    );
}

#[test]
fn a_claim_that_stops_being_verified_may_no_longer_speak_to_patients() {
    let found = faults_after(|facts| {
        facts
            .claims
            .iter_mut()
            .find(|claim| claim.id == "hetta-2019")
            .unwrap()
            .status = ClaimStatus::Unverified;
    });
    assert!(
        found.contains(&"the unverified claim.hetta-2019.shows has words for patients".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"the unverified claim.hetta-2019.shows has a number".to_owned()),
        "{found:?}"
    );
}

/// The faults after a change of the measurement of this id.
fn faults_measured(id: &str, change: impl FnOnce(&mut Measurement)) -> Vec<String> {
    faults_after(|facts| {
        let mut all = facts.measurements.iter_mut();
        change(all.find(|measurement| measurement.id == id).unwrap());
    })
}

#[test]
fn a_number_that_nobody_saw_is_never_shown() {
    let (facts, _) = bundled();
    let recalled = "turning-test-usual-cut-off";
    for measurement in &facts.measurements {
        let seen = measurement.status == ClaimStatus::Verified;
        assert!(seen || measurement.exhibit.is_none(), "{}", measurement.id);
        assert_eq!(seen, measurement.source != "recalled", "{}", measurement.id);
    }
    let unverified = format!("the unverified measurement {recalled} has a number");
    assert_eq!(
        faults_measured(recalled, |cut_off| {
            cut_off.exhibit = Some(Exhibit::FlexionRotation);
        }),
        [unverified]
    );
    let below = "the unverified measurement needle-to-sac has a number";
    assert_eq!(
        faults_measured("needle-to-sac", |distance| {
            distance.status = ClaimStatus::Unverified;
        }),
        [below]
    );
    // nor through a claim that stops being verified
    let found = faults_after(|facts| {
        let mut claims = facts.claims.iter_mut();
        let claim = claims.find(|claim| claim.id == "needle-distances").unwrap();
        claim.status = ClaimStatus::Unverified;
    });
    assert!(found.contains(&below.to_owned()), "{found:?}");
}

#[test]
fn a_measurement_that_differs_from_its_claim_is_found() {
    let id = "needle-to-artery";
    assert_eq!(
        faults_measured(id, |distance| distance.value.mean = Some(7.2)),
        ["measurement needle-to-artery: the words of its claim tell other numbers"]
    );
    assert_eq!(
        faults_measured(id, |distance| distance.source = "cta-500".to_owned()),
        ["measurement needle-to-artery: its claim does not name its source"]
    );
    assert_eq!(
        faults_measured(id, |distance| distance.claim = Some("needle".to_owned())),
        [
            "no claim is called \"needle\", as measurement needle-to-artery says",
            "measurement needle-to-artery: the words of its claim tell other numbers"
        ]
    );
}

#[test]
fn a_measurement_without_a_value_is_found() {
    let alone = |change: fn(&mut Value)| {
        faults_measured("c5-c6-turn", |measurement| change(&mut measurement.value))
    };
    assert_eq!(
        alone(|value| value.mean = None),
        ["measurement c5-c6-turn: it has neither a mean nor a range"]
    );
    assert_eq!(
        alone(|value| value.range = Some([5.0, 3.0])),
        ["measurement c5-c6-turn: its range runs backwards"]
    );
    assert_eq!(
        alone(|value| {
            *value = Value {
                sd: Some(1.0),
                range: Some([3.0, 5.0]),
                ..Value::default()
            };
        }),
        ["measurement c5-c6-turn: it has a deviation from no mean"]
    );
    let twice = faults_after(|facts| {
        let first = facts.measurements[0].clone();
        facts.measurements.push(first);
    });
    assert_eq!(
        twice,
        ["two of the measurements are called \"c1-c2-turn-early\""]
    );
}

#[test]
fn every_mark_of_the_dial_has_its_words() {
    let (facts, words) = bundled();
    let marks: Vec<&str> = facts
        .measured(Exhibit::FlexionRotation)
        .map(|measurement| measurement.id.strip_prefix("turning-test-").unwrap())
        .collect();
    assert_eq!(marks, ["healthy", "cut-off", "painful", "neck"]);
    for mark in marks {
        let id = format!("ui.test.mark.{mark}");
        assert!(words.text(&id, Audience::Patient).is_some(), "{id}");
    }
}

#[test]
fn a_chapter_that_hides_the_warning_signs_is_found() {
    let found = faults_after(|facts| facts.chapters[3].steps[0].blocks.clear());
    assert_eq!(
        found,
        ["chapter prp: it does not open with the warning signs"]
    );
}

#[test]
fn missing_and_useless_words_are_found() {
    let found = faults_after(|facts| facts.questions[0] = "why-not".to_owned());
    assert_eq!(
        found,
        [
            "there are no words for the patient with the id question.why-not",
            "there are no words for the clinician with the id question.why-not",
            "no fact asks for the words question.why-joint",
        ]
    );
    assert_eq!(
        faults_with(r#"{"structure.c9.also": "ninth"}"#),
        ["no fact asks for the words structure.c9.also"]
    );
}

#[test]
fn a_promise_to_patients_is_found() {
    let found = faults_with(r#"{"step.prp.before.body": "PRP is safe and heals the joint."}"#);
    assert_eq!(
        found,
        ["the words step.prp.before.body say \"safe\" without a number beside it"]
    );
}

#[test]
fn a_choppy_screen_is_found_and_a_winding_one() {
    for (sentence, mean) in [
        ("It is short.", "3"),
        (
            "One two three four five six seven eight nine ten one two three four five.",
            "15",
        ),
    ] {
        let body = format!("{sentence} ").repeat(40);
        let text = format!(r#"{{"patient": "{body}", "clinician": "Said."}}"#);
        let found = faults_with(&format!(r#"{{"step.headache.remember.body": {text}}}"#));
        let wanted = format!(
            "the sentences of the screen step.headache.remember have {mean}.0 words on average, not 9 to 14"
        );
        assert!(found.contains(&wanted), "{found:?}");
    }
}

#[test]
fn words_that_make_people_worse_or_have_another_name_are_found() {
    let found =
        faults_with(r#"{"step.prp.before.body": "A worn joint was blocked by a placebo."}"#);
    assert!(
        found.iter().any(|fault| fault.contains("changed with age"))
            && found.iter().any(|fault| fault.contains("dummy injection")),
        "{found:?}"
    );
}

#[test]
fn patients_are_told_nothing_of_how_a_needle_is_aimed() {
    let (facts, words) = bundled();
    assert_eq!(words.text("ui.target", Audience::Patient), None);
    assert!(words.text("ui.target", Audience::Clinician).is_some());
    let silent = |claim: &str| {
        let id = |part: &str| format!("claim.{claim}.{part}");
        ["done", "shows", "limits", "chip"].map(|part| words.text(&id(part), Audience::Patient))
    };
    assert_eq!(silent("needle-target"), [None; 4]);
    // what is drawn of it: see `presentation::marks`, what is said: see `document::step`
    let has_words = |exhibit: Exhibit| match exhibit {
        Exhibit::Target => words.text("ui.target", Audience::Patient).is_some(),
        Exhibit::Corridor => words.text("ui.corridor", Audience::Patient).is_some(),
        Exhibit::Turning
        | Exhibit::FlexionRotation
        | Exhibit::Painting
        | Exhibit::Centrifuge
        | Exhibit::Noticed => false,
    };
    let shown = Exhibit::ALL.iter().filter(|exhibit| has_words(**exhibit));
    assert_eq!(shown.collect::<Vec<_>>(), Vec::<&Exhibit>::new());
    let steps = facts.chapters.iter().flat_map(|chapter| &chapter.steps);
    let aimed = steps.filter(|step| step.shows(Exhibit::Target));
    assert_eq!(aimed.count(), 2, "clinicians have them");
    let found = faults_with(r#"{"ui.target": "The needle comes from behind."}"#);
    assert!(
        found[0].starts_with("the words ui.target say \"needle comes from\" to patients"),
        "{found:?}"
    );
}

#[test]
fn a_chapter_that_does_not_end_with_what_to_remember_is_found() {
    let wrong = "chapter explore: it does not end with what to remember";
    let found = faults_after(|facts| {
        let last = facts.chapters[0].steps.len() - 1;
        facts.chapters[0].steps.swap(0, last);
    });
    assert_eq!(found, [wrong]);
    let found = faults_after(|facts| drop(facts.chapters[5].steps.remove(0)));
    assert!(
        found.contains(&"chapter summary: it does not end with what to remember".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_recap_of_more_than_three_messages_and_a_next_step_is_found() {
    let five = ["One thing."; 5].join("\\n\\n");
    let found = faults_with(&format!(r#"{{"step.prp.remember.body": "{five}"}}"#));
    let wrong =
        "the words step.prp.remember.body: they are more than three messages and a next step";
    assert!(found.contains(&wrong.to_owned()), "{found:?}");
}

#[test]
fn a_comparison_that_cannot_be_marked_is_found() {
    let found = faults_after(|facts| {
        let mut tables = facts.tables.iter_mut();
        let kinds = tables.find(|table| table.markable).unwrap();
        kinds.markable = false;
    });
    assert_eq!(found, ["tables: not one of them can be marked"]);
    let found = faults_after(|facts| {
        facts
            .tables
            .iter_mut()
            .for_each(|table| table.markable = true);
    });
    assert_eq!(found, ["tables: not one of them can be marked"]);
}

#[test]
fn a_hard_screen_is_found() {
    let body = "Autologous intraarticular platelet administration facilitates musculoskeletal regeneration. ".repeat(20);
    let found = faults_with(&format!(r#"{{"step.prp.draw.body": "{body}"}}"#));
    assert!(
        found
            .iter()
            .any(|sentence| sentence.starts_with("the screen step.prp.draw has reading grade ")),
        "{found:?}"
    );
}
