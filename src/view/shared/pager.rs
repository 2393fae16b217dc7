//! A page of a list: which records stand on it, and the way to the pages beside it.

use serde::Serialize;

use crate::plan::{PAGE_OF_LIST, pages_of};
use crate::view::desk::Here;
use crate::words::{Words, say};

use crate::view::part::Link;

/// How many pages on either side of the one shown have links of their own. The number of links on a
/// page does not grow with the list.
const BESIDE: usize = 2;

/// The way to the other pages of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// "Page 2 of 7: 101 to 200 of 640".
    pub words: String,
    /// The page before, when there is one.
    pub previous: Option<Link>,
    /// The page after, when there is one.
    pub next: Option<Link>,
    /// The first, the last and those near the one shown.
    pub pages: Vec<PagerItem>,
}

/// A link to a page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerItem {
    /// "Page 3".
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether pages before it are left out.
    pub after_gap: bool,
}

/// Which part of a list stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// All records of the list.
    pub total: usize,
    /// The page, counted from 0.
    pub page: usize,
}

impl Part {
    /// The place of its first record among all, counted from 0.
    pub fn first(self) -> usize {
        self.page * PAGE_OF_LIST
    }

    /// The records of the page, of all in their order.
    pub fn take<T>(self, all: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        let all = all.into_iter();
        all.skip(self.first()).take(PAGE_OF_LIST)
    }

    /// The title of the page.
    pub fn title(self, words: &Words, title: &str) -> String {
        match self.page {
            0 => title.to_owned(),
            page => say!(
                words,
                "pager.title",
                title = title,
                page = page + 1,
                pages = pages_of(self.total)
            ),
        }
    }

    /// The way to the other pages; nothing when there is one page.
    pub fn pager(
        self,
        words: &Words,
        here: &Here,
        address: impl Fn(usize) -> String,
    ) -> Option<Pager> {
        let first = self.first();
        let last = self.total.min(first + PAGE_OF_LIST);
        let shown = Some((first + 1, last, self.total));
        pager(words, here, address, pages_of(self.total), self.page, shown)
    }
}

/// The way to the other pages of a list of so many pages; nothing when there is one. `shown` is the
/// first and the last record of the page, and how many there are in all, where that can be said.
pub fn pager(
    words: &Words,
    here: &Here,
    address: impl Fn(usize) -> String,
    pages: usize,
    current: usize,
    shown: Option<(usize, usize, usize)>,
) -> Option<Pager> {
    if pages < 2 {
        return None;
    }
    let link = |page: usize, label: String| here.link(label, &address(page));
    let mut items: Vec<PagerItem> = Vec::new();
    let mut before = None;
    for page in near(pages, current) {
        items.push(PagerItem {
            label: say!(words, "pager.page", page = page + 1),
            href: here.href(&address(page)),
            current: page == current,
            after_gap: before.is_some_and(|before: usize| page > before + 1),
        });
        before = Some(page);
    }
    Some(Pager {
        words: where_it_is(words, current + 1, pages, shown),
        previous: current
            .checked_sub(1)
            .map(|page| link(page, say!(words, "pager.previous"))),
        next: (current + 1 < pages).then(|| link(current + 1, say!(words, "pager.next"))),
        pages: items,
    })
}

fn where_it_is(
    words: &Words,
    page: usize,
    pages: usize,
    shown: Option<(usize, usize, usize)>,
) -> String {
    match shown {
        None => say!(words, "pager.page-of", page = page, pages = pages),
        Some((from, to, total)) => say!(
            words,
            "pager.page-of-and-records",
            page = page,
            pages = pages,
            from = from,
            to = to,
            total = total
        ),
    }
}

/// The first page, the last, and those near the current one.
fn near(pages: usize, current: usize) -> impl Iterator<Item = usize> {
    let is_near = move |page: &usize| page.abs_diff(current) <= BESIDE;
    let low = current.saturating_sub(BESIDE);
    let middle = (low..pages).take_while(move |page| *page <= current + BESIDE);
    let first = (!is_near(&0)).then_some(0);
    let last = Some(pages - 1).filter(|last| !is_near(last));
    first.into_iter().chain(middle).chain(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_shows_few_pages_and_says_where_some_are_left_out() {
        assert_eq!(
            near(200, 100).collect::<Vec<_>>(),
            [0, 98, 99, 100, 101, 102, 199]
        );
        assert_eq!(near(4, 0).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(near(2, 1).collect::<Vec<_>>(), [0, 1]);
        let part = Part {
            total: 640,
            page: 3,
        };
        let here = Here::at("risks/page-4.html");
        let address = |page: usize| crate::plan::List::Risks.address(page);
        let Some(pager) = part.pager(&Words::english(), &here, address) else {
            panic!("there are seven pages");
        };
        assert_eq!(pager.words, "Page 4 of 7: 301 to 400 of 640");
        let gaps: Vec<bool> = pager.pages.iter().map(|item| item.after_gap).collect();
        assert_eq!(gaps, [false, false, false, false, false, false, false]);
        assert_eq!(
            pager.next.map(|link| link.href).as_deref(),
            Some("../risks/page-5.html")
        );
    }

    #[test]
    fn every_record_stands_on_one_page() {
        let records: Vec<usize> = (0..250).collect();
        let part = |page| Part { total: 250, page };
        let all: Vec<usize> = (0..3)
            .flat_map(|page| part(page).take(records.clone()))
            .collect();
        assert_eq!(all, records);
        assert_eq!(
            part(1).title(&Words::english(), "Risks"),
            "Risks, page 2 of 3"
        );
    }
}
