package outside

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
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

// Chromium runs the browser without a window and returns what it prints. Folder returns a place for its files.
func Chromium(t testing.TB, dir string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	args = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + filepath.Join(dir, "profile"),
	}, args...)
	out, err := exec.CommandContext(ctx, Need(t, "chromium"), args...).Output()
	if err != nil {
		t.Fatalf("run chromium: %v", err)
	}
	return out
}

// Folder is a folder that may still be in use for a moment after the test, so what is left in it is no failure.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "waymark-page-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// Look is how pages are looked at.
type Look struct {
	Rules    string // options of axe-core in JavaScript, such as "{}"
	Dark     bool
	Widths   []int // of the windows
	Measured int   // width of one more, in which a page is only measured; 0 for none
}

// Verdict is what axe-core says of a page in a window.
type Verdict struct {
	Page                string
	Width, Wide         int // of the window, and of all that is in it
	Dark                bool
	Passed              int
	Violated, Undecided []Finding
	Failed              string
}

// Finding is a fault, or what axe-core could not decide.
type Finding struct{ ID, Help, Where string }

// policy is the part of a page that would keep axe-core from running.
var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// judge runs axe-core in a page and sends what it says to the window around it.
const judge = `<script>
const finding = f => f.nodes.map(n => ({ID: f.id, Help: f.help, Where: n.html.slice(0, 200) + " " + (n.failureSummary || "")}));
const some = innerWidth == MEASURED ? {runOnly: ["html-has-lang"]} : RULES;
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

// verdicts are in what Chromium prints of the windows.
var verdicts = regexp.MustCompile(`(?s)<pre>(.*)</pre>`)

// At returns what axe-core says of pages, by name, in windows of all widths. WAYMARK_AXE is the path of axe.min.js.
func (l Look) At(t testing.TB, pages map[string][]byte) []Verdict {
	t.Helper()
	Need(t, "chromium")
	axe, err := os.ReadFile(os.Getenv("WAYMARK_AXE"))
	if err != nil {
		Missing(t, "no axe-core: run npm pack axe-core, unpack it, and set WAYMARK_AXE to its axe.min.js")
	}
	dir, windows, widths := Folder(t), around, l.Widths
	if l.Measured > 0 {
		widths = append(slices.Clone(widths), l.Measured)
	}
	write := func(name string, page []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	judge := strings.NewReplacer("RULES", l.Rules, "MEASURED", strconv.Itoa(l.Measured)).Replace(judge)
	script := slices.Concat([]byte("<script>"), axe, []byte("</script>"), []byte(judge), []byte("</body>"))
	for name, page := range pages {
		write(name+".html", bytes.Replace(policy.ReplaceAll(page, nil), []byte("</body>"), script, 1))
		for _, width := range widths {
			windows += fmt.Sprintf(`<iframe src="%s.html#%[1]s" style="width:%dpx;height:800px;border:0"></iframe>`, name, width)
		}
	}
	write("windows.html", []byte(windows))
	args := []string{"--window-size=1400,2000", "--virtual-time-budget=120000", "--dump-dom"}
	if l.Dark {
		args = append(args, "--force-dark-mode")
	}
	return l.read(t, Chromium(t, dir, append(args, "file://"+filepath.Join(dir, "windows.html"))...), len(pages)*len(widths))
}

// read returns the verdicts of so many windows, the widest first.
func (l Look) read(t testing.TB, dom []byte, windows int) []Verdict {
	t.Helper()
	var said []Verdict
	found := verdicts.FindSubmatch(dom)
	if found == nil || json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), &said) != nil {
		t.Fatalf("nothing can be read of what axe-core says: %.1000s", dom)
	}
	if len(said) != windows {
		t.Fatalf("%d windows answered, want %d", len(said), windows)
	}
	for _, v := range said {
		if v.Failed != "" || v.Dark != l.Dark {
			t.Fatalf("%s: axe-core says %q; the page is dark: %v", v.Page, v.Failed, v.Dark)
		}
	}
	slices.SortStableFunc(said, func(a, b Verdict) int { return b.Width - a.Width })
	return said
}
