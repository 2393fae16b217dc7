//! Every reference case of published statistical software, value by value.
//!
//! All JSON files under `tests/reference` are read; each case is dispatched on its `analysis`
//! and every expected key compared. Files can be dropped in; unknown kinds and unknown keys fail.

mod absolute;
mod compare;
mod conversions;
mod deeper;
mod dispatch;
mod effects;
mod files;
mod formulas;
mod models;
mod report;
mod scripts;
mod tests_of_asymmetry;

use compare::Comparison;

#[test]
fn every_reference_value_agrees() {
    let mut comparison = Comparison::default();
    let files = files::all();
    let known = files::cases_by_id(&files);
    for file in &files {
        let name = file.name.clone();
        let before = (comparison.cases, comparison.values);
        match file.kind() {
            files::Kind::Cases => file.cases().for_each(|c| dispatch::run(c, &mut comparison)),
            files::Kind::Absolute => file.cases().for_each(|c| absolute::run(c, &mut comparison)),
            files::Kind::Scripts => {
                file.cases()
                    .for_each(|c| scripts::run(c, &known, &mut comparison));
            }
            files::Kind::Formulas => formulas::run(&file.content, &mut comparison),
            files::Kind::Unknown => comparison.fail(format!("{name}: unknown kind of file")),
        }
        let (cases, values) = (comparison.cases - before.0, comparison.values - before.1);
        println!("{name}: {cases} cases, {values} values");
    }
    println!(
        "{} cases, {} values compared",
        comparison.cases, comparison.values
    );
    comparison.print_loosest();
    comparison.finish();
}
