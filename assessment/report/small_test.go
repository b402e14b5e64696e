package report_test

import (
	"testing"

	"waymark/assessment"
)

// small is a made-up questionnaire with one of each thing that a report treats in its own way. Rules are tested on it,
// so that a new wording of the real one changes no test.
func small(t testing.TB) *assessment.Questionnaire {
	t.Helper()
	q, faults := assessment.NewQuestionnaire(assessment.Questionnaire{
		ID: "small", Version: "7", Title: "A small questionnaire", Source: "made up", Licence: "MIT",
		Credit: "Made up for tests.", Wording: "The words are our own.", Standing: "Nobody stands behind it.",
		Stages: []assessment.Stage{
			{ID: "one", Title: "Stage one", Hint: "I do agreed tasks."},
			{ID: "two", Title: "Stage two", Hint: "I do a wider range."},
			{ID: "three", Title: "Stage three", Hint: "I hold a caseload."},
		},
		Aims:    assessment.AimWords{Stay: "Stay and grow", Register: "Register", NotSure: "Not sure"},
		Growing: []string{"Show someone a task."},
		Routes: []assessment.Route{
			{Name: "First course", Facts: "It takes a year.", From: []string{"one"}},
			{Name: "Second course", Facts: "It takes two years.", From: []string{"two"}},
			{Name: "Long course", Facts: "It takes three years.", From: []string{"one"}, Aims: []string{"register"}},
			{Name: "For anyone", Facts: "Ask first."},
		},
		Scales:    scales(),
		Resources: map[string]assessment.Resource{"guide": {Owner: "A charity", Name: "A guide"}},
		Professions: []assessment.Profession{
			{ID: "hands", Words: "Hands and arms"},
			{ID: "ns", Words: "Prefer not to say"},
		},
		Planning: []assessment.PlanningQuestion{
			{ID: "learn", Question: "How do you like to learn?", Asked: true, Options: []assessment.PlanningOption{
				{ID: "shown", Words: "Someone shows me"}, {ID: "paper", Words: "A workbook"},
			}},
		},
		Domains: []assessment.Domain{
			domain("d1", "Drinks", skill("tea"), skill("coffee"), skill("water")),
			domain("d2", "Cakes", skill("bread"), duty("ovens"), skill("icing"), skill("tins")),
			domain("d3", "Self", skill("plans"), private("rest")),
		},
	})
	if faults != nil {
		t.Fatal(faults)
	}
	return q
}

func scales() map[assessment.Kind]*assessment.Scale {
	scale := assessment.Scale{
		assessment.NotYet:      {Label: "Not yet", Hint: "It is new to me"},
		assessment.WithSupport: {Label: "With support", Hint: "Someone guides me"},
		assessment.OnMyOwn:     {Label: "On my own", Hint: "I need no help"},
		assessment.TeachOthers: {Label: "I teach others"},
		assessment.NoChance:    {Label: "No chance yet"},
		assessment.NotMyRole:   {Label: "Not part of my role"},
	}
	bare := scale
	bare[assessment.NoChance] = assessment.Level{}
	return map[assessment.Kind]*assessment.Scale{
		assessment.Skill: &scale, assessment.Knowledge: &scale, assessment.Behaviour: &scale,
		assessment.Qualification: &bare,
	}
}

func domain(id, title string, areas ...assessment.FocusArea) assessment.Domain {
	return assessment.Domain{
		ID: id, Title: title, Short: title, Covers: "What it covers.",
		Question: "What about " + title + "?", Service: title + " help the service.", Areas: areas,
	}
}

// positions number the areas of small in order.
var positions = map[string]string{
	"tea": "1.1", "coffee": "1.2", "water": "1.3",
	"bread": "2.1", "ovens": "2.2", "icing": "2.3", "tins": "2.5",
	"plans": "3.1", "rest": "3.2",
}

func skill(id string) assessment.FocusArea {
	return assessment.FocusArea{
		ID: id, Position: positions[id], Title: "About " + id, Kind: assessment.Skill,
		Statements: []string{"I make " + id + ".", "I make " + id + " for two.", "I run " + id + "."},
		Evidence:   "a picture", Action: "Make " + id + " once.", Resource: "guide",
	}
}

func duty(id string) assessment.FocusArea {
	f := skill(id)
	f.Duty, f.Safety, f.Resource = true, true, ""
	return f
}

func private(id string) assessment.FocusArea {
	f := skill(id)
	f.Private = true
	f.Statements = []string{"I find " + id + ".", "I find " + id + ".", "I find " + id + "."}
	return f
}

// ratings rates areas of small by id.
type ratings map[string]assessment.Rating

// rated is an assessment with these ratings and nothing else.
func rated(t testing.TB, q *assessment.Questionnaire, r ratings) *assessment.Assessment {
	t.Helper()
	a := assessment.New(q)
	for id, rating := range r {
		must(t, a.Rate(q.Area(id), rating))
	}
	return a
}
