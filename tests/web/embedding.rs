//! Journeys of a host page: the program in a sandboxed frame of another origin, driven by protocol
//! v1.

use crate::checks::{Outcome, check, same};
use crate::host::Host;
use crate::pointer;
use crate::stage::Stage;
use crate::{Journey, plain};
use atlanto::site::engine::Engine;
use serde_json::{Value, json};

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("a_host_drives_the_sandboxed_frame", drive),
    plain("a_host_sets_the_centrifuge", centrifuge),
    plain("a_click_where_the_frame_says_picks_the_structure", click),
    plain("the_frame_tells_who_changed_the_state", causes),
    plain(
        "a_host_turns_the_head_and_never_learns_what_is_painted",
        pose_and_paint,
    ),
    plain("a_bad_message_is_refused_by_name", bad_messages),
    plain(
        "a_small_frame_keeps_warning_signs_and_review_in_reach",
        small,
    ),
];

pub(crate) fn open<'a>(stage: &'a Stage<'_>, rest: &str, size: (u32, u32)) -> Outcome<Host<'a>> {
    // WebKit takes 'self' of a sandboxed frame for its opaque origin, so there the policy names the
    // address
    let site = if stage.engine() == Engine::WebKit {
        &stage.sites.named
    } else {
        &stage.sites.plain
    };
    Host::open(
        stage.window()?,
        &stage.sites.host.address(),
        &site.address(),
        rest,
        size,
    )
}

fn drive(stage: &mut Stage<'_>) -> Outcome {
    let host = open(stage, "?embed=1&chapter=pathways&lang=en", (800, 600))?;
    same(
        "the origin of the frame",
        &host.origin_of_letters()?,
        &"null".to_owned(),
    )?;
    let hello = host.ask("hello", &json!({}))?;
    let has = |list: &Value, id: &str| {
        list.as_array()
            .is_some_and(|all| all.iter().any(|one| one == id || one["id"] == id))
    };
    check(
        has(&hello["structures"], "c1-c2-joint-left"),
        format!("hello names the structures: {hello}"),
    )?;
    check(has(&hello["chapters"], "prp"), "hello names the chapters")?;
    let state = host.ask("select", &json!({ "structure": "c2-c3-joint-right" }))?;
    same(
        "the structure",
        &state["structure"],
        &json!("c2-c3-joint-right"),
    )?;
    same("the side", &state["side"], &json!("right"))?;
    same("the path", &state["pathway"], &json!("c2-c3-joint"))?;
    let kept = host.ask("get-state", &json!({}))?;
    let state = host.ask("goto", &json!({ "chapter": "prp", "step": "layers" }))?;
    same("the step", &state["step"], &json!("layers"))?;
    let state = host.ask(
        "set",
        &json!({ "audience": "clinician", "theme": "dark", "side": "left", "motion": "off" }),
    )?;
    same("the reader", &state["audience"], &json!("clinician"))?;
    host.inside(|page| {
        page.until(
            "the frame is dark",
            "document.documentElement.dataset.theme === 'dark'",
        )
    })?;
    let back = host.ask("set-state", &kept)?;
    same("the state given back", &back, &kept)
}

fn centrifuge(stage: &mut Stage<'_>) -> Outcome {
    let host = open(
        stage,
        "?embed=1&chapter=prp&step=first-spin&lang=en",
        (1000, 700),
    )?;
    let set =
        json!({ "spins": [{ "g": 160, "minutes": 10 }], "volume_ml": 10, "haematocrit": 0.4 });
    let state = host.ask("set", &json!({ "centrifuge": set }))?;
    same(
        "the spins",
        &state["centrifuge"]["spins"],
        &json!([{ "g": 160, "minutes": 10 }]),
    )?;
    let recovery = state["centrifuge"]["result"]["recovery"]
        .as_f64()
        .unwrap_or_default();
    check(
        (0.7..0.95).contains(&recovery),
        format!("most platelets come out of one spin: {recovery}"),
    )?;
    let told = format!("{} of 100", (recovery * 100.0).round());
    host.inside(|page| {
        page.until(
            "the page says the same",
            &format!(
                "document.querySelector('[data-testid=result-recovery]').textContent === {}",
                json!(told)
            ),
        )
    })?;
    let refusal = host
        .refusal(&json!({ "ns": "atlanto", "v": 1, "id": "percent", "type": "set", "payload": { "centrifuge": { "haematocrit": 44 } } }))?;
    check(
        refusal.contains("bad-payload"),
        format!("a percentage is refused: {refusal}"),
    )
}

fn click(stage: &mut Stage<'_>) -> Outcome {
    // near and large, so that no thin nerve lies within reach of the pointer and wins
    let host = open(
        stage,
        "?chapter=explore#/explore?r=1&s=none&v=180,5,500,0,-20,-20",
        (1100, 800),
    )?;
    host.inside(|page| {
        page.graphics_are("ready")?;
        page.has_whole_model()?;
        page.is_still()
    })?;
    let place = host.ask("where", &json!({ "structure": "c2" }))?;
    check(
        place["visible"] == json!(true),
        format!("C2 can be seen from behind: {place}"),
    )?;
    let (x, y) = (
        place["x"].as_f64().unwrap_or(0.0),
        place["y"].as_f64().unwrap_or(0.0),
    );
    host.forget()?;
    host.inside(|page| pointer::click(page.0, (x, y)))?;
    host.hears("state")?;
    let state = host.ask("get-state", &json!({}))?;
    check(!state["structure"].is_null(), "the click picks something")?;
    same(
        "the structure under the click",
        &state["structure"],
        &json!("c2"),
    )?;
    host.inside(|page| page.is_pressed("structure-c2"))
}

fn causes(stage: &mut Stage<'_>) -> Outcome {
    let host = open(stage, "?chapter=explore", (800, 600))?;
    host.inside(|page| page.graphics_are("ready"))?;
    host.ask("select", &json!({ "structure": "c1-c2-joint-left" }))?;
    let told = host.hears("state")?;
    same(
        "the cause",
        &told["data"]["payload"]["cause"],
        &json!("host"),
    )?;
    host.forget()?;
    host.inside(|page| page.press("structure-c0-c1-joint-left"))?;
    let told = host.hears("state")?;
    same(
        "the cause",
        &told["data"]["payload"]["cause"],
        &json!("user"),
    )?;
    host.forget()?;
    for structure in ["c1", "c2", "c3", "c4", "c5", "c6"] {
        host.ask("select", &json!({ "structure": structure }))?;
    }
    host.0.wait_for(
        "the host hears of the last structure",
        "window.inbox.findLast(letter => letter.data.type === 'state')?.data.payload.structure === 'c6'",
    )?;
    Ok(())
}

fn pose_and_paint(stage: &mut Stage<'_>) -> Outcome {
    let host = open(stage, "?chapter=pathways&step=paint", (1100, 800))?;
    host.inside(|page| page.graphics_are("ready"))?;
    let state = host.ask("set", &json!({ "pose": { "rotation": 30, "flexion": 10 } }))?;
    same("the head", &state["pose"]["rotation"], &json!(30))?;
    same(
        "what C1 turns on C2",
        &state["pose"]["joints"]["c1-c2"]["rotation"],
        &json!(26),
    )?;
    let refused = json!({ "ns": "atlanto", "v": 1, "id": "p", "type": "set", "payload": { "pose": { "bending": 90 } } });
    same(
        "the refusal of a broken neck",
        &host.refusal(&refused)?,
        &"bad-payload".to_owned(),
    )?;
    let kept = host.ask("get-state", &json!({}))?;
    host.hears_no_more()?;
    host.forget()?;
    host.inside(|page| {
        page.press("area-occiput")?;
        page.press("paint-mirror")?;
        page.until(
            "it is painted",
            "document.querySelector('[data-testid=traced]')",
        )
    })?;
    host.hears_no_more()?;
    same("the states told meanwhile", &host.heard("state")?.len(), &0)?;
    same(
        "the state that is asked for",
        &host.ask("get-state", &json!({}))?,
        &kept,
    )
}

fn bad_messages(stage: &mut Stage<'_>) -> Outcome {
    let host = open(stage, "?embed=1&chapter=explore", (800, 600))?;
    let message = |change: Value| {
        let mut message =
            json!({ "ns": "atlanto", "v": 1, "id": "", "type": "get-state", "payload": {} });
        change
            .as_object()
            .into_iter()
            .flatten()
            .for_each(|(key, value)| message[key] = value.clone());
        message
    };
    let cases = [
        (json!({ "id": "a", "v": 9 }), "bad-version"),
        (json!({ "id": "b", "type": "explode" }), "unknown-type"),
        (
            json!({ "id": "c", "type": "select", "payload": { "structure": 7 } }),
            "bad-payload",
        ),
        (
            json!({ "id": "d", "type": "select", "payload": { "structure": "c99" } }),
            "unknown-id",
        ),
        (
            json!({ "id": "e", "type": "goto", "payload": { "chapter": "<script>" } }),
            "unknown-id",
        ),
        (
            json!({ "id": "f", "type": "set", "payload": { "lang": "x".repeat(70_000) } }),
            "too-large",
        ),
    ];
    for (change, code) in cases {
        same(
            &format!("the refusal of {}", change["id"]),
            &host.refusal(&message(change.clone()))?,
            &code.to_owned(),
        )?;
    }
    host.ask("get-state", &json!({})).map(drop)
}

fn small(stage: &mut Stage<'_>) -> Outcome {
    let host = open(stage, "?embed=1&chapter=pathways&ui=min", (360, 480))?;
    host.inside(|page| {
        page.until("nothing is wider than the frame", "document.documentElement.scrollWidth <= innerWidth")?;
        page.until("the least is shown", "!document.querySelector('.bar, .rows') && document.querySelector('[data-testid=review]')")?;
        page.press("warnings")?;
        page.until(
            "the warning signs open",
            "document.querySelector('dialog').open && document.querySelector('dialog').textContent.length > 200",
        )
    })
}
