package release_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The checks in this file open the page in Chromium and run axe-core on it. WAYMARK_AXE is the path of axe.min.js.
// Without either they are skipped, unless WAYMARK_NEED_TOOLS is set.

// pageWidths are the widths of windows in which the page is looked at: a desk, and a telephone or a desk at 400%.
var pageWidths = []int{1280, 320}

// verdict is what axe-core says of a page in a window.
type verdict struct {
	Width, Wide         int // of the window, and of all that is in it
	Dark                bool
	Passed              int
	Violated, Undecided []finding
	Failed              string
}

type finding struct{ ID, Help, Where string }

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
				undecided := slices.DeleteFunc(v.Undecided, func(f finding) bool { return !v.mustDecide(f.ID) })
				for _, f := range slices.Concat(v.Violated, undecided) {
					t.Errorf("at %d wide: %s: %s: %s", v.Width, f.ID, f.Help, f.Where)
				}
			}
		})
	}
}

// mustDecide reports whether axe-core can decide by a rule. It cannot see what the first column, which stays in view,
// hides of the cells beside it in a narrow window, and it finds no cells for the heading of a stretch of rows.
func (v *verdict) mustDecide(rule string) bool {
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
				found := slices.ContainsFunc(v.Violated, func(f finding) bool { return f.ID == fault.rule })
				scrolls := v.Width == slices.Min(pageWidths)
				if want := fault.rule != "scrollable-region-focusable" || scrolls; found != want {
					t.Errorf("at %d wide, dark %v: %s found: %v, want %v", v.Width, dark, fault.rule, found, want)
				}
			}
		}
	}
}

// policy is the part of the page that would keep axe-core from running.
var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// everyRule adds two rules that axe-core leaves out unless asked: contrast of 7 to 1, and targets large enough to hit.
const everyRule = `{rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}}}`

// judge runs axe-core in a page and sends what it says to the window around it.
const judge = `<script>
const finding = f => f.nodes.map(n => ({ID: f.id, Help: f.help, Where: n.html.slice(0, 200) + " " + (n.failureSummary || "")}));
axe.run(document, Object.assign({resultTypes: ["violations", "incomplete"], selectors: false}, RULES)).then(r => ({
	Passed: r.passes.length, Violated: r.violations.flatMap(finding), Undecided: r.incomplete.flatMap(finding),
}), e => ({Failed: String(e)})).then(v => parent.postMessage(Object.assign(v, {
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

// judged returns what axe-core says of a page by some of its rules, in windows of all widths, widest first.
func judged(t *testing.T, page []byte, rules string, dark bool) []verdict {
	t.Helper()
	chromium, axe := browserTools(t)
	dir := browserFolder(t)
	script := slices.Concat([]byte("<script>"), axe, []byte("</script>"), []byte(strings.Replace(judge, "RULES", rules, 1)))
	open := bytes.Replace(policy.ReplaceAll(page, nil), []byte("</body>"), append(script, "</body>"...), 1)
	writePage(t, dir, "page.html", open)
	windows := around
	for _, width := range pageWidths {
		windows += fmt.Sprintf(`<iframe src="page.html" style="width:%dpx;height:800px;border:0"></iframe>`, width)
	}
	writePage(t, dir, "windows.html", []byte(windows))

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	args := []string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--window-size=1400,2000", "--virtual-time-budget=60000", "--dump-dom",
	}
	if dark {
		args = append(args, "--force-dark-mode")
	}
	out, err := exec.CommandContext(ctx, chromium, append(args, "file://"+filepath.Join(dir, "windows.html"))...).Output()
	if err != nil {
		t.Fatalf("run chromium: %v", err)
	}
	var verdicts []verdict
	if err := json.Unmarshal([]byte(pageText(elements(parsedPage(t, out), "pre")[0])), &verdicts); err != nil {
		t.Fatalf("read what axe-core says: %v\n%s", err, out)
	}
	slices.SortFunc(verdicts, func(a, b verdict) int { return b.Width - a.Width })
	var widths []int
	for _, v := range verdicts {
		widths = append(widths, v.Width)
		if v.Failed != "" || v.Dark != dark {
			t.Fatalf("axe-core says %q; the page is dark: %v", v.Failed, v.Dark)
		}
	}
	if !slices.Equal(widths, pageWidths) {
		t.Fatalf("windows of %v answered, want %v", widths, pageWidths)
	}
	return verdicts
}

// browserTools finds Chromium and axe-core.
func browserTools(t *testing.T) (chromium string, axe []byte) {
	t.Helper()
	without := t.Skipf
	if os.Getenv("WAYMARK_NEED_TOOLS") != "" {
		without = t.Fatalf
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		without("no chromium: install the Debian package chromium")
	}
	axe, err = os.ReadFile(os.Getenv("WAYMARK_AXE"))
	if err != nil {
		without("no axe-core: run npm pack axe-core, unpack it, and set WAYMARK_AXE to its axe.min.js")
	}
	return chromium, axe
}

// browserFolder is a folder that may still be in use for a moment after the test, so what is left in it is no failure.
func browserFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "waymark-page-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func writePage(t *testing.T, dir, name string, page []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), page, 0o600); err != nil {
		t.Fatal(err)
	}
}
