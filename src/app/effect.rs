//! What the world must do about a change, as data.

use super::{Comparison, Graphics, GraphicsFailure, Origin, Route};
use crate::domain::{Audience, Chapter, Kind, Language, Side, StructureId, Wires};
use crate::scene::{DisplayMode, NamedView, View};

/// One thing to do after an update. The store runs them in order; none of them may send a message
/// in the same turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Add a history entry with this fragment.
    PushUrl(Route),
    /// Change the fragment of the present history entry.
    ReplaceUrl(Route),
    /// Tell the page around the frame.
    Post(Event),
    /// Say it politely to a screen reader.
    Announce(Announcement),
    /// Take the camera there.
    MoveCamera(View, CameraMove),
    /// Put the focus on the heading of the open step, which also makes a screen reader say it.
    FocusHeading,
    /// Fetch the words of this language, unless they are here; those that are here stay until then.
    LoadWords(Language),
}

/// How the camera gets there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraMove {
    /// At once: for opened addresses.
    Cut,
    /// In under 600 ms where the motion in force lets it, else at once.
    Glide,
}

/// What a host is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The state is another one; who caused it.
    StateChanged(Origin),
    /// Something the host should know.
    Error(ErrorEvent),
}

/// What can go wrong with the model that a host should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorEvent {
    /// The browser gives no WebGL2.
    NoWebGl,
    /// The graphics context is lost.
    ContextLost,
    /// The model could not be fetched or read.
    ModelFailed,
}

impl ErrorEvent {
    /// The trouble a condition of the 3D view means, if it means any.
    #[must_use]
    pub fn of(graphics: Graphics) -> Option<Self> {
        match graphics {
            Graphics::Loading | Graphics::Ready => None,
            Graphics::Lost | Graphics::Unavailable(GraphicsFailure::ContextLost) => {
                Some(Self::ContextLost)
            }
            Graphics::Unavailable(GraphicsFailure::NoWebGl) => Some(Self::NoWebGl),
            Graphics::Unavailable(GraphicsFailure::ModelMissing | GraphicsFailure::ModelBroken) => {
                Some(Self::ModelFailed)
            }
        }
    }
}

/// What a screen reader is told; the page turns it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A structure is chosen; its pathway, if any, is lit.
    StructureSelected(StructureId),
    /// Nothing is chosen any more.
    StructureCleared,
    /// A step opened without the focus going there: chapter and index.
    StepOpened(Chapter, usize),
    /// The side changed.
    SideChosen(Side),
    /// The words are for another reader now.
    AudienceChosen(Audience),
    /// The chosen structure is set apart in this way now.
    Shown(DisplayMode),
    /// This structure is not drawn any more.
    Hidden(StructureId),
    /// This kind is drawn now, or is not any more.
    KindShown(Kind, bool),
    /// Nothing is hidden and nothing set apart.
    EverythingShown,
    /// What was shown before is shown again.
    Undone,
    /// So many regions are painted now.
    Painted(usize),
    /// So many cells of the comparison are marked now.
    Noticed(u32),
    /// This wire carries the signal now.
    WiresChosen(Wires),
    /// These treatment options are shown together now.
    OptionsCompared(Comparison),
    /// The model is seen from here now.
    ViewChosen(NamedView),
    /// The 3D view changed its condition.
    GraphicsChanged(Graphics),
}
