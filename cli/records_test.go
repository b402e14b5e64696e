package cli_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/cli"
)

// stick makes a folder with files that are one day older each, in the order of names.
func stick(t *testing.T, names ...string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "STICK")
	for i, name := range names {
		file := filepath.Join(path, name)
		day := time.Date(2026, time.November, 22-i, 10, 0, 0, 0, time.UTC)
		must(t, errors.Join(
			os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte("%PDF-1.7"), 0o600), os.Chtimes(file, day, day),
		))
	}
	return path
}

// listed returns the names that a search finds, as a person is shown them.
func listed(t *testing.T, r *cli.Records) string {
	t.Helper()
	var names []string
	for _, found := range r.List(t.Context()) {
		name, where, _ := strings.Cut(found.Label, ", ")
		if where != "on the memory stick STICK" || filepath.Base(found.Path) != name {
			t.Errorf("%q is %s", found.Label, found.Path)
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func TestRecordsOnAStickAreListedOwnNamesFirstAndNewestFirst(t *testing.T) {
	path := stick(t,
		"leaflet.pdf", "waymark-report-aaaaaa.pdf", "below/waymark-record-bbbbbb.json", "notes.txt",
		"below/deeper/waymark-report-cccccc.pdf", ".hidden.pdf", ".Trash/waymark-report-dddddd.pdf", "$RECYCLE.BIN/e.pdf",
		"WAYMARK-REPORT-FFFFFF.PDF", "old.json",
	)
	got := listed(t, cli.NewRecords([]string{path}, "", ""))
	if want := "waymark-report-aaaaaa.pdf waymark-record-bbbbbb.json WAYMARK-REPORT-FFFFFF.PDF leaflet.pdf old.json"; got != want {
		t.Errorf("listed %s\nwant   %s", got, want)
	}
}

func TestNoMoreThanSixRecordsAreListed(t *testing.T) {
	var names []string
	for i := range 9 {
		names = append(names, fmt.Sprintf("waymark-report-%d.pdf", i))
	}
	got := listed(t, cli.NewRecords([]string{stick(t, names...)}, "", ""))
	if want := strings.Join(names[:6], " "); got != want {
		t.Errorf("listed %s", got)
	}
}

// What others left in the report folder is theirs, even where that folder is on a stick.
func TestReportFolderIsNeverListed(t *testing.T) {
	path := stick(t, "mine.pdf", "reports/waymark-report-aaaaaa.pdf")
	if got := listed(t, cli.NewRecords([]string{path}, filepath.Join(path, "reports"), "")); got != "mine.pdf" {
		t.Errorf("listed %s", got)
	}
	if got := listed(t, cli.NewRecords([]string{path}, path, "")); got != "" {
		t.Errorf("listed %s", got)
	}
	if got := listed(t, cli.NewRecords(nil, path, "")); got != "" {
		t.Errorf("listed %s without a stick", got)
	}
}

func TestOnlyOrdinaryFilesOfAFittingSizeAreListed(t *testing.T) {
	path := stick(t, "small.pdf", "empty.pdf", "big.pdf", "folder.pdf/inside.txt")
	must(t, errors.Join(os.Truncate(filepath.Join(path, "empty.pdf"), 0), os.Truncate(filepath.Join(path, "big.pdf"), record.MaxFile+1)))
	if err := os.Symlink("small.pdf", filepath.Join(path, "link.pdf")); err != nil {
		t.Skip(err)
	}
	must(t, os.Symlink("folder.pdf", filepath.Join(path, "way")))
	if got := listed(t, cli.NewRecords([]string{path}, "", "")); got != "small.pdf" {
		t.Errorf("listed %s", got)
	}
}

func TestNamesOnAStickAreShownCleaned(t *testing.T) {
	path := stick(t, "one\x1b[2J\u202etwo.pdf")
	found := cli.NewRecords([]string{path}, "", "").List(t.Context())
	if len(found) != 1 || found[0].Label != "onetwo.pdf, on the memory stick STICK" {
		t.Errorf("listed %q", found)
	}
}

func TestFullStickIsSearchedInPart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "STICK")
	for i := range 150 {
		folder := filepath.Join(path, fmt.Sprintf("folder-%03d", i))
		must(t, errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "a.pdf"), []byte("x"), 0o600)))
	}
	if got := listed(t, cli.NewRecords([]string{path}, "", "")); got != "a.pdf a.pdf a.pdf a.pdf a.pdf a.pdf" {
		t.Errorf("listed %s", got)
	}
}

func TestRecordOpensByATypedPath(t *testing.T) {
	home := t.TempDir()
	want := record.Whole(typical(t), assessment.Date{Year: 2026, Month: time.May, Day: 4})
	data, err := want.Encode()
	must(t, err)
	path := filepath.Join(home, "my record.json")
	must(t, os.WriteFile(path, data, 0o600))
	records := cli.NewRecords(nil, "", home)
	for _, typed := range []string{path, "  " + path + " ", "'" + path + "'", `"` + path + `"`, filepath.FromSlash("~/my record.json")} {
		r, err := records.Open(t.Context(), typed)
		if err != nil || r.Made != want.Made || len(r.Answers) != len(want.Answers) {
			t.Errorf("%s: %v", typed, err)
		}
	}
	for typed, said := range map[string]string{
		"":                 "There is no file \"\".",
		"'":                "There is no file \"'\".",
		home:               "is a folder.",
		path + ".pdf":      "There is no file ",
		"nowhere/x.pdf":    "There is no file ",
		"printer_test.txt": "There is no file ",
	} {
		_, err := records.Open(t.Context(), typed)
		explained, ok := errors.AsType[interface {
			error
			Sentence() string
		}](err)
		if !ok || !strings.Contains(explained.Sentence(), said) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
