package assessment_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

// broughtCase is what is there, what is brought, and what comes of it.
type broughtCase struct {
	now, then, want assessment.TrainingRecord
	left            assessment.LeftBehind
}

func (c broughtCase) check(t *testing.T, name string) {
	t.Helper()
	a := assessment.New(small(t))
	do(t, a.TakeTraining(c.now))
	if left := bring(t, a, c.then); left != c.left {
		t.Errorf("%s: %+v stays behind, want %+v", name, left, c.left)
	}
	if got := a.Training(); !reflect.DeepEqual(got, c.want) {
		t.Errorf("%s:\n%+v, want\n%+v", name, got, c.want)
	}
	revision := a.Revision()
	if bring(t, a, c.then); a.Revision() != revision {
		t.Errorf("%s: brought again, it makes %+v of it", name, a.Training())
	}
}

// held is a record of lines that are signed for a holder; "" for none.
func held(holder string, lines ...assessment.Training) assessment.TrainingRecord {
	return assessment.TrainingRecord{Holder: holder, Lines: lines}
}

// changed returns a line with something changed.
func changed(line assessment.Training, change func(l *assessment.Training)) assessment.Training {
	change(&line)
	return line
}

// fireDone is a line that was done on trainingDay less so many days.
func fireDone(ago int) assessment.Training {
	return assessment.Training{
		Topic: "fire", Name: "Fire", Every: 12, Done: trainingDay.AddDays(-ago), How: assessment.ByCourse, Provider: "The trust",
		Evidence: "Certificate", VerifiedBy: "Team lead", GivenDue: trainingDay.AddDays(300),
	}
}

// TestASignatureComesWithTheLineItWasMadeFor guards signatures of lines that are here unsigned, and of other people's.
func TestASignatureComesWithTheLineItWasMadeFor(t *testing.T) {
	line := fireDone(30)
	signed := changed(line, func(l *assessment.Training) { l.Credential = "signed" })
	again := changed(line, func(l *assessment.Training) { l.Credential = "signed again" })
	booked := changed(line, func(l *assessment.Training) { l.Booked = trainingDay })
	both := changed(booked, func(l *assessment.Training) { l.Credential = "signed" })
	other := changed(line, func(l *assessment.Training) { l.Provider = "Another" })
	iv := changed(signed, func(l *assessment.Training) { l.Topic = "iv" })
	ivUnsigned := changed(iv, func(l *assessment.Training) { l.Credential = "" })
	one := assessment.LeftBehind{Lines: 1}
	for name, c := range map[string]broughtCase{
		"the same line, unsigned":         {held("", line), held("me", signed), held("me", signed), assessment.LeftBehind{}},
		"of one holder":                   {held("me", line), held("me", signed), held("me", signed), assessment.LeftBehind{}},
		"a booking was added":             {held("", booked), held("me", signed), held("me", both), assessment.LeftBehind{}},
		"signed now":                      {held("me", signed), held("", line), held("me", signed), assessment.LeftBehind{}},
		"signed twice":                    {held("me", signed), held("me", again), held("me", signed), one},
		"it says something else":          {held("", other), held("me", signed), held("me", other), one},
		"a signed line is never filled":   {held("me", signed), held("me", booked), held("me", signed), one},
		"another's, of a line that is so": {held("me", line), held("you", signed), held("me", line), assessment.LeftBehind{Signatures: 1}},
		"another's": {
			held("me", signed), held("you", iv, again), held("me", signed, ivUnsigned), assessment.LeftBehind{Signatures: 2},
		},
	} {
		c.check(t, name)
	}
}

// TestAnOpenLineIsFilledFromTheEarlierRecord guards training that was done and stands here with a booking alone.
func TestAnOpenLineIsFilledFromTheEarlierRecord(t *testing.T) {
	then := fireDone(30)
	listed := assessment.Training{Topic: "fire", Name: "Fire", Every: 12}
	booked := changed(listed, func(l *assessment.Training) { l.Booked = trainingDay.AddDays(9) })
	bookedAndDone := changed(then, func(l *assessment.Training) { l.Booked = booked.Booked })
	signed := changed(then, func(l *assessment.Training) { l.Credential, l.Every = "signed", 6 })
	given := changed(booked, func(l *assessment.Training) { l.GivenDue = trainingDay })
	givenAndDone := changed(bookedAndDone, func(l *assessment.Training) { l.GivenDue = trainingDay })
	elsewhere := changed(listed, func(l *assessment.Training) { l.Provider = "Elsewhere" })
	half := assessment.Training{Topic: "fire", Name: "Fire", Every: 12, Done: then.Done, Provider: then.Provider}
	longAgo, lately := fireDone(600), fireDone(200)
	own := assessment.Training{Title: "Ultrasound", Every: 12}
	ownDone := changed(own, func(l *assessment.Training) { l.Done, l.Credential = trainingDay, "signed" })
	none, one := assessment.LeftBehind{}, assessment.LeftBehind{Lines: 1}
	for name, c := range map[string]broughtCase{
		"booked now, done then":         {held("", booked), held("", then), held("", bookedAndDone), none},
		"booked now, signed then":       {held("", booked), held("me", signed), held("me", changed(signed, func(l *assessment.Training) { l.Booked = booked.Booked })), none},
		"due on another day now":        {held("", given), held("", then), held("", givenAndDone), one},
		"to be done elsewhere":          {held("", elsewhere), held("", then), held("", elsewhere), one},
		"half of it said":               {held("", half), held("", then), held("", then), none},
		"done on another day":           {held("", longAgo), held("", then), held("", longAgo), one},
		"only listed then":              {held("", then), held("", listed), held("", then), none},
		"booked now, signed, one's own": {held("", own), held("me", ownDone), held("me", ownDone), none},
		"twice in it":                   {held(""), held("", longAgo, lately), held("", longAgo, lately), none},
		"twice in it, listed now":       {held("", listed), held("", longAgo, lately), held("", longAgo, lately), none},
		"twice in it, and once here":    {held("", lately), held("", longAgo, lately), held("", lately), one},
	} {
		c.check(t, name)
	}
}

// TestAnOpenStandardIsFilledFromTheEarlierRecord guards what was signed off then, with its role.
func TestAnOpenStandardIsFilledFromTheEarlierRecord(t *testing.T) {
	record := func(s ...assessment.StandardDone) assessment.TrainingRecord {
		return assessment.TrainingRecord{Standards: s}
	}
	may, june := day(2026, 5, 1), day(2026, 6, 1)
	known := assessment.StandardDone{ID: "one", Known: may}
	signedOff := assessment.StandardDone{ID: "one", SignedOff: june, VerifiedBy: "Team lead"}
	both := assessment.StandardDone{ID: "one", Known: may, SignedOff: june, VerifiedBy: "Team lead"}
	other := assessment.StandardDone{ID: "one", Known: may, SignedOff: may, VerifiedBy: "Nurse"}
	noRole := assessment.StandardDone{ID: "one", SignedOff: may}
	nurse := assessment.StandardDone{ID: "one", VerifiedBy: "Nurse"}
	none, one := assessment.LeftBehind{}, assessment.LeftBehind{Lines: 1}
	for name, c := range map[string]broughtCase{
		"known now, signed off then":  {record(known), record(signedOff), record(both), none},
		"signed off now, known then":  {record(signedOff), record(known), record(both), none},
		"signed off on another day":   {record(other), record(signedOff), record(other), one},
		"the role of another day":     {record(noRole), record(both), record(assessment.StandardDone{ID: "one", Known: may, SignedOff: may}), one},
		"by somebody else, not known": {record(nurse), record(both), record(assessment.StandardDone{ID: "one", Known: may, VerifiedBy: "Nurse"}), one},
		"the role is open":            {record(noRole), record(other), record(other), none},
		"another edition, another month": {
			assessment.TrainingRecord{Joined: may, Standards: []assessment.StandardDone{known}},
			assessment.TrainingRecord{Joined: june, Edition2015: true, Standards: []assessment.StandardDone{known}},
			assessment.TrainingRecord{Joined: may, Standards: []assessment.StandardDone{known}},
			assessment.LeftBehind{Lines: 2},
		},
	} {
		c.check(t, name)
	}
}

// TestADayThatHasNotComeIsNotBrought guards the rule that nothing was done on a day to come.
func TestADayThatHasNotComeIsNotBrought(t *testing.T) {
	tomorrow := trainingDay.AddDays(1)
	then := assessment.TrainingRecord{
		Joined: day(2026, 12, 1),
		Lines:  []assessment.Training{fireDone(0), changed(fireDone(-1), func(l *assessment.Training) { l.Topic = "iv" })},
		Standards: []assessment.StandardDone{
			{ID: "four", Known: trainingDay, SignedOff: tomorrow}, {ID: "one", Known: trainingDay}, {ID: "two", Known: tomorrow},
		},
	}
	broughtCase{
		then: then, left: assessment.LeftBehind{NotYet: 4},
		want: assessment.TrainingRecord{Lines: then.Lines[:1], Standards: then.Standards[1:2]},
	}.check(t, "tomorrow")
	then.Joined = day(2026, 11, 1)
	then.Lines, then.Standards = []assessment.Training{{Topic: "fire", Booked: tomorrow, GivenDue: tomorrow}}, nil
	broughtCase{then: then, want: then}.check(t, "this month, and a booking")
}

// anyTrainingRecord makes a record of few topics and few words, so that two of them often meet.
func anyTrainingRecord(t *rapid.T, name string) assessment.TrainingRecord {
	oneOf := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, name+" "+label) }
	on := func(label string) assessment.Date {
		return rapid.SampledFrom([]assessment.Date{never, never, day(2025, 1, 1), day(2026, 1, 1), day(2027, 1, 1)}).Draw(t, name+" "+label)
	}
	r := assessment.TrainingRecord{Joined: on("joined"), Edition2015: rapid.Bool().Draw(t, name+" edition"), Holder: oneOf("holder", "", "me", "you")}
	for range rapid.IntRange(0, 4).Draw(t, name+" lines") {
		line := assessment.Training{
			Topic: oneOf("topic", "fire", "iv", ""), Title: oneOf("title", "", "", "Hoist"),
			Every: assessment.Interval(rapid.SampledFrom([]int{12, 12, 24}).Draw(t, name+" every")),
			Done:  on("done"), Provider: oneOf("provider", "", "", "A", "B"), VerifiedBy: oneOf("role", "", "", "C"),
			GivenDue: on("due"), Booked: on("booked"), Equivalent: rapid.Bool().Draw(t, name+" equal"),
		}
		if rapid.IntRange(0, 2).Draw(t, name+" bare") == 0 {
			line = assessment.Training{Topic: "fire", Every: line.Every}
		}
		if r.Holder != "" {
			line.Credential = oneOf("credential", "", "signed", "signed again")
		}
		r.Lines = append(r.Lines, line)
	}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"one", "two"}), 0, 2, rapid.ID).Draw(t, name+" standards") {
		r.Standards = append(r.Standards, assessment.StandardDone{ID: id, Known: on("known"), SignedOff: on("signed off"), VerifiedBy: oneOf("by", "", "C", "D")})
	}
	return r
}

// lacks counts the lines of which a record does not have all that is said, a signature for another holder apart.
func lacks(has, then assessment.TrainingRecord) (lines int) {
	for _, want := range then.Lines {
		if trainingDay.Before(want.Done) {
			continue
		}
		if has.Holder != then.Holder {
			want.Credential = ""
		}
		found := want == (assessment.Training{Topic: want.Topic, Every: want.Every}) && want.Topic != ""
		for _, l := range has.Lines {
			found = found || saysAll(l, want)
		}
		if !found {
			lines++
		}
	}
	return lines
}

// saysAll reports whether each text and day of a line that is not empty stands in another about the same topic.
func saysAll(has, want assessment.Training) bool {
	open := func(h, w any) bool { return reflect.ValueOf(w).IsZero() || h == w }
	return has.Topic == want.Topic && has.Every == want.Every && open(has.Title, want.Title) && open(has.Done, want.Done) &&
		open(has.Provider, want.Provider) && open(has.VerifiedBy, want.VerifiedBy) && open(has.GivenDue, want.GivenDue) &&
		open(has.Booked, want.Booked) && open(has.Equivalent, want.Equivalent) && open(has.Credential, want.Credential)
}

// TestEveryLineIsBroughtOrCounted guards that nothing is lost unseen, that what was said now stays, and that
// undo takes all of it out again.
func TestEveryLineIsBroughtOrCounted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		now, then := anyTrainingRecord(rt, "now"), anyTrainingRecord(rt, "then")
		a := assessment.New(small(t))
		do(t, a.TakeTraining(now))
		revision := a.Revision()
		bring(t, a, then)
		got := a.Training()
		alone := assessment.New(small(t)) // with the lines alone, no standard is counted among them
		do(t, alone.TakeTraining(now))
		left := bring(t, alone, held(then.Holder, then.Lines...))
		if n := lacks(got, then); n > left.Lines {
			rt.Fatalf("%d lines are lost, %d are counted:\n%+v\n%+v\n%+v", n, left.Lines, now, then, got)
		}
		for i, line := range now.Lines {
			if bare := line == (assessment.Training{Topic: "fire", Every: line.Every}); !bare && !saysAll(got.Lines[i], line) &&
				!(got.Lines[i].Every != line.Every && line.Done.IsZero()) {
				rt.Fatalf("what was said now is gone: %+v became %+v", line, got.Lines[i])
			}
		}
		if a.Revision() == revision {
			return
		}
		if _, ok := a.Undo(); !ok || !reflect.DeepEqual(a.Training(), now) {
			rt.Fatalf("undone, %+v is\n%+v", now, a.Training())
		}
	})
}
