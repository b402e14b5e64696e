package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"waymark/assessment"
)

// slowly presses a digit and keeps back what it sets off, as a slow disk or printer would. What is returned lets it
// happen.
func (k *walk) slowly(digit string) (happen func()) {
	next, cmd := k.m.Update(tea.KeyPressMsg{Code: rune(digit[0]), Text: digit})
	k.m = next.(app)
	return func() { k.run(cmd) }
}

// body is the whole page, as it is seen while scrolling through it.
func (k *walk) body() string {
	rows := make([]string, len(k.m.laid.lines))
	for k.toFirst(); ; {
		screen, top := strings.Split(k.screen(), "\n"), k.m.top().scroll
		for i := range min(k.m.size.bodyHeight(), len(rows)-top) {
			rows[top+i] = strings.Replace(screen[k.bodyTop()+i], ">", " ", 1)
		}
		before := k.focus()
		if k.press("down"); k.focus() == before {
			return strings.Join(rows, "\n")
		}
	}
}

var (
	quarterShown  = regexp.MustCompile(`(?m)^  Quarter +(\d{4}) (Q[1-4])(?:  |$)`)
	packShown     = regexp.MustCompile(`(?m)Questionnaire +([a-z-]+), version ([0-9.]+)$`)
	stageShown    = regexp.MustCompile(`(?m)^  Stage +(.+?)(?:  |$)`)
	groupShown    = regexp.MustCompile(`(?m) +Group +(.+)$`)
	answersShown  = regexp.MustCompile(`(?m)^  (?:\d .{25}| {27})((?: ?(?:[1-6](?:/[1-6])?|-)\*?)+)$`)
	answerShown   = regexp.MustCompile(`([1-6]|-)(?:/([1-6]))?(\*?)`)
	planningShown = regexp.MustCompile(`(?m)^  ([A-Z][a-z]+) +(\S.*(?:\n {12}\S.*)*)$`)
)

// readShare reads the rows back from what the share page shows.
func readShare(q *assessment.Questionnaire, page string) (assessment.Rows, error) {
	first, second, _ := strings.Cut(page, "The second is not linked")
	var rows assessment.Rows
	r := &rows.Response
	for _, field := range []struct {
		shown *regexp.Regexp
		into  []*string
	}{
		{quarterShown, []*string{&r.Period, new(string)}},
		{packShown, []*string{&r.Questionnaire, &r.Version}},
		{stageShown, []*string{new(string)}},
		{groupShown, []*string{&r.Profession}},
	} {
		found := field.shown.FindStringSubmatch(first)
		if found == nil {
			return rows, fmt.Errorf("nothing like %v on the page", field.shown)
		}
		for i, into := range field.into {
			*into = found[i+1]
		}
	}
	r.Period = strings.Join(quarterShown.FindStringSubmatch(first)[1:], "-")
	stage := stageShown.FindStringSubmatch(first)[1]
	r.Stage = 1 + slices.IndexFunc(q.Stages, func(s assessment.Stage) bool { return s.Title == stage })
	if r.Stage == 0 && stage != "Not said" {
		return rows, fmt.Errorf("no stage is called %q", stage)
	}
	group := slices.IndexFunc(q.Professions, func(p assessment.Profession) bool { return p.Words == r.Profession })
	if group < 0 {
		return rows, fmt.Errorf("no profession group is called %q", r.Profession)
	}
	r.Profession = q.Professions[group].ID
	for _, line := range answersShown.FindAllStringSubmatch(first, -1) {
		for _, a := range answerShown.FindAllStringSubmatch(line[1], -1) {
			digit := func(s string) assessment.Rating { return assessment.Rating(strings.Index("-123456", s)) }
			ans := assessment.Answer{Rating: digit(a[1]), Mark: a[3] == "*"}
			if a[2] != "" {
				ans.LookAhead = digit(a[2])
			}
			r.Areas = append(r.Areas, assessment.AreaByte(ans))
		}
	}
	return rows, readPlanning(q, second, &rows)
}

func readPlanning(q *assessment.Questionnaire, second string, rows *assessment.Rows) error {
	if second == "" {
		return nil
	}
	second, _, _ = strings.Cut(second, "Once kept")
	ticks := make([]uint16, len(q.Planning))
	for _, found := range planningShown.FindAllStringSubmatch(second, -1) {
		i := slices.IndexFunc(q.Planning, func(p assessment.PlanningQuestion) bool { return p.ID == strings.ToLower(found[1]) })
		if i < 0 {
			return fmt.Errorf("no planning list is called %q", found[1])
		}
		for _, words := range strings.Split(withoutBlanks(found[2]), ";") { // a line can end within a word, after a dash
			j := slices.IndexFunc(q.Planning[i].Options, func(o assessment.PlanningOption) bool { return withoutBlanks(o.Words) == words })
			if j < 0 {
				return fmt.Errorf("%s has no option %q", found[1], words)
			}
			ticks[i] |= 1 << j
		}
	}
	rows.Planning = &assessment.PlanningRow{}
	for _, t := range ticks {
		rows.Planning.Ticks = append(rows.Planning.Ticks, byte(t), byte(t>>8))
	}
	return nil
}

func withoutBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

// checkShown compares what the share page shows with what was stored.
func checkShown(shown, stored assessment.Rows) error {
	a, b := shown.Response, stored.Response
	if a.Period != b.Period || a.Questionnaire != b.Questionnaire || a.Version != b.Version || a.Stage != b.Stage || a.Profession != b.Profession {
		return fmt.Errorf("the page shows %+v, and stored is %+v", a, b)
	}
	if !bytes.Equal(a.Areas, b.Areas) {
		return fmt.Errorf("the page shows the areas\n%v, and stored are\n%v", a.Areas, b.Areas)
	}
	if (shown.Planning == nil) != (stored.Planning == nil) {
		return fmt.Errorf("the page shows planning row %v, and stored is %v", shown.Planning, stored.Planning)
	}
	if shown.Planning != nil && !bytes.Equal(shown.Planning.Ticks, stored.Planning.Ticks) {
		return fmt.Errorf("the page shows ticks %v, and stored are %v", shown.Planning.Ticks, stored.Planning.Ticks)
	}
	return nil
}

// TestWhatIsSharedIsWhatThePageShows guards "you see exactly what would be kept", by reading the page back, at every
// size, with and without the private answer.
func TestWhatIsSharedIsWhatThePageShows(t *testing.T) {
	for _, s := range append(sizes, size{80, 60}) {
		for _, keys := range [][]string{nil, {"3"}} {
			k := startWalk(t, s.w, s.h)
			k.toShare()
			k.press(keys...)
			shown, err := readShare(k.m.q, k.body())
			if err != nil {
				t.Fatalf("at %dx%d: %v\n%s", s.w, s.h, err, k.body())
			}
			if k.press("1", "0"); len(k.out.shared) != 1 {
				t.Fatalf("%d rows are stored", len(k.out.shared))
			}
			if err := checkShown(shown, k.out.shared[0]); err != nil {
				t.Errorf("at %dx%d: %v", s.w, s.h, err)
			}
		}
	}
}

// drawAnswers gives the assessment any answers that a person can give.
func drawAnswers(rt *rapid.T, a *assessment.Assessment) {
	q := a.Questionnaire()
	must := func(err error) {
		if err != nil {
			rt.Fatal(err)
		}
	}
	if i := rapid.IntRange(-1, len(q.Stages)-1).Draw(rt, "stage"); i >= 0 {
		must(a.SetStage(q.Stages[i].ID))
	}
	must(a.SetAim(rapid.SampledFrom(append(q.AimsFor(a.Stage()), "")).Draw(rt, "aim")))
	if i := rapid.IntRange(-1, len(q.Professions)-1).Draw(rt, "professions"); i >= 0 {
		must(a.SetProfession(q.Professions[i].ID))
	}
	for _, f := range q.Areas() {
		draw := rapid.IntRange(0, 7*7*2-1).Draw(rt, f.ID)
		if r := assessment.Rating(draw % 7); q.Offers(f, r) {
			must(a.Rate(f, r))
		}
		if r := assessment.Rating(draw / 7 % 7); q.Offers(f, r) && slices.Contains(a.LookAheadAreas(), f) {
			must(a.RateAhead(f, r))
		}
		a.SetMark(f, draw/49 == 1)
	}
	for i := range q.Planning {
		for _, j := range rapid.SliceOfN(rapid.IntRange(0, len(q.Planning[i].Options)-1), 0, 3).Draw(rt, q.Planning[i].ID) {
			if q.Planning[i].Asked {
				must(a.Tick(i, j, true))
			}
		}
	}
	a.ShareWellbeing(rapid.Bool().Draw(rt, "wellbeing"))
}

// TestAnyAnswersAreSharedAsShown is the same for whatever can be answered.
func TestAnyAnswersAreSharedAsShown(t *testing.T) {
	start := startWalk(t, 80, 60).toTasks()
	rapid.Check(t, func(rt *rapid.T) {
		k := start.fork(t)
		drawAnswers(rt, &k.m.a)
		k.at("finish").press("0", "0")
		shown, err := readShare(k.m.q, k.body())
		if err != nil {
			rt.Fatalf("%v\n%s", err, k.body())
		}
		if k.press("1", "0"); len(k.out.shared) != 1 {
			rt.Fatalf("%d rows are stored", len(k.out.shared))
		}
		if err := checkShown(shown, k.out.shared[0]); err != nil {
			rt.Fatalf("%v\n%s", err, k.body())
		}
	})
}

// TestAnswersThatAreAllOpenCanBeSharedToo guards a proof of the releases: figures of different focus areas tell nothing of
// one another only as long as no answer is forbidden by the others, and so that everything was left open must be possible.
func TestAnswersThatAreAllOpenCanBeSharedToo(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().at("finish").press("0", "0", "1", "0")
	if len(k.out.shared) != 1 {
		t.Errorf("%d were shared", len(k.out.shared))
	}
}

// TestNothingIsSharedWithoutAYes guards that every other way past the page stores nothing.
func TestNothingIsSharedWithoutAYes(t *testing.T) {
	for name, keys := range map[string][]string{
		"No": {"2", "0"}, "neither": {"0", "0"}, "Yes and Back": {"1", "9"}, "Yes, then No": {"1", "2", "0"},
		"the menu": {"1", "m", "2"}, "leaving": {"1", "ctrl+c", "2"}, "Space on Yes": {"down", "space"},
		"wellbeing": {"3", "0", "0"},
	} {
		k := startWalk(t, 80, 24)
		k.toShare()
		if k.press(keys...); len(k.out.shared) != 0 || k.m.a.Shared() || k.out.tidied != 0 {
			t.Errorf("%s shares %d rows", name, len(k.out.shared))
		}
	}
}

// TestYesSharesOnceAndSaysItWhenItIsTrue guards "a response counts exactly once" and "say it when it is true", with
// impatience on every key that could share again, and the file tidied only after the person was told.
func TestYesSharesOnceAndSaysItWhenItIsTrue(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toShare()
	k.press("1")
	happen := k.slowly("0")
	k.press("0", "enter", "2", "3", "0", "1", "0")
	if len(k.out.shared) != 0 || strings.Contains(k.screen(), "Shared") || k.place() != "Waymark | Share?" {
		t.Fatalf("before the rows are stored:\n%s", k.screen())
	}
	happen()
	if !strings.Contains(k.screen(), "Shared. It cannot be taken back.") || k.out.tidied != 1 {
		t.Errorf("after the rows are stored, tidied %d times:\n%s", k.out.tidied, k.screen())
	}
	stored := k.out.shared[0].Response.Areas
	if k.press("9"); !strings.Contains(k.screen(), "Shared. It cannot be taken back.") {
		t.Errorf("coming back to the page:\n%s", k.screen())
	}
	k.press("m", "2").rate("d1-values", assessment.NotYet).press("u").at("finish").press("0", "0", "1", "0", "0")
	if len(k.out.shared) != 1 || !bytes.Equal(k.out.shared[0].Response.Areas, stored) {
		t.Errorf("later changes reach the rows: %d stored", len(k.out.shared))
	}
}

// TestSharingGoesOnWhereverThePersonIs guards a slow store: what became of the rows is said, and nothing else moves.
func TestSharingGoesOnWhereverThePersonIs(t *testing.T) {
	for _, c := range []struct {
		err        error
		here, back string
	}{
		{nil, "Shared. It cannot be taken back.", "Shared. It cannot be taken back."},
		{errPlain, "", "There is a problem"},
	} {
		k := startWalk(t, 80, 24)
		k.toShare()
		k.out.shareErr = c.err
		k.press("1")
		happen := k.slowly("0")
		k.press("9", "down", "down")
		place, focus := k.place(), k.focus()
		if happen(); k.place() != place || k.focus() != focus || !strings.Contains(k.screen(), c.here) {
			t.Errorf("with error %v, %q with focus on %s became\n%s", c.err, place, focus, k.screen())
		}
		if k.press("0"); !strings.Contains(k.screen(), c.back) {
			t.Errorf("with error %v, the page says\n%s", c.err, k.screen())
		}
	}
}

// failing refuses rows a few times and remembers what it was given.
type failing struct {
	*outside
	times int
	given []assessment.Rows
}

func (s *failing) Share(ctx context.Context, rows assessment.Rows) error {
	s.given = append(s.given, rows)
	if s.times--; s.times >= 0 {
		return fmt.Errorf("share: %w", errPlain)
	}
	return s.outside.Share(ctx, rows)
}

// TestTryingAgainSharesTheSameRows guards that a store which failed after all, or did not, never counts a person twice.
func TestTryingAgainSharesTheSameRows(t *testing.T) {
	k := startWalk(t, 80, 24)
	store := &failing{outside: k.out, times: 2}
	k.m.deps.Sharer = store
	k.toShare()
	for range store.times {
		k.press("1", "0")
		if k.m.a.Shared() || k.m.shown.place != "Error: Share?" || strings.Contains(k.screen(), "Shared.") {
			t.Fatalf("after a failure:\n%s", k.screen())
		}
		if strings.Contains(k.screen(), "secret") {
			t.Errorf("the text of an error is shown:\n%s", k.screen())
		}
	}
	if k.press("0"); len(k.out.shared) != 1 {
		t.Fatalf("%d rows are stored on the third try:\n%s", len(k.out.shared), k.screen())
	}
	for _, rows := range store.given {
		if rows.Response.ID != store.given[0].Response.ID || rows.Planning.ID != store.given[0].Planning.ID {
			t.Errorf("a further try has ids of its own")
		}
	}
}

// TestOnlySentencesOfErrorsAreShown guards "no error text ever quotes what must not be shown".
func TestOnlySentencesOfErrorsAreShown(t *testing.T) {
	words := sentenceError("The disk of this computer is full (S1). Nothing was shared.")
	for _, err := range []error{errPlain, fmt.Errorf("share /secret: %w", words), errors.Join(errPlain, words)} {
		for name, try := range map[string]func(k *walk){
			"asking for the quarter": func(k *walk) { k.out.periodErr = err; k.toShare() },
			"asking again":           func(k *walk) { k.out.periodErr = err; k.toShare(); k.press("1") },
			"sharing":                func(k *walk) { k.out.shareErr = err; k.toShare(); k.press("1", "0") },
		} {
			k := startWalk(t, 80, 24)
			try(k)
			if strings.Contains(k.body(), "secret") {
				t.Errorf("%s shows the text of an error:\n%s", name, k.body())
			}
			var e Explained
			if k.m.shown.place != "Error: Share?" || errors.As(err, &e) != strings.Contains(k.body(), string(words)) {
				t.Errorf("%s with %v:\n%s", name, err, k.body())
			}
		}
	}
}

// TestWhereNothingCanBeSharedTheReportIsStillThere guards "your report is the same", and that another try can help.
func TestWhereNothingCanBeSharedTheReportIsStillThere(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.out.periodErr = errPlain
	k.toShare()
	if f := k.fork(t).press("0"); f.place() != "Report | 9 pages" {
		t.Errorf("Continue leads to %q", f.place())
	}
	k.out.periodErr = nil
	if k.press("1", "1", "0"); len(k.out.shared) != 1 {
		t.Errorf("after another try, Yes shares %d rows:\n%s", len(k.out.shared), k.screen())
	}
}

// TestWaitingForTheQuarterKeepsFocusElsewhere guards "coming back to a page restores its focus" while something is
// still being found out.
func TestWaitingForTheQuarterKeepsFocusElsewhere(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().at("finish").press("0", "down", "down")
	focus := k.focus()
	k.slowly("0")
	if k.press("esc"); k.focus() != focus {
		t.Errorf("focus was on %q, and after coming back it is on %q", focus, k.focus())
	}
}
