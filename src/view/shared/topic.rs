//! Words of the topic, as the vocabularies of the site give them.

use crate::record::id::Id;
use crate::record::vocabulary::{
    Choice, ENGLISH, Place, StudyProperty, Topic, Translated, VocabularyValue,
};
use crate::text::{case, marks};
use crate::view::desk::Desk;
use crate::words::primary;

impl Desk<'_> {
    /// A value of a vocabulary in the language of the site, with a capital first letter.
    pub fn word<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value| &value.words)
    }

    /// The same at full length.
    pub fn long_word<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value| value.long.as_ref().unwrap_or(&value.words))
    }

    /// The same inside a sentence: what the vocabulary gives for it, else the words with a small
    /// first letter.
    pub fn clause<T: Topic>(&self, choice: &Choice<T>) -> String {
        match self.evidence.records.word(choice) {
            Some(value) if value.clause.is_none() => case::small(&self.word(choice)),
            _ => self.words_inside(choice),
        }
    }

    /// The name of a place inside a sentence: "the Netherlands".
    pub fn place_name(&self, place: &Choice<Place>) -> String {
        self.words_inside(place)
    }

    fn words_inside<T: Topic>(&self, choice: &Choice<T>) -> String {
        self.of_vocabulary(choice, |value| {
            value.clause.as_ref().unwrap_or(&value.words)
        })
    }

    /// The end of a sentence that begins "3 of 28 studies", where the vocabulary gives it.
    pub fn phrase<T: Topic>(&self, choice: &Choice<T>) -> Option<String> {
        let value = self.evidence.records.word(choice)?;
        Some(self.marked::<T>(value.phrase.as_ref()?))
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
        text: impl Fn(&VocabularyValue) -> &Translated,
    ) -> String {
        match self.evidence.records.word(choice) {
            Some(value) => self.marked::<T>(text(value)),
            None => choice.as_str().to_owned(),
        }
    }

    /// A text of a vocabulary in the language of the site; marked as English where it is said in
    /// English on a site in another language.
    fn marked<T: Topic>(&self, text: &Translated) -> String {
        let language: &str = &self.evidence.site.value.language;
        let alone = self.evidence.records.language_alone::<T>(language);
        let (text, said_in) = text.with_language(language, alone);
        match primary(said_in) == ENGLISH && primary(&language.to_lowercase()) != ENGLISH {
            true => format!("{}{text}{}", marks::OPEN, marks::CLOSE),
            false => text.to_owned(),
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
