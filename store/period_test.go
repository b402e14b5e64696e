package store

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func TestQuarterOfADay(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  string
	}{
		{1970, time.January, 1, "1970-Q1"},
		{2026, time.December, 31, "2026-Q4"},
		{2027, time.January, 1, "2027-Q1"},
		{2027, time.March, 31, "2027-Q1"},
		{2027, time.April, 1, "2027-Q2"},
		{2028, time.February, 29, "2028-Q1"},
		{2028, time.June, 30, "2028-Q2"},
		{2028, time.July, 1, "2028-Q3"},
		{2028, time.September, 30, "2028-Q3"},
		{2028, time.October, 1, "2028-Q4"},
		{2099, time.December, 31, "2099-Q4"},
	} {
		if got := quarterOf(assessment.Date{Year: c.year, Month: c.month, Day: c.day}).String(); got != c.want {
			t.Errorf("%d %s %d is in %s, want %s", c.day, c.month, c.year, got, c.want)
		}
	}
}

// A quarter begins at midnight where the terminal stands, in summer time too.
func TestQuarterBeginsAtLocalMidnight(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at   time.Time // UTC
		want string
	}{
		{time.Date(2027, time.June, 30, 22, 59, 0, 0, time.UTC), "2027-Q2"},
		{time.Date(2027, time.June, 30, 23, 0, 0, 0, time.UTC), "2027-Q3"},
		{time.Date(2027, time.March, 28, 1, 0, 0, 0, time.UTC), "2027-Q1"}, // the clock goes forward
		{time.Date(2027, time.March, 31, 23, 0, 0, 0, time.UTC), "2027-Q2"},
		{time.Date(2027, time.October, 31, 1, 0, 0, 0, time.UTC), "2027-Q4"}, // and back
		{time.Date(2027, time.December, 31, 23, 59, 59, 0, time.UTC), "2027-Q4"},
	} {
		if got := quarterOf(assessment.DateOf(c.at.In(london))).String(); got != c.want {
			t.Errorf("%s is in %s, want %s", c.at.In(london), got, c.want)
		}
	}
}

func TestOnlyQuartersOfThisCenturyAreRead(t *testing.T) {
	for s, want := range map[string]bool{
		"2026-Q4": true, "2000-Q1": true, "2099-Q4": true,
		"": false, "1999-Q4": false, "2100-Q1": false, "2026-Q0": false, "2026-Q5": false, "2026-q4": false,
		"2026-Q4 ": false, " 2026-Q4": false, "+2026-Q4": false, "2026-Q04": false, "26-Q4": false, "2026Q4": false,
	} {
		q, err := parseQuarter(s)
		if (err == nil) != want || want && q.String() != s {
			t.Errorf("parseQuarter(%q) = %s, %v", s, q, err)
		}
	}
}

func TestNextQuarterFollowsInPrint(t *testing.T) {
	q, err := parseQuarter("2026-Q3")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2026-Q4", "2027-Q1", "2027-Q2"} {
		if q++; q.String() != want {
			t.Errorf("next is %s, want %s", q, want)
		}
	}
}

// A clock of 1970 or 2099 never moves the quarter outside last to last + 4.
func TestCurrentQuarterNeverLeavesItsWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := quarter(rapid.IntRange(2000*4, 2099*4).Draw(t, "last"))
		today := quarter(rapid.IntRange(1970*4, 2110*4).Draw(t, "today"))
		got := currentQuarter(today, last)
		if got < last || got > last+4 {
			t.Fatalf("%s, with %s used last", got, last)
		}
		if today >= last && today <= last+4 && got != today {
			t.Fatalf("%s on a day of %s", got, today)
		}
	})
}
