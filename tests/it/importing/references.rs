//! References in every form, with the dirt that occurs.

use super::{import, passes, put, says, with};

#[test]
fn a_dirty_ris_file_becomes_records_and_what_is_lost_is_told() {
    let project = with("dirty.ris", include_str!("dirty.ris"));
    let run = import(&project, &["dirty.ris"]);
    let record = project.read("studies/finch-2019.yaml");
    for line in [
        "label: Finch 2019\n",
        "    - Finch A\n    - Grant Steen R\n",
        "  year: 2019\n",
        "  title: \"Tea, coffee & calm: what is it?\"\n",
        "  pages: 160-166\n",
        "  published: 2019-05-03\n",
        "  doi: 10.1000/Tea.1\n",
        "status: draft\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    assert!(
        project
            .read("studies/robin-2020.yaml")
            .contains("doi: 10.1000/cups\n")
    );
    says(
        &run,
        &[
            "dirty.ris:1",
            "`Grant Steen R` was read as",
            "its end (`ER`) is missing",
            "abstract (2 times)",
            "dirty.ris:16",
            "same DOI",
            "studies/finch-2019.yaml: design",
            "2 new records",
        ],
    );
    passes(&project);
}

#[test]
fn every_form_of_references_becomes_records() {
    let files: [(&str, &[u8], &str, &[&str]); 5] = [
        (
            "refs.nbib",
            include_bytes!("refs.nbib"),
            "studies/wren-2021.yaml",
            &[
                "design: randomised-trial",
                "{family: Berg, particle: van den, given: Vincent}",
                "pmid: 12345678",
                "pmcid: PMC7654321",
                "pages: 101-109",
                "every reading room: an invented randomized trial",
            ],
        ),
        (
            "refs.bib",
            include_bytes!("refs.bib"),
            "studies/dunnock-2018.yaml",
            &[
                "Müller, Karl",
                "Tea Trial Group",
                "and_others: true",
                "container: Journal of Things",
                "pages: 160-166",
                "study of BCG",
            ],
        ),
        (
            "refs.bib",
            include_bytes!("refs.bib"),
            "studies/wagtail-2016.yaml",
            &[
                "Wagtail P",
                "published: 2016-04-05",
                "url: \"https://example.org/last\"",
            ],
        ),
        (
            "refs.json",
            include_bytes!("refs.json"),
            "studies/nuthatch-2015.yaml",
            &[
                "Nuthatch, Quinn",
                "The Biscuit Group",
                "van den",
                "pages: e12",
                "published: 2015-03-09",
            ],
        ),
        (
            "endnote.xml",
            include_bytes!("endnote.xml"),
            "studies/siskin-2014.yaml",
            &[
                "Linnet, Max",
                "title: Cake and tea, an invented study",
                "doi: 10.1000/cake",
                "issue: 1",
            ],
        ),
    ];
    for (name, bytes, record, words) in files {
        let project = with(name, bytes);
        import(&project, &[name, "--publish", "--design", "evaluation"]);
        let text = project.read(record);
        for word in words {
            let bare = text.replace('"', "");
            assert!(
                bare.contains(&word.replace('"', "")),
                "{name}: {word:?} is not in:\n{text}"
            );
        }
        assert!(!text.contains("draft"), "{text}");
        let run = project.run(&["check", "--no-cache"]);
        assert_eq!(run.code, 0, "{name}: {}\n{}", run.out, run.err);
    }
}

#[test]
fn a_broken_entry_takes_no_other_along() {
    let project = with("refs.bib", include_str!("refs.bib"));
    let run = import(&project, &["refs.bib"]);
    says(
        &run,
        &[
            "refs.bib:11",
            "not closed",
            "3 new records",
            "keywords (1 time)",
        ],
    );
    assert!(
        project
            .read("studies/owl-2017.yaml")
            .contains("An entry without its end")
    );
}

#[test]
fn old_encodings_are_read_and_told() {
    let ris = b"TY  - JOUR\r\nAU  - M\xFCller, K\r\nTI  - Tea in old letters, an invented study\r\nPY  - 2001\r\nER  - \r\n";
    let project = with("old.ris", ris);
    let run = import(&project, &["old.ris"]);
    assert!(
        project
            .read("studies/muller-2001.yaml")
            .contains("Müller K")
    );
    says(&run, &["read as Latin-1", "line 2"]);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            "TY  - JOUR\nTI  - Tea in wide letters, an invented study\nER  - \n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    put(&project, "wide.ris", wide);
    import(&project, &["wide.ris"]);
    passes(&project);
}

#[test]
fn what_a_person_wrote_stays_and_the_rest_is_added() {
    let project = with(
        "more.ris",
        "TY  - JOUR\nAU  - Finch A\nTI  - Tea together at half past three, an invented trial\nPY  - 2021\nJF  - Another Journal\nVL  - 7\nDO  - 10.1000/half\nER  - \n",
    );
    let before = project.read("studies/finch-2021.yaml");
    let run = import(&project, &["more.ris"]);
    let after = project.read("studies/finch-2021.yaml");
    let added =
        "  container: Journal of Things That Do Not Exist\n  volume: 7\n  doi: 10.1000/half\n";
    assert!(after.contains(added), "{after}");
    assert_eq!(
        after.replace("  volume: 7\n  doi: 10.1000/half\n", ""),
        before
    );
    says(
        &run,
        &[
            "`finch-2021` (same title and year)",
            "Another Journal",
            "left as it is",
            "+  doi: 10.1000/half",
            "1 record changed",
        ],
    );
    let again = import(&project, &["more.ris"]);
    says(&again, &["There is nothing to write."]);
    assert_eq!(project.read("studies/finch-2021.yaml"), after);
    passes(&project);
}

#[test]
fn nothing_is_written_unless_it_is_wanted() {
    let project = with("dirty.ris", include_str!("dirty.ris"));
    for arguments in [
        &["import", "dirty.ris", "--dry-run"][..],
        &["import", "dirty.ris"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        says(&run, &["+label: Finch 2019", "Nothing was written"]);
        assert!(!project.content().join("studies/finch-2019.yaml").exists());
    }
}

#[test]
fn content_with_errors_is_mended_first() {
    let project = with("dirty.ris", include_str!("dirty.ris"));
    project.replace(
        "studies/finch-2021.yaml",
        "design: randomised-trial",
        "design: randomized-trial",
    );
    let run = project.run(&["import", "dirty.ris", "--yes"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("Mend the records first"), "{}", run.err);
    assert!(!project.content().join("studies/robin-2020.yaml").exists());
}

#[test]
fn an_organisation_with_a_comma_stays_whole_and_a_doubt_is_told() {
    let ris = "TY  - RPRT\nAU  - Department of Health, Wales\nAU  - Audit Wales,\n\
               AU  - Example Bureau,, Forest Service\nAU  - Example Reform, Edinburgh\n\
               AU  - WHO, Regional Office for Europe\nAU  - Smith, Jordan\nAU  - van den Berg,\n\
               TI  - A report\nPY  - 2020\nER  -\n";
    let project = with("organisations.ris", ris);
    let run = import(&project, &["organisations.ris"]);
    let record = project.read("studies/department-of-health-wales-2020.yaml");
    for line in [
        "    - Department of Health, Wales\n",
        "    - \"{Audit Wales}\"\n",
        "    - Example Bureau, Forest Service\n",
        "    - \"{Example Reform, Edinburgh}\"\n",
        "    - WHO, Regional Office for Europe\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    assert!(
        record.contains("Smith") && record.contains("Berg"),
        "{record}"
    );
    says(
        &run,
        &["`Example Reform, Edinburgh` is taken for the name of an organisation"],
    );
    passes(&project);
}
