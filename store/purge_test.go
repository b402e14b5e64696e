package store_test

import (
	"bytes"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// released makes a data folder with a release of twelve people, made on 20 January 2027.
func released(t *testing.T, dir string, seed uint64) []assessment.Rows {
	t.Helper()
	people := fill(t, dir, fixed(seed), 12)
	r := newResponses(t, dir, afterQuarter())
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1}) {
		t.Fatalf("releases %v, want 1", got)
	}
	r.Close()
	return people
}

func TestReleasedRowsGoNinetyDaysAfterTheirRelease(t *testing.T) {
	day := func(year int, month time.Month, day, purgeDays int) store.Options {
		opt := optionsOn(year, month, day)
		opt.PurgeDays = purgeDays
		return opt
	}
	for name, c := range map[string]struct {
		opt  store.Options
		gone bool
	}{
		"the same day":              {day(2027, time.January, 20, 0), false},
		"89 days":                   {day(2027, time.April, 19, 0), false},
		"90 days":                   {day(2027, time.April, 20, 0), true},
		"a year":                    {day(2027, time.December, 31, 0), true},
		"29 of 30 days":             {day(2027, time.February, 18, 30), false},
		"30 days":                   {day(2027, time.February, 19, 30), true},
		"a clock of 1970":           {day(1970, time.January, 1, 1), false},
		"a clock of 2099":           {day(2099, time.December, 31, 0), false}, // it will be put right, or years will pass
		"a day before the release":  {day(2027, time.January, 19, 1), false},
		"a month before":            {day(2026, time.December, 20, 1), false},
		"the day after, kept a day": {day(2027, time.January, 21, 1), true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			released(t, dir, 100)
			rest := fill(t, dir, fixed(101), 6)
			change(t, dir, `UPDATE response SET release = -1 WHERE id = x'`+hexID(rest[0].Response.ID)+`';
				UPDATE planning SET release = 0 WHERE id = x'`+hexID(rest[1].Planning.ID)+`'`)
			if err := newResponses(t, dir, c.opt).Open(t.Context()); err != nil {
				t.Fatal(err)
			}
			want := 18
			if c.gone {
				want = 6
			}
			for _, table := range []string{"response", "planning"} {
				ids := storedIDs(t, dir, table)
				if len(ids) != want {
					t.Errorf("%d rows in %s, want %d", len(ids), table, want)
				}
				for _, rows := range rest {
					if id := map[string]assessment.RowID{"response": rows.Response.ID, "planning": rows.Planning.ID}[table]; !ids[hexID(id)] {
						t.Errorf("a row of %s that no release of ours took is gone", table)
					}
				}
			}
			if n := len(checkReleases(t, dir)); n != 1 {
				t.Errorf("%d releases, want the one to stay", n)
			}
		})
	}
}

func TestARunOfALeapYearIsCountedInDays(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(102), 12)
	on := func(month time.Month, day int) store.Options {
		opt := optionsOn(2028, month, day)
		opt.Built = assessment.Date{Year: 2028, Month: time.January, Day: 5}
		return opt
	}
	r := newResponses(t, dir, on(time.January, 31))
	publish(t, r, publication(false))
	r.Close()
	for _, step := range []struct {
		opt  store.Options
		want int
	}{{on(time.April, 29), 12}, {on(time.April, 30), 0}} { // 89 and 90 days, by way of 29 February
		r := newResponses(t, dir, step.opt)
		if err := r.Open(t.Context()); err != nil {
			t.Fatal(err)
		}
		r.Close()
		if n := len(storedIDs(t, dir, "response")); n != step.want {
			t.Errorf("%d rows, want %d", n, step.want)
		}
	}
}

func TestPurgedRowsLeaveNoBytes(t *testing.T) {
	dir := dataFolder(t)
	people := fill(t, dir, fixed(103), 60)
	marked := drawRows(fixed(104))
	marked.Response.Areas = bytes.Repeat([]byte{0x4b, 0x2b, 0x3b, 0x1b}, 50)
	r := newResponses(t, dir, testOptions())
	share(t, r, marked)
	r.Close()
	markers := [][]byte{marked.Response.Areas[:60], marked.Response.ID[:], marked.Planning.ID[:], people[7].Response.ID[:]}
	r = newResponses(t, dir, afterQuarter())
	publish(t, r, publication(false))
	r.Close()
	for _, marker := range markers {
		if !holds(t, dir, marker) {
			t.Fatal("a marker is not in the file at all")
		}
	}
	r = newResponses(t, dir, optionsOn(2027, time.April, 20))
	if err := r.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" && holds(t, dir, markers...) {
		t.Error("a purged row is still in a file while the program runs")
	}
	r.Close()
	if holds(t, dir, markers...) {
		t.Error("a purged row is still in a file")
	}
	if n := len(storedIDs(t, dir, "response")); n != 0 {
		t.Errorf("%d rows, want none", n)
	}
}

// Stamping writes every row afresh, and what lies in the file afterwards must not tell who came when. Two terminals
// that saw the same people in another order end with the same bytes but for the counters of commits in the header.
func TestAReleaseDoesNotTellWhoCameWhen(t *testing.T) {
	const header = 100
	for _, day := range []store.Options{afterQuarter(), optionsOn(2027, time.April, 20)} { // released, and purged too
		rng := fixed(105)
		var people []assessment.Rows
		for range 40 {
			people = append(people, drawRows(rng))
		}
		var files [2][]byte
		for i := range files {
			dir := dataFolder(t)
			r := newResponses(t, dir, testOptions())
			for _, rows := range people {
				share(t, r, rows)
			}
			r.Close()
			r = newResponses(t, dir, afterQuarter())
			publish(t, r, publication(false))
			r.Close()
			if at, plans := places(t, dir, people); math.Abs(tau(at)) > 0.4 || math.Abs(tau(plans)) > 0.4 {
				t.Errorf("|tau| %.2f and %.2f after a release", tau(at), tau(plans))
			}
			if err := newResponses(t, dir, day).Open(t.Context()); err != nil {
				t.Fatal(err)
			}
			files[i] = contents(t, dir)["responses.db"]
			rng.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		}
		if !bytes.Equal(files[0][header:], files[1][header:]) {
			t.Error("the file differs with the order of the people")
		}
	}
}
