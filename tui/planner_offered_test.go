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

// TestAShareThatCannotBeToldSaysSo guards that [c] stands in the column of percentages too, as on the web page. A blank
// there means too few people, and then all of the column is blank.
func TestAShareThatCannotBeToldSaysSo(t *testing.T) {
	for people, want := range map[int]bool{30: true, 14: false} {
		k := startWalk(t, 80, 24).third(crowd{people: people, stages: 1, professions: 1, looks: 40, seed: 2}).press("3")
		told := false
		for ; ; k.press("0") {
			for _, p := range k.m.shown.parts {
				told = told || p.kind == row && len(p.cells) == 4 && p.cells[1].text == "[c]" && p.cells[3].text == "[c]"
			}
			if !k.m.hasContinue() {
				break
			}
		}
		if told != want {
			t.Errorf("of %d people, [c] as a share: %v, want %v\n%s", people, told, want, k.screen())
		}
	}
}

// TestThePageForSavingNamesFolderAndCommand guards that a planner can tell which folder a row is, and that the command
// on the page works as it stands.
func TestThePageForSavingNamesFolderAndCommand(t *testing.T) {
	k := startWalk(t, 60, 20).third(usualCrowd).press("8", "2")
	for _, want := range []string{"Save: the report folder", "/reports", "release export 3 -o FILE.xlsx"} {
		if !strings.Contains(strings.Join(strings.Fields(k.screen()), " "), want) {
			t.Errorf("does not show %q:\n%s", want, k.screen())
		}
	}
}
