//! The border to the browser: what is borrowed is given back, programs link, a lost context comes
//! back.
//!
//! Runs in a real browser: `cargo test --target wasm32-unknown-unknown --test border` with
//! `wasm-bindgen-test-runner`.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    browser::{ContextWatch, Fetch, FrameLoop, MediaQuery, NextFrame, ResizeWatch, pixel_size},
    domain::{Area, Joint, Level, RegionId, Side, StructureId, StructureSet},
    mesh::TriMesh,
    render::{Renderer, live_objects},
    scene::{
        Camera, DisplayMode, DisplayState, Emphasis, HatchSpacing, Palette, Scene, ScenePart, View,
        Viewport,
    },
    shaders::shipped,
};
use glam::Vec3;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlCanvasElement, HtmlElement, WebGl2RenderingContext as Gl, WebglLoseContext};

wasm_bindgen_test_configure!(run_in_browser);

async fn wait(milliseconds: i32) {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(timer).await.unwrap();
}

/// An element on the page that goes when dropped.
struct OnPage(HtmlElement);

impl OnPage {
    fn new(name: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let element: HtmlElement = document.create_element(name).unwrap().unchecked_into();
        element
            .style()
            .set_css_text("display:block;width:320px;height:240px");
        document.body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    fn canvas(&self) -> &HtmlCanvasElement {
        self.0.unchecked_ref()
    }
}

impl Drop for OnPage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// A double pyramid.
fn diamond(centre: Vec3, size_mm: f32) -> TriMesh {
    let normals = [
        Vec3::X,
        Vec3::NEG_X,
        Vec3::Y,
        Vec3::NEG_Y,
        Vec3::Z,
        Vec3::NEG_Z,
    ];
    TriMesh {
        positions: normals
            .map(|normal| (centre + normal * size_mm).to_array())
            .to_vec(),
        normals: normals.map(|normal| normal.to_array()).to_vec(),
        occlusion: vec![255; 6],
        cartilage: Vec::new(),
        areas: vec![[255; 12]; 6],
        indices: vec![
            0, 2, 4, 4, 2, 1, 1, 2, 5, 5, 2, 0, 4, 3, 0, 1, 3, 4, 5, 3, 1, 0, 3, 5,
        ],
        chain_positions: Vec::new(),
    }
}

fn joint() -> StructureId {
    StructureId::Joint(Joint::C1C2, Side::Left)
}

fn scene() -> Scene {
    let part = |id, centre, size_mm| ScenePart::new(id, diamond(centre, size_mm), None, Vec::new());
    let middle = Vec3::new(0.0, -28.0, -22.0);
    let parts = vec![
        part(StructureId::Vertebra(Level::C2), middle, 30.0),
        part(joint(), middle + Vec3::X * 25.0, 8.0),
        part(StructureId::Skin, middle, 90.0),
    ];
    Scene::new(parts, [("relay".to_owned(), Vec3::ZERO)].into()).unwrap()
}

fn palette() -> Palette {
    let sheet = include_str!("../assets/tokens.css");
    Palette::from_tokens(|token| {
        sheet
            .split_once(&format!("{token}:"))
            .unwrap()
            .1
            .split_once(';')
            .unwrap()
            .0
            .to_owned()
    })
    .unwrap()
}

fn camera(scene: &Scene, canvas: &HtmlCanvasElement) -> Camera {
    let size = pixel_size(canvas);
    let viewport = Viewport {
        width_px: size.width_px,
        height_px: size.height_px,
        ratio: size.ratio,
    };
    Camera::new(
        scene,
        viewport,
        View {
            yaw_deg: 180,
            pitch_deg: 0,
            zoom_percent: 100,
            target_mm: View::HOME_TARGET_MM,
        },
    )
}

fn everything_on() -> Emphasis {
    Emphasis {
        selected: Some(joint()),
        highlighted: vec![joint()],
        felt: vec![(
            RegionId {
                area: Area::Occiput,
                side: Side::Left,
            },
            HatchSpacing::Close,
        )],
        signal: vec![Vec3::X * 20.0, Vec3::Y * 10.0, Vec3::Z * 10.0],
        dim_others: true,
        ..Emphasis::default()
    }
}

fn context(canvas: &HtmlCanvasElement) -> Gl {
    canvas
        .get_context("webgl2")
        .unwrap()
        .unwrap()
        .unchecked_into()
}

/// Takes the context of a canvas away, and may give it back.
fn loser(canvas: &HtmlCanvasElement) -> WebglLoseContext {
    context(canvas)
        .get_extension("WEBGL_lose_context")
        .unwrap()
        .unwrap()
        .unchecked_into()
}

/// Drops the renderer and gives its context back: a browser keeps only a few alive at a time.
fn release(renderer: Renderer, canvas: &HtmlCanvasElement) {
    drop(renderer);
    loser(canvas).lose_context();
}

/// Every pixel of the picture just drawn.
fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let size = (canvas.width() * canvas.height() * 4) as usize;
    let mut pixels = vec![0; size];
    let [width, height] =
        [canvas.width(), canvas.height()].map(|side| i32::try_from(side).unwrap());
    context(canvas)
        .read_pixels_with_opt_u8_array(
            0,
            0,
            width,
            height,
            Gl::RGBA,
            Gl::UNSIGNED_BYTE,
            Some(&mut pixels),
        )
        .unwrap();
    pixels
}

/// How many pixels differ.
fn different(a: &[u8], b: &[u8]) -> usize {
    a.chunks_exact(4)
        .zip(b.chunks_exact(4))
        .filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 2))
        .count()
}

#[wasm_bindgen_test]
fn every_program_links_and_every_emphasis_can_be_seen() {
    let page = OnPage::new("canvas");
    let (scene, palette) = (scene(), palette());
    let camera = camera(&scene, page.canvas());
    let mut renderer = Renderer::new(page.canvas(), &shipped).unwrap();
    renderer.upload(&scene).unwrap();
    let mut picture = |emphasis: &Emphasis| {
        let calls = renderer.draw(&scene, &camera, emphasis, &palette);
        assert!((1..=60).contains(&calls), "{calls} draw calls");
        assert_eq!(context(page.canvas()).get_error(), Gl::NO_ERROR);
        pixels(page.canvas())
    };
    let plain = picture(&Emphasis::default());
    let stage: Vec<u8> = plain[..4].repeat(plain.len() / 4);
    assert!(
        different(&plain, &stage) > 4000,
        "the model covers some of the stage"
    );
    let all = everything_on();
    let alone = [
        Emphasis {
            selected: all.selected,
            ..Emphasis::default()
        },
        Emphasis {
            highlighted: all.highlighted.clone(),
            ..Emphasis::default()
        },
        Emphasis {
            felt: all.felt.clone(),
            ..Emphasis::default()
        },
        Emphasis {
            signal: all.signal.clone(),
            ..Emphasis::default()
        },
        Emphasis {
            dim_others: true,
            ..Emphasis::default()
        },
    ];
    for emphasis in alone {
        let changed = different(&picture(&emphasis), &plain);
        assert!(changed > 60, "{changed} pixels for {emphasis:?}");
    }
    let mut pictures = vec![plain.clone()];
    for &show in DisplayMode::ALL
        .iter()
        .filter(|&&show| show != DisplayMode::All)
    {
        let display = DisplayState {
            show,
            ..DisplayState::default()
        };
        pictures.push(picture(
            &Emphasis {
                selected: all.selected,
                display,
                ..Emphasis::default()
            }
            .with_openings(&scene, Side::Left),
        ));
    }
    let hidden = StructureSet::default().with(StructureId::Vertebra(Level::C2));
    pictures.push(picture(&Emphasis {
        display: DisplayState {
            hidden,
            ..DisplayState::default()
        },
        ..Emphasis::default()
    }));
    for (at, one) in pictures.iter().enumerate() {
        for other in &pictures[at + 1..] {
            let changed = different(one, other);
            assert!(
                changed > 60,
                "{changed} pixels between ways to show the model"
            );
        }
    }
    assert_eq!(
        different(&picture(&Emphasis::default()), &plain),
        0,
        "nothing is left behind"
    );
    release(renderer, page.canvas());
}

#[wasm_bindgen_test]
fn twenty_lives_leave_nothing_on_the_gpu() {
    let before = live_objects();
    let scene = scene();
    for _ in 0..20 {
        let page = OnPage::new("canvas");
        let mut renderer = Renderer::new(page.canvas(), &shipped).unwrap();
        renderer.upload(&scene).unwrap();
        renderer.upload(&scene).unwrap();
        renderer.draw(
            &scene,
            &camera(&scene, page.canvas()),
            &everything_on(),
            &palette(),
        );
        assert!(live_objects() > before + 8);
        release(renderer, page.canvas());
        assert_eq!(live_objects(), before);
    }
}

#[wasm_bindgen_test]
async fn a_lost_context_comes_back_with_the_same_picture() {
    let page = OnPage::new("canvas");
    let (scene, palette) = (scene(), palette());
    let camera = camera(&scene, page.canvas());
    let told = Rc::new(RefCell::new(Vec::new()));
    let [lost, restored] = [Rc::clone(&told), Rc::clone(&told)];
    let _watch = ContextWatch::new(
        page.canvas(),
        move || lost.borrow_mut().push("lost"),
        move || restored.borrow_mut().push("restored"),
    );
    let mut renderer = Renderer::new(page.canvas(), &shipped).unwrap();
    renderer.upload(&scene).unwrap();
    renderer.draw(&scene, &camera, &everything_on(), &palette);
    let before = pixels(page.canvas());

    let loser = loser(page.canvas());
    loser.lose_context();
    wait(50).await;
    assert!(renderer.lost());
    assert_eq!(
        renderer.draw(&scene, &camera, &everything_on(), &palette),
        0,
        "it does not draw into nothing"
    );
    assert!(Renderer::new(page.canvas(), &shipped).is_err());
    loser.restore_context();
    wait(100).await;
    assert_eq!(*told.borrow(), ["lost", "restored"]);

    drop(renderer);
    let mut renderer = Renderer::new(page.canvas(), &shipped).unwrap();
    renderer.upload(&scene).unwrap();
    renderer.draw(&scene, &camera, &everything_on(), &palette);
    assert_eq!(different(&pixels(page.canvas()), &before), 0);
    release(renderer, page.canvas());
}

#[wasm_bindgen_test]
async fn frames_come_only_when_asked_for_and_the_step_is_freed() {
    let (probe, steps) = (Rc::new(()), Rc::new(Cell::new(0)));
    let (held, counted) = (Rc::clone(&probe), Rc::clone(&steps));
    let frames = FrameLoop::new(move |_| {
        let _held = &held;
        counted.set(counted.get() + 1);
        if counted.get() % 3 == 0 {
            NextFrame::Idle
        } else {
            NextFrame::Request
        }
    });
    wait(100).await;
    assert_eq!(steps.get(), 0, "it rests until asked");
    frames.request();
    frames.request();
    wait(300).await;
    assert_eq!(steps.get(), 3, "it rests when the step says so");
    frames.request();
    drop(frames);
    wait(100).await;
    assert_eq!(steps.get(), 3, "dropped, it does not step");
    assert_eq!(Rc::strong_count(&probe), 1, "the step is freed");
}

#[wasm_bindgen_test]
async fn a_frame_loop_may_be_dropped_by_its_own_step() {
    let place: Rc<RefCell<Option<FrameLoop>>> = Rc::default();
    let (inside, probe) = (Rc::clone(&place), Rc::new(()));
    let held = Rc::clone(&probe);
    let frames = FrameLoop::new(move |_| {
        let _held = &held;
        drop(inside.borrow_mut().take());
        NextFrame::Request
    });
    frames.request();
    *place.borrow_mut() = Some(frames);
    wait(200).await;
    assert!(place.borrow().is_none());
    assert_eq!(Rc::strong_count(&probe), 1);
}

#[wasm_bindgen_test]
async fn watchers_tell_and_free_what_they_hold() {
    let page = OnPage::new("div");
    let (probe, told) = (Rc::new(()), Rc::new(Cell::new(0)));
    let tell = |tenfold: i32| {
        let (held, told) = (Rc::clone(&probe), Rc::clone(&told));
        move || {
            let _held = &held;
            told.set(told.get() + tenfold);
        }
    };
    let (on_resized, on_media) = (tell(100), tell(10_000));
    let resized = ResizeWatch::watch(&page.0, on_resized).unwrap();
    let media = MediaQuery::watch("(min-width: 1px)", move |_| on_media()).unwrap();
    assert!(media.matches());
    wait(200).await;
    assert_eq!(told.get(), 100, "the size was told once at the beginning");
    page.0.style().set_property("width", "100px").unwrap();
    wait(200).await;
    assert_eq!(told.get(), 200, "the new size was told");
    drop((resized, media));
    assert_eq!(Rc::strong_count(&probe), 1);
}

#[wasm_bindgen_test]
async fn a_file_arrives_fails_by_name_or_is_given_up() {
    let answers = Rc::new(RefCell::new(Vec::new()));
    let fetch = |url: &str| {
        let answers = Rc::clone(&answers);
        Fetch::bytes(url, move |answer| {
            answers
                .borrow_mut()
                .push(answer.map_err(|error| error.to_string()))
        })
    };
    let wanted = [
        fetch("data:application/octet-stream,abc"),
        fetch("/no-such-file-here"),
    ];
    drop(fetch("data:application/octet-stream,given-up"));
    wait(500).await;
    let answers = answers.borrow();
    assert_eq!(answers.len(), wanted.len(), "{answers:?}");
    assert!(answers.contains(&Ok(b"abc".to_vec())), "{answers:?}");
    assert!(
        answers
            .iter()
            .any(|answer| answer.as_ref().is_err_and(|error| error.contains("404"))),
        "{answers:?}"
    );
}
