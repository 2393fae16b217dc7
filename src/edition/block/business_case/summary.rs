//! The summary: what the evidence says, what can be decided, what is asked for.

use crate::prose::plain_text;
use crate::view::reading::Reading;
use crate::words::text_id;

use super::case::{Case, case, local, of_question, part};

pub(super) fn summary(reading: &Reading<'_>) -> Case {
    let edition = reading.edition;
    let messages = edition.key_messages.iter();
    let mut answer = vec![of_question(reading, plain_text(&edition.bottom_line.0))];
    answer.extend(messages.map(|message| of_question(reading, plain_text(&message.0))));
    let decide = edition.decide_now.iter();
    case(
        reading,
        text_id!("business-case.summary"),
        vec![
            part(
                reading,
                text_id!("business-case.what-the-evidence-says"),
                answer,
            ),
            part(
                reading,
                text_id!("business-case.what-can-be-decided-now"),
                decide
                    .map(|text| of_question(reading, plain_text(&text.0)))
                    .collect(),
            ),
            part(
                reading,
                text_id!("business-case.what-is-asked-for"),
                vec![
                    local(reading, text_id!("business-case.local-what-is-asked-for")),
                    local(
                        reading,
                        text_id!("business-case.local-what-would-be-given-up-or"),
                    ),
                    local(
                        reading,
                        text_id!("business-case.local-when-it-is-decided-whether-to"),
                    ),
                ],
            ),
        ],
    )
}
