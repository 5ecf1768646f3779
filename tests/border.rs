//! The border to the browser: what is borrowed is given back, programs link, a lost context comes
//! back.
//!
//! Runs in a real browser: `cargo test --target wasm32-unknown-unknown --test border` with
//! `wasm-bindgen-test-runner`.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    browser::{
        self, ContextWatch, Fetch, FrameLoop, MediaQuery, NextFrame, ResizeWatch, pixel_size,
    },
    domain::{Area, Joint, Language, Level, RegionId, Side, StructureId, StructureSet},
    format::{written, written_date},
    mesh::TriMesh,
    motion::{Posture, Rig, unpack_chain_position},
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
fn numbers_and_dates_are_written_as_by_intl() {
    let numbers = [
        "0",
        "7",
        "-7",
        "12",
        "999",
        "1000",
        "1500",
        "-2640",
        "9999",
        "10000",
        "12640.5",
        "100000",
        "1234567.25",
        "0.5",
        "-0.3",
        "3.5",
        "18.125",
        "00",
        "007",
    ];
    // those that have a style in `format`
    for language in ["en", "es"].map(|tag| tag.parse::<Language>().unwrap()) {
        for number in numbers {
            let here = written(&number.parse::<f64>().unwrap().to_string(), language);
            assert_eq!(
                here,
                browser::number(number, language.locale()),
                "{language}"
            );
        }
        for month in 1..=12 {
            let date = format!("2026-{month:02}-{:02}", month * 2);
            let here = written_date(&date, language);
            assert_eq!(here, browser::date(&date, language.locale()), "{language}");
        }
    }
}

#[wasm_bindgen_test]
fn a_search_meets_words_with_and_without_accents() {
    for (word, folded) in [
        ("Cráneo", "craneo"),
        ("VÉRTEBRA", "vertebra"),
        ("Señal", "senal"),
    ] {
        assert_eq!(browser::fold_for_search(word), folded);
        assert_eq!(browser::fold_for_search(folded), folded);
    }
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

/// Points of a neck, in the frame of the model, mm: near enough to the real ones.
const LANDMARKS: [(&str, [f32; 3]); 17] = [
    ("dens", [0.0, -7.8, 1.9]),
    ("condyles", [0.0, 16.6, -9.6]),
    ("condyles-tilt", [0.0, 38.5, -15.8]),
    ("body-c2", [0.0, -28.3, 2.4]),
    ("body-c3", [0.0, -46.7, 1.9]),
    ("body-c4", [0.0, -63.4, -0.2]),
    ("body-c5", [0.0, -79.7, -3.2]),
    ("body-c6", [0.0, -95.7, -7.0]),
    ("body-c7", [0.0, -111.9, -12.4]),
    ("disc-c7-t1", [0.0, -120.3, -15.7]),
    ("c0-c1-joint", [17.0, -1.7, -4.4]),
    ("c1-c2-joint", [15.3, -15.8, -0.7]),
    ("c2-c3-joint", [18.3, -37.1, -11.7]),
    ("c3-c4-joint", [18.5, -53.0, -13.2]),
    ("c4-c5-joint", [18.3, -68.6, -15.8]),
    ("c5-c6-joint", [18.5, -83.7, -19.4]),
    ("c6-c7-joint", [18.0, -98.6, -23.7]),
];

/// Ways to hold the head, among them the furthest in each direction.
const POSTURES: [[i16; 3]; 5] = [
    [72, 0, 0],
    [-40, 30, 0],
    [0, -60, 0],
    [0, 60, 0],
    [25, -20, -20],
];

/// The shader of the product and the CPU may place a vertex this far apart, mm.
const SAME_MM: f32 = 0.05;

/// A vertex as the product keeps it: position at rest in mm, and its place along the chain of
/// bones in one byte.
type Vertex = (Vec3, u8);

/// Runs `move` of `pose.glsl` on the graphics card and reads back where it puts each vertex and
/// how it turns the normal `Vec3::Y`.
fn posed_on_gpu(gl: &Gl, rig: &Rig, posture: Posture, vertices: &[Vertex]) -> Vec<[Vec3; 2]> {
    let source = format!(
        "#version 300 es\nprecision highp float;\n{}\nlayout(location = 0) in vec3 rest;\n\
         layout(location = 1) in float place;\nout vec3 moved_point;\nout vec3 moved_normal;\n\
         void main() {{ moved_point = rest; moved_normal = vec3(0.0, 1.0, 0.0);\n\
         move(moved_point, moved_normal, place); gl_Position = vec4(0.0, 0.0, 0.0, 1.0); }}",
        shipped("pose.glsl").unwrap()
    );
    let fragment = "#version 300 es\nprecision highp float;\nout vec4 colour;\nvoid main() { colour = vec4(1.0); }";
    let program = gl.create_program().unwrap();
    for (kind, source) in [
        (Gl::VERTEX_SHADER, source.as_str()),
        (Gl::FRAGMENT_SHADER, fragment),
    ] {
        let shader = gl.create_shader(kind).unwrap();
        gl.shader_source(&shader, source);
        gl.compile_shader(&shader);
        assert_eq!(
            gl.get_shader_info_log(&shader).unwrap_or_default().trim(),
            ""
        );
        gl.attach_shader(&program, &shader);
    }
    let outputs = js_sys::Array::of2(&"moved_point".into(), &"moved_normal".into());
    gl.transform_feedback_varyings(&program, &outputs, Gl::INTERLEAVED_ATTRIBS);
    gl.link_program(&program);
    assert_eq!(
        gl.get_program_info_log(&program).unwrap_or_default().trim(),
        ""
    );
    gl.use_program(Some(&program));

    let pose = rig.pose(posture);
    let give = |name: &str, numbers: Vec<f32>| {
        let place = gl.get_uniform_location(&program, name).unwrap();
        gl.uniform4fv_with_f32_array(Some(&place), &numbers);
    };
    let turns = pose.bones.iter().flat_map(|bone| bone.rotation.to_array());
    give("bone_rotation", turns.collect());
    let four = |[x, y, z]: [f32; 3]| [x, y, z, 0.0];
    let shifts = pose
        .bones
        .iter()
        .flat_map(|bone| four(bone.translation.to_array()));
    give("bone_translation", shifts.collect());
    let centres = pose
        .centres
        .iter()
        .flat_map(|centre| four(centre.to_array()));
    give("joint_centre", centres.collect());

    let mut bytes = Vec::new();
    for (rest, place) in vertices {
        bytes.extend(
            rest.to_array()
                .iter()
                .flat_map(|number| number.to_ne_bytes()),
        );
        bytes.extend([*place, 0, 0, 0]);
    }
    let input = gl.create_buffer().unwrap();
    gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&input));
    gl.buffer_data_with_u8_array(Gl::ARRAY_BUFFER, &bytes, Gl::STATIC_DRAW);
    gl.enable_vertex_attrib_array(0);
    gl.vertex_attrib_pointer_with_i32(0, 3, Gl::FLOAT, false, 16, 0);
    gl.enable_vertex_attrib_array(1);
    gl.vertex_attrib_pointer_with_i32(1, 1, Gl::UNSIGNED_BYTE, true, 16, 12);

    let mut moved = vec![0_u8; vertices.len() * 24];
    let output = gl.create_buffer().unwrap();
    gl.bind_buffer(Gl::TRANSFORM_FEEDBACK_BUFFER, Some(&output));
    let size = i32::try_from(moved.len()).unwrap();
    gl.buffer_data_with_i32(Gl::TRANSFORM_FEEDBACK_BUFFER, size, Gl::STREAM_READ);
    gl.bind_buffer_base(Gl::TRANSFORM_FEEDBACK_BUFFER, 0, Some(&output));
    gl.enable(Gl::RASTERIZER_DISCARD);
    gl.begin_transform_feedback(Gl::POINTS);
    gl.draw_arrays(Gl::POINTS, 0, i32::try_from(vertices.len()).unwrap());
    gl.end_transform_feedback();
    gl.disable(Gl::RASTERIZER_DISCARD);
    gl.get_buffer_sub_data_with_i32_and_u8_array(Gl::TRANSFORM_FEEDBACK_BUFFER, 0, &mut moved);
    assert_eq!(gl.get_error(), Gl::NO_ERROR);
    let numbers: Vec<f32> = moved
        .chunks_exact(4)
        .map(|bytes| f32::from_ne_bytes(bytes.try_into().unwrap()))
        .collect();
    numbers
        .chunks_exact(6)
        .map(|six| [Vec3::from_slice(six), Vec3::from_slice(&six[3..])])
        .collect()
}

#[wasm_bindgen_test]
fn the_shader_and_the_cpu_pose_every_vertex_alike() {
    let page = OnPage::new("canvas");
    let gl = context(page.canvas());
    let landmark = |name: &str| {
        let known = LANDMARKS.iter().find(|(known, _)| *known == name);
        known.map(|(_, point)| Vec3::from(*point))
    };
    let rig = Rig::new(landmark).unwrap();
    // every place along the chain, on a ring round the neck
    let vertices: Vec<Vertex> = (0..=224_u8)
        .flat_map(|place| {
            (0..8_u8).map(move |eighth| {
                let (sin, cos) = (f32::from(eighth) * std::f32::consts::FRAC_PI_4).sin_cos();
                let rest = Vec3::new(60.0 * cos, 40.0 - 0.8 * f32::from(place), 60.0 * sin);
                (rest, place)
            })
        })
        .collect();
    for [rotation_deg, flexion_deg, bending_deg] in POSTURES {
        let posture = Posture {
            rotation_deg,
            flexion_deg,
            bending_deg,
        };
        let pose = rig.pose(posture);
        let on_gpu = posed_on_gpu(&gl, &rig, posture, &vertices);
        assert_eq!(on_gpu.len(), vertices.len());
        let (mut apart_mm, mut moved_mm) = (0.0_f32, 0.0_f32);
        for ((rest, place), [point, normal]) in vertices.iter().zip(on_gpu) {
            let place = unpack_chain_position(*place);
            apart_mm = apart_mm.max(point.distance(pose.pose_point(*rest, place)));
            moved_mm = moved_mm.max(point.distance(*rest));
            assert!(
                normal.distance(pose.pose_normal(Vec3::Y, place)) < 1e-3,
                "{posture:?}: the normal at {place}"
            );
        }
        assert!(apart_mm <= SAME_MM, "{posture:?}: {apart_mm} mm apart");
        assert!(moved_mm > 10.0, "{posture:?} moves something");
    }
}
