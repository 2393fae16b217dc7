//! One deliberate fault in the real content: the report must name its code, the very line, and
//! say in plain words what is wrong.

use crate::support::Project;
use distil::diag::Diagnostic;

/// A fault that was made, and what the report must say about it.
struct Expected<'a> {
    code: &'a str,
    file: &'a str,
    /// Line and column; nothing when the whole file is meant.
    place: Option<(usize, usize)>,
    words: &'a [&'a str],
}

/// The report must hold exactly this one problem.
fn assert_only(project: &Project, expected: &Expected<'_>) {
    let problems = project.problems();
    assert_eq!(
        problems.len(),
        1,
        "one fault, one problem: {}",
        listed(&problems)
    );
    assert_told(&problems, expected);
}

/// The report must hold this problem.
fn assert_told(problems: &[Diagnostic], expected: &Expected<'_>) {
    let is_it = |problem: &&Diagnostic| {
        let place = problem.place.as_ref();
        let at = place.filter(|p| p.line > 0).map(|p| (p.line, p.column));
        problem.code.id == expected.code
            && place.is_some_and(|p| p.file == expected.file)
            && at == expected.place
    };
    let problem = problems.iter().find(is_it).unwrap_or_else(|| {
        panic!(
            "{} at {}:{:?} is not told:\n{}",
            expected.code,
            expected.file,
            expected.place,
            listed(problems)
        )
    });
    let said = format!("{} {}", problem.message, problem.hints.join(" "));
    for word in expected.words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

fn listed(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem.place.as_ref().map(distil::diag::Place::label);
        format!(
            "  {} {}: {} | {}\n",
            problem.code.id,
            place.unwrap_or_default(),
            problem.message,
            problem.hints.join(" | ")
        )
    };
    problems.iter().map(line).collect()
}

/// Each fault is a test: in `file`, `from` becomes `to`; then `code` is told at the first `at`
/// from there on, with the words.
macro_rules! faults {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $code:literal at $at:literal, $words:expr;)*) => {
        $(#[test]
        fn $name() {
            let project = Project::real();
            let from = project.replace($file, $from, $to);
            let from = if $at.is_empty() { 0 } else { from };
            let place = Some(project.place_of($file, from, $at));
            assert_only(&project, &Expected { code: $code, file: $file, place, words: &$words });
        })*
    };
}

faults! {
    // YAML
    a_tab_indents: "studies/smit-2023.yaml", "\n  year:" => "\n\tyear:",
        "E0201" at "\t", ["tab", "spaces"];
    a_colon_is_missing: "studies/smit-2023.yaml", "\ndesign: " => "\ndesign ",
        "E0202" at "design", ["no colon after `design`"];
    a_space_is_missing_after_a_colon: "outcomes/cost.yaml", "\nbetter: " => "\nbetter:",
        "E0202" at "better", ["no space after the colon of `better`"];
    a_line_is_too_far_out: "studies/corrigan-2017.yaml", "\n  condition:" => "\n condition:",
        "E0203" at "condition", ["column 2", "column 1 or 3"];
    a_line_is_too_far_in: "studies/corrigan-2017.yaml", "\n  condition:" => "\n     condition:",
        "E0203" at "condition", ["column 6"];
    a_quotation_mark_is_open: "site.yaml", "title: \"Peer workers: the evidence\"" => "title: \"Peer workers",
        "E0204" at "\"Peer", ["not closed"];
    an_apostrophe_closes_a_text: "glossary/grade.yaml", "term: " => "plain: 'It's plain'\nterm: ",
        "E0204" at "'It's", ["apostrophe", "\"It's plain\""];
    a_key_is_given_twice: "outcomes/cost.yaml", "\nbetter:" => "\nname: Cost\nbetter:",
        "E0205" at "name: Cost", ["`name`", "twice"];
    a_nested_key_is_given_twice: "studies/corrigan-2017.yaml", "\n  mean_age:" => "\n  condition: other\n  mean_age:",
        "E0205" at "condition: other", ["`condition`", "twice"];
    a_colon_stands_in_a_text: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: Reviews: ",
        "E0206" at "Reviews", ["colon", "quotation marks"];
    a_text_begins_with_an_at: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: @",
        "E0206" at "@", ["`@`", "quotation marks"];
    a_text_begins_with_a_backtick: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: `",
        "E0206" at "`", ["quotation marks"];
    a_text_begins_with_a_percent_sign: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: %",
        "E0206" at "%", ["`%`"];
    a_text_begins_with_a_star: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: **",
        "E0206" at "**", ["`*`"];
    a_text_begins_with_a_tag: "studies/smit-2023.yaml", "\nheadline: " => "\nheadline: !new ",
        "E0206" at "!new", ["`!`"];
    a_text_begins_with_a_link: "risks/role-drift.yaml", "\nowner: " => "\nowner: [a](study:smit-2023) ",
        "E0206" at "[a]", ["link", "quotation marks"];
    a_bracket_is_open: "studies/corrigan-2017.yaml", "[United States]" => "[United States",
        "E0206" at "[United", ["`[`", "not closed"];
    a_line_of_hyphens_divides_a_record: "outcomes/cost.yaml", "\nbetter:" => "\n---\nbetter:",
        "E0208" at "---", ["three hyphens", "lost"];
    a_list_item_with_a_colon_becomes_a_key: "risks/role-drift.yaml", "\ncontrols:" => "\ncontrols:\n  - First: agree the role",
        "E0303" at "First", ["needs a text", "colon"];

    // What a record may hold
    a_key_is_unknown: "outcomes/cost.yaml", "\nbetter:" => "\nbeter:",
        "E0301" at "beter", ["`beter`", "Did you mean `better`?"];
    a_key_is_in_capitals: "outcomes/cost.yaml", "\nalso:" => "\nAlso:",
        "E0301" at "Also", ["`also`"];
    a_key_has_a_hyphen: "outcomes/cost.yaml", "\nimportance_for:" => "\nimportance-for:",
        "E0301" at "importance-for", ["Write `importance_for`"];
    a_key_begins_with_a_false_space: "studies/corrigan-2017.yaml", "\n  condition:" => "\n  \u{a0}condition:",
        "E0301" at "\u{a0}", ["`condition`", "looks like a space"];
    a_colon_is_missing_in_braces: "economics/cost-model.yaml", "{missing: not-reported}" => "{missing not-reported}",
        "E0301" at "missing not", ["`missing: not-reported`"];
    a_key_is_missing: "outcomes/cost.yaml", "\nplain_name: " => "\n# ",
        "E0302" at "", [];
    a_word_stands_for_a_list: "studies/corrigan-2017.yaml", "[United States]" => "United States",
        "E0303" at "United", ["needs a list", "[United States]"];
    a_list_stands_for_a_text: "studies/corrigan-2017.yaml", "\n  condition: severe mental illness" => "\n  condition: [severe mental illness]",
        "E0303" at "[severe", ["needs a text", "a list"];
    a_list_item_lacks_its_space: "studies/corrigan-2017.yaml", "[United States]" => "\n  -United States",
        "E0303" at "-United", ["needs a list", "`- United States`"];
    a_word_stands_for_a_number: "outcomes/cost.yaml", "\nimportance: " => "\nimportance: high #",
        "E0303" at "high", ["needs a whole number", "`high`"];
    a_number_has_a_comma: "studies/corrigan-2017.yaml", "mean_age: 52.88" => "mean_age: 52,88",
        "E0303" at "52,88", ["needs a number", "`52.88`"];
    a_number_has_its_thousands_divided: "studies/lloyd-evans-2014.yaml", "n: 5597" => "n: 5,597",
        "E0303" at "5,597", ["`5597`"];
    a_number_has_a_percent_sign: "studies/corrigan-2017.yaml", "percent_women: 39" => "percent_women: 39%",
        "E0303" at "39%", ["percent sign", "`39`"];
    a_number_has_a_printed_minus: "studies/lloyd-evans-2014.yaml", "estimate: -0.24" => "estimate: −0.24",
        "E0303" at "−0.24", ["minus", "`-0.24`"];
    a_number_is_not_available: "studies/corrigan-2017.yaml", "mean_age: 52.88" => "mean_age: n/a",
        "E0303" at "n/a", ["Leave the number out"];
    no_stands_for_false: "site.yaml", "public_sector: true" => "public_sector: no",
        "E0303" at "no", ["`true` or `false`", "Write `false`."];
    a_choice_does_not_exist: "studies/corrigan-2017.yaml", "design: randomised-trial" => "design: randomized-trial",
        "E0304" at "randomized", ["Did you mean `randomised-trial`?"];
    a_choice_is_written_otherwise: "studies/corrigan-2017.yaml", "design: randomised-trial" => "design: Randomised trial",
        "E0304" at "Randomised", ["Did you mean `randomised-trial`?"];
    a_date_is_written_otherwise: "updates/site-published.md", "date: 2026-11-20" => "date: 20/11/2026",
        "E0305" at "20/11", ["2026-11-20"];
    a_date_does_not_exist: "updates/site-published.md", "date: 2026-11-20" => "date: 2026-02-30",
        "E0305" at "2026-02-30", ["the day must exist"];
    a_number_is_none: "studies/corrigan-2017.yaml", "mean_age: 52.88" => "mean_age: NaN",
        "E0306" at "NaN", ["`NaN`"];
    a_number_is_infinite: "studies/corrigan-2017.yaml", "mean_age: 52.88" => "mean_age: .inf",
        "E0306" at ".inf", ["`.inf`"];
    a_number_is_too_large: "studies/corrigan-2017.yaml", "mean_age: 52.88" => "mean_age: 1e999",
        "E0306" at "1e999", ["too large"];
    a_count_is_negative: "studies/lloyd-evans-2014.yaml", "n: 5597" => "n: -5597",
        "E0510" at "-5597", ["0 or more"];
    a_count_is_too_large: "studies/lloyd-evans-2014.yaml", "n: 5597" => "n: 5597000000",
        "E0510" at "5597000000", ["too much"];
    a_text_is_empty: "studies/corrigan-2017.yaml", "\n  condition: severe mental illness" => "\n  condition:",
        "E0309" at ":", ["nothing behind `condition`"];
    a_text_is_a_remark: "studies/corrigan-2017.yaml", "\n  condition: severe mental illness" => "\n  condition: #1 illness",
        "E0309" at ":", ["`condition`", "remark"];

    // Links between records
    a_study_does_not_exist: "syntheses/recovery-trials.yaml", "\n  - craig-2004\n" => "\n  - craig-2040\n",
        "E0401" at "craig-2040", ["no study `craig-2040`", "Did you mean `craig-2004`?"];
    a_finding_does_not_exist: "open-issues/long-term-aim.yaml", "\nactions:" => "\nactions:\n  - c99-nothing-like-it",
        "E0401" at "c99", ["no implementation action `c99-nothing-like-it`"];
    an_outcome_does_not_exist: "results/metapsy-peer-support.csv", ",clinical-recovery," => ",clinical-recovry,",
        "E0401" at "clinical-recovry", ["no outcome", "Did you mean `clinical-recovery`?"];
    a_path_stands_for_an_id: "syntheses/recovery-trials.yaml", "\n  - craig-2004\n" => "\n  - ../studies/craig-2004\n",
        "E0401" at "../studies", ["without its ending"];
    a_linked_study_does_not_exist: "pages/about.md", "study:mclean-2009" => "study:mclean-2090",
        "E0401" at "study:mclean-2090", ["Did you mean `mclean-2009`?"];
    a_linked_kind_does_not_exist: "pages/about.md", "study:mclean-2009" => "studdy:mclean-2009",
        "E0404" at "studdy:", ["Did you mean `study:…`?"];
    a_link_runs_a_script: "pages/about.md", "study:mclean-2009" => "javascript:alert(1)",
        "E0404" at "javascript:", ["cannot work"];
    a_link_has_no_scheme: "pages/about.md", "study:mclean-2009" => "www.example.org",
        "E0404" at "www.example.org", ["https://"];
    a_text_has_html: "pages/about.md", "It began from" => "It <b>began</b> from",
        "W0308" at "<b>", ["as it is typed"];
    an_outcome_is_a_part_of_itself: "outcomes/personal-recovery.yaml", "\ndomain:" => "\nparent: personal-recovery\ndomain:",
        "E0403" at "personal-recovery\n", ["a part of itself"];

    // Numbers and judgements
    an_estimate_is_outside_its_interval: "studies/lloyd-evans-2014.yaml", "estimate: -0.24" => "estimate: 0.24",
        "E0501" at "0.24", ["outside its interval"];
    an_interval_is_turned_round: "studies/lloyd-evans-2014.yaml", "estimate: -0.24\n    ci_low: -0.4\n    ci_high: -0.08" => "estimate: -0.24\n    ci_low: -0.08\n    ci_high: -0.4",
        "E0501" at "-0.24", ["lower limit"];
    the_flow_does_not_add_up: "syntheses/recovery-trials.yaml", "assessed: 133" => "assessed: 132",
        "E0505" at "132", ["132 reports assessed less 105", "28"];
    a_certainty_does_not_follow: "syntheses/recovery-trials.yaml", "          level: low" => "          level: high",
        "E0506" at "high\n          domains", ["Starting at high", "low"];
    a_change_has_no_reason: "syntheses/recovery-trials.yaml",
        "            publication-bias:\n              change: 0\n              reason: >-\n                Tests of the funnel show no sign that small trials with poor results are missing;\n                they are on the page of further analyses. Nobody looked here for unpublished\n                trials, and trials published after December 2020 are missing.\n" => "            publication-bias:\n              change: -1\n            dose-response:\n              change: 1\n              reason: One trial.\n",
        "E0507" at "change: -1", ["publication-bias", "reason"];
    a_result_does_not_exist: "syntheses/recovery-trials.yaml", "\n          - S05\n" => "\n          - S055\n",
        "E0519" at "S055", ["no result `S055`", "Did you mean `S05"];
    a_learning_answer_is_out_of_range: "questions/does-it-help.yaml", "answer: 2" => "answer: 9",
        "E0516" at "9", ["there are 4 options"];
    a_level_is_unknown: "studies/corrigan-2017.yaml", "d2: {level: low}" => "d2: {level: lowish}",
        "E0515" at "lowish", ["no level `lowish`", "some-concerns"];
    a_domain_is_unknown: "studies/corrigan-2017.yaml", "d2: {level: low}" => "d9: {level: low}",
        "E0515" at "{level: low}\n      d3", ["no domain `d9`", "d1, d2"];
    a_review_is_due_before_the_last: "pages/about.md", "reviewed: 2026-11-20" => "reviewed: 2027-11-21",
        "E0511" at "2027-11-20", ["before"];
    a_model_parameter_is_unknown: "economics/cost-model.yaml", "product: [posts," => "product: [post,",
        "E0517" at "post,", ["no parameter `post`", "Did you mean `posts`?"];
    an_importance_is_out_of_range: "outcomes/cost.yaml", "\nimportance: " => "\nimportance: 1",
        "E0510" at "1", ["from 1 to 9"];
    an_edition_is_for_nobody: "questions/does-it-help.yaml", "\n  governance:\n" => "\n  govenance:\n",
        "E0406" at "bottom_line", ["no audience `govenance`", "Did you mean `governance`?"];
}

/// Writes a file of its own and expects one problem at the first `at` in it.
fn assert_file(file: &str, text: &str, code: &str, at: Option<&str>, words: &[&str]) {
    let project = Project::real();
    project.write(file, text);
    let place = at.map(|at| project.place_of(file, 0, at));
    let expected = Expected {
        code,
        file,
        place,
        words,
    };
    assert_only(&project, &expected);
}

const UPDATE: &str = "---\ntitle: News\ndate: 2026-11-20\nkind: update\nsummary: A change.\nchanges_answer: false\n---\nText.\n";

#[test]
fn a_sound_file_is_no_problem() {
    let project = Project::real();
    project.write("updates/news.md", UPDATE);
    assert_eq!(listed(&project.problems()), "");
}

#[test]
fn front_matter_is_missing() {
    let text = UPDATE.replacen("---\n", "", 1);
    let words = ["three hyphens", "`---`"];
    assert_file("updates/news.md", &text, "E0209", Some("title"), &words);
}

#[test]
fn front_matter_is_not_closed() {
    let text = UPDATE.replace("---\nText.", "Text.");
    assert_file(
        "updates/news.md",
        &text,
        "E0209",
        Some("---"),
        &["closes", "missing"],
    );
}

#[test]
fn a_fault_in_front_matter_has_the_line_of_the_file() {
    let text = UPDATE.replace("kind: update", "kind: uptade");
    let words = ["Did you mean `update`?"];
    assert_file("updates/news.md", &text, "E0304", Some("uptade"), &words);
}

#[test]
fn a_slip_in_front_matter_has_the_line_of_the_file() {
    let text = UPDATE.replace("summary: ", "summary ");
    assert_file(
        "updates/news.md",
        &text,
        "E0202",
        Some("summary"),
        &["`summary: A change.`"],
    );
}

#[test]
fn a_bad_link_below_front_matter_has_its_line() {
    let text = UPDATE.replace("Text.", "Text.\n\nMore [words](study:nobody-1999).");
    assert_file(
        "updates/news.md",
        &text,
        "E0401",
        Some("study:nobody"),
        &["nobody-1999"],
    );
}

#[test]
fn a_file_is_empty() {
    assert_file(
        "studies/new-2024.yaml",
        " \n\n",
        "E0104",
        None,
        &["nothing in the file"],
    );
}

#[test]
fn a_file_holds_remarks_only() {
    assert_file(
        "studies/new-2024.yaml",
        "# later\n",
        "E0104",
        Some("#"),
        &["no keys"],
    );
}

#[test]
fn a_file_holds_words_only() {
    let words = ["needs keys with values", "`To be done"];
    assert_file(
        "studies/new-2024.yaml",
        "To be done\n",
        "E0303",
        Some("To"),
        &words,
    );
}

#[test]
fn an_id_has_capitals() {
    let text = "term: A\ndefinition: B\n";
    assert_file(
        "glossary/New Term.yaml",
        text,
        "E0108",
        None,
        &["capital", "`new-term`"],
    );
}

#[test]
fn two_files_differ_in_capitals_only() {
    let text = "term: A\ndefinition: B\n";
    assert_file(
        "glossary/Grade.yaml",
        text,
        "E0108",
        None,
        &["capital letters"],
    );
}

#[test]
fn two_endings_make_one_id() {
    let text = "term: A\ndefinition: B\n";
    assert_file(
        "glossary/grade.yml",
        text,
        "E0109",
        None,
        &["`grade`", "grade.yaml"],
    );
}

#[test]
fn a_folder_is_no_kind() {
    let project = Project::real();
    project.write("studys/new-2024.yaml", "label: A\n");
    assert_only(
        &project,
        &Expected {
            code: "E0106",
            file: "studys",
            place: None,
            words: &["Did you mean `studies`?"],
        },
    );
}

#[test]
fn a_file_is_no_record() {
    assert_file(
        "studies/new-2024.docx",
        "words",
        "E0107",
        None,
        &[".yaml or .md", "static/"],
    );
}

const TABLE: &str = "results/more.csv";
const HEADER: &str = "id,study,outcome,intervention.n,intervention.events,intervention.sd,comparator.n,comparator.events,effect.measure,effect.estimate,effect.ci_low,effect.ci_high,effect.positive,source.url";
const ROW: &str =
    "Z1,craig-2004,cost,20,5,1.5,20,6,RR,0.8,0.3,2.1,higher-with-intervention,https://example.org";

fn assert_table(header: &str, row: &str, code: &str, at: &str, words: &[&str]) {
    assert_file(TABLE, &format!("{header}\n{row}\n"), code, Some(at), words);
}

#[test]
fn a_sound_table_is_no_problem() {
    let project = Project::real();
    project.write(TABLE, format!("{HEADER}\n{ROW}\n"));
    assert_eq!(listed(&project.problems()), "");
}

#[test]
fn a_row_has_a_cell_too_many() {
    let row = ROW.replace("Z1,", "Z1,,");
    assert_table(
        HEADER,
        &row,
        "E0307",
        "Z1",
        &["15 cells", "14 columns", "comma"],
    );
}

#[test]
fn a_cell_is_no_number() {
    let row = ROW.replace(",0.8,", ",\"0,8\",");
    assert_table(HEADER, &row, "E0303", "\"0,8\"", &["`0.8`"]);
}

#[test]
fn a_column_is_unknown() {
    let header = HEADER.replace("effect.estimate", "effect.estimat");
    let words = ["`effect.estimat`", "Did you mean `effect.estimate`?"];
    let project = Project::real();
    project.write(TABLE, format!("{header}\n{ROW}\n"));
    let place = Some(project.place_of(TABLE, 0, "effect.estimat"));
    let expected = Expected {
        code: "E0301",
        file: TABLE,
        place,
        words: &words,
    };
    assert_told(&project.problems(), &expected);
}

#[test]
fn a_column_is_missing() {
    let (header, row) = (HEADER.replace("outcome,", ""), ROW.replace("cost,", ""));
    assert_table(
        &header,
        &row,
        "E0307",
        "id",
        &["The column `outcome` is missing"],
    );
}

#[test]
fn a_table_is_divided_by_semicolons() {
    let (header, row) = (HEADER.replace(',', ";"), ROW.replace(',', ";"));
    assert_table(&header, &row, "E0307", "id", &["semicolons"]);
}

#[test]
fn a_row_is_of_an_unknown_study() {
    let row = ROW.replace("craig-2004", "craig-2040");
    assert_table(
        HEADER,
        &row,
        "E0401",
        "craig-2040",
        &["Did you mean `craig-2004`?"],
    );
}

#[test]
fn a_row_is_of_no_study() {
    let row = ROW.replace("craig-2004", "");
    assert_table(HEADER, &row, "E0307", "Z1", &["column `study`"]);
}

#[test]
fn a_result_id_is_used_twice() {
    let row = ROW.replace("Z1", "M01");
    assert_table(HEADER, &row, "E0109", "M01", &["`M01`", "boevink-2016"]);
}

#[test]
fn more_events_than_people() {
    let row = ROW.replace(",20,5,", ",20,50,");
    assert_table(HEADER, &row, "E0502", "50", &["50 of 20 people"]);
}

#[test]
fn an_estimate_in_a_table_is_outside_its_interval() {
    let row = ROW.replace(",0.8,", ",8,");
    assert_table(HEADER, &row, "E0501", "8,0.3", &["outside its interval"]);
}

#[test]
fn a_spread_is_negative() {
    let row = ROW.replace(",1.5,", ",-1.5,");
    assert_table(HEADER, &row, "E0504", "-1.5", &["above zero"]);
}

#[test]
fn a_ratio_is_negative() {
    let row = ROW.replace(",0.3,", ",-0.3,");
    assert_table(HEADER, &row, "E0504", "-0.3", &["above zero"]);
}

#[test]
fn a_result_has_no_data() {
    let row = "Z1,craig-2004,cost,,,,,,,,,,,https://example.org";
    assert_table(HEADER, row, "E0503", "Z1", &["has no data", "both arms"]);
}

#[test]
fn a_number_has_no_source() {
    let row = ROW.replace("https://example.org", "");
    assert_table(HEADER, &row, "E0302", "Z1", &["`source`"]);
}

#[test]
fn a_finding_id_is_used_twice() {
    let project = Project::real();
    let file = "studies/mclean-2009.yaml";
    let text = project.read(file);
    let first = text.split("- id: ").nth(1).expect("a finding");
    let id = first.lines().next().expect("an id");
    let other = text.split("- id: ").nth(2).expect("a finding");
    let other = other.lines().next().expect("an id");
    let from = project.replace(file, &format!("- id: {other}\n"), &format!("- id: {id}\n"));
    let place = Some(project.place_of(file, from + 6, id));
    let problems = project.problems();
    let expected = Expected {
        code: "E0109",
        file,
        place,
        words: &["finding id"],
    };
    assert_told(&problems, &expected);
}

#[test]
fn outcomes_are_parts_of_each_other() {
    let project = Project::real();
    for (file, parent) in [("cost", "satisfaction"), ("satisfaction", "cost")] {
        let file = format!("outcomes/{file}.yaml");
        project.replace(&file, "\nbetter:", &format!("\nparent: {parent}\nbetter:"));
    }
    let problems = project.problems();
    assert_eq!(problems.len(), 2, "{}", listed(&problems));
    for file in ["outcomes/cost.yaml", "outcomes/satisfaction.yaml"] {
        let (line, column) = project.place_of(file, 0, "parent: ");
        let expected = Expected {
            code: "E0403",
            file,
            place: Some((line, column + 8)),
            words: &["`cost`", "`satisfaction`"],
        };
        assert_told(&problems, &expected);
    }
}

#[test]
fn an_edition_is_missing() {
    let project = Project::real();
    let file = "questions/does-it-help.yaml";
    let text = project.read(file);
    let start = text.find("\n  governance:\n").expect("an edition");
    let end = text.find("\n  clinician:\n").expect("an edition");
    project.write(file, format!("{}{}", &text[..start], &text[end..]));
    let place = Some(project.place_of(file, 0, "commissioner:\n    bottom_line"));
    let expected = Expected {
        code: "E0405",
        file,
        place,
        words: &["`governance`", "bottom_line"],
    };
    assert_only(&project, &expected);
}

#[test]
fn there_is_no_site() {
    let project = Project::real();
    project.remove("site.yaml");
    let expected = Expected {
        code: "E0110",
        file: "site.yaml",
        place: None,
        words: &["distil init"],
    };
    assert_only(&project, &expected);
}

#[test]
fn several_faults_are_all_told() {
    let project = Project::real();
    project.replace("site.yaml", "language: ", "language ");
    project.replace("studies/smit-2023.yaml", "\n  year:", "\n\tyear:");
    project.replace(
        "outcomes/cost.yaml",
        "\nbetter: lower",
        "\nbeter: lower\nimportance: 3",
    );
    project.replace("pages/about.md", "study:mclean-2009", "study:mclean-2090");
    project.replace(
        "syntheses/recovery-trials.yaml",
        "assessed: 133",
        "assessed: 132",
    );
    project.write(
        TABLE,
        format!("{HEADER}\n{}\n", ROW.replace(",20,5,", ",20,50,")),
    );
    let codes: Vec<&str> = project.problems().iter().map(|p| p.code.id).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    let expected = [
        "E0201", "E0202", "E0205", "E0301", "E0401", "E0502", "E0505",
    ];
    assert_eq!(sorted, expected, "{}", listed(&project.problems()));
}

#[test]
fn a_fault_in_a_record_does_not_make_every_reference_to_it_dangling() {
    let project = Project::real();
    project.replace("studies/mclean-2009.yaml", "label: ", "label ");
    project.replace("audiences/governance.yaml", "name: ", "name:");
    project.write("risks/role-drift.yaml", "");
    project.write("tools/rob2.yaml", b"\xff\xfe".as_slice());
    let problems = project.problems();
    let codes: Vec<&str> = problems.iter().map(|p| p.code.id).collect();
    assert_eq!(
        codes,
        ["E0202", "E0104", "E0202", "E0102"],
        "{}",
        listed(&problems)
    );
}
