"use strict";
// A day in words, with the names of months of the language of the page, as the build writes it.
const distilDate = (day) => {
  const months = [
    "dates.month-1", "dates.month-2", "dates.month-3", "dates.month-4", "dates.month-5", "dates.month-6",
    "dates.month-7", "dates.month-8", "dates.month-9", "dates.month-10", "dates.month-11", "dates.month-12",
  ];
  const month = distilSay(months[day.getMonth()]);
  return distilSay("dates.long", { day: String(day.getDate()), month, year: String(day.getFullYear()) });
};
