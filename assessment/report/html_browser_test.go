package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/assessment/report"
)

// The checks in this file open the page in Chromium and run axe-core on it. WAYMARK_AXE is the path of axe.min.js.
// Without either they are skipped, unless WAYMARK_NEED_TOOLS is set.

// windowWidths are a desk, a telephone, and the desk again at 200%. In the last one a page is only measured.
var windowWidths = []int{1280, 320, zoomed}

const zoomed = 640

// verdict is what axe-core says of a page in a window.
type verdict struct {
	Page                string
	Width, Wide         int // of the window, and of all that is in it
	Dark                bool
	Passed              int
	Violated, Undecided []finding
	Failed              string
}

type finding struct{ ID, Help, Where string }

func TestAxeFindsNoFaultInThePage(t *testing.T) {
	pages := make(map[string][]byte)
	for name, r := range samples(t) {
		if slices.Contains([]string{"short", "typical", "monstrous", "typical, one page"}, name) {
			pages[name] = htmlOf(t, r)
		}
	}
	for _, dark := range []bool{false, true} {
		for _, v := range judged(t, pages, "{}", dark) {
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
		for _, v := range judged(t, map[string][]byte{"broken": page}, "{runOnly: ["+strings.Join(rules, ", ")+"]}", dark) {
			for _, fault := range faults {
				found := slices.ContainsFunc(v.Violated, func(f finding) bool { return f.ID == fault.rule })
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
		info := poppler(t, "pdfinfo", onPaper(t, all[name]))
		if !strings.Contains(info, "Pages:           1\n") {
			t.Errorf("%s: %s", name, info)
		}
	}
}

// onPaper prints a page to a PDF as a browser does.
func onPaper(t *testing.T, r *report.Report) string {
	t.Helper()
	chromium := browser(t)
	dir := browserFolder(t)
	must(t, os.WriteFile(filepath.Join(dir, "page.html"), htmlOf(t, r), 0o600))
	out := filepath.Join(dir, "page.pdf")
	run(t, chromium, dir, "--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+filepath.Join(dir, "page.html"))
	return out
}

// judge runs axe-core in a page and sends what it says to the window around it.
const judge = `<script>
const finding = f => f.nodes.map(n => ({ID: f.id, Help: f.help, Where: n.html.slice(0, 200) + " " + (n.failureSummary || "")}));
const some = innerWidth == ZOOMED ? {runOnly: ["html-has-lang"]} : RULES;
axe.run(document, Object.assign({resultTypes: ["violations", "incomplete"], selectors: false}, some)).then(r => ({
	Passed: r.passes.length, Violated: r.violations.flatMap(finding), Undecided: r.incomplete.flatMap(finding),
}), e => ({Failed: String(e)})).then(v => parent.postMessage(Object.assign(v, {
	Page: decodeURIComponent(location.hash.slice(1)),
	Width: innerWidth, Wide: document.documentElement.scrollWidth, Dark: matchMedia("(prefers-color-scheme: dark)").matches,
}), "*"));
</script>`

// around holds a window of each width and keeps what they send.
const around = `<!DOCTYPE html><title>windows</title><body><pre></pre><script>
const verdicts = [];
addEventListener("message", m => {
	verdicts.push(m.data);
	document.querySelector("pre").textContent = JSON.stringify(verdicts);
});
</script>`

// judged returns what axe-core says of pages by some of its rules, in windows of all widths. The zoomed one has only
// its width to tell.
func judged(t *testing.T, pages map[string][]byte, rules string, dark bool) []verdict {
	t.Helper()
	chromium := browser(t)
	axe, err := os.ReadFile(os.Getenv("WAYMARK_AXE"))
	if err != nil {
		missing(t, "no axe-core: run npm pack axe-core, unpack it, and set WAYMARK_AXE to its axe.min.js")
	}
	dir := browserFolder(t)
	script := slices.Concat([]byte("<script>"), axe, []byte("</script>"), []byte(strings.NewReplacer("RULES", rules, "ZOOMED", strconv.Itoa(zoomed)).Replace(judge)))
	windows := around
	for name, page := range pages {
		open := bytes.Replace(page, []byte(policyOfThePage), nil, 1) // which would keep axe-core from running
		open = bytes.Replace(open, []byte("</body>"), append(bytes.Clone(script), "</body>"...), 1)
		must(t, os.WriteFile(filepath.Join(dir, name+".html"), open, 0o600))
		for _, width := range windowWidths {
			windows += fmt.Sprintf(`<iframe src="%s.html#%[1]s" style="width:%dpx;height:800px;border:0"></iframe>`, name, width)
		}
	}
	must(t, os.WriteFile(filepath.Join(dir, "windows.html"), []byte(windows), 0o600))
	args := []string{"--window-size=1400,2000", "--virtual-time-budget=120000", "--dump-dom"}
	if dark {
		args = append(args, "--force-dark-mode")
	}
	out := run(t, chromium, dir, append(args, "file://"+filepath.Join(dir, "windows.html"))...)
	var verdicts []verdict
	if err := json.Unmarshal([]byte(readText(elements(parsed(t, out), "pre")[0])), &verdicts); err != nil {
		t.Fatalf("read what axe-core says: %v\n%.1000s", err, out)
	}
	if want := len(pages) * len(windowWidths); len(verdicts) != want {
		t.Fatalf("%d windows answered, want %d", len(verdicts), want)
	}
	for _, v := range verdicts {
		if v.Failed != "" || v.Dark != dark {
			t.Fatalf("%s: axe-core says %q; the page is dark: %v", v.Page, v.Failed, v.Dark)
		}
	}
	return verdicts
}

func run(t *testing.T, chromium, dir string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	args = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + filepath.Join(dir, "profile"),
	}, args...)
	out, err := exec.CommandContext(ctx, chromium, args...).Output()
	if err != nil {
		t.Fatalf("run chromium: %v", err)
	}
	return out
}

func browser(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "no chromium: install the Debian package chromium")
	}
	return path
}

// missing skips a test for want of a tool, or fails it where all tools must be there.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("WAYMARK_NEED_TOOLS") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// browserFolder is a folder that may still be in use for a moment after the test, so what is left in it is no failure.
func browserFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "waymark-report-")
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}
