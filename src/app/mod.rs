//! The one `State`, the one `Msg`, the pure `update`, its `Effect`s, and `Route` (state ⇄ URL).
//!
//! Everything that can happen, from the canvas, the page, the URL, a host or a step, is a [`Msg`] with an [`Origin`].
//! `update` is total, sends no messages and touches nothing but the state. Deliberately absent: per-frame values
//! (the moving camera, hover) and words. Start reading at `update`.

use crate::domain::{Audience, Chapter, Language, Motion, Side, StructureId, Theme};
use crate::scene::{NamedView, View};

/// Everything the program remembers about what the reader is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The open chapter.
    pub chapter: Chapter,
    /// Index of the open step in its chapter.
    pub step: usize,
    /// The chosen structure.
    pub structure: Option<StructureId>,
    /// The side that hurts.
    pub side: Side,
    /// Who reads.
    pub audience: Audience,
    /// Language of the words.
    pub language: Language,
    /// Theme asked for.
    pub theme: Theme,
    /// Motion asked for.
    pub motion: Motion,
    /// Where the viewer stands.
    pub view: View,
    /// Which dialog is open.
    pub dialog: Option<Dialog>,
    /// How the 3D view is doing.
    pub graphics: Graphics,
}

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Warning signs: one tap away everywhere.
    Warnings,
    /// Sources, review status and date.
    Sources,
    /// Chapters and settings.
    Menu,
}

/// How the 3D view is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// The model is on its way.
    Loading,
    /// The model can be seen.
    Ready,
    /// The context is lost and may come back.
    Lost,
    /// It will not come: pictures and words take its place.
    Unavailable(GraphicsFailure),
}

/// Why there is no 3D view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphicsFailure {
    /// No WebGL2.
    NoWebGl,
    /// The context was lost for more than five seconds.
    ContextLost,
    /// The model could not be fetched.
    ModelMissing,
    /// The model is not what it should be.
    ModelBroken,
}

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reader.
    User,
    /// The page around the frame.
    Host,
    /// The address.
    Url,
    /// A step of the story, or the program itself.
    Story,
}

/// What happened or was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A chapter was asked for; its first step opens.
    ChapterOpened(Chapter),
    /// A step was asked for by index.
    StepOpened(Chapter, usize),
    /// The next step, or the next chapter's first.
    NextPressed,
    /// The step before, or the chapter before's last.
    BackPressed,
    /// A structure was picked, or nothing.
    StructurePicked(Option<StructureId>),
    /// A side was chosen.
    SideChosen(Side),
    /// A reader was chosen.
    AudienceChosen(Audience),
    /// A language was chosen and its words are here.
    LanguageChosen(Language),
    /// A theme was chosen.
    ThemeChosen(Theme),
    /// A degree of motion was chosen.
    MotionChosen(Motion),
    /// A canonical view was asked for.
    ViewChosen(NamedView),
    /// The view by hand came to rest here.
    CameraSettled(View),
    /// A dialog was opened.
    DialogOpened(Dialog),
    /// The dialog was closed.
    DialogClosed,
    /// An address was opened.
    RouteOpened(Box<route::Route>),
    /// The 3D view changed its condition.
    GraphicsChanged(Graphics),
}

pub mod route {
    //! State ⇄ URL fragment.
    /// What a URL fragment says.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Route;
}
