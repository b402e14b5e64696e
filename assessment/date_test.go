package assessment_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func day(y int, m time.Month, d int) assessment.Date {
	return assessment.Date{Year: y, Month: m, Day: d}
}

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	for _, s := range []string{
		"2027-02-28", "2027 2 28", "28/2/2027", "28 2 2027", "28.02.2027", "28-2-2027", " 28  February, 2027 ", "28 feb 2027",
	} {
		if got, err := assessment.ParseDate(s); err != nil || got != day(2027, time.February, 28) {
			t.Errorf("%q = %v, %v, want 2027-02-28", s, got, err)
		}
	}
	for _, s := range []string{"", "soon", "30 2 2027", "29/2/2027", "0 1 2027", "1 13 2027", "28 2 27", "2 2027", "1 2 3 2027", "28 2 2027 x"} {
		if got, err := assessment.ParseDate(s); err == nil {
			t.Errorf("%q was read as %v", s, got)
		} else if !got.IsZero() {
			t.Errorf("%q was refused and still gave %v", s, got)
		}
	}
	if got, err := assessment.ParseDate("29/2/2028"); err != nil || got != day(2028, time.February, 29) {
		t.Errorf("29/2/2028 = %v, %v", got, err)
	}
}

func TestMonthsLaterIsTheSameDayOrTheLastOfTheMonth(t *testing.T) {
	for _, c := range []struct {
		from   assessment.Date
		months int
		want   assessment.Date
	}{
		{day(2026, time.January, 15), 1, day(2026, time.February, 15)},
		{day(2026, time.January, 31), 1, day(2026, time.February, 28)},
		{day(2028, time.January, 31), 1, day(2028, time.February, 29)},
		{day(2028, time.February, 29), 12, day(2029, time.February, 28)},
		{day(2026, time.August, 31), 3, day(2026, time.November, 30)},
		{day(2026, time.December, 31), 2, day(2027, time.February, 28)},
		{day(2026, time.November, 30), 36, day(2029, time.November, 30)},
		{day(2026, time.May, 31), 0, day(2026, time.May, 31)},
		{day(2026, time.March, 31), -1, day(2026, time.February, 28)},
	} {
		if got := c.from.AddMonths(c.months); got != c.want {
			t.Errorf("%v and %d months = %v, want %v", c.from, c.months, got, c.want)
		}
	}
}

func TestDaysLaterGoOverMonthsAndYears(t *testing.T) {
	for _, c := range []struct {
		from assessment.Date
		days int
		want assessment.Date
	}{
		{day(2026, time.December, 31), 1, day(2027, time.January, 1)},
		{day(2028, time.February, 28), 1, day(2028, time.February, 29)},
		{day(2026, time.October, 1), 90, day(2026, time.December, 30)},
		{day(2026, time.March, 1), -1, day(2026, time.February, 28)},
	} {
		if got := c.from.AddDays(c.days); got != c.want {
			t.Errorf("%v and %d days = %v, want %v", c.from, c.days, got, c.want)
		}
	}
}

func TestDayIsThatOfItsOwnZone(t *testing.T) {
	east := time.FixedZone("east", 10*60*60)
	at := time.Date(2026, time.October, 1, 23, 0, 0, 0, time.UTC)
	if got := assessment.DateOf(at); got != day(2026, time.October, 1) {
		t.Errorf("in UTC: %v", got)
	}
	if got := assessment.DateOf(at.In(east)); got != day(2026, time.October, 2) {
		t.Errorf("ten hours east: %v", got)
	}
}

func TestDateInWords(t *testing.T) {
	d := day(2027, time.February, 8)
	if d.String() != "2027-02-08" || d.Words() != "8 February 2027" || d.IsZero() {
		t.Errorf("%s, %s, zero %v", d, d.Words(), d.IsZero())
	}
	var none assessment.Date
	if none.String() != "" || none.Words() != "" || !none.IsZero() {
		t.Errorf("no date is %q, %q, zero %v", none, none.Words(), none.IsZero())
	}
}

func TestDatesAgreeWithOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := day(2000, time.January, 1).AddDays(rapid.IntRange(0, 36500).Draw(t, "day"))
		if got, err := assessment.ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("%v is read back as %v, %v", d, got, err)
		}
		if got, err := assessment.ParseDate(d.Words()); err != nil || got != d {
			t.Fatalf("%s is read back as %v, %v", d.Words(), got, err)
		}
		n := rapid.IntRange(0, 400).Draw(t, "n")
		later, months := d.AddDays(n), d.AddMonths(n)
		if later.Before(d) || n > 0 != d.Before(later) || later.AddDays(-n) != d {
			t.Fatalf("%v and %d days = %v", d, n, later)
		}
		if got := (months.Year-d.Year)*12 + int(months.Month-d.Month); got != n || months.Day > d.Day {
			t.Fatalf("%v and %d months = %v", d, n, months)
		}
	})
}
