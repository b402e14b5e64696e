package record

import (
	"slices"
	"strings"

	"waymark/assessment"
)

// fact is one thing that a signature says of a line.
type fact struct{ label, value string }

// factsOf lists what is signed of a line, in the order in which it is written. The window since joining and the next
// booking are not among it: they go on changing, and no employer vouches for them.
func factsOf(line *assessment.Training) []fact {
	equivalent := ""
	if line.Equivalent {
		equivalent = "yes"
	}
	all := []fact{
		{"Topic", line.Topic},
		{"Training", line.Name},
		{"In own words", line.Title},
		{"Category", string(line.Category)},
		{"Class", string(line.Class)},
		{"How often", line.Every.String()},
		{"Done", line.Done.String()},
		{"Shown by", string(line.How)},
		{"Equal training", equivalent},
		{"Provider", line.Provider},
		{"Evidence", line.Evidence},
		{"Checked by", line.VerifiedBy},
		{"Due date given", line.GivenDue.String()},
	}
	var said []fact
	for _, f := range all {
		if f.value != "" {
			said = append(said, f)
		}
	}
	return said
}

// factsText writes facts one a line, for people and for programs. A text of several lines goes on further in, so that
// none of its lines can pass for a fact of its own.
func factsText(facts []fact) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.label+": "+strings.ReplaceAll(f.value, "\n", "\n  "))
	}
	return strings.Join(out, "\n")
}

// differing names the facts in which a signed text differs from the line as it stands now; nil when it is still as it
// was signed.
func differing(line *assessment.Training, text string) []string {
	facts := factsOf(line)
	if factsText(facts) == text {
		return nil
	}
	signed := strings.Split(text, "\n")
	var labels []string
	for _, f := range facts {
		if !slices.Contains(signed, strings.Split(factsText([]fact{f}), "\n")[0]) {
			labels = append(labels, f.label)
		}
	}
	for _, f := range factsOf(&everyFact) {
		written := slices.ContainsFunc(signed, func(s string) bool { return strings.HasPrefix(s, f.label+": ") })
		if written && !slices.ContainsFunc(facts, func(now fact) bool { return now.label == f.label }) {
			labels = append(labels, f.label)
		}
	}
	if labels == nil {
		labels = []string{"Text"} // further in, or in another order
	}
	return labels
}

// everyFact is a line that says all that a line can.
var everyFact = assessment.Training{
	Topic: "x", Name: "x", Title: "x", Category: "x", Class: "x", Done: assessment.Date{Year: 1, Month: 1, Day: 1}, How: "x",
	Equivalent: true, Provider: "x", Evidence: "x", VerifiedBy: "x", GivenDue: assessment.Date{Year: 1, Month: 1, Day: 1},
}

// SignedWords says line by line what a signature would say of a line of training.
func SignedWords(line *assessment.Training) []string {
	return strings.Split(factsText(factsOf(line)), "\n")
}
