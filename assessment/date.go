package assessment

import (
	"fmt"
	"strings"
	"time"
)

// Date is a calendar day without a time of day or a zone. The zero Date means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// dayLayouts are the ways of writing a whole day, with blanks between its parts.
var dayLayouts = []string{"2006 1 2", "2 1 2006", "2 January 2006", "2 Jan 2006"}

// ParseDate reads a day of any year, written as 2027-02-28, 28/2/2027, 28 2 2027 or 28 February 2027. It returns an error
// that says what to type for anything else and for days that do not exist. ReadDay is for what a person types.
func ParseDate(s string) (Date, error) {
	if day, ok := parseAs(s, dayLayouts...); ok {
		return day, nil
	}
	return Date{}, fmt.Errorf("type the day, month and year, such as 28 2 2027")
}

// spaced puts one blank wherever a date has something between its parts.
func spaced(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" /.-,", r) }), " ")
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the day as 2027-02-28, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Words returns the day as 28 February 2027, or "" for no date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last day of that month where the day does not exist.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
