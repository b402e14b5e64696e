package assessment_test

import (
	"errors"
	"testing"
	"time"

	"waymark/assessment"
)

// typedDates are texts that people type for a day or a month, with what they mean, as a day and as a month.
var typedDates = []struct {
	text       string
	meant      assessment.Date // zero where nobody can know
	day, month error           // what each is refused for
}{
	{text: "28 2 2027", meant: day(2027, 2, 28)},
	{text: "28/02/2027", meant: day(2027, 2, 28)},
	{text: "28022027", meant: day(2027, 2, 28)},
	{text: "2027-02-28", meant: day(2027, 2, 28)},
	{text: "28 feb 2027", meant: day(2027, 2, 28)},
	{text: "1 1 1940", meant: day(1940, 1, 1)},
	{text: "31 12 2100", meant: day(2100, 12, 31)},

	{text: "9 2022", meant: day(2022, 9, 1), day: assessment.ErrNoDay},
	{text: "09/2022", meant: day(2022, 9, 1), day: assessment.ErrNoDay},
	{text: "2022-09", meant: day(2022, 9, 1), day: assessment.ErrNoDay},
	{text: "092022", meant: day(2022, 9, 1), day: assessment.ErrNoDay},
	{text: "September 2022", meant: day(2022, 9, 1), day: assessment.ErrNoDay},
	{text: "sep, 2022", meant: day(2022, 9, 1), day: assessment.ErrNoDay},

	{text: "12/9/22", meant: day(2022, 9, 12), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "28/02/27", meant: day(2027, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "28.2.27", meant: day(2027, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "28 2 27", meant: day(2027, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "28-feb-98", meant: day(1998, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "28 February 27", meant: day(2027, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "280227", meant: day(2027, 2, 28), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "020626", meant: day(2026, 6, 2), day: assessment.ErrShortYear, month: assessment.ErrShortYear},
	{text: "9/22", meant: day(2022, 9, 1), day: assessment.ErrNoDate, month: assessment.ErrShortYear},
	{text: "sep 22", meant: day(2022, 9, 1), day: assessment.ErrNoDate, month: assessment.ErrShortYear},
	{text: "0922", meant: day(2022, 9, 1), day: assessment.ErrNoDate, month: assessment.ErrShortYear},

	{text: "0112/9/22", meant: day(112, 9, 22), day: assessment.ErrOtherYear, month: assessment.ErrOtherYear},
	{text: "12 9 0022", meant: day(22, 9, 12), day: assessment.ErrOtherYear, month: assessment.ErrOtherYear},
	{text: "31 12 1939", meant: day(1939, 12, 31), day: assessment.ErrOtherYear, month: assessment.ErrOtherYear},
	{text: "1 1 2101", meant: day(2101, 1, 1), day: assessment.ErrOtherYear, month: assessment.ErrOtherYear},
	{text: "12 1939", meant: day(1939, 12, 1), day: assessment.ErrOtherYear, month: assessment.ErrOtherYear},

	{text: "", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "soon", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "31 2 2027", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "31/2/27", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "2/28/27", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "31022027", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "2822027", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "20270228", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "13 2022", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "2022", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
	{text: "28/2", day: assessment.ErrNoDate, month: assessment.ErrNoDate},
}

// TestADayThatIsTypedIsReadOrSaysWhatIsWrongWithIt guards every way of writing a day, and that no slip becomes another day.
func TestADayThatIsTypedIsReadOrSaysWhatIsWrongWithIt(t *testing.T) {
	for _, c := range typedDates {
		meant := c.meant
		if c.day == assessment.ErrNoDate {
			meant = assessment.Date{}
		}
		if got, err := assessment.ReadDay(c.text); !errors.Is(err, c.day) || got != meant {
			t.Errorf("%q is read as %v, %v, want %v, %v", c.text, got, err, meant, c.day)
		}
	}
}

// TestAMonthThatIsTypedNeedsNoDay guards the same for a month. Two digits are never taken for the year of another time.
func TestAMonthThatIsTypedNeedsNoDay(t *testing.T) {
	for _, c := range typedDates {
		meant := c.meant
		if !meant.IsZero() {
			meant.Day = 1
		}
		if got, err := assessment.ReadMonth(c.text); !errors.Is(err, c.month) || got != meant {
			t.Errorf("%q is read as %v, %v, want %v, %v", c.text, got, err, meant, c.month)
		}
	}
}

// TestNobodyJoinedInAYearThatCannotBe guards the record against a slip, whoever asks for it.
func TestNobodyJoinedInAYearThatCannotBe(t *testing.T) {
	for month, want := range map[assessment.Date]error{
		day(112, time.September, 1):                 assessment.ErrOtherYear,
		day(1939, time.December, 31):                assessment.ErrOtherYear,
		day(2101, time.January, 1):                  assessment.ErrOtherYear,
		trainingDay.AddMonths(1):                    assessment.ErrFutureDate,
		day(1940, time.January, 9):                  nil,
		day(trainingDay.Year, trainingDay.Month, 1): nil,
		{}: nil,
	} {
		a := assessment.New(small(t))
		do(t, a.SetJoined(day(2020, time.May, 1), trainingDay))
		kept := day(2020, time.May, 1)
		if want == nil && month.IsZero() {
			kept = month
		} else if want == nil {
			kept = day(month.Year, month.Month, 1)
		}
		if err := a.SetJoined(month, trainingDay); !errors.Is(err, want) || a.Training().Joined != kept {
			t.Errorf("joined in %v: %v and %v, want %v and %v", month, err, a.Training().Joined, want, kept)
		}
	}
}
