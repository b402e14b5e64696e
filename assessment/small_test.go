package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

// smallPack is a made-up questionnaire that is not yet checked. It has each kind and flag, a domain of two areas as
// the real one does, words alike at two stages and at all, and lists with options that stand alone.
func smallPack() assessment.Questionnaire {
	q := assessment.Questionnaire{
		ID: "small", Version: "1", Title: "A small questionnaire", Source: "made up", Licence: "MIT",
		Credit: "the people who test", Wording: "our own", Standing: "nobody stands behind it",
		Stages: []assessment.Stage{
			{ID: "one", Title: "Stage one", Hint: "I do agreed tasks."},
			{ID: "two", Title: "Stage two", Hint: "I do a wider range."},
			{ID: "three", Title: "Stage three", Hint: "I hold a caseload."},
		},
		Aims:      assessment.AimWords{Stay: "Stay and grow", Register: "Train", NotSure: "Not sure"},
		Growing:   []string{"Show a task."},
		Routes:    []assessment.Route{{Name: "A course", Facts: "A year.", From: []string{"one"}, Aims: []string{"two", "register"}}},
		Scales:    map[assessment.Kind]*assessment.Scale{},
		Resources: map[string]assessment.Resource{"guide": {Owner: "A charity", Name: "A guide"}},
		Professions: []assessment.Profession{
			{ID: "feet", Words: "Feet"}, {ID: "hands", Words: "Hands", Hint: "and arms"}, {ID: "ns", Words: "Not said"},
		},
		Planning: []assessment.PlanningQuestion{
			{ID: "learn", Question: "How do you like to learn?", Asked: true, Options: []assessment.PlanningOption{
				{ID: "a", Words: "A"},
				{ID: "b", Words: "B"},
				{ID: "c", Words: "C"},
				{ID: "d", Words: "D"},
				{ID: "none", Words: "No preference", Alone: true},
				{ID: "unknown", Words: "I do not know", Alone: true},
			}},
			{ID: "had", Question: "What have you had?", Options: []assessment.PlanningOption{
				{ID: "plan", Words: "A plan"}, {ID: "none", Words: "None", Alone: true},
			}},
		},
		Domains: []assessment.Domain{
			smallDomain("d1", "Drinks",
				area("tea", assessment.Skill, "safety duty"),
				area("sugar", assessment.Knowledge, ""),
				area("manners", assessment.Behaviour, "flat"),
				area("licence", assessment.Qualification, ""),
				area("cups", assessment.Skill, "alike at one and two"),
			),
			smallDomain("d2", "Cakes",
				area("bake", assessment.Skill, ""),
				area("slice", assessment.Skill, "safety"),
			),
			smallDomain("d3", "Self",
				area("rest", assessment.Behaviour, "flat private"),
				area("learning", assessment.Skill, "duty"),
				area("aims", assessment.Skill, ""),
			),
		},
	}
	for _, k := range assessment.Kinds() {
		var s assessment.Scale
		for _, r := range assessment.Ratings() {
			s[r] = assessment.Level{Label: "Label " + r.String()[:5], Hint: "hint"}
		}
		if k == assessment.Qualification {
			s[assessment.NoChance] = assessment.Level{}
		}
		q.Scales[k] = &s
	}
	return q
}

func smallDomain(id, title string, areas ...assessment.FocusArea) assessment.Domain {
	return assessment.Domain{
		ID: id, Title: title, Short: title, Covers: "What it covers.", Question: "What next?", Service: "What it is worth.",
		Areas: areas,
	}
}

func area(id string, kind assessment.Kind, traits string) assessment.FocusArea {
	f := assessment.FocusArea{
		ID: id, Position: "1.1", Title: "About " + id, Kind: kind, Evidence: "A photo", Action: "Try it.",
		Safety: strings.Contains(traits, "safety"), Duty: strings.Contains(traits, "duty"), Private: strings.Contains(traits, "private"),
	}
	for _, stage := range []string{"one", "two", "three"} {
		words := "I do " + id
		switch {
		case strings.Contains(traits, "flat"):
		case strings.Contains(traits, "alike at one and two") && stage == "two":
			words += " at stage one"
		default:
			words += " at stage " + stage
		}
		f.Statements = append(f.Statements, words+".")
	}
	return f
}

func small(t testing.TB) *assessment.Questionnaire { return checked(t, smallPack()) }

func checked(t testing.TB, pack assessment.Questionnaire) *assessment.Questionnaire {
	t.Helper()
	q, faults := assessment.NewQuestionnaire(pack)
	if faults != nil {
		t.Fatalf("the made-up questionnaire has faults: %v", faults)
	}
	return q
}

// do fails the test when a change that must be accepted was refused.
func do(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rate answers several areas, given as "tea=on-my-own cups=not-yet*". A star marks the area as well.
func rate(t testing.TB, a *assessment.Assessment, answers string) {
	t.Helper()
	for _, pair := range strings.Fields(answers) {
		id, rating, _ := strings.Cut(pair, "=")
		rating, marked := strings.CutSuffix(rating, "*")
		f := a.Questionnaire().Area(id)
		if f == nil {
			t.Fatalf("no area %q", id)
		}
		if marked {
			a.SetMark(f, true)
		}
		if rating != "" {
			r, ok := assessment.ParseRating(rating)
			if !ok {
				t.Fatalf("no rating %q", rating)
			}
			do(t, a.Rate(f, r))
		}
	}
}

// ids lists the ids of areas, so that failures can be read.
func ids(areas []*assessment.FocusArea) string {
	var all []string
	for _, f := range areas {
		all = append(all, f.ID)
	}
	return strings.Join(all, " ")
}

// state writes down all that a worker can change and undo, as seen from outside.
func state(a *assessment.Assessment) string {
	q := a.Questionnaire()
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %q %v %v %+v\n", a.Stage(), a.Aim(), a.Profession(), a.Parts(), a.WellbeingShared(), a.Plan())
	for _, f := range q.Areas() {
		fmt.Fprintf(&b, "%s %+v\n", f.ID, a.Answer(f))
	}
	for i := range q.Domains {
		fmt.Fprintln(&b, a.DomainProgress(&q.Domains[i]))
	}
	for i := range q.Planning {
		fmt.Fprintln(&b, a.TickedWords(i))
	}
	fmt.Fprintf(&b, "%p\n", a.Earlier())
	return b.String()
}

// changes are the ways to change an assessment, each with random arguments, wanted and unwanted.
var changes = []func(t *rapid.T, a *assessment.Assessment) error{
	func(t *rapid.T, a *assessment.Assessment) error { return a.Rate(anyArea(t, a), anyRating(t)) },
	func(t *rapid.T, a *assessment.Assessment) error { return a.RateAhead(anyArea(t, a), anyRating(t)) },
	func(t *rapid.T, a *assessment.Assessment) error {
		a.SetMark(anyArea(t, a), rapid.Bool().Draw(t, "on"))
		return nil
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.SetNote(anyArea(t, a), rapid.SampledFrom([]string{"", "a note", "two\nlines", strings.Repeat("x", 1001)}).Draw(t, "note"))
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.SetStage(rapid.SampledFrom([]string{"", "one", "two", "three", "four"}).Draw(t, "stage"))
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.SetAim(rapid.SampledFrom([]string{"", "stay", "one", "two", "three", "register", "not-sure", "four"}).Draw(t, "aim"))
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.SetProfession(rapid.SampledFrom([]string{"", "feet", "hands", "ns", "eyes"}).Draw(t, "profession"))
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.Tick(rapid.IntRange(-1, 2).Draw(t, "list"), rapid.IntRange(-1, 6).Draw(t, "option"), rapid.Bool().Draw(t, "on"))
	},
	func(t *rapid.T, a *assessment.Assessment) error { return a.AddAction(anyAction(t)) },
	func(t *rapid.T, a *assessment.Assessment) error {
		return a.ChangeAction(rapid.IntRange(-1, 5).Draw(t, "action"), anyAction(t))
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		a.RemoveAction(rapid.IntRange(-1, 5).Draw(t, "action"))
		return nil
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		domains := a.Questionnaire().Domains
		a.Finish(&domains[rapid.IntRange(0, len(domains)-1).Draw(t, "domain")], rapid.Bool().Draw(t, "done"))
		return nil
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		a.SetParts(assessment.Parts{Notes: rapid.Bool().Draw(t, "notes"), Wellbeing: rapid.Bool().Draw(t, "wellbeing")})
		return nil
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		a.ShareWellbeing(rapid.Bool().Draw(t, "shared"))
		return nil
	},
	func(t *rapid.T, a *assessment.Assessment) error {
		return bringAnswers(a, &assessment.Earlier{Made: assessment.Date{Year: 2026, Month: 5, Day: 12}, Version: "1"}, []assessment.Action{anyAction(t)})
	},
}

func anyArea(t *rapid.T, a *assessment.Assessment) *assessment.FocusArea {
	return rapid.SampledFrom(a.Questionnaire().Areas()).Draw(t, "area")
}

func anyRating(t *rapid.T) assessment.Rating {
	return assessment.Rating(rapid.IntRange(0, 8).Draw(t, "rating"))
}

func anyAction(t *rapid.T) assessment.Action {
	return assessment.Action{
		Area: rapid.SampledFrom([]string{"", "tea", "bake", "soup"}).Draw(t, "from"),
		What: rapid.SampledFrom([]string{"", "Boil", strings.Repeat("x", 301)}).Draw(t, "what"),
	}
}

// change makes one random change, which may be refused.
func change(t *rapid.T, a *assessment.Assessment) error {
	return rapid.SampledFrom(changes).Draw(t, "change")(t, a)
}

// answered makes an assessment with random answers, marks and role, and with look-ahead ratings where they can be.
func answered(t *rapid.T, q *assessment.Questionnaire) *assessment.Assessment {
	a := assessment.New(q)
	_ = a.SetStage(rapid.SampledFrom([]string{"", "one", "two", "three"}).Draw(t, "stage"))
	_ = a.SetAim(rapid.SampledFrom(append([]string{""}, q.AimsFor(a.Stage())...)).Draw(t, "aim"))
	a.SetParts(assessment.Parts{Wellbeing: rapid.Bool().Draw(t, "wellbeing")})
	for _, f := range q.Areas() {
		_ = a.Rate(f, anyRating(t))
		_ = a.RateAhead(f, anyRating(t))
		a.SetMark(f, rapid.Bool().Draw(t, "mark"))
	}
	return a
}

// without returns areas less f.
func without(areas []*assessment.FocusArea, f *assessment.FocusArea) []*assessment.FocusArea {
	return slices.DeleteFunc(slices.Clone(areas), func(g *assessment.FocusArea) bool { return g == f })
}

// rateAhead is rate for the look ahead.
func rateAhead(t testing.TB, a *assessment.Assessment, answers string) {
	t.Helper()
	for _, pair := range strings.Fields(answers) {
		id, rating, _ := strings.Cut(pair, "=")
		r, ok := assessment.ParseRating(rating)
		if !ok {
			t.Fatalf("no rating %q", rating)
		}
		do(t, a.RateAhead(a.Questionnaire().Area(id), r))
	}
}

// bringAnswers brings earlier answers and actions, and no training.
func bringAnswers(a *assessment.Assessment, e *assessment.Earlier, actions []assessment.Action) error {
	_, err := a.Bring(e, actions, assessment.TrainingRecord{}, assessment.Date{})
	return err
}
