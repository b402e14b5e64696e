package record_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/record"
)

func on(year, month, of int) assessment.Date {
	return assessment.Date{Year: year, Month: 1, Day: of}.AddMonths(month - 1)
}

// merge merges two records out of the files "a.json" and "b.json".
func merge(a, b *record.Record, list *assessment.TrainingList) (*record.Record, []string) {
	return record.Merge(record.Named{File: `"a.json"`, Record: a}, record.Named{File: `"b.json"`, Record: b}, list)
}

// withTraining is a record of one day with some lines.
func withTraining(made assessment.Date, lines ...assessment.Training) *record.Record {
	return &record.Record{Made: made, Questionnaire: "a", Edition: "1", Training: assessment.TrainingRecord{Lines: lines}}
}

// fire is a line of fire safety.
func fire(done assessment.Date, provider string) assessment.Training {
	return assessment.Training{
		Topic: "t-fire", Name: "Fire safety", Category: assessment.StatutoryMandatory, Class: assessment.Compulsory,
		Every: 24, Window: assessment.Window{Weeks: 2}, Done: done, Provider: provider,
	}
}

func TestLaterEvidenceStaysAndTheOlderIsSaid(t *testing.T) {
	old, recent := fire(on(2024, 3, 3), "Old trust"), fire(on(2026, 3, 2), "")
	recent.Every = 12
	m, conflicts := merge(withTraining(on(2026, 5, 1), old), withTraining(on(2026, 4, 1), recent), trainingList(t))
	if want := []assessment.Training{recent}; !slices.Equal(m.Training.Lines, want) {
		t.Errorf("got %+v", m.Training.Lines)
	}
	want := "Fire safety: also done on 3 March 2024, provider Old trust, repeated every 24 months. The one done on 2 March 2026 stays."
	if len(conflicts) != 1 || conflicts[0] != want {
		t.Errorf("said %q", conflicts)
	}
}

func TestTrainingOfTheSameDayIsFilledFromBothRecords(t *testing.T) {
	a, b := fire(on(2026, 3, 2), "Trust"), fire(on(2026, 3, 2), "Other")
	a.Evidence, b.VerifiedBy = "A form", "Ward manager"
	m, conflicts := merge(withTraining(on(2026, 4, 1), a), withTraining(on(2026, 5, 1), b), trainingList(t))
	want := b
	want.Evidence = "A form"
	if len(m.Training.Lines) != 1 || m.Training.Lines[0] != want {
		t.Errorf("got %+v", m.Training.Lines)
	}
	if len(conflicts) != 1 || conflicts[0] != `Fire safety: also provider Trust. The line of "b.json" stays.` {
		t.Errorf("said %q", conflicts)
	}
}

func TestATopicOfAnotherListIsRecognisedByItsNameAlone(t *testing.T) {
	other := fire(on(2024, 3, 3), "")
	other.Topic, other.Name = "x-9", "FIRE SAFETY"
	alike := fire(on(2024, 3, 3), "")
	alike.Topic, alike.Name = "x-10", "Fire safety (yearly)"
	m, conflicts := merge(withTraining(on(2026, 5, 1), other, alike), withTraining(on(2026, 4, 1)), trainingList(t))
	if want := []assessment.Training{fire(on(2024, 3, 3), ""), alike}; !slices.Equal(m.Training.Lines, want) || conflicts != nil {
		t.Errorf("got %+v and %q", m.Training.Lines, conflicts)
	}
}

func TestLinesThatAskWhichOneAreKeptApart(t *testing.T) {
	line := func(topic, title string) assessment.Training {
		return assessment.Training{Topic: topic, Title: title, Done: on(2026, 1, 1)}
	}
	a := withTraining(on(2026, 5, 1), line("t-equipment", "Hoist"), line("", "Splints"))
	b := withTraining(on(2026, 4, 1), line("t-equipment", "Bath lift"), line("t-equipment", "hoist"), line("", "SPLINTS"))
	m, conflicts := merge(a, b, trainingList(t))
	if len(m.Training.Lines) != 3 || len(conflicts) != 2 {
		t.Errorf("got %+v and %q", m.Training.Lines, conflicts)
	}
}

func TestAnswersOfTheLaterRecordThatHasAnyStayWithTheirDay(t *testing.T) {
	answers := map[string]assessment.Answer{"d3-consent": {Rating: assessment.OnMyOwn}}
	old, recent, bare := withTraining(on(2026, 1, 1)), withTraining(on(2026, 5, 1)), withTraining(on(2026, 6, 1), fire(on(2026, 5, 9), ""))
	old.Answers, old.Stage = answers, "support-worker"
	recent.Answers = map[string]assessment.Answer{"d3-consent": {Rating: assessment.TeachOthers}}
	recent.Plan = []assessment.Action{{What: "x"}}
	m, conflicts := merge(old, recent, trainingList(t))
	if m.Made != recent.Made || m.Answers["d3-consent"].Rating != assessment.TeachOthers {
		t.Errorf("got %+v", m)
	}
	want := []string{
		`The answers of "a.json" stay in that file. Keep it.`,
		`What "a.json" says of your role stays in that file: stage support-worker.`,
	}
	if !slices.Equal(conflicts, want) {
		t.Errorf("said %q", conflicts)
	}
	m, conflicts = merge(bare, old, trainingList(t))
	if m.Made != old.Made || len(m.Answers) != 1 || m.Stage != "support-worker" || len(m.Training.Lines) != 1 || conflicts != nil {
		t.Errorf("with a record of training alone: %+v, %q", m, conflicts)
	}
}

func TestStandardsAreMergedByTheLaterSignature(t *testing.T) {
	a, b := withTraining(on(2026, 5, 1)), withTraining(on(2026, 4, 1))
	a.Training.Standards = []assessment.StandardDone{{ID: "cc-1", Known: on(2026, 1, 1)}, {ID: "cc-2", SignedOff: on(2025, 1, 1), VerifiedBy: "Mentor"}}
	b.Training.Standards = []assessment.StandardDone{{ID: "cc-1", SignedOff: on(2026, 2, 2), VerifiedBy: "Lead"}, {ID: "cc-2", SignedOff: on(2026, 1, 1)}, {ID: "cc-3", Known: day}}
	b.Training.Edition2015 = true
	m, conflicts := merge(a, b, trainingList(t))
	want := []assessment.StandardDone{
		{ID: "cc-1", Known: on(2026, 1, 1), SignedOff: on(2026, 2, 2), VerifiedBy: "Lead"},
		{ID: "cc-2", SignedOff: on(2026, 1, 1)},
		{ID: "cc-3", Known: day},
	}
	if !slices.Equal(m.Training.Standards, want) || m.Training.Edition2015 {
		t.Errorf("got %+v", m.Training)
	}
	sentences := []string{
		`Care Certificate: "b.json" has the edition of 2015. That of "a.json" stays.`,
		"Care Certificate, Your personal development: also signed off on 1 January 2025, verified by Mentor. What counts later stays.",
	}
	if !slices.Equal(conflicts, sentences) {
		t.Errorf("said %q", conflicts)
	}
}

func TestLinesBeyondTheRoomOfARecordAreSaidWhole(t *testing.T) {
	a, b := withTraining(on(2026, 5, 1)), withTraining(on(2026, 4, 1))
	for i := range 40 {
		a.Training.Lines = append(a.Training.Lines, assessment.Training{Title: fmt.Sprint("a", i)})
		b.Training.Lines = append(b.Training.Lines, assessment.Training{Title: fmt.Sprint("b", i), Done: on(2026, 1, 1), Provider: "Trust"})
	}
	m, conflicts := merge(a, b, trainingList(t))
	want := `b20: a training record has room for 60 lines. This one stays in "b.json": done on 1 January 2026, provider Trust, in your words b20, repeated once only.`
	if len(m.Training.Lines) != assessment.TrainingLimit || len(conflicts) != 20 || conflicts[0] != want {
		t.Errorf("%d lines, said %q", len(m.Training.Lines), conflicts)
	}
}

// signedPassport is a record of one day with a secret of its own, and lines of these topics, done and signed.
func signedPassport(t *testing.T, seed byte, made assessment.Date, topics ...string) *record.Record {
	t.Helper()
	r := withTraining(made)
	var err error
	r.Training.Holder, err = record.NewHolder(drawn(seed))
	do(t, err)
	for i, topic := range topics {
		r.Training.Lines = append(r.Training.Lines, assessment.Training{Topic: topic, Name: topic, Done: on(2026, 4, 1)})
		do(t, newKey(t, 1, "Riverside").Sign(&r.Training, i, signingDay, drawn(seed+byte(i))))
	}
	return r
}

func TestSecretThatMostSignedLinesAreBoundToStays(t *testing.T) {
	const earlierLost = `The lines that were signed in "a.json" belong to that file. Keep it to show their signatures.`
	const laterLost = `The lines that were signed in "b.json" belong to that file. Keep it to show their signatures.`
	type topics = []string
	for name, c := range map[string]struct {
		earlier, later topics
		change         func(later *record.Record)
		laterStays     bool
		says           string // of the signatures; "" when nothing is lost
	}{
		"the earlier alone has signed lines":   {topics{"x-1"}, nil, func(*record.Record) {}, false, ""},
		"the later alone has signed lines":     {nil, topics{"x-1"}, func(*record.Record) {}, true, ""},
		"one each":                             {topics{"x-1"}, topics{"x-2"}, func(*record.Record) {}, true, earlierLost},
		"more in the earlier":                  {topics{"x-1", "x-2"}, topics{"x-3"}, func(*record.Record) {}, false, laterLost},
		"more in the later":                    {topics{"x-1"}, topics{"x-2", "x-3"}, func(*record.Record) {}, true, earlierLost},
		"more in the earlier, that don't stay": {topics{"x-1", "x-2"}, topics{"x-1", "x-2"}, func(*record.Record) {}, true, earlierLost},
		"more in the later, of another record": {topics{"x-1"}, topics{"x-2", "x-3"}, func(later *record.Record) {
			later.Training.Holder = signedPassport(t, 90, on(2026, 5, 2)).Training.Holder
		}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			earlier, later := signedPassport(t, 30, on(2026, 5, 5), c.earlier...), signedPassport(t, 60, on(2026, 5, 6), c.later...)
			c.change(later)
			want := earlier.Training.Holder
			if c.laterStays {
				want = later.Training.Holder
			}
			m, conflicts := merge(earlier, later, trainingList(t))
			if m.Training.Holder != want {
				t.Error("the other record's secret stays")
			}
			said := slices.DeleteFunc(conflicts, func(s string) bool { return !strings.Contains(s, "belong to that file") })
			if strings.Join(said, " ") != c.says {
				t.Errorf("said %q, want %q", said, c.says)
			}
		})
	}
}

func TestOfTwoSignaturesOfOneLineTheFileOfTheOtherIsNamed(t *testing.T) {
	a, b := signedPassport(t, 30, on(2026, 5, 5), "x-1"), signedPassport(t, 30, on(2026, 5, 5), "x-1")
	do(t, newKey(t, 2, "Harbour").Sign(&b.Training, 0, signingDay, drawn(99)))
	m, conflicts := merge(a, b, trainingList(t))
	stays, goes := "a.json", "b.json"
	if m.Training.Lines[0].Credential == b.Training.Lines[0].Credential {
		stays, goes = goes, stays
	}
	want := fmt.Sprintf(`x-1: also signed by an employer as it stands in %q. The line of %q stays.`, goes, stays)
	if len(conflicts) != 1 || conflicts[0] != want {
		t.Errorf("said %q, want %q", conflicts, want)
	}
}

func TestASignedLineStaysAndItsFileIsNamed(t *testing.T) {
	a, b := signedPassport(t, 30, on(2026, 5, 5), "x-1"), withTraining(on(2026, 5, 9))
	line := a.Training.Lines[0]
	line.Credential, line.Provider = "", "Trust"
	b.Training.Lines = []assessment.Training{line}
	m, conflicts := merge(a, b, trainingList(t))
	want := `x-1: also provider Trust. The line of "a.json" stays.`
	if m.Training.Lines[0] != a.Training.Lines[0] || len(conflicts) != 1 || conflicts[0] != want {
		t.Errorf("said %q, want %q", conflicts, want)
	}
}

// anyPassport is a record of some training, with much that is the same as in the next one.
func anyPassport(t *rapid.T, name string) *record.Record {
	days := rapid.SampledFrom([]assessment.Date{{}, on(2024, 2, 29), on(2025, 6, 1), on(2026, 1, 31)})
	text := rapid.SampledFrom([]string{"", "", "One", "Two"})
	line := rapid.Custom(func(t *rapid.T) assessment.Training {
		topic := rapid.SampledFrom([]assessment.Training{
			{Topic: "t-fire", Name: "Fire safety"},
			{Topic: "t-fire", Name: "Fire"},
			{Topic: "x-1", Name: "FIRE SAFETY"},
			{Topic: "x-2", Name: "Other"},
			{Topic: "t-equipment", Name: "Equipment I use", Title: rapid.SampledFrom([]string{"", "Hoist", "hoist"}).Draw(t, "which")},
			{Title: "Splints"},
			{Title: "SPLINTS"},
		}).Draw(t, "topic")
		topic.Category = rapid.SampledFrom([]assessment.TrainingCategory{"", assessment.StatutoryMandatory, assessment.RoleTraining}).Draw(t, "category")
		topic.Class = rapid.SampledFrom([]assessment.TrainingClass{"", "C", "R"}).Draw(t, "class")
		topic.Every = rapid.SampledFrom([]assessment.Interval{assessment.Once, assessment.EmployerSets, 12, 24}).Draw(t, "every")
		topic.Window = rapid.SampledFrom([]assessment.Window{{}, {Weeks: 2}, {Months: 6}}).Draw(t, "window")
		topic.How = rapid.SampledFrom([]assessment.HowShown{"", assessment.ByCourse, assessment.ByObservation}).Draw(t, "how")
		topic.Equivalent = rapid.Bool().Draw(t, "equivalent")
		topic.Done, topic.GivenDue, topic.Booked = days.Draw(t, "done"), days.Draw(t, "due"), days.Draw(t, "booked")
		topic.Provider, topic.Evidence, topic.VerifiedBy = text.Draw(t, "provider"), text.Draw(t, "evidence"), text.Draw(t, "verified by")
		return topic
	})
	standard := rapid.Custom(func(t *rapid.T) assessment.StandardDone {
		return assessment.StandardDone{
			ID:    rapid.SampledFrom([]string{"cc-1", "cc-2", "zz"}).Draw(t, "standard"),
			Known: days.Draw(t, "known"), SignedOff: days.Draw(t, "signed off"), VerifiedBy: text.Draw(t, "by"),
		}
	})
	r := withTraining(rapid.SampledFrom([]assessment.Date{on(2026, 4, 1), on(2026, 5, 1)}).Draw(t, name), rapid.SliceOfN(line, 0, 5).Draw(t, "lines")...)
	r.Training.Joined = rapid.SampledFrom([]assessment.Date{{}, on(2020, 1, 1), on(2025, 1, 1)}).Draw(t, "joined")
	r.Training.Edition2015 = rapid.Bool().Draw(t, "edition")
	r.Training.Standards = rapid.SliceOfNDistinct(standard, 0, 3, func(s assessment.StandardDone) string { return s.ID }).Draw(t, "standards")
	slices.SortFunc(r.Training.Standards, func(a, b assessment.StandardDone) int { return strings.Compare(a.ID, b.ID) })
	if rapid.Bool().Draw(t, "answered") {
		r.Answers = map[string]assessment.Answer{"d3-consent": {Rating: assessment.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))}}
	}
	return r
}

// facts are what a line says, in the words in which a conflict says it.
func facts(t assessment.Training) []string {
	how := map[assessment.HowShown]string{assessment.ByCourse: "course", assessment.ByObservation: "observed at work"}[t.How]
	every := map[assessment.Interval]string{assessment.Once: "once only", assessment.EmployerSets: "as the employer sets it", 12: "every 12 months", 24: "every 24 months"}[t.Every]
	equal := ""
	if t.Equivalent {
		equal = "equal training"
	}
	var all []string
	for _, f := range [][2]string{
		{"done on", t.Done.Words()},
		{"due", t.GivenDue.Words()},
		{"booked for", t.Booked.Words()},
		{"how", how},
		{"shown by", equal},
		{"provider", t.Provider},
		{"evidence", t.Evidence},
		{"verified by", t.VerifiedBy},
		{"called", t.Name},
		{"in your words", t.Title},
		{"class", string(t.Class)},
		{"category", string(t.Category)},
		{"repeated", every},
		{"first due within", t.Window.String()},
	} {
		if f[1] != "" {
			all = append(all, f[0]+" "+f[1])
		}
	}
	return all
}

// sameTopic reports whether two lines are about one thing, as somebody would tell who reads both.
func sameTopic(a, b assessment.Training) bool {
	name := func(t assessment.Training) string {
		if t.Topic == "x-1" {
			t.Topic = "t-fire"
		}
		if t.Topic == "t-fire" {
			return t.Topic
		}
		return t.Topic + strings.ToLower(t.Title)
	}
	return name(a) == name(b)
}

func TestNothingIsLostWhenRecordsAreMerged(t *testing.T) {
	list := trainingList(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyPassport(t, "first"), anyPassport(t, "second")
		before := [][]byte{encodeRapid(t, a), encodeRapid(t, b)}
		m, conflicts := merge(a, b, list)
		if !bytes.Equal(before[0], encodeRapid(t, a)) || !bytes.Equal(before[1], encodeRapid(t, b)) {
			t.Fatal("a record was changed")
		}
		all := strings.Join(conflicts, "\n")
		for _, line := range slices.Concat(a.Training.Lines, b.Training.Lines) {
			i := slices.IndexFunc(m.Training.Lines, func(l assessment.Training) bool { return sameTopic(l, line) })
			if i < 0 {
				t.Fatalf("%+v is not in %+v", line, m.Training.Lines)
			}
			stays := m.Training.Lines[i]
			if stays.Done.Before(line.Done) {
				t.Fatalf("%v stays before %v", stays.Done, line.Done)
			}
			if line.Topic == "x-1" {
				line.Name = "Fire safety" // it is the same name, but for case
			}
			for _, fact := range facts(line) {
				if !slices.Contains(facts(stays), fact) && !strings.Contains(all, fact) {
					t.Fatalf("lost: %s of %+v\nin %+v\n%s", fact, line, stays, all)
				}
			}
		}
		for _, s := range slices.Concat(a.Training.Standards, b.Training.Standards) {
			stays := m.Training.Standard(s.ID)
			if s.Known != stays.Known && !strings.Contains(all, "knowledge done on "+s.Known.Words()) && !s.Known.IsZero() ||
				s.SignedOff != stays.SignedOff && !strings.Contains(all, "signed off on "+s.SignedOff.Words()) && !s.SignedOff.IsZero() ||
				s.VerifiedBy != stays.VerifiedBy && !strings.Contains(all, "verified by "+s.VerifiedBy) && s.VerifiedBy != "" {
				t.Fatalf("lost: %+v beside %+v\n%s", s, stays, all)
			}
		}
		for file, r := range map[string]*record.Record{`"a.json"`: a, `"b.json"`: b} {
			if len(r.Answers) > 0 && !reflect.DeepEqual(m.Answers, r.Answers) && !strings.Contains(all, "The answers of "+file+" stay") {
				t.Fatalf("lost: the answers of %s", file)
			}
			if !r.Training.Joined.IsZero() && r.Training.Joined != m.Training.Joined && !strings.Contains(all, fmt.Sprint(r.Training.Joined.Year)) {
				t.Fatalf("lost: joined %v", r.Training.Joined)
			}
		}
	})
}

func TestMergingIsTheSameInEitherOrderAndAgain(t *testing.T) {
	list := trainingList(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyPassport(t, "first"), anyPassport(t, "second")
		first, second := record.Named{File: "one", Record: a}, record.Named{File: "two", Record: b}
		m, conflicts := record.Merge(first, second, list)
		n, others := record.Merge(second, first, list)
		if !bytes.Equal(encodeRapid(t, m), encodeRapid(t, n)) || !slices.Equal(conflicts, others) {
			t.Fatalf("%s\n%s\n%q\n%q", encodeRapid(t, m), encodeRapid(t, n), conflicts, others)
		}
		again, none := merge(m, m, list)
		if !bytes.Equal(encodeRapid(t, m), encodeRapid(t, again)) || len(none) > 0 {
			t.Fatalf("merged with itself: %q", none)
		}
		back, err := record.Read(encodeRapid(t, m))
		if err != nil || !reflect.DeepEqual(back.Training.Lines, m.Training.Lines) {
			t.Fatalf("read back: %v", err)
		}
	})
}

func encodeRapid(t *rapid.T, r *record.Record) []byte {
	encoded, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}
