package release

import "strings"

// ruleWords is the rule in plain words. Every release carries it.
const ruleWords = `[c] stands for 0 to 7 people. In a row that shows nothing else it can stand for more. ` +
	`Every other figure is to the nearest 5, so rows do not add up. ` +
	`No figure says that nobody gave an answer, or that everybody did. ` +
	`Where all agree, the figure may be a little lower, such as 10 of 15. 100% does not mean everybody. ` +
	`Everybody is in one group of ten people or more; small groups are joined. ` +
	`A person is in one release only. There are no other cuts of these figures. ` +
	`A domain may be [c] for every group. Then a draw left it out, or another table would have said too much with it. ` +
	`Percentages come from the printed figures, and are given for 20 people or more.`

// needsRuleWords says how training needs are ranked.
const needsRuleWords = `Focus areas are in order of need: the printed figures for not yet and with support, added up. ` +
	`Where those are the same, more people who want to work on it come first. ` +
	`Then come more people with no chance yet, then the order of the framework. [c] counts as 0 for the order. ` +
	`The order says where many people could learn something, not how good anybody is.`

// NeedWords says how far a need can be from the truth: it is the one number of an export that was not printed by the rule.
const NeedWords = "Need adds two printed figures and takes [c] as 0, so it can be further out than one figure."

// GroupWords say who is in the groups that are not named in full.
const GroupWords = "Remaining stages are all people whose stage is not named here; some may not have said theirs. " +
	"Professions combined are the same within one stage."

// FewWords is said of a release of fewer than 25 people.
const FewWords = "Few answers: expect many [c]."

// fewPeople is the printed number of people below which FewWords is said.
const fewPeople = 25

// Few reports whether so few people answered that most figures are [c].
func (r *Release) Few() bool { return r.People.known() < fewPeople }

// SampleWords mark figures that are made up.
const SampleWords = "SAMPLE: made-up figures"

// PrivateWords name the private areas and say how to read them; "" when there is none, and for a release made before
// releases told. Few people share such an area, so without these words it looks like the least need of all.
func (r *Release) PrivateWords() string {
	var names []string
	for _, row := range r.Table(Ratings).Rows {
		if row.Private {
			names = append(names, row.Short)
		}
	}
	if names == nil {
		return ""
	}
	return "Private, and counted only where people chose to share it: " + strings.Join(names, ", ") +
		". All others are under not answered there, so a low need says little."
}

// privateToo adds to notes what has to be known of private areas, if there are any.
func (r *Release) privateToo(notes ...string) []string {
	if words := r.PrivateWords(); words != "" {
		notes = append(notes, words)
	}
	return notes
}

// Notes are the sentences that a reader of any export has to know, in order.
func (r *Release) Notes() []string {
	var notes []string
	if r.Sample {
		notes = append(notes, SampleWords+". No person gave these answers.")
	}
	if r.Few() {
		notes = append(notes, FewWords)
	}
	notes = r.privateToo(append(notes, r.Rule, r.NeedsRule, NeedWords)...)
	if r.Groups != nil {
		notes = append(notes, GroupWords)
	}
	switch r.LeftOut {
	case "":
	case "some":
		notes = append(notes, "Some damaged responses were left out.")
	default:
		notes = append(notes, "About "+r.LeftOut+" damaged responses were left out.")
	}
	return append(notes,
		"Each version of the questionnaire has releases of its own. Figures of two versions cannot be added up.",
		"The answers are people's own views of their work, given to plan learning.",
		"They are not a test, and say nothing about one person.")
}
