package release_test

import (
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/release"
)

func TestPeriodInWords(t *testing.T) {
	for _, c := range []struct {
		from, to string
		early    bool
		want     string
	}{
		{"", "2026-Q3", false, "up to September 2026"},
		{"2026-Q3", "2026-Q3", false, "July to September 2026"},
		{"2026-Q1", "2026-Q4", false, "January to December 2026"},
		{"2025-Q4", "2026-Q2", false, "October 2025 to June 2026"},
		{"2026-Q3", "2026-Q3", true, "July to September 2026, closed early on 5 September 2026"},
		{"", "2026-Q3", true, "up to September 2026, closed early on 5 September 2026"},
		{"", "soon", false, "soon"},
		{"", "2026-Q5", false, "2026-Q5"},
	} {
		r := release.Release{Number: 3, From: c.from, To: c.to, Early: c.early, Made: assessment.Date{Year: 2026, Month: time.September, Day: 5}}
		if got := r.Period(); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
		if got := r.Name(); got != "Release 3, "+c.want {
			t.Errorf("%s to %s: the name is %q", c.from, c.to, got)
		}
	}
}

func TestPeriodFollowsTheReleaseBefore(t *testing.T) {
	made := func(version, to string, early bool) *release.Release {
		return &release.Release{Questionnaire: "q", Version: version, To: to, Early: early}
	}
	for _, c := range []struct {
		what    string
		earlier []*release.Release
		to      string
		want    string
	}{
		{"the first", nil, "2026-Q3", ""},
		{"the first of this version", []*release.Release{made("0", "2026-Q2", false)}, "2026-Q3", ""},
		{"after one", []*release.Release{made("1", "2026-Q2", false)}, "2026-Q3", "2026-Q3"},
		{"after a year's end", []*release.Release{made("1", "2025-Q4", false)}, "2026-Q3", "2026-Q1"},
		{"after one that was closed early", []*release.Release{made("1", "2026-Q3", true)}, "2026-Q3", "2026-Q3"},
		{"after one closed early, a quarter later", []*release.Release{made("1", "2026-Q2", true)}, "2026-Q3", "2026-Q2"},
		{"after the latest of several", []*release.Release{made("1", "2026-Q1", false), made("1", "2025-Q3", false), made("0", "2026-Q2", false)}, "2026-Q3", "2026-Q2"},
		{"after a clock that was put back", []*release.Release{made("1", "2026-Q4", false)}, "2026-Q3", "2026-Q3"},
	} {
		if got := release.PeriodAfter(c.earlier, "q", "1", c.to); got != c.want {
			t.Errorf("%s: from %q, want %q", c.what, got, c.want)
		}
		if got := release.PeriodAfter(c.earlier, "other", "1", c.to); got != "" {
			t.Errorf("%s: from %q for another questionnaire, want the first", c.what, got)
		}
	}
}
