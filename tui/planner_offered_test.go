package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment/release"
)

// TestAnAnswerThatIsNotOfferedSaysSo guards that no figure of a qualification is a blank, which would not be read out
// and looks like nobody: every page about it has the words of the web page.
func TestAnAnswerThatIsNotOfferedSaysSo(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).third(usualCrowd)
		area := notOffered(t, k.m.planner.releases[2].Release)
		for _, open := range [][]string{{"1"}, {"2", "0"}} { // training needs, the second table of domain 1
			k.press(open...)
			if line := k.lineOf(area.Short); !strings.HasSuffix(line, " not offered") && !strings.Contains(line, " not offered  ") {
				t.Errorf("at %dx%d after %v the line is %q", s.w, s.h, open, line)
			}
			k.press("esc")
		}
		k.press("1").at(area.ID)
		if line := k.lineOf("No chance yet"); !strings.HasSuffix(line, " not offered") {
			t.Errorf("at %dx%d the page of the area has %q", s.w, s.h, line)
		}
	}
}

// notOffered is a focus area of a release that does not offer one of the answers.
func notOffered(t *testing.T, r *release.Release) *release.Row {
	t.Helper()
	table := r.Table(release.Ratings)
	for i, row := range table.Rows {
		for _, c := range row.Cells {
			if !c.IsLevel() {
				return &table.Rows[i]
			}
		}
	}
	t.Fatal("every area of the release offers every answer")
	return nil
}

// lineOf is the line of figures with a label on the page that is shown, in view or not, as it is laid out.
func (k *walk) lineOf(label string) string {
	for _, p := range k.m.shown.parts {
		line, at := "", 0
		put := func(col int, text string) {
			line += strings.Repeat(" ", max(0, col-at)) + text
			at = max(at, col) + ansi.StringWidth(text)
		}
		put(0, p.text)
		for _, c := range p.cells {
			put(c.col, c.text)
		}
		if strings.Contains(line, label) && len(p.cells) > 0 {
			return line
		}
	}
	return ""
}
