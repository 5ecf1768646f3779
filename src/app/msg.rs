//! What can happen, and who asked.

use super::{Comparison, Dialog, Graphics, Route};
use crate::domain::{
    Audience, Brush, Chapter, Kind, Language, Motion, Side, StructureId, Theme, Wires,
};
use crate::motion::Posture;
use crate::prp;
use crate::scene::{DisplayMode, NamedView, PainDrawing, View};

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
    /// A step was asked for by index; one past the end opens the last.
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
    /// A language was chosen; its words may still be on the way.
    LanguageChosen(Language),
    /// A theme was chosen.
    ThemeChosen(Theme),
    /// A degree of motion was chosen.
    MotionChosen(Motion),
    /// A canonical view was asked for.
    ViewChosen(NamedView),
    /// The view by hand came to rest here.
    CameraSettled(View),
    /// The chosen structure is to be set apart in this way.
    ShowChosen(DisplayMode),
    /// The chosen structure is to be hidden; nothing is chosen then.
    HidePressed,
    /// Structures of a kind are to be hidden, or shown if all of them are hidden.
    KindToggled(Kind),
    /// Everything is to be shown.
    AllShown,
    /// The last change of what is shown is to be undone.
    UndoPressed,
    /// The head is to be held like this, as far as a neck can.
    PostureChosen(Posture),
    /// This is painted now.
    PaintChanged(Box<PainDrawing>),
    /// The last change of what is painted is to be undone.
    PaintUndone,
    /// This cell of the comparison fits the reader, or does not any more.
    FitToggled(u8),
    /// Everything marked in the comparison is to be cleared.
    FitsCleared,
    /// What was cleared is to be marked again.
    FitsRestored,
    /// What the pointer does on the skin.
    BrushChosen(Brush),
    /// A signal was chosen for the drawing of the crossed wires.
    WiresChosen(Wires),
    /// The centrifuge is to be set like this.
    CentrifugeSet(prp::Settings),
    /// This picture of the tube is to be shown, or the last one.
    MomentChosen(u8),
    /// These treatment options are to be shown together.
    OptionsCompared(Comparison),
    /// The step is to be as it was when it opened.
    ResetPressed,
    /// A dialog was opened.
    DialogOpened(Dialog),
    /// The dialog was closed.
    DialogClosed,
    /// An address was opened.
    RouteOpened(Box<Route>),
    /// The 3D view changed its condition.
    GraphicsChanged(Graphics),
}
