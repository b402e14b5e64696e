package tui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
)

// TestEveryMomentOfSharingCountsOnce guards "a response counts exactly once" for somebody who saves: the program is cut
// off at every moment that the disks know of, and the person comes back and shares.
func TestEveryMomentOfSharingCountsOnce(t *testing.T) {
	for _, again := range []string{"1", "2"} {
		k := startWalk(t, 80, 24).saving()
		moments := &momentsOf{draftsOutside: k.out.drafts, out: k.out}
		k.m.deps.Drafts = moments
		k.m.deps.Sharer = moments
		k.toShare()
		k.press("1", "0")
		if !k.m.a.Shared() || k.kept().Response != (assessment.RowID{}) || !k.kept().Assessment.Shared() || strings.Contains(k.kept().Place, "|") {
			t.Fatalf("shared %v, and the draft is at %q with id %v", k.m.a.Shared(), k.kept().Place, k.kept().Response)
		}
		late := 0
		for i, m := range moments.all {
			next := startWalk(t, 80, 24)
			next.out.drafts, next.out.shared = m.drafts.fork(&next.out.now), slices.Clone(m.shared)
			next.m.deps = next.out.deps()
			said := len(m.shared) > 0
			next.press("2", typedWords, "enter")
			if said && !next.m.a.Shared() {
				t.Errorf("moment %d: it does not know that it was shared", i)
			}
			if len(next.out.shared) > len(m.shared) {
				late++
			}
			next.m.push(tasksScreen{})
			next.send(nil)
			next.at("finish").press("0", "0", again, "0")
			if n := len(next.out.shared); n > 1 || said && n != 1 || again == "1" && n != 1 {
				t.Errorf("moment %d: %d rows after coming back", i, n)
			}
			if d := next.kept(); next.m.a.Shared() && (d.Response != (assessment.RowID{}) || !d.Assessment.Shared()) {
				t.Errorf("moment %d: a shared draft holds id %v", i, d.Response)
			}
		}
		if late != 1 { // the yes was on the disk and the row was not
			t.Errorf("%d moments have a yes that coming back keeps", late)
		}
	}
}

// momentsOf remembers what the disks hold after each step.
type momentsOf struct {
	*draftsOutside
	out *outside
	all []moment
}

type moment struct {
	drafts *draftsOutside
	shared []assessment.Rows
}

func (m *momentsOf) remember() {
	m.all = append(m.all, moment{m.draftsOutside.fork(&m.out.now), slices.Clone(m.out.shared)})
}

func (m *momentsOf) Create(ctx context.Context, words []string, content []byte) error {
	defer m.remember()
	return m.draftsOutside.Create(ctx, words, content)
}

func (m *momentsOf) Save(ctx context.Context, change int, content []byte) error {
	defer m.remember()
	return m.draftsOutside.Save(ctx, change, content)
}

func (m *momentsOf) Share(ctx context.Context, rows assessment.Rows) error {
	defer m.remember()
	return m.out.Share(ctx, rows)
}

func (m *momentsOf) Open(context.Context) error                 { return nil }
func (m *momentsOf) Tidy(context.Context) error                 { return nil }
func (m *momentsOf) Period(ctx context.Context) (string, error) { return m.out.Period(ctx) }
