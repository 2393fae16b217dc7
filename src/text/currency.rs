//! Currencies in the units of records: which one a unit names, and with how many decimals its amounts
//! are written.

/// The code of the currency that a unit names: "GBP a case". Signs of pounds, dollars and euros
/// stand for theirs.
pub fn currency(unit: &str) -> Option<&str> {
    const SIGNS: [(&str, &str); 3] = [("£", "GBP"), ("$", "USD"), ("€", "EUR")];
    let sign = SIGNS.into_iter().find(|(sign, _)| unit.contains(sign));
    let is_code = |word: &&str| word.len() == 3 && CURRENCIES.iter().any(|known| known == word);
    let mut words = unit.split(|c: char| !c.is_ascii_alphanumeric());
    words.find(is_code).or(sign.map(|(_, code)| code))
}

/// The currencies of the world (ISO 4217, without metals, funds and codes for tests), and those that
/// the euro replaced.
pub const CURRENCIES: [&str; 175] = [
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
    "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD",
    "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD",
    "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ",
    "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD",
    "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR",
    "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
    "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN",
    "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR",
    "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
    "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS",
    "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG", "ATS",
    "BEF", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LTL", "LUF",
    "LVL", "MTL", "NLG", "PTE", "SIT", "SKK",
];

/// With how many decimals an amount that is not whole is written in a unit: those of the minor unit of
/// its currency (ISO 4217); none in a unit that is no money.
pub fn decimals(unit: &str) -> usize {
    const WITHOUT_MINOR_UNIT: [&str; 17] = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
        "XAF", "XOF", "XPF", "ITL",
    ];
    const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
    match currency(unit) {
        None => 0,
        Some(code) if WITHOUT_MINOR_UNIT.contains(&code) => 0,
        Some(code) if THOUSANDTHS.contains(&code) => 3,
        Some(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_money_are_told_from_others() {
        assert_eq!(currency("GBP a case"), Some("GBP"));
        assert_eq!(currency("£ per day"), Some("GBP"));
        assert_eq!(currency("days"), None);
        assert_eq!(currency("days per ICU stay"), None);
    }

    #[test]
    fn each_currency_has_the_decimals_of_its_minor_unit() {
        let of = ["GBP a case", "JPY", "KWD a year", "hours"].map(decimals);
        assert_eq!(of, [2, 0, 3, 0]);
    }
}
