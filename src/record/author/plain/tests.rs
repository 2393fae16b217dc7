use super::*;

/// "particle|family|given|suffix", or the name of an organisation.
fn parts(text: &str) -> String {
    match read(text).author {
        Author::Organisation(name) => name,
        Author::Person(p) => format!("{}|{}|{}|{}", p.particle, p.family, p.given, p.suffix),
    }
}

#[test]
fn organisations_are_never_taken_apart() {
    for name in [
        "World Health Organization",
        "European Medicines Agency",
        "Cancer Research UK",
        "Department of Health",
        "World Health Organization (WHO)",
        "NICE Guideline Updates Team (UK)",
        "Centre for Reviews and Dissemination, University of York",
        "The RECOVERY Collaborative Group",
        "National Institute for Health and Care Excellence",
        "Food and Drug Administration",
        "Public Health Wales",
        "Robert Koch-Institut",
        "World Bank",
        "Johnson & Johnson",
        "Instituto Nacional de Salud Pública",
        "GBD 2019 Collaborators",
        "WHO",
        "WHO, Regional Office for Europe",
        "Department of Health, Wales",
        "Example Reform, Edinburgh",
        "Madonna",
        "王小明",
    ] {
        assert_eq!(parts(name), name);
    }
    assert_eq!(parts("{WHO}"), "WHO");
    assert_eq!(parts("{Rao, Sharma and Sons}"), "Rao, Sharma and Sons");
}

#[test]
fn the_parts_of_a_name_are_told_apart() {
    for (text, wanted) in [
        ("Berry C", "|Berry|C.|"),
        ("van Busschbach JT", "van|Busschbach|J. T.|"),
        ("van der Gaag M", "van der|Gaag|M.|"),
        ("Rachael Collins", "|Collins|Rachael|"),
        ("Ada G Lovell", "|Lovell|Ada G|"),
        ("Jim van Os", "van|Os|Jim|"),
        ("Rüsch, Nicolas", "|Rüsch|Nicolas|"),
        ("O'Connell MJ", "|O'Connell|M. J.|"),
        ("Sartre J-P", "|Sartre|J.-P.|"),
        ("J. R. R. Tolkien", "|Tolkien|J. R. R.|"),
        ("Ü. Öztürk", "|Öztürk|Ü.|"),
        ("El-Sayed M", "|El-Sayed|M.|"),
        ("St John A", "|St John|A.|"),
        ("St. Clair D", "|St. Clair|D.|"),
        ("Service RW", "|Service|R. W.|"),
        ("Robert Service", "|Service|Robert|"),
        ("李 明", "|李|明|"),
        ("Ørjan O'Neil-Åström", "|O'Neil-Åström|Ørjan|"),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn small_words_and_double_names_belong_to_the_family() {
    for (text, wanted) in [
        ("Donatella Della Porta", "|Della Porta|Donatella|"),
        ("Della Porta, Donatella", "|Della Porta|Donatella|"),
        ("Ursula K. Le Guin", "|Le Guin|Ursula K.|"),
        ("Gabriel García Márquez", "|García Márquez|Gabriel|"),
        ("García Márquez G", "|García Márquez|G.|"),
        ("María José Sánchez Romero", "|Sánchez Romero|María José|"),
        ("Sánchez Romero María José", "|Sánchez Romero|María José|"),
        (
            "Juan Carlos de la Torre y Pérez",
            "de la|Torre y Pérez|Juan Carlos|",
        ),
        ("José Ortega y Gasset", "|Ortega y Gasset|José|"),
        ("Vincent van den Berg", "van den|Berg|Vincent|"),
        ("van den Berg, Vincent", "van den|Berg|Vincent|"),
        ("van der Berg Jan", "van der|Berg|Jan|"),
        ("’s-Gravesande Goverdus", "|’s-Gravesande|Goverdus|"),
        ("'t Hoen E", "'t|Hoen|E.|"),
        ("ten Have M", "ten|Have|M.|"),
        ("di Nisio M", "di|Nisio|M.|"),
        ("Ahmad al-Hakim", "|al-Hakim|Ahmad|"),
        ("de Almeida e Silva J", "de|Almeida e Silva|J.|"),
        ("Bin Laden X", "|Bin Laden|X.|"),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn what_stands_behind_a_name_is_no_family() {
    for (text, wanted) in [
        ("Martin Luther King Jr.", "|King|Martin Luther|Jr."),
        ("King, Martin Luther, Jr.", "|King|Martin Luther|Jr."),
        ("King, Jr., Martin Luther", "|King|Martin Luther|Jr."),
        ("King Jr., Martin Luther", "|King|Martin Luther|Jr."),
        ("Kim YH Jr", "|Kim|Y. H.|Jr"),
        ("Smith JB 3rd", "|Smith|J. B.|3rd"),
        ("D'Agostino RB Sr.", "|D'Agostino|R. B.|Sr."),
        ("Gates WH III", "|Gates|W. H.|III"),
        ("Henry Ford II", "|Ford|Henry|II"),
        ("Petrov IV", "|Petrov|I. V.|"),
        ("Smith JB IV", "|Smith|J. B.|IV"),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn what_is_not_one_author_is_told() {
    for text in [
        "Smith J et al",
        "Smith J, et al.",
        "et al",
        "Smith J and others",
        "Smith J, Jones K",
        "Smith J; Jones K",
        "Smith J and Jones K",
        "John Smith and Mary Jones",
        "Smith, J., Jones, K.",
        "Dr Jane Smith",
        "Prof. Smith J",
        "Smith J, PhD",
        "Smith, Jane, MD",
        "Smith, Jane, Mary",
    ] {
        assert!(read(text).doubt.is_some(), "{text}: {:?}", read(text));
    }
}

#[test]
fn what_is_doubted_is_read_as_well_as_it_can_be() {
    for (text, wanted) in [
        ("Smith J et al", "|Smith|J.|"),
        ("Dr Jane Smith", "|Smith|Jane|"),
        ("Smith J, PhD", "|Smith|J.|"),
        ("Smith, Jane, MD", "|Smith|Jane|"),
        ("Smith J, Jones K", "Smith J, Jones K"),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn a_country_that_may_be_two_initials_is_a_doubt() {
    assert!(read("Rao UK").doubt.is_some());
    assert_eq!(read("Rao, U. K.").doubt, None);
    assert_eq!(read("Cancer Research UK").doubt, None);
    assert_eq!(read("Health UK").doubt, None);
}

#[test]
fn a_place_where_a_given_name_would_stand_is_told() {
    for name in ["Barnardo's, Wales", "Example Reform, New York"] {
        let reading = read(name);
        assert_eq!(reading.author, Author::Organisation(name.to_owned()));
        assert!(reading.doubt.is_some(), "{name}");
    }
    assert_eq!(parts("Smith, Jordan"), "|Smith|Jordan|");
    assert_eq!(parts("Irving, Washington"), "|Irving|Washington|");
}
