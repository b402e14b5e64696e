package record

import (
	"slices"
	"strings"

	"waymark/assessment"
)

// signedFact is one thing that a signature says of a line.
type signedFact struct{ label, value string }

// signedFacts lists what is signed of a line, in the order in which it is written. The window since joining and the next
// booking are not among it: they go on changing, and no employer vouches for them.
func signedFacts(line *assessment.Training) []signedFact {
	equivalent := ""
	if line.Equivalent {
		equivalent = "yes"
	}
	all := []signedFact{
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
	var said []signedFact
	for _, f := range all {
		if f.value != "" {
			said = append(said, f)
		}
	}
	return said
}

// signedText writes facts one a line, for people and for programs. A text of several lines goes on further in, so that
// none of its lines can pass for a fact of its own.
func signedText(facts []signedFact) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.label+": "+strings.ReplaceAll(f.value, "\n", "\n  "))
	}
	return strings.Join(out, "\n")
}

// differing names the facts in which a signed text differs from the line as it stands now; nil when it is still as it
// was signed.
func differing(line *assessment.Training, text string) []string {
	facts := signedFacts(line)
	if signedText(facts) == text {
		return nil
	}
	signed := strings.Split(text, "\n")
	var labels []string
	for _, f := range facts {
		if !slices.Contains(signed, strings.Split(signedText([]signedFact{f}), "\n")[0]) {
			labels = append(labels, f.label)
		}
	}
	for _, f := range signedFacts(&everyFact) {
		written := slices.ContainsFunc(signed, func(s string) bool { return strings.HasPrefix(s, f.label+": ") })
		if written && !slices.ContainsFunc(facts, func(now signedFact) bool { return now.label == f.label }) {
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
	return strings.Split(signedText(signedFacts(line)), "\n")
}
