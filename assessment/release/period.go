package release

import (
	"fmt"
	"strings"
)

// quarterMonths are the first and last month of each quarter.
var quarterMonths = [4][2]string{{"January", "March"}, {"April", "June"}, {"July", "September"}, {"October", "December"}}

// Period says in words which quarters a release covers, such as "July to September 2026". It never depends on the
// responses: the first one of a questionnaire says "up to September 2026".
func (r *Release) Period() string {
	year, q, ok := readQuarter(r.To)
	if !ok {
		return r.To
	}
	last := quarterMonths[q-1][1]
	words := fmt.Sprintf("up to %s %d", last, year)
	if fromYear, from, ok := readQuarter(r.From); ok {
		first := quarterMonths[from-1][0]
		if fromYear != year {
			first = fmt.Sprintf("%s %d", first, fromYear)
		}
		words = fmt.Sprintf("%s to %s %d", first, last, year)
	}
	if r.Early {
		words += ", closed early on " + r.Made.Words()
	}
	return words
}

// PeriodAfter returns the first quarter of a release that ends with the quarter to and follows earlier ones of the same
// questionnaire and version: the one after the latest of them, which is shared where that was closed early. It is ""
// for the first of its kind.
func PeriodAfter(earlier []*Release, questionnaire, version, to string) string {
	from := ""
	for _, r := range earlier {
		if r.Questionnaire != questionnaire || r.Version != version {
			continue
		}
		next := r.To
		if year, q, ok := readQuarter(r.To); ok && !r.Early {
			next = fmt.Sprintf("%04d-Q%d", year+q/4, q%4+1)
		}
		from = max(from, next)
	}
	return min(from, to) // a clock that was put back may have made to the earlier one
}

// readQuarter reads a quarter such as 2026-Q3.
func readQuarter(s string) (year, quarter int, ok bool) {
	n, err := fmt.Sscanf(strings.TrimSpace(s), "%4d-Q%1d", &year, &quarter)
	return year, quarter, err == nil && n == 2 && quarter >= 1 && quarter <= 4
}
