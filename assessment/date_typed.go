package assessment

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// The first and the last year that a typed day can have. One outside them is a slip: nobody who works now joined or
// trained before them, and nobody plans beyond them.
const (
	FirstYear = 1940
	LastYear  = 2100
)

// What a typed day or month can be refused for.
var (
	ErrNoDate    = errors.New("this is not a day")
	ErrNoDay     = errors.New("there is a month and a year, and no day")
	ErrShortYear = errors.New("the year has two digits")
	ErrOtherYear = fmt.Errorf("the year is not one from %d to %d", FirstYear, LastYear)
)

// CheckYear returns ErrOtherYear for a day before FirstYear or after LastYear.
func (d Date) CheckYear() error {
	if d.Year < FirstYear || d.Year > LastYear {
		return ErrOtherYear
	}
	return nil
}

// ReadDay reads a day that a person typed: as ParseDate does, or in eight digits, since a keypad has no space. It is
// refused with one of the errors above, and then the Date is the day that was meant: the first one of a month, and zero
// for ErrNoDate. A year of two digits is refused, since nothing says of which century it is.
func ReadDay(text string) (Date, error) {
	if day, ok := parseAs(text, slices.Concat(dayLayouts, []string{"02012006"})...); ok {
		return day, day.CheckYear()
	}
	if day, ok := parseAs(text, "2 1 06", "2 January 06", "2 Jan 06", "020106"); ok {
		return day, ErrShortYear
	}
	if month, ok := parseAs(text, "1 2006", "January 2006", "Jan 2006", "2006 1", "012006"); ok {
		return month, errors.Join(month.CheckYear(), ErrNoDay)
	}
	return Date{}, ErrNoDate
}

// ReadMonth reads a month and a year that a person typed, as its first day; a day may stand with them. It is refused as
// ReadDay refuses a day.
func ReadMonth(text string) (Date, error) {
	month, err := ReadDay(text)
	switch {
	case errors.Is(err, ErrNoDay):
		err = month.CheckYear()
	case errors.Is(err, ErrNoDate):
		short, ok := parseAs(text, "1 06", "January 06", "Jan 06", "0106")
		if !ok {
			return Date{}, ErrNoDate
		}
		month, err = short, ErrShortYear
	}
	month.Day = 1
	return month, err
}

// parseAs reads a text in the first layout that fits, whatever stands between its parts.
func parseAs(text string, layouts ...string) (Date, bool) {
	text = spaced(text)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return DateOf(t), true
		}
	}
	return Date{}, false
}
