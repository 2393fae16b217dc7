//! The names that metafor has for estimators.

use stats::tau2::Tau2Method;

/// The name of an estimator as metafor spells it.
pub fn short_name(method: Tau2Method) -> &'static str {
    match method {
        Tau2Method::DerSimonianLaird => "DL",
        Tau2Method::RestrictedMaximumLikelihood => "REML",
        Tau2Method::MaximumLikelihood => "ML",
        Tau2Method::PauleMandel => "PM",
        Tau2Method::SidikJonkman => "SJ",
        Tau2Method::Hedges => "HE",
        Tau2Method::EmpiricalBayes => "EB",
        Tau2Method::HunterSchmidt => "HS",
    }
}

/// A name that the program itself has given.
pub type Name = &'static str;

/// A name as it is kept: read again it lives as long as the program, as it did.
pub(super) mod kept {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::record::id::Id;

    use super::Name;

    pub fn serialize<S: Serializer>(name: &Name, serializer: S) -> Result<S::Ok, S::Error> {
        name.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        String::deserialize(deserializer).map(|name| Id::new(name).as_str())
    }
}

/// The same for a name that there need not be.
pub(super) mod perhaps_kept {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::record::id::Id;

    use super::Name;

    pub fn serialize<S: Serializer>(name: &Option<Name>, serializer: S) -> Result<S::Ok, S::Error> {
        name.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Name>, D::Error> {
        let name = Option::<String>::deserialize(deserializer)?;
        Ok(name.map(|name| Id::new(name).as_str()))
    }
}
