package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"waymark/assessment/release"
)

// printedFigures are the figures that may stand on a line of a page, by what the line is about: a focus area, a domain,
// an option or a profession group. "" holds all of them.
func printedFigures(r *release.Release) map[string]map[string]bool {
	printed := map[string]map[string]bool{}
	add := func(label string, figures ...string) {
		for _, l := range []string{label, ""} {
			if printed[l] == nil {
				printed[l] = map[string]bool{}
			}
			for _, f := range figures {
				printed[l][f] = true
			}
		}
	}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			label := row.Short
			if row.Group > 0 {
				label = "" // several groups have one profession
			}
			add(label, row.People.String())
			for i, c := range row.Cells {
				add(label, c.String())
				if share, ok := row.Percent(i); ok {
					add(label, fmt.Sprintf("%d%%", share))
				}
			}
		}
	}
	for _, n := range r.TrainingNeeds() {
		add(n.Area.Short, n.Need.String())
	}
	return printed
}

// fixedNumbers are what else has digits: places of tables and areas, and the explanations.
var fixedNumbers = regexp.MustCompile(`^\d+\. +|^\d\.\d+  |^\d  |^Table \d+ of \d+$|In domain \d,|[Rr]elease \d+|` +
	`\[c\] is 0 to 7 people|\[c\] as 0|to the nearest 5,|for 20 people or more|about \d*[05] people`)

var (
	figure = regexp.MustCompile(`^(\d+%?|\[c\])$`)
	digits = regexp.MustCompile(`\d+`)
)

// unprinted says what stands on the page that is neither a printed figure of its line nor one of the fixed numbers.
func (k *walk) unprinted(r *release.Release) string {
	if _, ok := k.m.top().screen.(meaningScreen); ok {
		return "" // the release's own words, and its digest
	}
	printed := printedFigures(r)
	words := strings.NewReplacer(r.Name(), "", r.Period(), "")
	for _, p := range append([]part{{text: k.m.shown.title}, {text: k.m.shown.place}, {text: k.m.shown.status}, {text: k.m.shown.note}}, k.m.shown.parts...) {
		texts, label := []string{p.text, p.hint}, p.text
		for _, c := range p.cells {
			texts = append(texts, c.text)
		}
		if p.kind == cells {
			label = p.cells[0].text
		}
		allowed := printed[fixedNumbers.ReplaceAllString(label, "")]
		if allowed == nil {
			allowed = printed[""]
		}
		for _, text := range texts {
			if text == r.NeedsRule {
				continue
			}
			if figure.MatchString(text) {
				if !allowed[text] {
					return fmt.Sprintf("%q on the line of %q", text, label)
				}
				continue
			}
			rest := fixedNumbers.ReplaceAllString(words.Replace(text), "")
			for _, number := range digits.FindAllString(rest, -1) {
				if !printed[""][number] {
					return fmt.Sprintf("%q in %q", number, text)
				}
			}
		}
	}
	return ""
}

// everyReleasePage does the same on every page of the release that is open, to the last table of each.
func (k *walk) everyReleasePage(do func()) {
	do()
	for _, key := range k.releaseKeys() {
		k.press(key)
		do()
		for k.m.hasContinue() && key != "8" {
			k.press("0")
			do()
		}
		for k.press("esc"); ; k.press("esc") {
			if _, back := k.m.top().screen.(releaseScreen); back {
				break
			}
		}
	}
}

// releaseKeys are the digits of what this release holds.
func (k *walk) releaseKeys() []string {
	var keys []string
	for _, t := range k.m.laid.targets {
		if t.part.kind == row {
			keys = append(keys, t.part.key)
		}
	}
	return keys
}

// TestEveryFigureOnAPlannersPagesIsPrinted guards "prints cells of a release and nothing else", on random data: each
// figure is one of the release's own line, and none is from 1 to 7.
func TestEveryFigureOnAPlannersPagesIsPrinted(t *testing.T) {
	start := map[size]*walk{}
	for _, s := range sizes {
		start[s] = startWalk(t, s.w, s.h)
	}
	rapid.Check(t, func(rt *rapid.T) {
		k := start[rapid.SampledFrom(sizes).Draw(rt, "size")].fork(t)
		c := crowd{
			people: rapid.IntRange(10, 150).Draw(rt, "people"), stages: rapid.IntRange(1, 4).Draw(rt, "stages"),
			professions: rapid.IntRange(1, 6).Draw(rt, "professions"), looks: rapid.IntRange(1, 12).Draw(rt, "looks"),
			agree: rapid.Bool().Draw(rt, "agree"), seed: rapid.Uint64().Draw(rt, "seed"),
		}
		listed := k.made(3, c)
		r := listed.Release
		k.planner(listed).press("1")
		pages := 0
		check := func() {
			pages++
			if found := k.unprinted(r); found != "" {
				rt.Fatalf("%s\n%s", found, k.screen())
			}
		}
		k.everyReleasePage(check)
		for _, area := range rapid.SliceOfN(rapid.SampledFrom(r.Table(release.Ratings).Rows), 3, 3).Draw(rt, "areas") {
			k.press("1").at(area.ID)
			check()
			k.press("esc", "esc")
		}
		if want := 2*8 + 8 + 4; pages < want {
			rt.Fatalf("only %d pages were looked at, want %d at least", pages, want)
		}
	})
}

// TestBarsStandOnlyWhereEveryFigureIsKnown guards that a bar never shows [c] as nobody, and that small windows have
// none.
func TestBarsStandOnlyWhereEveryFigureIsKnown(t *testing.T) {
	bars := 0
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).third(usualCrowd)
		k.everyReleasePage(func() {
			for _, p := range k.m.shown.parts {
				texts := []string{}
				for _, c := range p.cells {
					texts = append(texts, c.text)
				}
				bar := slices.ContainsFunc(texts, func(text string) bool { return strings.ContainsAny(text, "█▓▒░") })
				if bar && (slices.Contains(texts, "[c]") || !s.wide()) {
					t.Errorf("at %dx%d: %v", s.w, s.h, texts)
				}
				if bar {
					bars++
				}
			}
		})
	}
	if bars == 0 {
		t.Error("there is no bar at all")
	}
}

// TestHeadsOfColumnsShareTheRoom guards that heads and figures of one column never touch those of the next.
func TestHeadsOfColumnsShareTheRoom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		heads := rapid.SliceOfN(rapid.SampledFrom([]string{"People", "With support", "I teach others", "%", "Not part of my role"}), 1, 5).Draw(rt, "heads")
		room := rapid.IntRange(len(heads)*len("support "), 60).Draw(rt, "room") // of the longest word
		figures := make([]string, len(heads))
		figures[0] = rapid.SampledFrom([]string{"65", "[c]", "support"}).Draw(rt, "figure")
		widths, between := headWidths(heads, [][]string{figures}, room)
		if widths[0] < len(figures[0]) {
			rt.Errorf("%q is wider than %d", figures[0], widths[0])
		}
		all := 0
		for i, w := range widths {
			all += w + between
			for _, line := range wrap(heads[i], w) {
				if ansi.StringWidth(line) > w {
					rt.Errorf("%q is wider than %d", line, w)
				}
			}
		}
		if between < 1 || all > room {
			rt.Errorf("%v with %d between need %d of %d", widths, between, all, room)
		}
	})
}
