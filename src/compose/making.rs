//! Makes the units of a site on all threads, each written as soon as it is made; units of which
//! nothing has changed since the last build are left as they are.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::cache::{Trace, Traces};
use crate::diag::Diagnostic;
use crate::record::reads::{self, Read, Reads};
use crate::render::Engine;
use crate::synthesis::prints::Prints;
use crate::view::Desk;
use crate::write::{Fingerprint, Output};

use super::owners;
use super::unit::Unit;

/// What the last build left, seen with the eyes of this one.
struct Before<'a> {
    units: HashMap<&'a str, &'a Trace>,
    reads: &'a [(Read, u64)],
    /// Whether each thing that was read is as it was.
    is_same: Vec<bool>,
}

impl<'a> Before<'a> {
    fn of(traces: &'a Traces<Read>, prints: Prints<'_>) -> Self {
        let same = traces.reads.par_iter();
        let same = same.map(|(read, then)| prints.of(read) == *then);
        let units = traces.units.iter();
        Self {
            units: units.map(|unit| (unit.name.as_str(), unit)).collect(),
            reads: &traces.reads,
            is_same: same.collect(),
        }
    }

    /// The fingerprints of what is as it was, which need not be taken again.
    fn prints(&self) -> HashMap<&'a Read, u64> {
        let reads = self.reads.iter().zip(&self.is_same);
        let same = reads.filter(|(_, is_same)| **is_same);
        same.map(|((read, print), _)| (read, *print)).collect()
    }

    /// The trace of a unit, when it would be made the same again.
    fn unchanged(&self, name: &str, plan: u64) -> Option<&'a Trace> {
        let trace = *self.units.get(name)?;
        let is_same = |read: &u32| self.is_same.get(*read as usize) == Some(&true);
        (trace.plan == plan && trace.reads.iter().all(is_same)).then_some(trace)
    }
}

/// A unit that is in its place.
enum Done<'a> {
    Kept(&'a Trace),
    Made {
        name: String,
        plan: u64,
        reads: Reads,
        files: Vec<(String, u128)>,
        part: Vec<u8>,
    },
}

impl Done<'_> {
    /// Addresses and fingerprints of its files.
    fn files(&self) -> &[(String, u128)] {
        match self {
            Done::Kept(trace) => &trace.files,
            Done::Made { files, .. } => files,
        }
    }

    /// What it has left for a whole.
    fn part(&self) -> &[u8] {
        match self {
            Done::Kept(trace) => &trace.part,
            Done::Made { part, .. } => part,
        }
    }
}

/// Everything that units are made with.
#[derive(Clone, Copy)]
pub(super) struct Workshop<'a> {
    pub desk: &'a Desk<'a>,
    pub engine: &'a Engine,
    pub prints: Prints<'a>,
    /// The fingerprint of what bears on everything.
    pub general: u64,
    /// That of the assets of the theme.
    pub assets: u64,
}

impl Workshop<'_> {
    /// Makes what has to be made, and says which pages these were and what was read for each unit.
    ///
    /// # Errors
    /// The first unit, in their order, that cannot be made or written.
    pub fn make(
        self,
        units: &[Unit<'_>],
        output: &Output,
        before: &Traces<Read>,
    ) -> Result<(usize, Traces<Read>), Box<Diagnostic>> {
        let last = Before::of(before, self.prints);
        let done: Vec<Result<Option<Done<'_>>, Box<Diagnostic>>> = units
            .par_iter()
            .map(|unit| match unit.whole() {
                None => self.one(unit, output, &last, &[]).map(Some),
                Some(_) => Ok(None),
            })
            .collect();
        let done: Vec<Option<Done<'_>>> = done.into_iter().collect::<Result<_, _>>()?;
        let done = self.with_wholes(units, output, &last, done)?;
        let made = units.iter().zip(&done);
        // Where all was kept, the addresses are those of the last build.
        if done.iter().any(|done| matches!(done, Done::Made { .. })) {
            let claims = made.clone().flat_map(|(unit, done)| {
                let files = done.files().iter();
                files.map(move |(address, _)| (address.as_str(), unit.owner()))
            });
            owners::all_or_none(owners::clashes(claims))?;
        }
        let rendered = made
            .filter(|(unit, done)| matches!((unit, done), (Unit::Page(_), Done::Made { .. })))
            .count();
        Ok((rendered, self.traces(done, before, &last)))
    }

    /// Puts wholes together from the parts that the others have left.
    fn with_wholes<'t>(
        self,
        units: &[Unit<'_>],
        output: &Output,
        last: &Before<'t>,
        mut done: Vec<Option<Done<'t>>>,
    ) -> Result<Vec<Done<'t>>, Box<Diagnostic>> {
        for (place, unit) in units.iter().enumerate() {
            if let Some(whole) = unit.whole() {
                let parts = units.iter().zip(&done);
                let parts = parts.filter(|(unit, _)| unit.whole_of() == Some(whole));
                let parts: Vec<&[u8]> = parts
                    .filter_map(|(_, done)| Some(done.as_ref()?.part()))
                    .collect();
                done[place] = Some(self.one(unit, output, last, &parts)?);
            }
        }
        Ok(done.into_iter().flatten().collect())
    }

    fn one<'t>(
        self,
        unit: &Unit<'_>,
        output: &Output,
        last: &Before<'t>,
        parts: &[&[u8]],
    ) -> Result<Done<'t>, Box<Diagnostic>> {
        let (name, plan) = (unit.name(), unit.plan(self.general, self.assets, parts));
        if let Some(trace) = last.unchanged(&name, plan) {
            let files = trace.files.iter();
            let files: Vec<_> = files
                .map(|(address, print)| (address.as_str(), Fingerprint(*print)))
                .collect();
            if output.keep_all(&files) {
                return Ok(Done::Kept(trace));
            }
        }
        let (made, mut reads) = reads::noted(|| unit.make(self.desk, self.engine, parts));
        reads.extend(unit.reads());
        let made = made?;
        let mut files = Vec::new();
        for file in made.files {
            let print = output.put(&file.address, &file.bytes)?;
            files.push((file.address, print.0));
        }
        Ok(Done::Made {
            name,
            plan,
            reads,
            files,
            part: made.part,
        })
    }

    /// Notes for the next build what was read for each unit.
    fn traces(self, done: Vec<Done<'_>>, before: &Traces<Read>, last: &Before<'_>) -> Traces<Read> {
        let mut places: HashMap<Read, u32> = HashMap::new();
        let mut place = |read: &Read| -> u32 {
            let next = places.len() as u32;
            match places.get(read) {
                Some(place) => *place,
                None => *places.entry(read.clone()).or_insert(next),
            }
        };
        let mut moved: Vec<Option<u32>> = vec![None; before.reads.len()];
        let mut units = Vec::with_capacity(done.len());
        for done in done {
            units.push(match done {
                Done::Kept(trace) => {
                    let reads = trace.reads.iter().filter_map(|at| {
                        let at = *at as usize;
                        let (read, _) = before.reads.get(at)?;
                        Some(*moved.get_mut(at)?.get_or_insert_with(|| place(read)))
                    });
                    Trace {
                        reads: reads.collect(),
                        ..trace.clone()
                    }
                }
                Done::Made {
                    name,
                    plan,
                    reads,
                    files,
                    part,
                } => Trace {
                    name,
                    plan,
                    reads: reads.iter().map(&mut place).collect(),
                    files,
                    part,
                },
            });
        }
        let mut reads: Vec<(Read, u32)> = places.into_iter().collect();
        reads.sort_unstable_by_key(|(_, place)| *place);
        let known = last.prints();
        let reads = reads.into_par_iter().map(|(read, _)| {
            let known = known.get(&read).copied();
            let print = known.unwrap_or_else(|| self.prints.of(&read));
            (read, print)
        });
        Traces {
            reads: reads.collect(),
            units,
        }
    }
}
