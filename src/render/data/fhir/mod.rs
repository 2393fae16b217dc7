//! Bodies of evidence as resources of FHIR R5 for evidence-based medicine: `Citation`, `Evidence`,
//! `EvidenceVariable` and `ArtifactAssessment` in one `Bundle`.
//!
//! The numbers are those of the pages. What is not known is left out, because FHIR has no empty values.
//! Codes are those of the code systems of R5 (5.0.0); what they have no code for is said as text.

mod assessment;
mod citation;
mod codes;
mod evidence;
mod resource;

use serde_json::{Map, Value, json};
use xxhash_rust::xxh3::xxh3_128;

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::view::Desk;

use resource::{Cited, Resource, Sources};

/// The bundle of these bodies of evidence, each once.
pub fn fhir(desk: &Desk<'_>, syntheses: &[&Entry<Synthesis>]) -> Value {
    let mut all = Resources::default();
    for entry in syntheses {
        let of_synthesis = all.add(citation::of_synthesis(desk, entry));
        let studies = entry.value.studies.iter();
        let studies = studies.filter_map(|study| desk.evidence.records.studies.get(study.id()));
        let cited: Vec<Cited> = studies
            .map(|study| Cited {
                study: study.id.to_string(),
                reference: all.add(citation::of_study(desk, study)),
            })
            .collect();
        for found in desk.findings.of_synthesis(&entry.id) {
            let cited = Sources {
                synthesis: of_synthesis.clone(),
                studies: &cited,
            };
            let variables = evidence::variables(desk, entry, found);
            let variables = variables
                .into_iter()
                .map(|(role, it)| (role, all.add(it)))
                .collect();
            let evidence = all.add(evidence::evidence(desk, entry, found, &cited, variables));
            all.add(assessment::assessment(desk, found, &cited, &evidence));
        }
    }
    without_nothing(json!({
        "resourceType": "Bundle",
        "language": desk.evidence.site.value.language.to_string(),
        "type": "collection",
        "entry": all.entries,
    }))
    .unwrap_or_default()
}

/// The resources of a bundle.
#[derive(Default)]
struct Resources {
    entries: Vec<Value>,
    known: Vec<String>,
}

impl Resources {
    /// Adds a resource that is not there yet, and gives the reference to it.
    fn add(&mut self, resource: Resource) -> Value {
        let id = id(resource.kind, &resource.name);
        let full = format!("urn:uuid:{id}");
        if !self.known.contains(&id) {
            let mut content = Map::new();
            content.insert("resourceType".to_owned(), json!(resource.kind));
            content.insert("id".to_owned(), json!(id));
            if let Value::Object(parts) = resource.content {
                content.extend(parts);
            }
            self.entries
                .push(json!({"fullUrl": full, "resource": content}));
            self.known.push(id);
        }
        json!({"reference": full, "type": resource.kind, "display": resource.display})
    }
}

/// A UUID that follows from the name (version 8 of RFC 9562), so that the same records give the same bytes.
fn id(kind: &str, name: &str) -> String {
    let hash = xxh3_128(format!("{kind}/{name}").as_bytes());
    let hash = (hash & !(0xF << 76) & !(0b11 << 62)) | (0x8 << 76) | (0b10 << 62);
    let hex = format!("{hash:032x}");
    [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-")
}

/// The value without what is empty; nothing where nothing is left.
fn without_nothing(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::Array(items) => {
            let kept: Vec<Value> = items.into_iter().filter_map(without_nothing).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        Value::Object(parts) => {
            let kept = parts.into_iter();
            let kept = kept.filter_map(|(key, part)| Some((key, without_nothing(part)?)));
            let kept: Map<String, Value> = kept.collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        kept => Some(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_uuid_that_follows_from_the_name() {
        let one = id("Evidence", "a/b");
        assert_eq!(one, id("Evidence", "a/b"));
        assert_ne!(one, id("Citation", "a/b"));
        let parts: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{one}");
        assert_eq!(one.as_bytes()[14], b'8', "{one}");
        assert!(b"89ab".contains(&one.as_bytes()[19]), "{one}");
    }

    #[test]
    fn nothing_empty_is_left_and_nought_is() {
        let value = json!({"a": null, "b": [], "c": {"d": ""}, "e": 0, "f": [null, 1], "g": false});
        let kept = without_nothing(value).expect("something");
        assert_eq!(kept, json!({"e": 0, "f": [1], "g": false}));
    }
}
