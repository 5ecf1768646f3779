//! Typed access to `assets/content`: facts (no language in them) and words (by id and audience).
//!
//! Facts know *which* structures, pathways, claims and steps there are and where they come from;
//! words say it. Code knows kinds, content knows cases: no medical fact stands in a `match`, and
//! what studies measured stands here as [`Measurement`]s.
//!
//! | word id | what |
//! |---|---|
//! | `ui.*` | labels of the interface |
//! | `chapter.<id>.title`, `.short` | title and navigation label |
//! | `step.<chapter>.<step>.title`, `.body`, `.<block>` | a step and its text blocks; paragraphs are parted by a blank line |
//! | `structure.<base>.name`, `.what`, `.does`, `.note` | a structure without its side; `.note` is a few words for the list |
//! | `area.<id>.name` | a region without its side |
//! | `pathway.<source>.title`, `.starts`, `.carried`, `.relay`, `.felt` | a pathway told in four lines |
//! | `basis.<kind>` | what kind of evidence a map rests on |
//! | `claim.<id>.done`, `.shows`, `.limits`, `.chip` | what was done, what it shows, what it does not show, one line |
//! | `warning.<id>` | one warning sign; its first sentence is the sign, the rest explains |
//! | `warnings.<urgency>`, `warnings.limits` | heads of the three lists; that a list can rule nothing out |
//! | `option.<id>.name`, `.what`, `.for`, `.against`, `.sure`, `.like`, `.cost` | one option: what it is, what speaks for and against it, of what we are how sure, what it is like, what it costs |
//! | `about.<part>.title`, `.text` | who made this, who pays, when it is looked at again, what makes a text go |
//! | `table.<id>.cell.<row>.<column>`, `table.<id>.row.<row>`, `table.<id>.column.<column>` | a comparison |
//! | `array.<id>.title`, `.text` | an icon array and its words |
//! | `question.<id>` | a question to ask |
//! | `term.<id>.name`, `.meaning` | glossary |
//!
//! In running text for patients a term of the glossary may be marked where it first stands, as
//! `[[term|words as they stand]]` or `[[term]]`: views explain it there, and everywhere else the mark
//! is taken away ([`plain_text`]).
//!
//! English is the language that the words are written in (`FILES`); others have the
//! same files and ids, and [`translation`] holds them against it. The program has none of them: it
//! reads what the site packed.
//!
//! Every id has words for both readers, but text blocks and claims may have them for clinicians
//! alone: they are then left out for patients. [`check::faults`] tells what is wrong with facts and
//! words; the tests show that it finds nothing.
//!
//! Deliberately absent: fetching, and any formatting beyond filling `{name}` holes. Start reading
//! at [`Facts`].

mod certainty;
pub mod check;
mod compact;
mod demand;
mod error;
mod evidence;
mod facts;
mod fault;
mod lengthened;
mod links;
mod marked_text;
mod marking;
mod measurement;
mod options;
mod packed;
mod painted;
mod pathway;
pub mod readability;
#[cfg(any(test, feature = "json"))]
pub mod spanish;
mod story;
#[cfg(any(test, feature = "json"))]
pub mod translation;
mod voice;
mod warnings;
mod wording;
mod words;
#[cfg(any(test, feature = "json"))]
mod written;

pub use certainty::{Certainty, Evidence, Finding};
pub use demand::ABOUT_PARTS;
pub use error::ContentError;
pub use evidence::{
    Choice, Claim, ClaimStatus, IconArray, Interest, Source, Study, Table, Term, Urgency, Warning,
};
pub use facts::{Facts, Review, ReviewStatus, StructureFacts};
pub use fault::Fault;
pub use marked_text::{Piece, pieces, plain_text};
pub use measurement::{Measurement, Unit, Value};
pub use painted::{Coverage, sources_of, warnings_of};
pub use pathway::{Basis, Felt, FeltFrequency, PainMap, Pathway};
pub use story::{Block, ChapterFacts, Exhibit, Picture, Step};
#[cfg(any(test, feature = "json"))]
pub use words::{FILES, FIRST};
pub use words::{STAND_IN, Text, Words};
