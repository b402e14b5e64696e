package report_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment/outside"
	"waymark/assessment/report"
)

// windowWidths are a desk and a telephone. In a third window, the desk at 200%, a page is only measured.
var windowWidths = []int{1280, 320}

const zoomed = 640

func TestAxeFindsNoFaultInThePage(t *testing.T) {
	pages := make(map[string][]byte)
	for name, r := range samples(t) {
		if slices.Contains([]string{"short", "typical", "monstrous", "typical, one page"}, name) {
			pages[name] = htmlOf(t, r)
		}
	}
	for _, dark := range []bool{false, true} {
		for _, v := range (outside.Look{Rules: "{}", Dark: dark, Widths: windowWidths, Measured: zoomed}).At(t, pages) {
			where := fmt.Sprintf("%s, %d wide, dark %v", v.Page, v.Width, dark)
			if v.Passed < 20 && v.Width != zoomed {
				t.Errorf("%s: only %d rules applied", where, v.Passed)
			}
			if v.Wide > v.Width {
				t.Errorf("%s: the page is %d wide", where, v.Wide)
			}
			for _, f := range slices.Concat(v.Violated, v.Undecided) {
				t.Errorf("%s: %s: %s: %s", where, f.ID, f.Help, f.Where)
			}
		}
	}
}

func TestAxeFindsFaultsThatWerePutIn(t *testing.T) {
	faults := []struct{ rule, old, new string }{
		{"html-has-lang", `<html lang="en-GB">`, `<html>`},
		{"heading-order", `<h3 id="before">`, `<h5 id="before">`},
		{"scope-attr-valid", `<th scope="row"`, `<th scope="line"`},
		{"color-contrast", `--quiet: #425563`, `--quiet: #9fafbc`},
		{"color-contrast", `--quiet: #b9c5cf`, `--quiet: #59656f`},
		{"wide", `table-layout: fixed; width: 100%;`, `table-layout: fixed; min-width: 90rem;`},
	}
	page, rules := htmlOf(t, build(typicalSample(t))), []string{}
	for _, fault := range faults {
		broken := bytes.ReplaceAll(page, []byte(fault.old), []byte(fault.new))
		if bytes.Equal(broken, page) {
			t.Fatalf("the page has no %q", fault.old)
		}
		if page = broken; fault.rule != "wide" {
			rules = append(rules, strconv.Quote(fault.rule))
		}
	}
	for _, dark := range []bool{false, true} {
		look := outside.Look{Rules: "{runOnly: [" + strings.Join(rules, ", ") + "]}", Dark: dark, Widths: windowWidths, Measured: zoomed}
		for _, v := range look.At(t, map[string][]byte{"broken": page}) {
			for _, fault := range faults {
				found := slices.ContainsFunc(v.Violated, func(f outside.Finding) bool { return f.ID == fault.rule })
				if fault.rule == "wide" {
					found = v.Wide > v.Width
				} else if v.Width == zoomed {
					continue
				}
				if !found {
					t.Errorf("at %d wide, dark %v: %s not found", v.Width, dark, fault.rule)
				}
			}
		}
	}
}

func TestTheOnePageReportIsPrintedOnOnePage(t *testing.T) {
	all := samples(t)
	for _, name := range []string{"short, one page", "typical, one page", "monster, one page"} {
		info := outside.Run(t, "pdfinfo", onPaper(t, all[name]))
		if !strings.Contains(info, "Pages:           1\n") {
			t.Errorf("%s: %s", name, info)
		}
	}
}

// onPaper prints a page to a PDF as a browser does.
func onPaper(t *testing.T, r *report.Report) string {
	t.Helper()
	dir := outside.Folder(t)
	must(t, os.WriteFile(filepath.Join(dir, "page.html"), htmlOf(t, r), 0o600))
	out := filepath.Join(dir, "page.pdf")
	outside.Chromium(t, dir, "--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+filepath.Join(dir, "page.html"))
	return out
}
