package release_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment/outside"
)

// pageWidths are the widths of windows in which the page is looked at: a desk, and a telephone or a desk at 400%.
var pageWidths = []int{1280, 320}

func TestAxeFindsNoFaultInThePage(t *testing.T) {
	page := pageOf(t, aPage.release(t))
	for _, dark := range []bool{false, true} {
		t.Run(fmt.Sprintf("dark %v", dark), func(t *testing.T) {
			for _, v := range judged(t, page, everyRule, dark) {
				if v.Passed < 30 {
					t.Errorf("at %d wide only %d rules applied", v.Width, v.Passed)
				}
				if v.Wide > v.Width {
					t.Errorf("at %d wide the page is %d wide", v.Width, v.Wide)
				}
				undecided := slices.DeleteFunc(v.Undecided, func(f outside.Finding) bool { return !mustDecide(v, f.ID) })
				for _, f := range slices.Concat(v.Violated, undecided) {
					t.Errorf("at %d wide: %s: %s: %s", v.Width, f.ID, f.Help, f.Where)
				}
			}
		})
	}
}

// mustDecide reports whether axe-core can decide by a rule. It cannot see what the first column, which stays in view,
// hides of the cells beside it in a narrow window, and it finds no cells for the heading of a stretch of rows.
func mustDecide(v outside.Verdict, rule string) bool {
	narrow := v.Width < slices.Max(pageWidths)
	return rule != "th-has-data-cells" && !(narrow && strings.HasPrefix(rule, "color-contrast"))
}

func TestAxeFindsFaultsThatWerePutIn(t *testing.T) {
	faults := []struct{ rule, old, new string }{
		{"html-has-lang", `<html lang="en-GB">`, `<html>`},
		{"heading-order", `<h3 id="domain-1">`, `<h5 id="domain-1">`},
		{"scope-attr-valid", `<th scope="row"`, `<th scope="line"`},
		{"scrollable-region-focusable", ` tabindex="0"`, ``},
		{"color-contrast", `--quiet: #3f4f5c`, `--quiet: #9fafbc`},
		{"color-contrast", `--quiet: #b9c5cf`, `--quiet: #59656f`},
	}
	page, rules := pageOf(t, pageCrowds["one group"].release(t)), []string{}
	for _, fault := range faults {
		broken := bytes.ReplaceAll(page, []byte(fault.old), []byte(fault.new))
		if bytes.Equal(broken, page) {
			t.Fatalf("the page has no %q", fault.old)
		}
		page, rules = broken, append(rules, strconv.Quote(fault.rule))
	}
	for _, dark := range []bool{false, true} {
		for _, v := range judged(t, page, "{runOnly: ["+strings.Join(rules, ", ")+"]}", dark) {
			for _, fault := range faults {
				found := slices.ContainsFunc(v.Violated, func(f outside.Finding) bool { return f.ID == fault.rule })
				scrolls := v.Width == slices.Min(pageWidths)
				if want := fault.rule != "scrollable-region-focusable" || scrolls; found != want {
					t.Errorf("at %d wide, dark %v: %s found: %v, want %v", v.Width, dark, fault.rule, found, want)
				}
			}
		}
	}
}

// everyRule adds two rules that axe-core leaves out unless asked: contrast of 7 to 1, and targets large enough to hit.
const everyRule = `{rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}}}`

// judged returns what axe-core says of a page by some of its rules, in windows of all widths.
func judged(t *testing.T, page []byte, rules string, dark bool) []outside.Verdict {
	t.Helper()
	return outside.Look{Rules: rules, Dark: dark, Widths: pageWidths}.At(t, map[string][]byte{"page": page})
}
