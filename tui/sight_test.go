package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// sight is all that a person has before them: what is seen, where the cursor is, and everything answered so far.
type sight struct{ screen, cursor, answers string }

func (k *walk) sight() sight {
	cursor := "none"
	if c := k.m.View().Cursor; c != nil {
		cursor = fmt.Sprint(c.Position)
	}
	return sight{k.screen(), cursor, k.answers()}
}

// unchanged fails when a person has something else before them than in want.
func (k *walk) unchanged(want sight, after string) {
	k.t.Helper()
	got := k.sight()
	if got.answers != want.answers {
		k.t.Fatalf("after %s:%s", after, difference(want.answers, got.answers))
	}
	if got != want {
		k.t.Fatalf("after %s, with the cursor at %s, want %s:%s", after, got.cursor, want.cursor, difference(want.screen, got.screen))
	}
}

// answers is the whole assessment as text, so that two can be compared and the difference read.
func (k *walk) answers() string {
	if !k.m.begun {
		return "none"
	}
	a, q := &k.m.a, k.m.q
	var b strings.Builder
	fmt.Fprintf(&b, "stage %q, aim %q, professions %q, %+v, wellbeing shared %v, shared %v\n",
		a.Stage(), a.Aim(), a.Profession(), a.Parts(), a.WellbeingShared(), a.Shared())
	for _, f := range q.Areas() {
		if ans := a.Answer(f); ans != (assessment.Answer{}) {
			fmt.Fprintf(&b, "%s %+v\n", f.ID, ans)
		}
	}
	for i := range q.Domains {
		if p := a.DomainProgress(&q.Domains[i]); p.Status == assessment.Completed {
			fmt.Fprintf(&b, "%s completed\n", q.Domains[i].ID)
		}
	}
	for i := range q.Planning {
		fmt.Fprintf(&b, "%s %v\n", q.Planning[i].ID, a.TickedWords(i))
	}
	for _, act := range a.Plan() {
		fmt.Fprintf(&b, "%+v\n", act)
	}
	if record := a.Training(); !record.IsEmpty() {
		fmt.Fprintf(&b, "%+v\n", record)
	}
	if e := a.Earlier(); e != nil {
		fmt.Fprintf(&b, "earlier %+v\n", *e)
	}
	return b.String()
}

// misfit says what of the frame is outside the window.
func (k *walk) misfit() error {
	lines := strings.Split(k.screen(), "\n")
	if len(lines) > max(k.m.size.h, 1) {
		return fmt.Errorf("%d lines in a window of %d", len(lines), k.m.size.h)
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); w > k.m.size.w {
			return fmt.Errorf("%d columns in a window of %d: %q", w, k.m.size.w, line)
		}
	}
	return nil
}

// quiet takes what the status line said last off the screen.
func (k *walk) quiet() *walk {
	k.m.message = ""
	k.send(nil)
	return k
}

// difference lists the lines of two texts that are in one only.
func difference(before, after string) string {
	out := ""
	for _, line := range strings.Split(before, "\n") {
		if !slices.Contains(strings.Split(after, "\n"), line) {
			out += "\nlost  " + line
		}
	}
	for _, line := range strings.Split(after, "\n") {
		if !slices.Contains(strings.Split(before, "\n"), line) {
			out += "\nnew   " + line
		}
	}
	return out
}

// fork is a second person at the same point: what the one does, the other does not meet.
func (k *walk) fork(t testing.TB) *walk {
	f, out := *k, *k.out
	out.shared, out.saved = slices.Clone(out.shared), maps.Clone(out.saved)
	out.drafts, out.waiting = k.out.drafts.fork(&out.now), slices.Clone(out.waiting)
	f.t, f.out, f.m.later = t, &out, out.later
	f.m.deps = out.deps()
	f.m.report.taken = slices.Clone(f.m.report.taken)
	if f.m.planner.on {
		f.m.planner.deps = out.plannerDeps()
		f.m.planner.saved = slices.Clone(f.m.planner.saved)
	}
	f.held = slices.Clone(k.held)
	f.m.stack = slices.Clone(f.m.stack)
	for i := range f.m.stack {
		f.m.stack[i].texts = maps.Clone(f.m.stack[i].texts)
	}
	if f.m.inputID != "" {
		f.m.openBox(&part{id: f.m.inputID, text: f.m.input.Value()})
	}
	return &f
}

// reached holds a person on each page that a test has come to.
var reached = map[string]*walk{}

// cached is a person on a page, as they came to it: a fork, so that no test meets what another did.
func cached(t testing.TB, s size, scene string, reach func(k *walk)) *walk {
	name := fmt.Sprintf("%dx%d/%s", s.w, s.h, scene)
	if reached[name] == nil {
		k := startWalk(t, s.w, s.h)
		reach(k)
		reached[name] = k
	}
	return reached[name].fork(t)
}

// onEveryPage does the same on every page at every size.
func onEveryPage(t *testing.T, do func(t *testing.T, k *walk)) {
	t.Helper()
	for _, s := range someSizes() {
		for _, scene := range scenes {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, scene.name), func(t *testing.T) {
				do(t, cached(t, s, scene.name, scene.reach))
			})
		}
	}
}
