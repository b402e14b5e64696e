package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// ask asks for the word of a day.
func ask(t *testing.T, dir string, opt store.Options) store.Readiness {
	t.Helper()
	r := newResponses(t, dir, opt)
	defer r.Close()
	word, err := r.Ready(t.Context(), least, known)
	if err != nil {
		t.Fatal(err)
	}
	return word
}

func TestTheWordSaysWhatCanBeReleased(t *testing.T) {
	for name, c := range map[string]struct {
		people int
		day    store.Options
		lay    string // what another program does to the file
		want   store.Readiness
	}{
		"nobody":                   {0, afterQuarter(), "", store.NotReady},
		"nine":                     {9, afterQuarter(), "", store.NotReady},
		"ten":                      {10, afterQuarter(), "", store.Ready},
		"ten, quarter running":     {10, testOptions(), "", store.ReadyNow},
		"ten, of an unknown pack":  {10, afterQuarter(), "UPDATE response SET questionnaire = 'gone'", store.NotReady},
		"ten, one of them damaged": {10, afterQuarter(), "UPDATE response SET stage = (stage + 1) % 4 WHERE id = (SELECT id FROM response LIMIT 1)", store.NotReady},
		"ten, promised to a hub":   {10, afterQuarter(), "UPDATE response SET release = -1", store.NotReady},
		"ten, in two versions": {
			10, afterQuarter(), "UPDATE response SET version = '2.0' WHERE id IN (SELECT id FROM response LIMIT 5)",
			store.NotReady,
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			fill(t, dir, fixed(90), c.people)
			change(t, dir, c.lay)
			if got := ask(t, dir, c.day); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// The moment at which the word changed would tell that the person who has just left took part.
func TestTheWordIsWorkedOutOnceADay(t *testing.T) {
	dir, rng := dataFolder(t), fixed(91)
	fill(t, dir, rng, 9)
	if got := ask(t, dir, testOptions()); got != store.NotReady {
		t.Fatalf("%q with nine, want no", got)
	}
	tenth := newResponses(t, dir, testOptions())
	share(t, tenth, drawRows(rng))
	if got := ask(t, dir, testOptions()); got != store.NotReady {
		t.Errorf("%q right after the tenth, want no", got)
	}
	if got := publish(t, tenth, publication(true)); got != nil {
		t.Errorf("releases %v right after the tenth, want none", got)
	}
	tenth.Close()
	if got := ask(t, dir, optionsOn(2026, time.November, 23)); got != store.ReadyNow {
		t.Errorf("%q the next day, want now", got)
	}
	// And it stays when what it was worked out from is gone.
	change(t, dir, "DELETE FROM response")
	if got := ask(t, dir, optionsOn(2026, time.November, 23)); got != store.ReadyNow {
		t.Errorf("%q later that day, want now", got)
	}
}

func TestPublishingObeysTheWordAndKeepsIt(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(92), 12)
	// Without a word before it, publishing works one out and keeps it.
	r := newResponses(t, dir, testOptions())
	if got := publish(t, r, publication(false)); got != nil {
		t.Fatalf("releases %v of a quarter that is running", got)
	}
	r.Close()
	change(t, dir, "DELETE FROM response WHERE id IN (SELECT id FROM response LIMIT 1)")
	if got := ask(t, dir, testOptions()); got != store.ReadyNow {
		t.Errorf("%q, want the word that publishing worked out, now", got)
	}
	if got := publish(t, r, publication(true)); !slices.Equal(got, []int{1}) {
		t.Errorf("releases %v with the quarter closed early, want 1", got)
	}
	r.Close()
	if got := ask(t, dir, testOptions()); got != store.NotReady {
		t.Errorf("%q after the release, want no", got)
	}
}

// Whoever could try again and again on one day would see whose answers made it enough.
func TestPublishingIsTriedOnceADay(t *testing.T) {
	dir, rng := dataFolder(t), fixed(93)
	fill(t, dir, rng, 10)
	r := newResponses(t, dir, testOptions())
	p := publication(true)
	p.Maker = func(store.Edition) store.Maker { return &witness{cannot: firstTwo()} }
	if got := publish(t, r, p); got != nil {
		t.Fatalf("releases %v, want none", got)
	}
	share(t, r, drawRows(rng))
	if got := publish(t, r, publication(true)); got != nil {
		t.Errorf("releases %v at the second try of a day, want none", got)
	}
	r.Close()
	if got := publish(t, newResponses(t, dir, optionsOn(2026, time.November, 23)), publication(true)); !slices.Equal(got, []int{1}) {
		t.Errorf("releases %v the next day, want 1", got)
	}
}

func TestAWordThatWasDamagedIsWorkedOutAgain(t *testing.T) {
	for _, kept := range []string{"''", "'2027-01-20'", "'2027-01-20 perhaps'", "x'ff00'", "'no'"} {
		dir := dataFolder(t)
		fill(t, dir, fixed(94), 10)
		change(t, dir, "INSERT INTO meta VALUES('release_ready', CAST("+kept+" AS BLOB))")
		if got := ask(t, dir, afterQuarter()); got != store.Ready {
			t.Errorf("%s was kept: %q, want yes", kept, got)
		}
	}
}

func TestAClockThatCannotBeRightPublishesNothing(t *testing.T) {
	for _, c := range []struct {
		day      store.Options
		sentence string
	}{
		{optionsOn(1970, time.January, 1), "The clock of this computer says 1 January 1970, which is in the past (S13). " +
			"Nothing was published and nothing was lost. Set the clock, then try again."},
		{optionsOn(2026, time.September, 30), "The clock of this computer says 30 September 2026, which is in the past (S13). " +
			"Nothing was published and nothing was lost. Set the clock, then try again."},
		{optionsOn(2028, time.February, 29), "The clock of this computer says 29 February 2028, more than a year after Waymark was last used (S13). " +
			"Nothing was published and nothing was lost. Set the clock or bring Waymark up to date, then try again."},
		{optionsOn(2099, time.December, 31), "The clock of this computer says 31 December 2099, more than a year after Waymark was last used (S13). " +
			"Nothing was published and nothing was lost. Set the clock or bring Waymark up to date, then try again."},
	} {
		dir := dataFolder(t)
		fill(t, dir, fixed(95), 12)
		r := newResponses(t, dir, c.day)
		_, asked := r.Ready(t.Context(), least, known)
		_, tried := r.Publish(t.Context(), publication(true))
		r.Close()
		for _, err := range []error{asked, tried} {
			var known *store.Error
			if !errors.As(err, &known) || known.Problem != store.WrongClock || known.PlannerSentence() != c.sentence {
				t.Errorf("%v, want S13 and %q", err, c.sentence)
			}
		}
		if n := waiting(t, dir, "response"); n != 12 || hasWord(t, dir) {
			t.Errorf("%d responses wait, want 12, and a word is kept: %v", n, hasWord(t, dir))
		}
	}
}

func hasWord(t *testing.T, dir string) (has bool) {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	if err := db.QueryRow("SELECT EXISTS(SELECT 1 FROM meta WHERE k = 'release_ready')").Scan(&has); err != nil {
		t.Fatal(err)
	}
	return has
}

// A clock that was set forward and back gives no row to two releases, and the word is that of the day it says.
func TestAClockSetForwardAndBackCountsNothingTwice(t *testing.T) {
	dir, rng := dataFolder(t), fixed(96)
	fill(t, dir, rng, 12)
	for i, step := range []struct {
		day  store.Options
		want []int
	}{
		{optionsOn(2027, time.August, 3), []int{1}}, // too early by months, and no rule can see it
		{optionsOn(2026, time.November, 22), nil},
		{optionsOn(2027, time.August, 4), nil},
		{optionsOn(2027, time.January, 1), []int{2}},
	} {
		r := newResponses(t, dir, step.day)
		if got := publish(t, r, publication(false)); !slices.Equal(got, step.want) {
			t.Errorf("step %d: releases %v, want %v", i, got, step.want)
		}
		r.Close()
		if i == 2 {
			fill(t, dir, rng, 10)
		}
	}
	checkReleases(t, dir)
}

func TestAWordOfALeapDayIsThatDays(t *testing.T) {
	dir, rng := dataFolder(t), fixed(97)
	leap := func(day int) store.Options {
		opt := optionsOn(2028, time.February, day)
		opt.Built = assessment.Date{Year: 2028, Month: time.January, Day: 5}
		return opt
	}
	fill(t, dir, rng, 9)
	if got := ask(t, dir, leap(28)); got != store.NotReady {
		t.Errorf("%q on 28 February with nine, want no", got)
	}
	fill(t, dir, rng, 1)
	if got := ask(t, dir, leap(29)); got != store.Ready {
		t.Errorf("%q, want yes", got)
	}
	r := newResponses(t, dir, leap(29))
	publish(t, r, publication(false))
	if all, err := r.Releases(t.Context()); err != nil || all[0].Made != (assessment.Date{Year: 2028, Month: time.February, Day: 29}) {
		t.Errorf("%v %v, want made on 29 February 2028", all, err)
	}
}

func TestUnknownListsWhatWaitsForNoRelease(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(98), 12)
	change(t, dir, `
		UPDATE response SET questionnaire = 'b' WHERE id IN (SELECT id FROM response LIMIT 2);
		UPDATE planning SET questionnaire = 'b', version = '2' WHERE id IN (SELECT id FROM planning LIMIT 2);
		UPDATE planning SET questionnaire = 'a' WHERE id IN (SELECT id FROM planning WHERE questionnaire <> 'b' LIMIT 1);
		UPDATE response SET questionnaire = 'released', release = 4 WHERE id IN (SELECT id FROM response WHERE questionnaire <> 'b' LIMIT 1)`)
	want := []store.Edition{{Questionnaire: "a", Version: "1.0"}, {Questionnaire: "b", Version: "1.0"}, {Questionnaire: "b", Version: "2"}}
	r := newResponses(t, dir, testOptions())
	if got, err := r.Unknown(t.Context(), known); err != nil || !slices.Equal(got, want) {
		t.Errorf("unknown %v %v, want %v", got, err, want)
	}
	everything := func(store.Edition) bool { return true }
	if got, err := r.Unknown(t.Context(), everything); err != nil || len(got) != 0 {
		t.Errorf("unknown %v %v, want none", got, err)
	}
}
