package record

import (
	"cmp"
	"slices"

	"waymark/assessment"
)

// howWords are the words for how training was shown.
var howWords = map[assessment.HowShown]string{
	assessment.ByCourse:          "course",
	assessment.ByELearning:       "e-learning",
	assessment.ByObservation:     "observed at work",
	assessment.ByEarlierLearning: "earlier learning accepted",
	assessment.ByLearningAtWork:  "learned on the job",
}

// everyWords says how often training is repeated.
func everyWords(i assessment.Interval) string {
	switch {
	case i == assessment.Once:
		return "once only"
	case i < 0:
		return "as the employer sets it"
	}
	return "every " + i.String()
}

// sortStandards puts standards in the order in which a record has them.
func sortStandards(all []assessment.StandardDone) {
	slices.SortFunc(all, func(a, b assessment.StandardDone) int { return cmp.Compare(a.ID, b.ID) })
}
