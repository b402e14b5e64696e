package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/cli"
	"waymark/store"
)

// These are cases for which the clock, the lots or the streams are not those of the real program.

// site is a place where people share, with a clock of its own.
type site struct {
	t    *testing.T
	dir  string
	now  time.Time
	lot  func() bool
	out  io.Writer // nil for what a call returns
	draw *rand.Rand
}

func newSite(t *testing.T) *site {
	return &site{
		t: t, dir: t.TempDir(), now: day(2026, time.August, 20), lot: func() bool { return false },
		draw: rand.New(rand.NewPCG(1, 2)),
	}
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 10, 43, 0, 0, time.UTC)
}

func (s *site) data() string { return filepath.Join(s.dir, "data") }

// share makes people share on the day that it is.
func (s *site) share(rows []assessment.Rows) {
	s.t.Helper()
	if err := share(s.data(), s.now, rows); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) questionnaire() *assessment.Questionnaire {
	return ourQuestionnaire(func(err error) {
		if err != nil {
			s.t.Fatal(err)
		}
	})
}

// varied makes n people of all kinds share.
func (s *site) varied(n int) { s.t.Helper(); s.share(varied(s.questionnaire(), s.draw, n)) }

// run runs a command on the day that it is.
func (s *site) run(ctx context.Context, args ...string) (stdout, stderr string, code int) {
	var out, errs strings.Builder
	env := cli.Env{
		Stdout: &out, Stderr: &errs, Environ: []string{"HOME=" + s.dir},
		Clock: func() time.Time { return s.now }, Lot: s.lot,
	}
	if s.out != nil {
		env.Stdout = s.out
	}
	code = cli.Run(ctx, append([]string{"--data", s.data()}, args...), env)
	return out.String(), errs.String(), code
}

// says runs a command that has to work and has to print want somewhere.
func (s *site) says(want string, args ...string) {
	s.t.Helper()
	out, errs, code := s.run(s.t.Context(), args...)
	if code != 0 || errs != "" || !strings.Contains(out, want) {
		s.t.Fatalf("%v: exit code %d, said %q and %q, want %q", args, code, out, errs, want)
	}
}

func TestWordOfTheDayChangesOnTheNextDayOnly(t *testing.T) {
	s := newSite(t)
	s.varied(9)
	s.now = day(2026, time.October, 5)
	s.says("Not yet.", "release", "status")
	s.now = day(2026, time.September, 29)
	if err := share(s.data(), s.now, varied(s.questionnaire(), s.draw, 3)); err != nil {
		t.Fatal(err)
	}
	s.now = day(2026, time.October, 5).Add(6 * time.Hour)
	s.says("Not yet.", "release", "status")
	s.says("No release was made: there is not enough yet.", "release", "make")
	s.now = day(2026, time.October, 6)
	s.says("Ready. Make", "release", "status")
	s.says("about 10 people", "release", "make")
	s.says("Not yet.", "release", "status")
}

func TestPeriodsFollowOneAnother(t *testing.T) {
	s := newSite(t)
	s.varied(12)
	s.now = day(2026, time.October, 5)
	s.says("Release 1, up to September 2026:", "release", "make")
	s.varied(12)
	s.now = day(2026, time.October, 6)
	s.says("No release was made: there is not enough yet.", "release", "make")
	s.says("Release 2, October to December 2026, closed early on 6 October 2026:", "release", "make", "--now")
	s.varied(12)
	s.now = day(2027, time.January, 4)
	s.says("Release 3, October to December 2026:", "release", "make")
}

func TestWrongClockPublishesNothing(t *testing.T) {
	s := newSite(t)
	s.varied(12)
	for _, now := range []time.Time{day(2026, time.June, 30), day(2027, time.October, 1)} {
		s.now = now
		for _, command := range []string{"make", "status"} {
			out, errs, code := s.run(t.Context(), "release", command)
			if code != 1 || out != "" || !strings.Contains(errs, "The clock of this computer says "+assessment.DateOf(now).Words()) || !strings.Contains(errs, "(S13)") {
				t.Errorf("%s on %v: exit code %d, said %q and %q", command, now, code, out, errs)
			}
		}
	}
	s.now = day(2026, time.October, 5)
	s.says("Release 1,", "release", "make")
}

// An outsider who sees every output must not learn of one person more or less.
func TestNoOutputTellsHowManyShared(t *testing.T) {
	commands := [][]string{
		{"release", "status"},
		{"release", "status", "--json"},
		{"release", "make"},
		{"release", "make", "--now", "--json"},
		{"release", "status"},
		{"release", "list"},
		{"release", "list", "--json"},
		{"release", "show", "1"},
		{"release", "show", "1", "--json"},
		{"release", "show", "1", "--table", "ratings"},
		{"release", "show", "1", "--table", "marks"},
		{"release", "show", "1", "--table", "groups"},
		{"release", "show", "1", "--table", "planning"},
		{"release", "show", "1", "--table", "lookahead"},
		{"release", "export", "1", "-o", "out.csv", "--json"},
		{"release", "export", "1", "-o", "out.html"},
		{"release", "export", "2", "-o", "out.json"},
		{"purge"},
	}
	transcript := func(people int) string {
		s := newSite(t)
		t.Chdir(s.dir)
		s.share(alike(s.questionnaire(), s.draw, people))
		s.now = day(2026, time.October, 5)
		var all strings.Builder
		for _, command := range commands {
			out, errs, code := s.run(t.Context(), command...)
			fmt.Fprintf(&all, "%q %q %q %d\n", command, out, errs, code)
		}
		for _, name := range []string{"out.csv", "out-dictionary.csv", "out.html"} {
			data, _ := os.ReadFile(name)
			fmt.Fprintf(&all, "%s %q\n", name, data)
		}
		return all.String()
	}
	// Each number differs from the other by what a release may not tell.
	for _, numbers := range [][2]int{{0, 9}, {16, 17}} {
		few, many := transcript(numbers[0]), transcript(numbers[1])
		if few != many {
			t.Errorf("%d people and %d people give different outputs:\n%s\n%s", numbers[0], numbers[1], few, many)
		}
	}
}

func TestInterruptedMakePublishesNothing(t *testing.T) {
	s := newSite(t)
	s.varied(40)
	s.now = day(2026, time.October, 5)
	ctx, cancel := context.WithCancel(t.Context())
	s.lot = func() bool { cancel(); return false } // while the release is being made
	out, errs, code := s.run(ctx, "release", "make")
	if code != 130 || out != "" || errs != "Stopped. Nothing was published and nothing was lost.\n" {
		t.Errorf("exit code %d, said %q and %q", code, out, errs)
	}
	s.says("There is no release yet.", "release", "list")
	s.lot = func() bool { return false }
	s.says("Release 1,", "release", "make")
}

// spoiler takes the database away when the planner is told of a release.
type spoiler struct {
	told     bytes.Buffer
	database string
}

func (s *spoiler) Write(words []byte) (int, error) {
	if err := os.Rename(s.database, s.database+".away"); err != nil {
		return 0, err
	}
	return s.told.Write(words)
}

func TestReleaseStandsWhenTidyingFails(t *testing.T) {
	s := newSite(t)
	s.varied(12)
	s.now = day(2026, time.October, 5)
	out := spoiler{database: filepath.Join(s.data(), "responses.db")}
	s.out = &out
	_, errs, code := s.run(t.Context(), "release", "make")
	if code != 0 || !strings.Contains(out.told.String(), "Release 1,") || !strings.Contains(errs, "It will be tried again at the next start.") {
		t.Errorf("exit code %d, said %q and %q", code, &out.told, errs)
	}
}

func TestEachEditionHasItsOwnReleaseAndSamplesSaySo(t *testing.T) {
	s := newSite(t)
	ours := s.questionnaire()
	next := *ours
	next.Version = "2"
	s.varied(12)
	s.share(varied(&next, s.draw, 24))
	s.now = day(2026, time.October, 5)
	responses := store.NewResponses(s.data(), store.Options{Now: func() time.Time { return s.now }})
	defer responses.Close()
	told, err := cli.Publish(t.Context(), responses, map[store.Edition]*assessment.Questionnaire{
		{Questionnaire: ours.ID, Version: "1"}: ours, {Questionnaire: ours.ID, Version: "2"}: &next,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Release 1, up to September 2026: about 10 people.\n", "Questionnaire ahp-support-worker, version 1.\n",
		"Release 2, up to September 2026: about 25 people.\n", "Questionnaire ahp-support-worker, version 2.\n",
		"Each version of a questionnaire has a release of its own. Their figures cannot be added up.\n",
	} {
		_, rest, found := strings.Cut(told, want)
		if !found {
			t.Fatalf("%q is not told after what comes before it, in %q", want, told)
		}
		told = rest
	}
	responses.Close()
	s.says("1\tSAMPLE: made-up figures, up to September 2026\t", "release", "list")
	s.says("SAMPLE: made-up figures\nRelease 2, ", "release", "show", "2")
	s.says(`"sample": true`, "release", "list", "--json")
	s.says(`"sample": true`, "release", "show", "1", "--table", "marks", "--json")
}

func TestReadingIsToldInFewLinesAndOnlyWhenItTakesLong(t *testing.T) {
	for _, test := range []struct {
		perPercent time.Duration
		want       string
	}{
		{time.Millisecond, ""},
		{50 * time.Millisecond, "Reading: 20 %\nReading: 40 %\nReading: 60 %\nReading: 80 %\nReading: 100 %\n"},
		{30 * time.Millisecond, "Reading: 40 %\nReading: 80 %\n"},
	} {
		now := day(2026, time.October, 5)
		var out strings.Builder
		tell := cli.TellReading(&out, func() time.Time { return now })
		for percent := 1; percent <= 100; percent++ {
			now = now.Add(test.perPercent)
			tell(percent)
		}
		if out.String() != test.want {
			t.Errorf("at %v a percent: %q, want %q", test.perPercent, out.String(), test.want)
		}
	}
}

func TestTableStandsInColumnsUnderItsHeadings(t *testing.T) {
	got := cli.AlignedTable([]string{"Focus area", "People", "Not part of my role"}, 1, [][]string{
		{"Consent\x1b[31m", "65", "[c]"},
		{"Planning and evaluating", "65", "10"},
	})
	want := `
                          Not
                      part of
Focus area    People  my role
Consent           65      [c]
Planning and      65       10
evaluating
`[1:]
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
