//! The workflows that check and publish: what runs there is named by what it is, and may do no more
//! than it has to.

use std::fs;

use testbed::root;

fn workflows() -> Vec<(String, String)> {
    let folder = root().join(".github/workflows");
    let files = fs::read_dir(folder).expect("workflows");
    let files = files.map(|file| file.expect("a file").path());
    // Those that a new site gets, too.
    let of_sites = root().join("src/cli/init/ci/github.yml");
    files
        .chain([of_sites])
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).expect("text"),
            )
        })
        .collect()
}

#[test]
fn actions_are_named_by_their_commit() {
    let mut count = 0;
    for (name, text) in workflows() {
        let uses = text.lines().filter_map(|line| line.split_once("uses: "));
        for (_, action) in uses {
            let (_, commit) = action.split_once('@').expect(action);
            let (commit, version) = commit.split_once(" # v").expect("the version is told");
            let is_commit = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{name}: {action}");
            count += 1;
        }
    }
    assert!(count > 5, "{count}");
}

#[test]
fn a_job_may_write_only_where_it_publishes_or_tells() {
    for (name, text) in workflows() {
        assert!(
            text.contains("\npermissions:\n  contents: read\n"),
            "{name}"
        );
        let writes = |text: &str| {
            text.lines()
                .filter(|line| line.ends_with(": write"))
                .count()
        };
        let (before, publish) = text
            .split_once("\n  publish:\n")
            .expect("the job that publishes");
        assert!((1..=2).contains(&writes(publish)), "{name}");
        // The job that tells of a change may write a comment, and has nothing of the change at hand.
        let (before, tell) = before.split_once("\n  tell:\n").unwrap_or((before, ""));
        assert_eq!(writes(before), 0, "{name}");
        assert!(
            writes(tell) == tell.matches("pull-requests: write").count() && !tell.contains("uses:"),
            "{name}"
        );
        let checkouts = text.matches("actions/checkout@").count();
        assert_eq!(
            text.matches("persist-credentials: false").count(),
            checkouts,
            "{name}"
        );
    }
}
