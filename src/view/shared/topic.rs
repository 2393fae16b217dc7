//! Words of the topic, as the vocabularies of the site give them.

use crate::record::id::Id;
use crate::record::vocabulary::{Choice, Place, StudyProperty, Topic, VocabularyValue};
use crate::text::case;
use crate::view::desk::Desk;

impl Desk<'_> {
    /// A value of a vocabulary in the language of the site, with a capital first letter.
    pub fn word<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value, language| value.words(language).to_owned())
    }

    /// The same at full length.
    pub fn long_word<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value, language| value.long(language).to_owned())
    }

    /// The same inside a sentence: what the vocabulary gives for it, else the words with a small
    /// first letter.
    pub fn clause<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value, language| match value.clause(language) {
            Some(clause) => clause.to_owned(),
            None => case::small(value.words(language)),
        })
    }

    /// The name of a place inside a sentence: "the Netherlands".
    pub fn place_name(&self, place: &Choice<Place>) -> String {
        self.of_vocabulary(place, |value, language| {
            let clause = value.clause(language);
            clause.unwrap_or(value.words(language)).to_owned()
        })
    }

    /// The end of a sentence that begins "3 of 28 studies", where the vocabulary gives it.
    pub fn phrase<T: Topic>(&self, choice: &Choice<T>) -> Option<String> {
        let value = self.evidence.records.word(choice)?;
        let language = &self.evidence.site.value.language;
        value
            .phrase
            .as_ref()
            .map(|phrase| phrase.text(language).to_owned())
    }

    /// The name of a property that the site itself has given its studies, with a capital first
    /// letter: from the vocabulary of properties, else its id as words.
    pub fn property(&self, name: &Id) -> String {
        let named: Choice<StudyProperty> = Choice::of(name.clone());
        match self.evidence.records.word(&named) {
            Some(_) => self.word(&named),
            None => case::capital(&name.as_str().replace('-', " ")),
        }
    }

    /// The values of a vocabulary that `is_wanted` takes.
    pub fn choices<T: Topic>(
        &self,
        is_wanted: impl Fn(&VocabularyValue) -> bool,
    ) -> Vec<Choice<T>> {
        let values = self.evidence.records.vocabulary::<T>().iter();
        values
            .filter(|value| is_wanted(value))
            .map(|value| Choice::of(value.id.clone()))
            .collect()
    }

    fn of_vocabulary<T: Topic>(
        &self,
        choice: &Choice<T>,
        words: impl Fn(&VocabularyValue, &str) -> String,
    ) -> String {
        match self.evidence.records.word(choice) {
            Some(value) => words(value, &self.evidence.site.value.language),
            None => choice.as_str().to_owned(),
        }
    }
}

/// A value of a vocabulary in English where it has such words; files of data hold them in every
/// language.
pub fn english<T: Topic>(desk: &Desk<'_>, choice: &Choice<T>) -> String {
    let value = desk.evidence.records.word(choice);
    value
        .map_or(choice.as_str(), |value| value.words("en"))
        .to_owned()
}
