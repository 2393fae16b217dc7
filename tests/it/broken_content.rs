//! One deliberate fault in the example that shows everything: the report must name its code, the very line, and
//! say in plain words what is wrong.

use testbed::{Expected, Project, assert_only, assert_told, faults, listed};

faults! { Project::everything();
    // Values that nothing can have
    a_percentage_is_above_a_hundred: "studies/jackdaw-2020.yaml", "percent_women: 81" => "percent_women: 810",
        "E0510" at "810", ["`percent_women`", "from 0 to 100"];
    nobody_can_be_so_old: "studies/jackdaw-2020.yaml", "mean_age: 34" => "mean_age: 340",
        "E0510" at "340", ["from 0 to 130"];
    a_time_is_before_the_start: "studies/siskin-2017.yaml", "months: 3" => "months: -3",
        "E0510" at "-3", ["from 0 to"];
    a_year_has_a_digit_too_few: "studies/osprey-2024.yaml", "year: 2024" => "year: 202",
        "E0510" at "202", ["`year`"];
    a_year_of_prices_has_a_digit_too_many: "economics/tea-cost-model.yaml", "price_year: 2025" => "price_year: 20250",
        "E0510" at "20250", ["`price_year`"];
    a_proportion_is_above_one: "studies/siskin-2017.yaml", "estimate: 0.64, ci_low: 0.52, ci_high: 0.75" => "estimate: 1.64, ci_low: 0.52",
        "E0510" at "1.64", ["from 0 to 1"];
    a_day_has_not_come: "outcomes/cost.yaml", "reviewed: 2026-01-15" => "reviewed: 2126-01-15",
        "E0544" at "2126", ["15 January 2126", "not come"];
    a_day_is_before_there_was_such_work: "outcomes/cost.yaml", "reviewed: 2026-01-15" => "reviewed: 1926-01-15",
        "E0544" at "1926", ["15 January 1926", "before there was work"];
    a_price_is_of_no_plausible_size: "economics/tea-cost-model.yaml", "high: 36" => "high: 3600000000",
        "E0561" at "3600000000", ["\"Cost of an hour\"", "no plausible amount"];
    a_currency_is_none: "economics/tea-cost-model.yaml", "currency: GBP" => "currency: GPB",
        "W0539" at "GPB", ["`GBP`"];
    a_scale_of_thresholds_is_none: "outcomes/calm.yaml", "scale: MD" => "scale: MDD",
        "E0304" at "MDD", ["`MD`"];
    a_policy_is_sorted_by_another_year: "policies/tea-advice-2016.yaml", "sort_year: 2016" => "sort_year: 2106",
        "E0511" at "2106", ["2016"];

    // Lists and names
    a_study_is_named_twice: "syntheses/tea-break-trials.yaml", "  - osprey-2024\n" => "  - osprey-2024\n  - pipit-2019\n",
        "E0320" at "pipit-2019", ["`pipit-2019` twice"];
    a_study_counts_and_is_left_out: "syntheses/tea-break-trials.yaml", "- study: cuckoo-2016" => "- study: osprey-2024",
        "E0547" at "osprey-2024", ["`studies`", "`excluded`"];
    a_finding_rests_on_a_study_that_it_does_not_name: "syntheses/break-voices.yaml", "rests_on: [TH-02]" => "rests_on: [SP-01]",
        "E0547" at "SP-01", ["`sparrow-2014`"];
    a_published_result_is_none: "syntheses/tea-break-trials.yaml", "outcome: calm at work}" => "outcome: calm at worc}",
        "E0548" at "calm at worc", ["`calm at work`"];
    an_answer_rests_on_no_analysis: "questions/does-it-help.yaml", "comparison: shared-or-alone," => "comparison: shared-or-alon,",
        "E0549" at "shared-or-alon", ["no comparison `shared-or-alon`"];
    an_answer_is_of_another_criterion: "questions/does-it-help.yaml", "criterion: desirable-effects, answer: small" => "criterion: desirable-effects, answer: yes",
        "E0304" at "yes,", ["`yes`", "`desirable-effects`", "trivial"];
    a_criterion_is_judged_twice: "questions/does-it-help.yaml", "{criterion: balance, answer" => "{criterion: cost-effectiveness, answer",
        "E0550" at "cost-effectiveness, answer: do-not-know", ["`cost-effectiveness`", "second time"];
    a_result_of_another_outcome_is_named: "syntheses/tea-break-trials.yaml", "results: [F01, F02" => "results: [S01, F02",
        "E0565" at "S01", ["`S01` is a result on `stress`, not on `friendliness`"];
    an_analysis_is_on_another_measure_than_the_thresholds: "syntheses/tea-break-trials.yaml", "measure: SMD\n          preset: metafor" => "measure: MD\n          preset: metafor",
        "W0566" at "MD\n          preset: metafor", ["0.2 (SMD)", "outcomes/stress.yaml:9", "no size"];
    points_of_one_instrument_matter_from_two_numbers_on: "outcomes/cost.yaml", "\nreviewed:" => "\ninstruments: [{name: Calm Desk Scale, better: higher}]\nthresholds: {scale: MD, small: 1.7, source: {url: https://example.org/t, where: invented}}\nreviewed:",
        "W0566" at "1.7", ["`Calm Desk Scale`", "0.3", "outcomes/calm.yaml:10"];
    an_importance_is_for_nobody: "outcomes/cost.yaml", "{manager: 9}" => "{manger: 9}",
        "E0401" at "manger", ["`manager`"];
    an_earlier_id_is_that_of_another_record: "outcomes/cost.yaml", "\nreviewed:" => "\naliases: [calm]\nreviewed:",
        "E0603" at "calm", ["an outcome that is there"];
    a_domain_of_the_tool_is_left_out: "studies/osprey-2024.yaml", "d1: {level: low}\n      d2:" => "d2:",
        "E0546" at "d2", ["`d1`"];
    an_item_stands_too_far_in: "syntheses/tea-break-trials.yaml", "  - osprey-2024\n" => "   - osprey-2024\n",
        "E0203" at "- osprey", ["hyphen"];

    // YAML
    a_tab_indents: "studies/tern-2022.yaml", "\n  year:" => "\n\tyear:",
        "E0201" at "\t", ["tab", "spaces"];
    a_colon_is_missing: "studies/tern-2022.yaml", "\ndesign: " => "\ndesign ",
        "E0202" at "design", ["no colon after `design`"];
    a_space_is_missing_after_a_colon: "outcomes/cost.yaml", "\nbetter: " => "\nbetter:",
        "E0202" at "better", ["no space after the colon of `better`"];
    a_line_is_too_far_out: "studies/curlew-2017.yaml", "\n  condition:" => "\n condition:",
        "E0203" at "condition", ["column 2", "column 1 or 3"];
    a_line_is_too_far_in: "studies/curlew-2017.yaml", "\n  condition:" => "\n     condition:",
        "E0203" at "condition", ["column 6"];
    a_quotation_mark_is_open: "site.yaml", "title: \"Tea breaks in libraries: every feature (invented demonstration)\"" => "title: \"Tea breaks",
        "E0204" at "\"Tea", ["not closed"];
    an_apostrophe_closes_a_text: "glossary/grade.yaml", "term: " => "plain: 'It's plain'\nterm: ",
        "E0204" at "'It's", ["apostrophe", "\"It's plain\""];
    a_key_is_given_twice: "outcomes/cost.yaml", "\nbetter:" => "\nname: Cost\nbetter:",
        "E0205" at "name: Cost", ["`name`", "twice"];
    a_nested_key_is_given_twice: "studies/curlew-2017.yaml", "\n  mean_age:" => "\n  condition: other\n  mean_age:",
        "E0205" at "condition: other", ["`condition`", "twice"];
    a_colon_stands_in_a_text: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: Reviews: ",
        "E0206" at "Reviews", ["colon", "quotation marks"];
    a_text_begins_with_an_at: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: @",
        "E0206" at "@", ["`@`", "quotation marks"];
    a_text_begins_with_a_backtick: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: `",
        "E0206" at "`", ["quotation marks"];
    a_text_begins_with_a_percent_sign: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: %",
        "E0206" at "%", ["`%`"];
    a_text_begins_with_a_star: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: **",
        "E0206" at "**", ["`*`"];
    a_text_begins_with_a_tag: "studies/tern-2022.yaml", "\nheadline: " => "\nheadline: !new ",
        "E0206" at "!new", ["`!`"];
    a_text_begins_with_a_link: "risks/tea-near-books.yaml", "\nowner: " => "\nowner: [a](study:tern-2022) ",
        "E0206" at "[a]", ["link", "quotation marks"];
    a_bracket_is_open: "studies/curlew-2017.yaml", "[Nowhere]" => "[Nowhere",
        "E0206" at "[Nowhere", ["`[`", "not closed"];
    a_line_of_hyphens_divides_a_record: "outcomes/cost.yaml", "\nbetter:" => "\n---\nbetter:",
        "E0208" at "---", ["three hyphens", "lost"];
    a_list_item_with_a_colon_becomes_a_key: "risks/tea-near-books.yaml", "\ncontrols:" => "\ncontrols:\n  - First: agree the place",
        "E0303" at "First", ["needs a text", "colon"];

    // What a record may hold
    a_key_is_unknown: "outcomes/cost.yaml", "\nbetter:" => "\nbeter:",
        "E0301" at "beter", ["`beter`", "Did you mean `better`?"];
    a_key_is_in_capitals: "outcomes/cost.yaml", "\nalso:" => "\nAlso:",
        "E0301" at "Also", ["`also`"];
    a_key_has_a_hyphen: "outcomes/cost.yaml", "\nimportance_for:" => "\nimportance-for:",
        "E0301" at "importance-for", ["Write `importance_for`"];
    a_key_begins_with_a_false_space: "studies/curlew-2017.yaml", "\n  condition:" => "\n  \u{a0}condition:",
        "E0301" at "\u{a0}", ["`condition`", "looks like a space"];
    a_colon_is_missing_in_braces: "economics/host-cost-model.yaml", "{missing: not-reported}" => "{missing not-reported}",
        "E0301" at "missing not", ["`missing: not-reported`"];
    a_key_is_missing: "outcomes/cost.yaml", "\nplain_name: " => "\n# ",
        "E0302" at "", [];
    a_word_stands_for_a_list: "studies/curlew-2017.yaml", "[Nowhere]" => "Nowhere",
        "E0303" at "Nowhere", ["needs a list", "[Nowhere]"];
    a_list_stands_for_a_text: "studies/curlew-2017.yaml", "\n  condition: tired" => "\n  condition: [tired]",
        "E0303" at "[tired", ["needs a text", "a list"];
    a_list_item_lacks_its_space: "studies/curlew-2017.yaml", "[Nowhere]" => "\n  -Nowhere",
        "E0303" at "-Nowhere", ["needs a list", "`- Nowhere`"];
    a_word_stands_for_a_number: "outcomes/cost.yaml", "\nimportance: " => "\nimportance: high # ",
        "E0303" at "high", ["needs a whole number", "`high`"];
    a_number_has_a_comma: "studies/curlew-2017.yaml", "mean_age: 38.5" => "mean_age: 38,5",
        "E0303" at "38,5", ["needs a number", "`38.5`"];
    a_number_has_its_thousands_divided: "studies/tern-2022.yaml", "n: 5597" => "n: 5,597",
        "E0303" at "5,597", ["`5597`"];
    a_number_has_a_percent_sign: "studies/curlew-2017.yaml", "percent_women: 55" => "percent_women: 55%",
        "E0303" at "55%", ["percent sign", "`55`"];
    a_number_has_a_printed_minus: "studies/swift-2020.yaml", "estimate: -0.24" => "estimate: −0.24",
        "E0303" at "−0.24", ["minus", "`-0.24`"];
    a_number_is_not_available: "studies/curlew-2017.yaml", "mean_age: 38.5" => "mean_age: n/a",
        "E0303" at "n/a", ["Leave the number out"];
    no_stands_for_false: "studies/siskin-2017.yaml", "and_others: true" => "and_others: no",
        "E0303" at "no", ["`true` or `false`", "Write `false`."];
    a_choice_does_not_exist: "studies/curlew-2017.yaml", "design: randomised-trial" => "design: randomized-trial",
        "E0304" at "randomized", ["Did you mean `randomised-trial`?"];
    a_choice_is_written_otherwise: "studies/curlew-2017.yaml", "design: randomised-trial" => "design: Randomised trial",
        "E0304" at "Randomised", ["Did you mean `randomised-trial`?"];
    a_date_is_written_otherwise: "updates/first-version.md", "date: 2025-01-15" => "date: 20/11/2026",
        "E0305" at "20/11", ["2026-11-20"];
    a_date_does_not_exist: "updates/first-version.md", "date: 2025-01-15" => "date: 2026-02-30",
        "E0305" at "2026-02-30", ["the day must exist"];
    a_number_is_none: "studies/curlew-2017.yaml", "mean_age: 38.5" => "mean_age: NaN",
        "E0306" at "NaN", ["`NaN`"];
    a_number_is_infinite: "studies/curlew-2017.yaml", "mean_age: 38.5" => "mean_age: .inf",
        "E0306" at ".inf", ["`.inf`"];
    a_number_is_too_large: "studies/curlew-2017.yaml", "mean_age: 38.5" => "mean_age: 1e999",
        "E0306" at "1e999", ["too large"];
    a_count_is_negative: "studies/tern-2022.yaml", "n: 5597" => "n: -5597",
        "E0510" at "-5597", ["1 or more"];
    a_count_is_too_large: "studies/tern-2022.yaml", "n: 5597" => "n: 5597000000",
        "E0510" at "5597000000", ["too much"];
    a_text_is_empty: "studies/curlew-2017.yaml", "\n  condition: tired" => "\n  condition:",
        "E0309" at ":", ["nothing behind `condition`"];
    a_text_is_a_remark: "studies/curlew-2017.yaml", "\n  condition: tired" => "\n  condition: #1 reason",
        "E0309" at ":", ["`condition`", "remark"];

    // Links between records
    a_study_does_not_exist: "syntheses/tea-break-trials.yaml", "\n  - curlew-2017\n" => "\n  - curlew-2071\n",
        "E0401" at "curlew-2071", ["no study `curlew-2071`", "Did you mean `curlew-2017`?"];
    a_finding_does_not_exist: "open-issues/who-pays.yaml", "\nactions:" => "\nactions:\n  - a99-nothing-like-it",
        "E0401" at "a99", ["no implementation action `a99-nothing-like-it`"];
    an_outcome_does_not_exist: "results/trials.csv", ",stress," => ",stres,",
        "E0401" at "stres", ["no outcome", "Did you mean `stress`?"];
    a_path_stands_for_an_id: "syntheses/tea-break-trials.yaml", "\n  - curlew-2017\n" => "\n  - ../studies/curlew-2017\n",
        "E0401" at "../studies", ["without its ending"];
    a_linked_study_does_not_exist: "pages/about.md", "study:dipper-2013" => "study:dipper-2031",
        "E0401" at "study:dipper-2031", ["Did you mean `dipper-2013`?"];
    a_linked_kind_does_not_exist: "pages/about.md", "study:dipper-2013" => "studdy:dipper-2013",
        "E0404" at "studdy:", ["Did you mean `study:…`?"];
    a_link_runs_a_script: "pages/about.md", "study:dipper-2013" => "javascript:alert(1)",
        "E0404" at "javascript:", ["cannot work"];
    a_link_has_no_scheme: "pages/about.md", "study:dipper-2013" => "www.example.org",
        "E0404" at "www.example.org", ["https://"];
    a_text_has_html: "pages/about.md", "It began from" => "It <b>began</b> from",
        "W0308" at "<b>", ["as it is typed"];
    an_outcome_is_a_part_of_itself: "outcomes/calm.yaml", "\ndomain:" => "\nparent: calm\ndomain:",
        "E0403" at "calm\n", ["a part of itself"];

    // Numbers and judgements
    an_estimate_is_outside_its_interval: "studies/swift-2020.yaml", "estimate: -0.24" => "estimate: 0.24",
        "E0501" at "0.24", ["outside its interval"];
    an_interval_is_turned_round: "studies/swift-2020.yaml", "estimate: -0.24\n    ci_low: -0.4\n    ci_high: -0.08" => "estimate: -0.24\n    ci_low: -0.08\n    ci_high: -0.4",
        "E0501" at "-0.24", ["lower limit"];
    a_published_ratio_is_below_zero: "studies/swift-2020.yaml", "measure: MD\n    estimate: 0.45\n    ci_low: 0.2\n" => "measure: Risk ratio\n    estimate: 0.45\n    ci_low: -0.2\n",
        "E0504" at "-0.2\n", ["`ci_low` of RR", "above zero", "log OR"];
    a_published_odds_ratio_is_zero: "studies/swift-2020.yaml", "measure: MD\n    estimate: 0.45\n    ci_low: 0.2\n    ci_high: 0.7" => "measure: aOR\n    estimate: 0\n    ci_high: 0.7",
        "E0504" at "0\n    ci_high: 0.7", ["`estimate` of OR", "above zero"];
    a_published_correlation_is_above_one: "studies/swift-2020.yaml", "measure: MD\n    estimate: 0.45\n    ci_low: 0.2\n    ci_high: 0.7" => "measure: r\n    estimate: 0.45\n    ci_low: 0.2\n    ci_high: 1.7",
        "E0510" at "1.7", ["`ci_high` of r", "−1 to 1"];
    a_published_proportion_is_a_percentage: "studies/swift-2020.yaml", "measure: MD\n    estimate: 0.45\n    ci_low: 0.2\n    ci_high: 0.7\n    p: \"<0.001\"\n" => "measure: Pooled prevalence\n    estimate: 0.45\n    ci_low: 0.2\n    ci_high: 70\n",
        "E0510" at "70", ["proportion", "prevalence (%)"];
    the_flow_pools_none_beside_a_pool: "syntheses/tea-break-trials.yaml", "pooled_studies: 9" => "pooled_studies: 0",
        "E0505" at "0\n  source", ["No study is in the meta-analysis", "an analysis here pools"];
    the_flow_does_not_add_up: "syntheses/tea-break-trials.yaml", "databases: 181" => "databases: 182",
        "E0505" at "182", ["188 records found less 27", "161", "160"];
    a_certainty_does_not_follow: "syntheses/tea-break-trials.yaml", "          level: low" => "          level: high",
        "E0506" at "high\n          domains", ["Starting at high", "low"];
    a_change_has_no_reason: "syntheses/tea-break-trials.yaml",
        "            publication-bias:\n              change: 0\n              reason: The funnel shows no sign of it.\n" => "            publication-bias:\n              change: -1\n            dose-response:\n              change: 1\n              reason: One trial.\n",
        "E0507" at "change: -1", ["publication-bias", "reason"];
    a_result_does_not_exist: "syntheses/tea-break-trials.yaml", "[F01," => "[F011,",
        "E0519" at "F011", ["no result `F011`", "Did you mean `F01"];
    a_learning_answer_is_out_of_range: "questions/does-it-help.yaml", "answer: 2" => "answer: 9",
        "E0516" at "9", ["there are 4 options"];
    a_level_is_unknown: "studies/curlew-2017.yaml", "d3: {level: low}" => "d3: {level: lowish}",
        "E0515" at "lowish", ["no level `lowish`", "some-concerns"];
    a_domain_is_unknown: "studies/curlew-2017.yaml", "d3: {level: low}" => "d9: {level: low}",
        "E0515" at "d9", ["no domain `d9`", "d1, d2"];
    a_review_is_due_before_the_last: "pages/about.md", "reviewed: 2026-01-15\nreview_by: 2030-01-15" => "reviewed: 2026-11-20\nreview_by: 2026-11-18",
        "E0511" at "2026-11-18", ["before"];
    a_model_parameter_is_unknown: "economics/host-cost-model.yaml", "product: [hosts," => "product: [host,",
        "E0517" at "host,", ["no parameter `host`", "Did you mean `hosts`?"];
    an_importance_is_out_of_range: "outcomes/cost.yaml", "\nimportance: " => "\nimportance: 1",
        "E0510" at "1", ["from 1 to 9"];
    an_edition_is_for_nobody: "questions/does-it-help.yaml", "\n  board:\n" => "\n  bord:\n",
        "E0406" at "bord", ["no audience `bord`", "Did you mean `board`?"];
}

/// Writes a file of its own and expects one problem at the first `at` in it.
fn assert_file(file: &str, text: &str, code: &str, at: Option<&str>, words: &[&str]) {
    let project = Project::everything();
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
    let project = Project::everything();
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
    let project = Project::everything();
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

#[test]
fn a_record_has_the_name_of_a_copy_and_is_alone() {
    assert_file(
        "glossary/lost.yaml.bak",
        "term: x",
        "E0107",
        None,
        &["`lost.yaml`"],
    );
}

const TABLE: &str = "results/under-test.csv";
const HEADER: &str = "id,study,outcome,intervention.n,intervention.events,intervention.sd,comparator.n,comparator.events,effect.measure,effect.estimate,effect.ci_low,effect.ci_high,effect.positive,source.url";
const ROW: &str =
    "Z1,curlew-2017,cost,20,5,1.5,20,6,RR,0.8,0.3,2.1,higher-with-intervention,https://example.org";

fn assert_table(header: &str, row: &str, code: &str, at: &str, words: &[&str]) {
    assert_file(TABLE, &format!("{header}\n{row}\n"), code, Some(at), words);
}

#[test]
fn a_sound_table_is_no_problem() {
    let project = Project::everything();
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
    let project = Project::everything();
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
    let row = ROW.replace("curlew-2017", "curlew-2071");
    assert_table(
        HEADER,
        &row,
        "E0401",
        "curlew-2071",
        &["Did you mean `curlew-2017`?"],
    );
}

#[test]
fn a_row_is_of_no_study() {
    let row = ROW.replace("curlew-2017", "");
    assert_table(HEADER, &row, "E0307", "Z1", &["column `study`"]);
}

#[test]
fn a_result_id_is_used_twice() {
    let row = ROW.replace("Z1", "C01");
    assert_table(HEADER, &row, "E0109", "C01", &["`C01`", "robin-2015"]);
}

#[test]
fn more_events_than_people() {
    let row = ROW.replace(",20,5,", ",20,50,");
    assert_table(HEADER, &row, "E0502", "50", &["50 of 20 people"]);
}

#[test]
fn an_estimate_in_a_table_is_outside_its_interval() {
    let project = Project::everything();
    let row = ROW.replace(",0.8,", ",8,");
    project.write(TABLE, format!("{HEADER}\n{row}\n"));
    let place = Some(project.place_of(TABLE, 0, "8,0.3"));
    let expected = Expected {
        code: "E0501",
        file: TABLE,
        place,
        words: &["outside its interval"],
    };
    assert_told(&project.problems(), &expected);
}

#[test]
fn a_spread_is_negative() {
    let row = ROW.replace(",1.5,", ",-1.5,");
    assert_table(HEADER, &row, "E0504", "-1.5", &["above zero"]);
}

#[test]
fn a_spread_is_nothing() {
    let row = ROW.replace(",1.5,", ",0,");
    assert_table(HEADER, &row, "E0504", "0,20,6", &["above zero"]);
}

#[test]
fn a_spreadsheet_has_turned_an_id_into_a_date() {
    let row = ROW.replace("Z1,", "1-Mar,");
    assert_table(HEADER, &row, "E0560", "1-Mar", &["spreadsheet", "as text"]);
}

#[test]
fn one_arm_has_a_mean_and_the_other_events() {
    let header = HEADER.replace("intervention.events", "intervention.mean");
    assert_table(&header, ROW, "E0559", "6,RR", &["a mean", "events"]);
}

#[test]
fn a_ratio_is_negative() {
    let row = ROW.replace(",0.3,", ",-0.3,");
    assert_table(HEADER, &row, "E0504", "-0.3", &["above zero"]);
}

#[test]
fn a_result_has_no_data() {
    let row = "Z1,curlew-2017,cost,,,,,,,,,,,https://example.org";
    assert_table(HEADER, row, "E0503", "Z1", &["has no data", "both arms"]);
}

#[test]
fn a_number_has_no_source() {
    let row = ROW.replace("https://example.org", "");
    assert_table(HEADER, &row, "E0302", "Z1", &["`source`"]);
}

#[test]
fn a_copy_is_told_whose_year_and_identifiers_were_changed() {
    let project = Project::everything();
    let text = project.read("studies/curlew-2017.yaml");
    let title = "title: \"So if we like tea, why aren't we having more?\"";
    assert!(text.contains(title));
    let copy: String = text
        .lines()
        .filter(|line| {
            !["doi:", "pmid:"]
                .iter()
                .any(|key| line.trim_start().starts_with(key))
        })
        .map(|line| line.replace("year: 2017", "year: 2018") + "\n")
        .collect();
    let copy = copy.replace("CU-", "CX-");
    project.write("studies/curlew-2018.yaml", copy);
    let problems = project.problems();
    let told = problems.iter().find(|problem| {
        let place = problem.place.as_ref();
        problem.code.id == "W0545" && place.is_some_and(|place| place.file.ends_with("2018.yaml"))
    });
    assert!(told.is_some(), "{}", listed(&problems));
}

#[test]
fn two_records_of_one_title_are_told_however_their_authors_are_written() {
    let title = "title: \"So if we like tea, why aren't we having more?\"";
    let changes: [&[(&str, &str)]; 3] = [
        // By nobody who wrote the first.
        &[("authors:\n    - ", "authors:\n    - Other O\n    - ")],
        // A short title, by one author in one year, with other pages.
        &[
            (title, "title: On tea"),
            ("volume:", "pages: 1-2\n  volume:"),
        ],
        &[(title, "title: On tea")],
    ];
    for change in changes {
        let project = Project::everything();
        let first = "studies/curlew-2017.yaml";
        let text = project.read(first);
        let is_short = change.iter().any(|(from, _)| *from == title);
        if is_short {
            project.replace(first, title, "title: On tea");
        }
        let has_mark = |line: &&str| {
            let key = line.trim_start();
            !["doi:", "pmid:", "pages:"]
                .iter()
                .any(|mark| key.starts_with(mark))
        };
        let lines: Vec<&str> = text.lines().filter(has_mark).collect();
        let copy = change
            .iter()
            .fold(lines.join("\n") + "\n", |text, (from, to)| {
                text.replacen(from, to, 1)
            });
        project.write("studies/dove-2017.yaml", copy.replace("CU-", "CX-"));
        let problems = project.problems();
        let told = problems.iter().any(|problem| {
            let place = problem.place.as_ref();
            problem.code.id == "W0545"
                && place.is_some_and(|place| place.file.ends_with("dove-2017.yaml"))
        });
        assert!(told, "{change:?}: {}", listed(&problems));
    }
}

#[test]
fn a_record_that_nothing_uses_is_noted() {
    let project = Project::starter();
    let codes = || {
        let run = project.run(&["check", "--format", "json"]);
        let problems = run.json()["problems"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let code = |problem: &serde_json::Value| problem["code"].as_str().map(str::to_owned);
        problems.iter().filter_map(code).collect::<Vec<_>>()
    };
    assert!(!codes().contains(&"N0407".to_owned()));
    let study = project.read("studies/wren-2023.yaml");
    project.write("studies/alone-2023.yaml", study.replace("W", "V"));
    assert!(codes().contains(&"N0407".to_owned()), "{:?}", codes());
}

#[test]
fn a_record_is_copied_under_another_name() {
    for (file, at) in [
        ("studies/curlew-2017", "doi: "),
        ("outcomes/taking-part", "name: "),
        ("updates/costs-added", "summary: "),
    ] {
        let project = Project::everything();
        let ending = if file.starts_with("updates") {
            "md"
        } else {
            "yaml"
        };
        let copy = format!("{file}-copy.{ending}");
        project.write(&copy, project.read(&format!("{file}.{ending}")));
        let (line, column) = project.place_of(&copy, 0, at);
        let expected = Expected {
            code: "W0545",
            file: &copy,
            place: Some((line, column + at.len())),
            words: &["has the same"],
        };
        assert_told(&project.problems(), &expected);
    }
}

#[test]
fn marks_of_markdown_that_are_left_open_are_told() {
    for (to, at) in [
        ("[Tern 2022](study:tern-2022", "](study:tern-2022"),
        ("[Tern 2022] (study:tern-2022)", "(study:tern-2022)"),
        ("**Tern 2022", "**"),
        ("Tern 2022[^4]", "[^4]"),
    ] {
        let project = Project::everything();
        let file = "pages/about.md";
        let text = format!("{}\nAs {to} says.\n", project.read(file));
        project.write(file, &text);
        let place = Some(project.place_of(file, text.rfind("As ").expect("it"), at));
        let expected = Expected {
            code: "W0313",
            file,
            place,
            words: &[],
        };
        assert_told(&project.problems(), &expected);
    }
}

#[test]
fn a_finding_id_is_used_twice() {
    let project = Project::everything();
    let file = "studies/dipper-2013.yaml";
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
        words: &["earlier entry of `findings`"],
    };
    assert_told(&problems, &expected);
}

#[test]
fn outcomes_are_parts_of_each_other() {
    let project = Project::everything();
    for (file, parent) in [("cost", "friendliness"), ("friendliness", "cost")] {
        let file = format!("outcomes/{file}.yaml");
        project.replace(&file, "\nbetter:", &format!("\nparent: {parent}\nbetter:"));
    }
    let problems = project.problems();
    assert_eq!(problems.len(), 2, "{}", listed(&problems));
    for file in ["outcomes/cost.yaml", "outcomes/friendliness.yaml"] {
        let (line, column) = project.place_of(file, 0, "parent: ");
        let expected = Expected {
            code: "E0403",
            file,
            place: Some((line, column + 8)),
            words: &["`cost`", "`friendliness`"],
        };
        assert_told(&problems, &expected);
    }
}

#[test]
fn an_edition_is_missing() {
    let project = Project::everything();
    let file = "questions/does-it-help.yaml";
    let text = project.read(file);
    let start = text.find("\n  board:\n").expect("an edition");
    let end = text.find("\n  adviser:\n").expect("an edition");
    project.write(file, format!("{}{}", &text[..start], &text[end..]));
    let place = Some(project.place_of(file, 0, "editions:"));
    let expected = Expected {
        code: "E0405",
        file,
        place,
        words: &[
            "`board`",
            "bottom_line",
            "four to six",
            "audiences/board.yaml",
        ],
    };
    assert_only(&project, &expected);
}

#[test]
fn there_is_no_site() {
    let project = Project::everything();
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
    let project = Project::everything();
    project.replace("site.yaml", "language: ", "language ");
    project.replace("studies/tern-2022.yaml", "\n  year:", "\n\tyear:");
    project.replace(
        "outcomes/cost.yaml",
        "\nbetter: lower",
        "\nbeter: lower\nimportance: 3",
    );
    project.replace("pages/about.md", "study:dipper-2013", "study:dipper-2031");
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "screened_out: 127",
        "screened_out: 126",
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
    let project = Project::everything();
    project.replace("studies/dipper-2013.yaml", "label: ", "label ");
    project.replace("audiences/board.yaml", "name: ", "name:");
    project.write("risks/tea-near-books.yaml", "");
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

#[test]
fn all_that_a_new_audience_lacks_is_told_at_once() {
    let project = Project::everything();
    let text = project.read("audiences/board.yaml");
    let lead = text.find("\nlead:").expect("a key");
    let end = text[lead + 1..].find("\nglance:").expect("a key") + lead + 1;
    let text = format!("{}{}", &text[..lead], &text[end..]);
    project.write(
        "audiences/trustee.yaml",
        text.replace("address: board", "address: trustee"),
    );
    project.replace("site.yaml", "\n  - board\n", "\n  - board\n  - trustee\n");
    let problems = project.problems();
    let told = |code: &str, file: &str| {
        problems
            .iter()
            .any(|p| p.code.id == code && p.place.as_ref().is_some_and(|at| at.file == file))
    };
    assert!(
        told("E0302", "audiences/trustee.yaml"),
        "{}",
        listed(&problems)
    );
    assert!(
        told("E0405", "questions/does-it-help.yaml"),
        "{}",
        listed(&problems)
    );
}

#[test]
fn every_problem_says_what_to_do() {
    let project = Project::everything();
    project.replace(
        "studies/jackdaw-2020.yaml",
        "percent_women: 81",
        "percent_women: 810",
    );
    project.replace("site.yaml", "language: ", "langage: ");
    project.write("outcomes/cost.yaml", "");
    project.write("glossary/con fused.yaml", "term: x\n");
    project.replace("questions/does-it-help.yaml", "\n  board:\n", "\n  bord:\n");
    let report = project.run(&["check", "--format", "json"]).json();
    let problems = report["problems"].as_array().expect("a list");
    assert!(problems.len() > 4, "{problems:?}");
    for problem in problems {
        let hints = problem["hints"].as_array().expect("a list");
        assert!(!hints.is_empty(), "{problem}");
    }
}
