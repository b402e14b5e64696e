package report_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/report"
)

// trained is a report of these lines and nothing else.
func trained(t testing.TB, o report.Options, joined assessment.Date, lines ...assessment.Training) *report.Training {
	t.Helper()
	a := assessment.New(small(t))
	must(t, a.SetJoined(joined, day))
	for _, line := range lines {
		line.Title = cmp.Or(line.Title, "A topic")
		must(t, a.AddTraining(line, day))
	}
	o.Date = day
	return report.Build(a, o).Training
}

func times(n int, line assessment.Training) []assessment.Training {
	return slices.Repeat([]assessment.Training{line}, n)
}

func TestTheTrainingSummaryCountsWhatIsToBeDone(t *testing.T) {
	overdue := assessment.Training{GivenDue: day.AddDays(-1)}
	soon := assessment.Training{GivenDue: day.AddDays(1)}
	toDo, inDate := assessment.Training{}, assessment.Training{Done: day}
	for want, lines := range map[string][]assessment.Training{
		"1 overdue, 2 due in the next 90 days, 3 to do.":        slices.Concat(times(1, overdue), times(2, soon), times(3, toDo)),
		"2 overdue, 1 due in the next 90 days, 1 to do.":        slices.Concat(times(2, overdue), times(1, soon), times(1, toDo), times(5, inDate)),
		"Nothing overdue, 1 due in the next 90 days.":           slices.Concat(times(1, soon), times(1, inDate)),
		"Nothing overdue, 4 to do.":                             times(4, toDo),
		"1 overdue.":                                            times(1, overdue),
		"Nothing overdue, and nothing due in the next 90 days.": times(3, inDate),
	} {
		if got := trained(t, report.Options{}, assessment.Date{}, lines...).Summary; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got, want := trained(t, report.Options{DueSoonDays: 1}, assessment.Date{}, soon).Summary, "Nothing overdue, 1 due in the next day."; got != want {
		t.Errorf("with a setting of one day: got %q, want %q", got, want)
	}
}

func TestTheStatusOfTrainingIsWordedForTheDayOfTheReport(t *testing.T) {
	for _, c := range []struct {
		line assessment.Training
		want report.TrainingRow
	}{
		{
			assessment.Training{Every: 24, Class: "C", Done: day.AddMonths(-6), How: assessment.ByCourse},
			report.TrainingRow{Class: "C", Notes: []string{"Every 24 months"}, Done: "22 May 2026", Due: "22 May 2028", How: "Course", Status: "In date"},
		},
		{
			assessment.Training{Every: 12, Class: "C", Done: day.AddMonths(-9), How: assessment.ByELearning, Equivalent: true},
			report.TrainingRow{
				Class: "C", Notes: []string{"Every 12 months", "Equal training shown"}, Done: "22 February 2026",
				Due: "22 February 2027", How: "E-learning", Status: "In date",
			},
		},
		{
			assessment.Training{Every: 12, Class: "C", Done: day.AddMonths(-9).AddDays(-2), Booked: day.AddDays(1)},
			report.TrainingRow{
				Class: "C", Notes: []string{"Every 12 months", "Booked for 23 November 2026"},
				Done: "20 February 2026", Due: "20 February 2027", How: "Not said", Status: "Due soon",
			},
		},
		{
			assessment.Training{Every: 1, Done: day.AddMonths(-2), Provider: "A", Evidence: "B", VerifiedBy: "C"},
			report.TrainingRow{
				Class: "Not said", Notes: []string{"Every month", "Provider: A", "Evidence: B", "Checked by (role): C"},
				Done: "22 September 2026", Due: "22 October 2026", How: "Not said", Status: "Overdue",
			},
		},
		{
			assessment.Training{Every: assessment.EmployerSets, Class: "R", Done: day, How: assessment.ByObservation},
			report.TrainingRow{
				Class: "R", Notes: []string{"Employer sets how often"}, Done: "22 November 2026", Due: "No due date set",
				How: "Observed at work", Status: "Done",
			},
		},
		{
			assessment.Training{Class: "R", Equivalent: true, GivenDue: day.AddDays(300), Window: assessment.Window{Weeks: 2}},
			report.TrainingRow{
				Class: "R", Notes: []string{"Once only", "Due date given by you"}, Done: "Not yet", Due: "18 September 2027",
				How: "Not yet", Status: "To do",
			},
		},
		{
			assessment.Training{Class: "R", Window: assessment.Window{Months: 6}},
			report.TrainingRow{
				Class: "R", Notes: []string{"Once only", "First due within 6 months of joining"}, Done: "Not yet", Due: "No due date set",
				How: "Not yet", Status: "To do",
			},
		},
	} {
		got := trained(t, report.Options{}, assessment.Date{}, c.line).Rows[0]
		c.want.Topic, c.want.State = "A topic", got.State
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("got  %+v\nwant %+v", got, c.want)
		}
	}
}

func TestTimesAfterJoiningThatHavePassedAreSaidInWords(t *testing.T) {
	missed := assessment.Training{Window: assessment.Window{Weeks: 2}}
	open := assessment.Training{Window: assessment.Window{Months: 6}}
	joined := day.AddMonths(-2)
	for want, lines := range map[string][]assessment.Training{
		"I joined in September 2026.": {open, {GivenDue: joined}},
		"I joined in September 2026. For 1 topic, the time to do it after joining has passed. No day is given for it yet.":      {open, missed},
		"I joined in September 2026. For 3 topics, the time to do them after joining has passed. No day is given for them yet.": times(3, missed),
	} {
		if got := trained(t, report.Options{}, joined, lines...).Joined; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := trained(t, report.Options{}, assessment.Date{}, missed).Joined; got != "" {
		t.Errorf("without a month: got %q", got)
	}
}

func TestTrainingStandsInTheOrderOfWhatIsMostPressing(t *testing.T) {
	var got []string
	for _, row := range build(typicalSample(t)).Training.Rows {
		got = append(got, row.Status+" "+row.Class)
	}
	want := "Overdue C, Overdue C, Due soon C, Due soon C, To do C, To do R, In date C, In date C, Done R, In date R"
	if words := strings.Join(got, ", "); words != want {
		t.Errorf("got  %s\nwant %s", words, want)
	}
}

func TestTrainingWithNothingInItIsNowhere(t *testing.T) {
	a := assessment.New(small(t))
	must(t, a.SetJoined(day, day))
	if r := build(a); r.Training != nil {
		t.Errorf("got %+v", r.Training)
	}
}

func TestTrainingIsNamedWithoutAList(t *testing.T) {
	tr := trained(t, report.Options{}, assessment.Date{}, assessment.Training{Topic: "far-away", Name: "Their name", Title: "my words"})
	if got, want := tr.Rows[0].Topic, "Their name: my words"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a := assessment.New(small(t))
	must(t, a.SetStandard(assessment.StandardDone{ID: "their-standard", Known: day}, day))
	care := report.Build(a, report.Options{Date: day}).Training.Care
	if len(care.Rows) != 1 || care.Rows[0].Title != "their-standard" || strings.Contains(care.Count, "signed off") {
		t.Errorf("got %+v", care)
	}
}

// TestKnowledgeAloneNeverReadsAsComplete: with all knowledge done and nothing signed off, the count is nought and the
// line of the certificate says so too.
func TestKnowledgeAloneNeverReadsAsComplete(t *testing.T) {
	a := assessment.New(small(t))
	list := trainingList()
	must(t, a.AddTraining(list.Topic("t-care-certificate").Line(), day))
	for _, s := range list.Standards {
		must(t, a.SetStandard(assessment.StandardDone{ID: s.ID, Known: day}, day))
	}
	for edition, want := range map[bool]string{false: "0 of 16 signed off", true: "0 of 15 signed off"} {
		a.SetCareEdition(edition)
		tr := build(a).Training
		if tr.Care.Count != want || !slices.Contains(tr.Rows[0].Notes, want) {
			t.Errorf("got %q and %q, want %q", tr.Care.Count, tr.Rows[0].Notes, want)
		}
		for _, row := range tr.Care.Rows {
			if row.SignedOff != "Not yet" || row.Known != "22 November 2026" {
				t.Errorf("got %+v", row)
			}
		}
		text := textOf(t, a)
		if from := strings.Index(text, tr.Care.Heading); strings.Contains(strings.ToLower(text[from:strings.Index(text, "Routes people")]), "complete") {
			t.Error("it reads as complete")
		}
	}
}

func TestTheStandardsAreThoseOfTheEdition(t *testing.T) {
	a := assessment.New(small(t))
	must(t, a.SetStandard(assessment.StandardDone{ID: "cc-16", SignedOff: day, VerifiedBy: "Team lead"}, day))
	row := build(a).Training.Care.Rows[15]
	if want := (report.StandardRow{"16 Awareness of learning disability and autism", "Not said", "22 November 2026, by Team lead"}); row != want {
		t.Errorf("got %+v, want %+v", row, want)
	}
	a.SetCareEdition(true)
	care := build(a).Training.Care
	if len(care.Rows) != 15 || care.Rows[3].Title != "4 Equality and diversity" || care.Edition != "Edition of 2015." {
		t.Errorf("of 2015: got %+v", care)
	}
}
