//! Columns of tables that no schema describes, each with what its cells are and the kind of value.

/// The results of a body of evidence, as its page lists them.
pub(super) const OF_EVIDENCE: [(&str, &str, &str); 16] = [
    (
        "comparison",
        "The comparison of the body of evidence to which the result belongs.",
        "id",
    ),
    ("outcome", "The outcome.", "id of an outcome"),
    (
        "result",
        "The result, as `id` in data/results.csv; several are named where they were combined.",
        "text",
    ),
    ("study", "The study.", "id of a study"),
    ("label", "The study in a row of a forest plot.", "text"),
    (
        "measure",
        "The measure in which the effect is given: RR, SMD and so on.",
        "text",
    ),
    (
        "estimate",
        "The effect on its natural scale: a risk ratio of 1 is no difference.",
        "number",
    ),
    ("ci_low", "Lower limit of its 95% interval.", "number"),
    ("ci_high", "Upper limit of its 95% interval.", "number"),
    (
        "yi",
        "The effect on the scale of analysis: the logarithm for ratios.",
        "number",
    ),
    ("sei", "The standard error of `yi`.", "number"),
    (
        "weight_percent",
        "The weight in the pooled result; empty where nothing was pooled.",
        "number",
    ),
    ("months", "Time point of the measurement.", "number"),
    (
        "in_doubt",
        "Whether checks of the data leave a doubt about the result.",
        "true or false",
    ),
    (
        "left_out",
        "Why the result was not pooled; empty where it was.",
        "text",
    ),
    (
        "note",
        "What was done to the result before it was analysed.",
        "text",
    ),
];

/// The data of a script of metafor; a number at the end of a name counts subgroups or moderators.
pub(super) const OF_SCRIPT: [(&str, &str, &str); 50] = [
    ("study", "The study in a row of a forest plot.", "text"),
    (
        "result",
        "The result, as `id` in data/results.csv; several are named where they were combined.",
        "text",
    ),
    (
        "yi",
        "The effect as the source states it, on the scale of analysis; empty where it follows from the arms.",
        "number",
    ),
    ("sei", "The standard error of `yi`.", "number"),
    (
        "ai",
        "People with the event with the intervention.",
        "number",
    ),
    ("n1i", "People with the intervention.", "number"),
    ("ci", "People with the event with the comparator.", "number"),
    ("n2i", "People with the comparator.", "number"),
    ("m1i", "Mean with the intervention, or before.", "number"),
    (
        "sd1i",
        "Standard deviation with the intervention, or before.",
        "number",
    ),
    ("m2i", "Mean with the comparator, or after.", "number"),
    (
        "sd2i",
        "Standard deviation with the comparator, or after.",
        "number",
    ),
    (
        "min1i",
        "The smallest value with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "min2i",
        "The smallest value with the comparator, where mean and SD follow from it.",
        "number",
    ),
    (
        "q11i",
        "The lower quartile with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "q12i",
        "The lower quartile with the comparator, where mean and SD follow from it.",
        "number",
    ),
    (
        "median1i",
        "The median with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "median2i",
        "The median with the comparator, where mean and SD follow from it.",
        "number",
    ),
    (
        "q31i",
        "The upper quartile with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "q32i",
        "The upper quartile with the comparator, where mean and SD follow from it.",
        "number",
    ),
    (
        "max1i",
        "The largest value with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "max2i",
        "The largest value with the comparator, where mean and SD follow from it.",
        "number",
    ),
    (
        "people1i",
        "People of whom the median and its companions tell, with the intervention, where mean and SD follow from it.",
        "number",
    ),
    (
        "people2i",
        "People of whom the median and its companions tell, with the comparator, where mean and SD follow from it.",
        "number",
    ),
    ("x1i", "Events with the intervention.", "number"),
    ("t1i", "Time of all people with the intervention.", "number"),
    ("x2i", "Events with the comparator.", "number"),
    ("t2i", "Time of all people with the comparator.", "number"),
    ("ri", "Correlation.", "number"),
    ("xi", "Events, or people with the event.", "number"),
    ("ti", "Time of all people.", "number"),
    ("mi", "Mean.", "number"),
    ("sdi", "Standard deviation.", "number"),
    ("ni", "People.", "number"),
    (
        "turn",
        "-1 where the sign of the effect is turned, so that all effects point one way.",
        "1 or -1",
    ),
    (
        "trial",
        "The trial to which the row belongs, where a trial has several.",
        "text",
    ),
    (
        "in_doubt",
        "Whether checks of the data leave a doubt about the result.",
        "TRUE or FALSE",
    ),
    (
        "high_risk",
        "Whether the study was judged at high risk of bias.",
        "TRUE or FALSE",
    ),
    ("year", "The year of the study.", "whole number"),
    ("group", "The subgroup to which the row belongs.", "text"),
    ("category", "The value of a moderator in words.", "text"),
    ("moderator", "The value of a moderator.", "number"),
    (
        "joint_number",
        "The value of a moderator in the joint regression.",
        "number",
    ),
    (
        "joint_group",
        "The value in words of a moderator in the joint regression.",
        "text",
    ),
    ("threshold", "The threshold of the test, in words.", "text"),
    (
        "tp",
        "People with the condition whose test says so.",
        "whole number",
    ),
    (
        "fp",
        "People without the condition whose test says that they have it.",
        "whole number",
    ),
    (
        "fn",
        "People with the condition whose test says that they do not have it.",
        "whole number",
    ),
    (
        "tn",
        "People without the condition whose test says so.",
        "whole number",
    ),
    (
        "left_out",
        "Why the result was not put together with the others; empty where it was.",
        "text",
    ),
];

/// The data of the script of a network; a number at the end of a name tells the two treatments apart.
pub(super) const OF_NETWORK: [(&str, &str, &str); 9] = [
    (
        "trial",
        "The trial to which the row belongs; one with several arms has a row for each pair of them.",
        "whole number",
    ),
    ("study", "The study in a row of a forest plot.", "text"),
    ("treat", "The treatment.", "id of an intervention"),
    ("x", "People with the event.", "number"),
    ("m", "Mean.", "number"),
    ("sd", "Standard deviation.", "number"),
    ("n", "People.", "number"),
    (
        "yi",
        "The effect of the first treatment compared with the second, on the scale of analysis; empty where it follows from the arms.",
        "number",
    ),
    ("sei", "The standard error of `yi`.", "number"),
];

/// The template of the flow diagram of PRISMA 2020.
pub(super) const OF_FLOW: [(&str, &str, &str); 8] = [
    ("data", "The name of a count in the template.", "text"),
    ("node", "Its node in the diagram.", "text"),
    ("box", "Its box in the diagram.", "text"),
    ("description", "What is counted.", "text"),
    ("boxtext", "What the box says.", "text"),
    ("tooltips", "What is shown on pointing at the box.", "text"),
    ("url", "Where the box leads.", "text"),
    (
        "n",
        "The count, NA where it is not known; reasons with counts, parted by `; `.",
        "text",
    ),
];

/// The dictionary itself.
pub(super) const OF_DICTIONARY: [(&str, &str, &str); 6] = [
    ("file", "The file of this data set.", "text"),
    ("column", "The column, as its first row names it.", "text"),
    ("meaning", "What its cells are.", "text"),
    (
        "value",
        "The kind of value; a cell is empty where nothing is known.",
        "text",
    ),
    (
        "unit",
        "The unit, where there is one and no other column tells it.",
        "text",
    ),
    (
        "values",
        "What a cell can be, where there is a choice, parted by `; `.",
        "text",
    ),
];
