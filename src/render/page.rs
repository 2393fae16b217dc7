//! One page: its view, filled into its template.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::plan::{PageKind, Planned};
use crate::view::{self, Desk, Head, Here};

use super::engine::Engine;

/// The bytes of a planned page.
///
/// # Errors
/// A template that cannot be filled.
pub fn render_page(
    planned: &Planned,
    desk: &Desk<'_>,
    engine: &Engine,
) -> Result<String, Box<Diagnostic>> {
    let here = Here::at(&planned.address);
    let pen = Pen {
        desk,
        here: &here,
        engine,
    };
    match &planned.page {
        PageKind::Study(id) => pen.write("study.html", view::study::view(desk, &here, id)),
        _ => Ok(String::new()),
    }
}

/// Fills templates for one page.
struct Pen<'a> {
    desk: &'a Desk<'a>,
    here: &'a Here,
    engine: &'a Engine,
}

impl Pen<'_> {
    /// A plan names only records that exist, so a view that finds none gives an empty page.
    fn write<T: Serialize>(
        &self,
        template: &str,
        view: Option<(Head, T)>,
    ) -> Result<String, Box<Diagnostic>> {
        let Some((head, page)) = view else {
            return Ok(String::new());
        };
        let frame = view::frame::frame(self.desk, self.here, head);
        self.engine.fill(template, &frame, &page)
    }
}
