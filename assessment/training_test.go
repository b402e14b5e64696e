package assessment_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

var (
	trainingDay  = day(2026, 11, 22)
	never        assessment.Date
	fortnight    = assessment.Window{Weeks: 2}
	sixMonths    = assessment.Window{Months: 6}
	statusLetter = map[assessment.TrainingStatus]string{
		assessment.Overdue: "overdue", assessment.DueSoon: "due soon", assessment.ToDo: "to do", assessment.InDate: "in date",
	}
)

func TestStatusOfTraining(t *testing.T) {
	for _, c := range []struct {
		name   string
		line   assessment.Training
		joined assessment.Date
		today  assessment.Date
		due    assessment.Date
		want   string
	}{
		{"done yesterday, yearly", assessment.Training{Done: day(2026, 11, 21), Every: 12}, never, trainingDay, day(2027, 11, 21), "in date"},
		{"due in 91 days", assessment.Training{Done: day(2026, 2, 21), Every: 12}, never, trainingDay, day(2027, 2, 21), "in date"},
		{"due in 90 days", assessment.Training{Done: day(2026, 2, 20), Every: 12}, never, trainingDay, day(2027, 2, 20), "due soon"},
		{"due today", assessment.Training{Done: day(2025, 11, 22), Every: 12}, never, trainingDay, trainingDay, "due soon"},
		{"due yesterday", assessment.Training{Done: day(2025, 11, 21), Every: 12}, never, trainingDay, day(2026, 11, 21), "overdue"},
		{"once only, long ago", assessment.Training{Done: day(1999, 1, 1), Every: assessment.Once}, never, trainingDay, never, "in date"},
		{"employer sets, long ago", assessment.Training{Done: day(1999, 1, 1), Every: assessment.EmployerSets}, never, trainingDay, never, "in date"},
		{"leap day, yearly", assessment.Training{Done: day(2024, 2, 29), Every: 12}, never, day(2025, 2, 28), day(2025, 2, 28), "due soon"},
		{"leap day, the day after", assessment.Training{Done: day(2024, 2, 29), Every: 12}, never, day(2025, 3, 1), day(2025, 2, 28), "overdue"},
		{"leap day, four years", assessment.Training{Done: day(2024, 2, 29), Every: 48}, never, day(2028, 2, 29), day(2028, 2, 29), "due soon"},
		{"end of a month, in a shorter one", assessment.Training{Done: day(2026, 8, 31), Every: 6}, never, trainingDay, day(2027, 2, 28), "in date"},
		{"never done, joining not given", assessment.Training{Every: 12, Window: fortnight}, never, trainingDay, never, "to do"},
		{"never done, last day of the window", assessment.Training{Every: 12, Window: fortnight}, day(2026, 11, 8), trainingDay, trainingDay, "to do"},
		{"never done, window passed", assessment.Training{Every: 12, Window: fortnight}, day(2026, 11, 7), trainingDay, day(2026, 11, 21), "overdue"},
		{"never done, window of months at a month's end", assessment.Training{Window: sixMonths}, day(2026, 8, 31), day(2027, 3, 1), day(2027, 2, 28), "overdue"},
		{"never done, no window", assessment.Training{Every: 12}, day(2020, 1, 1), trainingDay, never, "to do"},
		{"done late, after the window", assessment.Training{Done: day(2026, 11, 1), Window: fortnight}, day(2020, 1, 1), trainingDay, never, "in date"},
		{"given a due date of its own", assessment.Training{Done: day(2026, 11, 1), Every: 36, GivenDue: day(2026, 12, 1)}, never, trainingDay, day(2026, 12, 1), "due soon"},
		{"given a due date, never done", assessment.Training{GivenDue: day(2026, 12, 1)}, never, trainingDay, day(2026, 12, 1), "due soon"},
		{"given a far due date, never done", assessment.Training{GivenDue: day(2027, 12, 1)}, never, trainingDay, day(2027, 12, 1), "to do"},
		{"given a due date that has passed", assessment.Training{Done: day(2026, 11, 1), GivenDue: day(2026, 11, 21)}, never, trainingDay, day(2026, 11, 21), "overdue"},
		{"done again since a due date was given", assessment.Training{Done: day(2026, 10, 2), Every: 12, GivenDue: day(2026, 9, 1)}, never, trainingDay, day(2027, 10, 2), "in date"},
		{"done on the given due date", assessment.Training{Done: day(2026, 9, 1), Every: 12, GivenDue: day(2026, 9, 1)}, never, trainingDay, day(2027, 9, 1), "in date"},
		{"interval made shorter", assessment.Training{Done: day(2025, 6, 1), Every: 12}, never, trainingDay, day(2026, 6, 1), "overdue"},
		{"interval made longer", assessment.Training{Done: day(2025, 6, 1), Every: 24}, never, trainingDay, day(2027, 6, 1), "in date"},
	} {
		if got := statusLetter[c.line.StatusOn(c.today, c.joined, assessment.DueSoonDays)]; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := c.line.Due(c.joined); got != c.due {
			t.Errorf("%s: due %v, want %v", c.name, got, c.due)
		}
	}
}

func TestTrainingWithoutADueDateIsNotCalledInDateUnlessOnceIsEnough(t *testing.T) {
	done := assessment.Training{Done: day(1999, 1, 1)}
	for _, c := range []struct {
		every assessment.Interval
		given assessment.Date
		want  string
	}{
		{assessment.EmployerSets, never, "Done"},
		{assessment.EmployerSets, day(2030, 1, 1), "In date"},
		{assessment.EmployerSets, day(2026, 12, 1), "Due soon"},
		{assessment.Once, never, "In date"},
		{600, never, "In date"},
	} {
		done.Every, done.GivenDue = c.every, c.given
		if got := done.StatusWords(done.StatusOn(trainingDay, never, assessment.DueSoonDays)); got != c.want {
			t.Errorf("%v, due %v: %s, want %s", c.every, c.given, got, c.want)
		}
	}
	undone := assessment.Training{Every: assessment.EmployerSets}
	if got := undone.StatusWords(undone.StatusOn(trainingDay, never, 90)); got != "To do" {
		t.Errorf("not done: %s", got)
	}
}

func anyDay() *rapid.Generator[assessment.Date] {
	return rapid.Custom(func(t *rapid.T) assessment.Date {
		return day(2020, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "days"))
	})
}

// TestTimeOnlyLeadsFromInDateToOverdue guards that waiting never makes a line better, that each boundary stands where it
// should, and that a longer interval never makes a line worse.
func TestTimeOnlyLeadsFromInDateToOverdue(t *testing.T) {
	urgency := map[assessment.TrainingStatus]int{assessment.InDate: 0, assessment.ToDo: 0, assessment.DueSoon: 1, assessment.Overdue: 2}
	rapid.Check(t, func(t *rapid.T) {
		line := assessment.Training{
			Done:   rapid.OneOf(rapid.Just(never), anyDay()).Draw(t, "done"),
			Every:  assessment.Interval(rapid.IntRange(-1, 60).Draw(t, "every")),
			Window: assessment.Window{Weeks: rapid.IntRange(0, 12).Draw(t, "weeks"), Months: rapid.IntRange(0, 6).Draw(t, "months")},
		}
		joined := rapid.OneOf(rapid.Just(never), anyDay()).Draw(t, "joined")
		soon := rapid.IntRange(0, 200).Draw(t, "soon")
		today := anyDay().Draw(t, "today")
		now, next := line.StatusOn(today, joined, soon), line.StatusOn(today.AddDays(1), joined, soon)
		if urgency[next] < urgency[now] {
			t.Fatalf("%v is %s on %v and %s a day later", line, statusLetter[now], today, statusLetter[next])
		}
		due := line.Due(joined)
		if due.IsZero() != (now != assessment.Overdue && line.StatusOn(day(2999, 1, 1), joined, soon) != assessment.Overdue) {
			t.Fatalf("%v without a due date is overdue at some time, or the other way round", line)
		}
		if !due.IsZero() && (line.StatusOn(due, joined, soon) == assessment.Overdue || line.StatusOn(due.AddDays(1), joined, soon) != assessment.Overdue) {
			t.Fatalf("%v is not overdue from the day after %v on", line, due)
		}
		if longer := line; line.Every > 0 {
			longer.Every++
			if after := longer.StatusOn(today, joined, soon); urgency[after] > urgency[now] {
				t.Fatalf("%v is worse with a longer interval", line)
			}
		}
	})
}

func TestTrainingIsListedByWhatIsMostPressing(t *testing.T) {
	c, r := assessment.Compulsory, assessment.NeededForRole
	lines := []assessment.Training{
		{Title: "in date", Class: c, Done: trainingDay, Every: 12},
		{Title: "to do", Class: r},
		{Title: "due later", Class: c, GivenDue: day(2026, 12, 2), Done: day(2026, 1, 1)},
		{Title: "for the role, due first", Class: r, GivenDue: day(2026, 11, 23), Done: day(2026, 1, 1)},
		{Title: "due first", Class: c, GivenDue: day(2026, 12, 1), Done: day(2026, 1, 1)},
		{Title: "overdue", Class: r, GivenDue: day(2026, 11, 1)},
		{Title: "not said", Done: trainingDay, Every: 6},
		{Title: "once", Class: c, Done: day(2020, 1, 1)},
	}
	got := ""
	for _, l := range assessment.ListTraining(lines, trainingDay, never, assessment.DueSoonDays) {
		got += l.Title + "; "
		if lines[l.Index].Title != l.Title {
			t.Errorf("%s is line %d", l.Title, l.Index)
		}
	}
	if want := "overdue; due first; due later; for the role, due first; to do; in date; once; not said; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// smallList is a made-up list of training.
func smallList() *assessment.TrainingList {
	return &assessment.TrainingList{
		ID: "small", Version: "1",
		Topics: []assessment.Topic{
			{ID: "fire", Title: "Fire", Category: assessment.StatutoryMandatory, Class: assessment.Compulsory, Every: 24, Window: fortnight, Shown: true},
			{ID: "hoists", Title: "Hoists", Category: assessment.RoleTraining, Class: assessment.NeededForRole, Every: assessment.EmployerSets},
		},
		Standards: []assessment.Standard{{ID: "one", Title: "One"}, {ID: "two", Title: "Two"}, {ID: "three", Title: "Three", Only2025: true}},
	}
}

func TestATrainingRecordStartsWithWhatTheListShows(t *testing.T) {
	a := assessment.New(small(t))
	a.StartTraining(smallList())
	record := a.Training()
	if lines := record.Lines; len(lines) != 1 || lines[0].Topic != "fire" || lines[0].Every != 24 || !lines[0].Done.IsZero() {
		t.Errorf("lines = %+v", lines)
	}
	revision := a.Revision()
	a.StartTraining(smallList())
	if a.Revision() != revision {
		t.Error("starting again changed something")
	}
	a.RemoveTraining(0)
	a.RemoveTraining(7)
	if record := a.Training(); !record.IsEmpty() {
		t.Errorf("record = %+v", record)
	}
}

func TestTrainingThatCannotBeIsRefused(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.AddTraining(assessment.Training{Topic: "fire"}, trainingDay))
	long := strings.Repeat("é", 121)
	for want, line := range map[error]assessment.Training{
		assessment.ErrFutureDate: {Topic: "fire", Done: trainingDay.AddDays(1)},
		assessment.ErrNoTitle:    {Title: " \u200b "},
	} {
		for how, err := range map[string]error{"add": a.AddTraining(line, trainingDay), "change": a.ChangeTraining(0, line, trainingDay)} {
			if !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", how, err, want)
			}
		}
	}
	for field, line := range map[string]assessment.Training{
		"title": {Title: strings.Repeat("é", 61)}, "provider": {Topic: "fire", Provider: long},
		"evidence": {Topic: "fire", Evidence: long}, "verified_by": {Topic: "fire", VerifiedBy: long},
	} {
		var refused *assessment.PlanFieldError
		if err := a.AddTraining(line, trainingDay); !errors.As(err, &refused) || refused.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if err := a.ChangeTraining(1, assessment.Training{Topic: "fire"}, trainingDay); !errors.Is(err, assessment.ErrUnknown) {
		t.Errorf("changed a line that is not there: %v", err)
	}
	if err := a.SetJoined(day(2026, 12, 1), trainingDay); !errors.Is(err, assessment.ErrFutureDate) {
		t.Errorf("joined next month: %v", err)
	}
	if err := a.SetStandard(assessment.StandardDone{ID: "one", Known: trainingDay.AddDays(1)}, trainingDay); !errors.Is(err, assessment.ErrFutureDate) {
		t.Errorf("known tomorrow: %v", err)
	}
	for range assessment.TrainingLimit - 1 {
		do(t, a.AddTraining(assessment.Training{Title: "more"}, trainingDay))
	}
	if err := a.AddTraining(assessment.Training{Title: "more"}, trainingDay); !errors.Is(err, assessment.ErrTrainingFull) {
		t.Errorf("line %d: %v", assessment.TrainingLimit+1, err)
	}
}

func TestKnowledgeAloneNeverCompletesTheCareCertificate(t *testing.T) {
	a := assessment.New(small(t))
	count := func() assessment.CareCertificateProgress {
		record := a.Training()
		return record.CareCertificate(smallList())
	}
	for _, id := range []string{"one", "two", "three"} {
		do(t, a.SetStandard(assessment.StandardDone{ID: id, Known: trainingDay}, trainingDay))
	}
	if got, want := count(), (assessment.CareCertificateProgress{Of: 3, Known: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	do(t, a.SetStandard(assessment.StandardDone{ID: "two", SignedOff: trainingDay, VerifiedBy: " Senior\tphysiotherapist "}, trainingDay))
	a.SetCareEdition(true)
	if got, want := count(), (assessment.CareCertificateProgress{Of: 2, Known: 2, SignedOff: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	record := a.Training()
	if got := record.Standard("two").VerifiedBy; got != "Senior physiotherapist" {
		t.Errorf("verified by %q", got)
	}
	do(t, a.SetStandard(assessment.StandardDone{ID: "two"}, trainingDay))
	if record := a.Training(); len(record.Standards) != 2 {
		t.Errorf("a standard with nothing done is kept: %+v", record.Standards)
	}
}

func TestTrainingComesBackWithADraftAndIsUndone(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.SetJoined(day(2026, 9, 17), trainingDay))
	do(t, a.AddTraining(assessment.Training{
		Title: "Ultrasound", Category: assessment.OnTheJob, Class: assessment.NeededForRole, Every: 12, Window: sixMonths,
		Done: trainingDay, How: assessment.ByObservation, Equivalent: true, Provider: "The ward", Evidence: "A form",
		VerifiedBy: "Lead", GivenDue: day(2027, 1, 1), Booked: day(2026, 12, 1),
	}, trainingDay))
	do(t, a.SetStandard(assessment.StandardDone{ID: "one", Known: trainingDay}, trainingDay))
	a.SetCareEdition(true)
	back, err := assessment.DecodeDraft(small(t), encode(t, &assessment.Draft{Assessment: a}))
	do(t, err)
	was, is := a.Training(), back.Assessment.Training()
	if was.Joined != day(2026, 9, 1) || is.Joined != was.Joined || is.Edition2015 != was.Edition2015 ||
		len(is.Lines) != 1 || is.Lines[0] != was.Lines[0] || len(is.Standards) != 1 || is.Standards[0] != was.Standards[0] {
		t.Errorf("came back as %+v, want %+v", is, was)
	}
	for n := 0; n < 4; n++ {
		if c, ok := a.Undo(); !ok || c.Kind != assessment.TrainingChange {
			t.Errorf("undo %d: %+v, %v", n, c, ok)
		}
	}
	if record := a.Training(); !record.IsEmpty() {
		t.Errorf("left %+v", record)
	}
}
