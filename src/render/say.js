// The words of scripts in the language of the site; English where it has none. A text with forms for
// counts takes that of `places.number`.
globalThis.distilSay = (id, english, places = {}) => {
  let language = "en";
  try {
    language = Intl.getCanonicalLocales(document.documentElement.lang)[0] ?? language;
  } catch {
    // The page names no language that the browser can read.
  }
  const words = globalThis.distilWords?.[id] ?? english;
  const form = () => new Intl.PluralRules(language).select(places.number);
  const text = typeof words === "string" ? words : words[form()] ?? words.other;
  const shown = (value) => (typeof value === "number" ? value.toLocaleString(language) : value);
  return text.replace(/\{(\w+)\}/g, (place, name) => shown(places[name] ?? place));
};
