package store

import (
	"errors"
	"fmt"
	"time"

	"waymark/assessment"
)

// quarter is a calendar quarter, counted from the first one of year 0, so that quarters compare and add as numbers.
// It is the finest time that is kept of a row.
type quarter int

// longestGap is how far the clock may be ahead of the last quarter used before it is not believed.
const longestGap quarter = 4

// keptFor is how long a row waits for a release before it is deleted.
const keptFor quarter = 8

// lastQuarter is the last one that can be stored.
const lastQuarter quarter = 2099*4 + 3

func quarterOf(d assessment.Date) quarter { return quarter(d.Year*4 + int(d.Month-time.January)/3) }

// parseQuarter reads a quarter of this century as it is stored, such as 2026-Q4.
func parseQuarter(s string) (quarter, error) {
	var year, q int
	if _, err := fmt.Sscanf(s, "%d-Q%d", &year, &q); err != nil || q < 1 || q > 4 {
		return 0, errors.New("not a quarter")
	}
	if p := quarter(year*4 + q - 1); p.String() == s && year >= 2000 && p <= lastQuarter {
		return p, nil
	}
	return 0, errors.New("not a quarter of this century")
}

func (q quarter) String() string { return fmt.Sprintf("%04d-Q%d", int(q)/4, int(q)%4+1) }

// currentQuarter returns the quarter that a row shared today carries. A clock that is behind the last quarter used, or
// more than longestGap ahead of it, is wrong: the last one is used again and nobody is asked.
func currentQuarter(today, last quarter) quarter {
	if today < last || today > last+longestGap {
		return last
	}
	return today
}
