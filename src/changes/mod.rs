//! What a reader will see differ between two versions of a site: conclusions, certainty, estimates,
//! studies, wording and resources, per question and audience.
//!
//! What a site says is first told as plain values ([`Told`]), from the same sentences that its pages show;
//! then two of these are compared. No page is compared with another.

mod certain;
mod compare;
mod difference;
mod draft;
mod letter;
mod posts;
mod renamed;
mod said;
mod sections;
mod tell;
mod texts;
mod told;
mod unread;
mod untold;
mod worked_out;

pub use certain::{behind, of_question};
pub use compare::compare;
pub use difference::{Changes, Moved, TextsChange};
pub use draft::draft;
pub use letter::{Letter, Reader};
pub use posts::{Post, posts, posts_as_text, posts_on};
pub use said::sections;
pub use sections::{markdown, plain};
pub use tell::tell;
pub use told::{EditionTold, OutcomeTold, QuestionTold, Told, UpdateTold};
pub use unread::Unread;
pub use untold::{Untold, Why};
