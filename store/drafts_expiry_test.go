package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"waymark/store"
)

// A draft of 22 November 2026 is kept to 22 December. Whatever the clock says later, it is deleted after that day and
// not before, and a clock that is plainly wrong deletes nothing.
func TestADraftLivesForItsDays(t *testing.T) {
	on := func(year int, month time.Month, day, days int) store.DraftOptions {
		opt := draftsOn(year, month, day)
		opt.Days = days
		return opt
	}
	for name, c := range map[string]struct {
		made, later store.DraftOptions
		opens, kept bool
	}{
		"the same day":            {on(2026, 11, 22, 0), on(2026, 11, 22, 0), true, true},
		"the last day":            {on(2026, 11, 22, 0), on(2026, 12, 22, 0), true, true},
		"the day after":           {on(2026, 11, 22, 0), on(2026, 12, 23, 0), false, false},
		"a day, the last":         {on(2026, 11, 22, 1), on(2026, 11, 23, 1), true, true},
		"a day, after":            {on(2026, 11, 22, 1), on(2026, 11, 24, 1), false, false},
		"ninety days, the last":   {on(2026, 11, 22, 90), on(2027, 2, 20, 90), true, true},
		"ninety days, after":      {on(2026, 11, 22, 90), on(2027, 2, 21, 90), false, false},
		"more than ninety":        {on(2026, 11, 22, 900), on(2027, 2, 21, 0), false, false},
		"by way of 29 February":   {on(2028, 1, 31, 0), on(2028, 3, 1, 0), true, true},
		"a leap day":              {on(2028, 1, 30, 0), on(2028, 2, 29, 0), true, true},
		"after a leap day":        {on(2028, 1, 30, 0), on(2028, 3, 1, 0), false, false},
		"half a year later":       {on(2026, 11, 22, 0), on(2027, 6, 1, 0), false, false},
		"a clock set back":        {on(2026, 11, 22, 0), on(2026, 11, 1, 0), true, true},
		"a clock of 1970":         {on(2026, 11, 22, 0), on(1970, 1, 1, 0), true, true},
		"a clock of 2099":         {on(2026, 11, 22, 0), on(2099, 12, 31, 0), false, true},
		"a year of rest":          {on(2026, 11, 22, 0), on(2027, 12, 23, 0), false, false},
		"more than a year":        {on(2026, 11, 22, 0), on(2027, 12, 24, 0), false, true},
		"made in 1970":            {on(1970, 1, 1, 0), on(2026, 11, 4, 0), true, true}, // 30 days after the program was built
		"made in 1970, later":     {on(1970, 1, 1, 0), on(2026, 11, 5, 0), false, false},
		"made in 2099":            {on(2099, 12, 31, 0), on(2026, 11, 22, 0), true, true},
		"made in 2099, next year": {on(2099, 12, 31, 0), on(2027, 11, 22, 0), true, true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			maker := newDrafts(t, dir, c.made)
			words := create(t, maker, []byte("mine"))
			maker.Close()
			if c.opens {
				checkOpens(t, dir, c.later, words, []byte("mine"))
			} else {
				checkRefused(t, dir, c.later, words)
			}
			if err := newDrafts(t, dir, c.later).Purge(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := len(storedDrafts(t, dir)) == 1; got != c.kept {
				t.Errorf("still there: %v, want %v", got, c.kept)
			}
		})
	}
}

// What a long rest or a wrong clock left is deleted once somebody saves, or a newer program bears the clock out.
func TestAfterALongRestExpiredDraftsGoAtTheNextSave(t *testing.T) {
	for name, bearOut := range map[string]func(t *testing.T, dir string, opt *store.DraftOptions){
		"somebody saves": func(t *testing.T, dir string, opt *store.DraftOptions) { create(t, newDrafts(t, dir, *opt), nil) },
		"newer program":  func(_ *testing.T, _ string, opt *store.DraftOptions) { opt.Built = date(2029, time.January, 3) },
	} {
		dir := dataFolder(t)
		created(t, dir, []byte("old"))
		old := soleDraft(t, dir)
		opt := draftsOn(2029, time.March, 1)
		bearOut(t, dir, &opt)
		if err := newDrafts(t, dir, opt).Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
		if holds(t, dir, old.id, old.blob[:40]) {
			t.Errorf("%s: the old draft is still there", name)
		}
	}
}

// Within a sitting the clock may jump. The life of the draft is never cut, and lengthened by its days at most.
func TestAJumpingClockNeitherCutsNorLengthensALife(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	opt := draftOptions()
	opt.Now = func() time.Time { return now }
	dir := dataFolder(t)
	d := newDrafts(t, dir, opt)
	words := create(t, d, nil)
	for i, c := range []struct {
		year       int
		month      time.Month
		day        int
		wantExpiry string
	}{
		{2026, 11, 23, "2026-12-23"},
		{2026, 11, 2, "2026-12-23"},
		{1970, 1, 1, "2026-12-23"},
		{2026, 11, 24, "2026-12-24"},
		{2099, 12, 31, "2027-01-21"}, // twice the days from the beginning of the sitting
		{2026, 11, 25, "2027-01-21"},
	} {
		now = time.Date(c.year, c.month, c.day, 10, 0, 0, 0, time.UTC)
		save(t, d, i+1, fmt.Append(nil, i))
		if got := soleDraft(t, dir).expires; got != c.wantExpiry || d.Expires().String() != got {
			t.Errorf("on %v: kept until %s and said to be until %v, want %s", now, got, d.Expires(), c.wantExpiry)
		}
	}
	checkOpens(t, dir, draftOptions(), words, []byte("5"))
}

func TestADraftIsExpiredForTheTerminalThatHasItOpenToo(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	opt := draftOptions()
	opt.Now = func() time.Time { return now }
	d := newDrafts(t, dataFolder(t), opt)
	create(t, d, nil)
	now = now.AddDate(0, 0, 31)
	if err := d.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(t.Context(), 1, nil); !errors.Is(err, store.ErrDeletedElsewhere) {
		t.Errorf("%v, want %v", err, store.ErrDeletedElsewhere)
	}
}

func TestThePauseGrowsAndBelongsToNoWords(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	opt := draftOptions()
	opt.Now = func() time.Time { return now }
	dir := dataFolder(t)
	words := created(t, dir, []byte("mine"))
	d := newDrafts(t, dir, opt)
	wrong := func() {
		t.Helper()
		if _, err := d.Unlock(t.Context(), "acid acid acid acid acid acid"); !errors.Is(err, store.ErrWrongWords) {
			t.Fatalf("%v, want %v", err, store.ErrWrongWords)
		}
	}
	wait := func() int {
		t.Helper()
		made := keysMade.Load()
		_, err := d.Unlock(t.Context(), words)
		var pause *store.WaitError
		if !errors.As(err, &pause) {
			t.Fatalf("%v, want a pause", err)
		}
		if keysMade.Load() != made {
			t.Error("a key was made all the same")
		}
		return pause.Seconds
	}
	wrong()
	wrong()
	for _, seconds := range []int{2, 4, 8, 16, 30, 30, 30} {
		wrong()
		if got := wait(); got != seconds {
			t.Errorf("%d s, want %d", got, seconds)
		}
		now = now.Add(-time.Hour) // a clock set back does not make it longer
		if got := wait(); got != seconds {
			t.Errorf("%d s after an hour back, want %d", got, seconds)
		}
		now = now.Add(time.Hour + time.Duration(seconds)*time.Second - time.Millisecond)
		if got := wait(); got != 1 {
			t.Errorf("%d s, want 1", got)
		}
		checkOpens(t, dir, draftOptions(), words, []byte("mine")) // at another terminal
		now = now.Add(time.Millisecond)
	}
	if _, err := d.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	wrong()
	wrong() // the count began again
	if _, err := d.Unlock(t.Context(), words); err != nil {
		t.Error(err)
	}
}
