//! The table of codes. It feeds the messages, `distil explain`, the docs and the tests.
//!
//! E01 reading files · E02 YAML · E03 what a record may hold · E04 links between records ·
//! E05 numbers and judgements · E06 pages and templates · E07 writing. Warnings begin with W.

use super::code::{Code, Severity};

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal $why:literal $explanation:literal)*) => {
        $(
            #[doc = $title]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                why: $why,
                explanation: $explanation,
            };
        )*

        /// Every code, in order.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    UNREADABLE "E0101" Error "A file or folder cannot be read"
        "A site built without it would silently leave evidence out."
        "The operating system refused to open the file, or the file is missing. Check that it exists and that you may read it (its permissions)."
    NOT_TEXT "E0102" Error "A record file is not text"
        "Records are plain text; a picture or a spreadsheet with the wrong ending cannot be read as one."
        "The file holds bytes or control characters that do not occur in text, or text in an old encoding. Open it in an editor, save it again as UTF-8, and keep pictures and office files out of the record folders."
    TOO_LARGE "E0103" Error "A file is too large"
        "A record of that size is almost always something else saved under the wrong name."
        "A record may be 2 MB, a results table 20 MB. Split a large table by study, or check that the file is what you think it is."
    EMPTY_FILE "E0104" Error "A record file is empty"
        "An empty record would make a page with nothing on it."
        "The file has no text, or comments only. Fill it in, or delete it. `distil explain E0302` shows what a record needs."
    OUTSIDE_PROJECT "E0105" Error "A link leads out of the project"
        "Content comes from many hands; a link could publish a file that was never meant to be public."
        "A symbolic link in the content folder points to a place outside it. Copy the file into the content folder in place of the link."
    UNKNOWN_FOLDER "E0106" Error "A folder is not a kind of record"
        "What is in it would not be published, and nobody would notice."
        "Each folder of the content folder holds one kind of record, and its name says which. Rename the folder as the message suggests, or move it out of the content folder."
    UNKNOWN_FILE "E0107" Error "A file is not a record"
        "What is in it would not be published, and nobody would notice."
        "A record is a .yaml or .md file in the folder of its kind; results tables are .csv files in `results/` or beside a study. Rename the file or move it out of the content folder."
    BAD_ID "E0108" Error "A file name cannot be an id"
        "The file name is the record's id and becomes its address, so it must be plain."
        "An id has small letters a to z, digits and single hyphens: `johnson-2018.yaml`. Rename the file."
    DUPLICATE_ID "E0109" Error "Two records have the same id"
        "A reference to that id could mean either."
        "The file name without its ending is the id, and it must be unique within its kind, also on systems that do not tell capital letters apart. Rename one of the two. Findings and results carry ids too, unique in the whole site."
    NO_SITE "E0110" Error "There is no site.yaml"
        "It gives the site its name, its audiences and its publisher."
        "The content folder needs a file `site.yaml`. `distil init FOLDER` makes a small working site to start from; or say where the content is with `--content FOLDER`."
    YAML_TAB "E0201" Error "A tab is used to indent"
        "YAML allows only spaces at the start of a line, because a tab has no fixed width."
        "Replace each tab at the start of the line by two spaces. Most editors can do this for you (\"convert indentation to spaces\")."
    YAML_COLON "E0202" Error "A colon is missing, or the space after it"
        "Without a colon and a space the line is a text and not a key with its value."
        "Write `key: value`, with a colon and then a space; and `- item`, with a space after the hyphen."
    YAML_INDENT "E0203" Error "The indentation does not fit"
        "Indentation says what belongs to what; a line that starts in a column of its own belongs nowhere."
        "Lines that belong together start in the same column. Move the line so that it starts under its neighbours."
    YAML_QUOTE "E0204" Error "A quotation mark is not closed"
        "Everything up to the next quotation mark was read as one text."
        "Close the text with the same kind of mark with which it opens. A text with an apostrophe in it is easier without quotation marks, or as a block: put `>-` after the colon and the text on the next line, indented."
    YAML_DUPLICATE_KEY "E0205" Error "A key is given twice"
        "Only one of the two values could count, and it would be a guess which."
        "Delete one of the two, or join their values."
    YAML_SPECIAL "E0206" Error "A text begins with, or holds, a character that means something in YAML"
        "Characters such as : # @ ` * & ! % [ { have a meaning of their own in YAML."
        "Put the text in quotation marks: `title: \"Peer support: what is it?\"`, or write it as a block with `>-`."
    YAML_LIMIT "E0207" Error "The file is nested too deeply or repeats itself too much"
        "Such a file could stop the program, and no record needs it."
        "A record needs no more than a dozen levels, and no aliases (`*name`). Write repeated parts out."
    YAML_OTHER "E0208" Error "The file is not well-formed YAML"
        "The file cannot be read from this place on."
        "Compare the line with its neighbours: a colon and a space after each key, the same indentation for keys that belong together, quotation marks closed."
    FRONT_MATTER "E0209" Error "The front matter is missing or not closed"
        "The keys of a Markdown record stand between two lines of three hyphens."
        "Begin the file with a line `---`, then the keys, then a line `---`, then the text."
    UNKNOWN_KEY "E0301" Error "A key is not known"
        "What stands behind it would be ignored, and nobody would notice."
        "Each kind of record has its keys; docs/record-format.md lists them. Correct the spelling as the message suggests, or remove the key."
    MISSING_KEY "E0302" Error "A key that a record needs is missing"
        "The page cannot be made without it."
        "Add the key. docs/record-format.md says what it means. If the value is not known, many keys allow `{missing: not-reported}`."
    WRONG_TYPE "E0303" Error "A value is of the wrong kind"
        "A word where a number is needed cannot be counted with."
        "The message says what is needed: a text, a number, a list (lines that begin with `- `), or keys with values. Words like yes and no are words in YAML 1.2: write `true` or `false`."
    NOT_A_CHOICE "E0304" Error "A value is not one of the choices"
        "Lists and filters work only when the same thing is always called the same."
        "Choose one of the values that the message lists."
    BAD_DATE "E0305" Error "A date is not a date"
        "Dates say how current the evidence is."
        "Write year-month-day with hyphens: `2024-03-01`."
    NOT_FINITE "E0306" Error "A number is not finite"
        "Infinity and not-a-number cannot be shown or pooled."
        "Write the number, or leave the key out and say that it is missing."
    BAD_TABLE "E0307" Error "A results table cannot be read"
        "Rows that cannot be read would be missing from the analysis."
        "The first row names the columns, and every row has as many cells as it. Save the spreadsheet as \"CSV UTF-8\"."
    RAW_HTML "W0308" Warning "HTML in a text is shown as it is typed"
        "Records come from many hands, so HTML in them is never passed to the page."
        "Use Markdown: **bold**, *italic*, lists, tables and links."
    EMPTY_TEXT "E0309" Error "A text is empty"
        "The reader would see a heading with nothing below it."
        "Write the text, or remove the key if it is not needed."
    DANGLING "E0401" Error "A record that is referred to does not exist"
        "The reader would follow a link that leads nowhere."
        "Correct the id as the message suggests, or add the record."
    DRAFT_REFERENCE "E0402" Error "A published record refers to a draft"
        "The draft is not on the site, so the link would lead nowhere."
        "Publish the draft, take the reference out, or build with `--drafts` to look at it."
    CYCLE "E0403" Error "Records refer to each other in a circle"
        "A thing cannot be a part of itself."
        "Follow the `parent` keys that the message lists and take one of them out."
    BAD_LINK "E0404" Error "A link in a text cannot work"
        "The reader would follow a link that leads nowhere, or that runs a script."
        "Link records as `[words](study:johnson-2018)`, and other places with a full `https://` address."
    NO_EDITION "E0405" Error "A question has no edition for an audience"
        "Readers who come through that door would find no answer."
        "Add the edition with its bottom line and key messages, or take the audience out of site.yaml."
    UNKNOWN_EDITION "E0406" Error "An edition is for an audience that does not exist"
        "It would never be shown."
        "Correct the id of the audience."
    ORPHAN "N0407" Note "A record is not used"
        "Nothing leads to it except the list of its kind."
        "Refer to it from a synthesis, a question or another record, or leave it as it is."
    INTERVAL "E0501" Error "An estimate lies outside its interval"
        "One of the three numbers was mistyped, or they belong to different results."
        "Compare the estimate and its limits with the source. The lower limit comes first."
    ARM_COUNTS "E0502" Error "An arm has more events than people"
        "One of the two numbers was mistyped."
        "Compare events and people with the source. `n` counts everybody in the arm, with and without the event."
    NO_DATA "E0503" Error "A result has no data"
        "A result without arm data, effect, direction or narrative says nothing."
        "Give `intervention` and `comparator`, or `effect`, or `direction`, or `narrative`."
    NEGATIVE "E0504" Error "A number cannot be negative or zero here"
        "Standard deviations, standard errors and ratios are above zero."
        "Compare the number with the source."
    FLOW_SUM "E0505" Error "The flow of studies does not add up"
        "Readers use the flow to see whether studies were lost."
        "Compare the counts with the source. Leave out a count that is not known; it is then not checked."
    GRADE_SUM "E0506" Error "A certainty level does not follow from its reasons"
        "The judgement and its reasons would contradict each other on the page."
        "Start level plus changes give the level. Correct the level or the changes."
    GRADE_REASON "E0507" Error "A change of certainty has no reason"
        "Readers ask why, and the page must be able to say it."
        "Add `reason` to the change."
    CERQUAL_HIGH "W0508" Warning "Confidence is high although a concern is serious"
        "The two judgements pull apart, and readers will ask why."
        "Reconsider one of them, or explain in `explanation`."
    THRESHOLDS "E0509" Error "Thresholds are not in order"
        "Small, moderate and large differences must follow each other."
        "Give small < moderate < large, all above zero."
    RANGE "E0510" Error "A value is outside its range"
        "The scale on which the value is read has fixed ends."
        "The message says which values are possible."
    DATES_ORDER "E0511" Error "Dates are out of order"
        "A record cannot be due for review before it was reviewed."
        "Compare `reviewed` and `review_by`."
    REVIEW_OVERDUE "W0512" Warning "A record is due for review"
        "Readers rely on it being current, and the page will say that it is overdue."
        "Review the record, then set `reviewed` and `review_by`."
    DATA_IN_DOUBT "N0513" Note "A result is marked as in doubt"
        "It is shown with its doubt, and the analysis is shown with and without it."
        "Nothing to do, unless the doubt can be settled with the authors."
    SOURCE_MISSING "E0514" Error "A number has no source"
        "A number that nobody can check is worth nothing to the reader."
        "Add `source` with a `record` or a `url`, and `where` it stands there."
    UNKNOWN_LEVEL "E0515" Error "An appraisal uses a level or domain that its tool does not have"
        "It could not be drawn, and readers would not know what it means."
        "Use the ids of the tool's domains and levels."
    LEARNING_ANSWER "E0516" Error "The answer of a learning question is not one of its options"
        "The page would mark no option as right."
        "`answer` counts the options from 1."
    MODEL_PARAMETER "E0517" Error "A line of a cost model names a parameter that the model does not have"
        "The model could not be worked out."
        "Correct the id, or add the parameter."
    KEY_MESSAGES "W0518" Warning "An edition has too few or too many key messages"
        "Four to six messages fit on a sheet and in a reader's head."
        "Join or split messages until there are four to six."
    PHANTOM_RESULT "E0519" Error "An analysis names a result that does not exist"
        "A number would be missing from the analysis."
        "Correct the id of the result."
    EFFECT_DISAGREES "W0521" Warning "A stated effect does not fit the data of its arms"
        "One of the two is wrong, and readers would trust either."
        "The effect is worked out again from the means, SDs and numbers (or the events) of both arms, and differs from the stated one by more than rounding can explain. Look at the source. If the source itself is at odds, accept the doubt in the study's record with `accept`; the result is then shown with its doubt, and analyses with and without it."
    SIGN_FIGHTS_SCALE "W0522" Warning "The sign of an effect fights the direction of its scale"
        "A harm would be read as a benefit, or a benefit as a harm."
        "The means of the arms give an effect of the same size with the other sign. Check which direction of the scale is good (`better`), and what a positive effect means (`positive`). If the source itself is at odds, accept the doubt in the study's record with `accept`."
    SE_DISAGREES "W0523" Warning "A standard error does not fit the sizes of the arms"
        "The weight of the study in a pooled result follows from it."
        "The standard error of a standardised difference follows from the effect and the sizes of the arms. Either the sizes or the error belong to another analysis. Look at the source, or accept the doubt with `accept`."
    INTERVAL_LOPSIDED "W0524" Warning "An interval is lopsided"
        "A limit may have been copied wrongly."
        "An interval should reach about as far below its estimate as above it, for ratios on the logarithm. Compare both limits with the source."
    INTERVAL_WIDTH "W0525" Warning "An interval does not fit its standard error"
        "One of the two was copied wrongly, or they belong to different results."
        "A 95% interval is about 3.92 standard errors wide; for ratios both are on the logarithm."
    P_DISAGREES "W0526" Warning "A p value does not fit its estimate and interval"
        "One of them was copied wrongly, or they belong to different results."
        "The p value expected from the estimate and its interval is far from the printed one. Compare with the source."
    SE_AS_SD "W0527" Warning "A standard deviation looks like a standard error"
        "The effect of the study would be several times too large, and so would its pull on the pooled result."
        "The SD is far below those of other studies on the same instrument, and would fit them when multiplied by the square root of the number of people: papers sometimes print the standard error of the mean in its place. If it is a standard error, write `se` in place of `sd`. If the source does not say, accept the doubt in the study's record with `accept`; analyses are shown with and without the result."
    MEAN_OUT_OF_RANGE "W0528" Warning "A mean lies outside the range of its instrument"
        "No group of people can have that mean; it may be another version of the scale, or a sum in place of a mean."
        "The outcome's record gives the lowest and highest score of the instrument (`low`, `high`). Check the mean, the instrument's name and its range."
    ARM_SIZES "W0529" Warning "Sizes of arms do not fit each other"
        "It may be a slip of the source, or results of different groups of people."
        "Results of the same arms at the same time usually have the same people, or a few less where answers are missing. This one has more people than others that agree with each other, or fewer than half, or more than the study has in all. Check the numbers, the time and the arms."
    CLUSTER_IGNORED "W0530" Warning "A trial of groups may have been analysed as if people had been randomised"
        "The interval is then too narrow, and the trial weighs too much."
        "Where groups were randomised, the effect must allow for people in a group being alike. Give the effect that does, with `adjusted: true`, or accept the doubt with `accept`."
    HETEROGENEITY_DISAGREES "W0531" Warning "Numbers on heterogeneity do not fit each other"
        "One of them was copied wrongly, or the review made a slip."
        "I² and the p value follow from Q and its degrees of freedom. A review that takes I² from the variance between studies prints another value; then accept the doubt with `accept` and say so."
    SIGNIFICANCE_LANGUAGE "W0532" Warning "A short answer speaks of significance"
        "Readers take 'not significant' for 'no effect', which it is not."
        "Say what was found and how sure one can be, in place of whether a p value was below a line."
    HARD_TO_READ "W0533" Warning "A short answer is hard to read for its readers"
        "It is the one text that everybody should understand."
        "The reading grade (Flesch-Kincaid) is more than one above the audience's `reading_grade`. Shorter sentences and shorter words lower it."
    STALE_ACCEPTANCE "W0534" Warning "An accepted doubt does not exist"
        "It would silence a doubt that comes up later for another reason."
        "The `accept` list names a check that raises nothing here. The data may have been corrected since."
    WORDING_PLACEHOLDER "E0541" Error "A sentence of the wording cannot be filled in"
        "The sentence would appear on every page with a hole in it."
        "Sentences in `wording.yaml` hold names in braces, such as {intervention} and {outcome}, that are filled in. A name must be one of those listed at the top of the file, and every sentence must name the outcome."
    STATEMENT_DISAGREES "E0542" Error "A typed sentence says something else than the evidence"
        "Readers trust the sentence; it must not be surer than the judgement, or point another way than the numbers."
        "The sentence under `statement` is compared with the one made from certainty, size and direction. Use the sentence that the message proposes, or leave `statement` out."
    BOTTOM_LINE_TOO_SURE "W0543" Warning "A short answer sounds surer than its evidence"
        "It is the one sentence that most readers take away."
        "At low certainty an effect 'may' happen, at moderate it 'probably' does, and at very low the evidence is very uncertain. The message shows the sentence and the highest certainty among the outcomes behind the question."
    TEMPLATE "E0601" Error "A template of the theme cannot be used"
        "The pages that it makes cannot be built."
        "The message names the template and the place in it. docs/themes.md lists what each template is given."
    THEME_MISSING "E0602" Error "The theme does not exist"
        "Without a theme there are no pages."
        "`theme:` in site.yaml names a theme of the program (`default`) or a folder of the project."
    ADDRESS_CLASH "E0603" Error "Two pages would have the same address"
        "One of them would overwrite the other."
        "Rename one of the records, or change the alias that causes it."
    ACCESSIBILITY_DATA "E0604" Error "A public body's site has no accessibility statement"
        "The law asks public bodies for one."
        "Add `accessibility` to site.yaml."
    OUTPUT_INSIDE_CONTENT "E0701" Error "The output folder cannot be there"
        "Building into the content folder, or over it, could destroy records."
        "Choose an output folder outside the content folder with `--output FOLDER`."
    OUTPUT_FOREIGN "E0702" Error "A file that distil did not make is in the way"
        "It may be somebody's work, so it is not overwritten."
        "Move the file away, or choose another output folder with `--output FOLDER`."
    CANNOT_WRITE "E0703" Error "A file cannot be written"
        "The site was left as it was before."
        "Check that the folder is not read-only and that the disk is not full."
}

/// The code with this id, whatever its case.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_order_of_number() {
        let numbers: Vec<&str> = ALL.iter().map(|code| &code.id[1..]).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(numbers, sorted);
    }

    #[test]
    fn the_letter_of_an_id_tells_its_severity() {
        for code in ALL {
            let letter = match code.severity {
                Severity::Error => 'E',
                Severity::Warning => 'W',
                Severity::Note => 'N',
            };
            assert!(code.id.starts_with(letter), "{}", code.id);
        }
    }
}
