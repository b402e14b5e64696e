package release_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/xuri/excelize/v2"

	"waymark/assessment/outside"
	"waymark/assessment/release"
)

// exported are releases of every shape, for what goes out as CSV and JSON.
func exported(t testing.TB) map[string]*release.Release {
	t.Helper()
	early := sampleRelease(t, 64, 2)
	early.Sample, early.Early, early.LeftOut, early.From, early.Site = true, true, "15", "", ""
	someLeftOut := sampleRelease(t, 30, 3)
	someLeftOut.LeftOut = "some"
	unknown := sampleRelease(t, 90, 4)
	for i := range unknown.Groups {
		unknown.Groups[i].Profession, unknown.Groups[i].ProfessionWords = "podiatry", "podiatry"
	}
	return map[string]*release.Release{
		"few people":              fewRelease(t),
		"all tables":              sampleRelease(t, 120, 1),
		"sample, early, left out": early,
		"some left out":           someLeftOut,
		"unknown professions":     unknown,
		"no groups":               crowdRelease(t, crowd{people: 45, seed: 5, stages: 1, professions: 1}),
		"every lot fell":          crowdRelease(t, crowd{people: 100, seed: 6, lots: func() bool { return true }}),
		"nobody looked ahead":     crowdRelease(t, crowd{people: 250, seed: 7}),
	}
}

// written returns what a method of a release writes.
func written(t testing.TB, write func(w *bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func figuresOf(t testing.TB, r *release.Release) []byte {
	return written(t, func(w *bytes.Buffer) error { return r.WriteCSV(w) })
}

func dictionaryOf(t testing.TB, r *release.Release) []byte {
	return written(t, func(w *bytes.Buffer) error { return r.WriteDictionary(w) })
}

// cellsOf reads a CSV; it fails unless all lines have the same number of cells.
func cellsOf(t testing.TB, raw []byte) [][]string {
	t.Helper()
	cells, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatalf("read the CSV back: %v", err)
	}
	return cells
}

// byColumn returns the lines of a CSV after the first, each by the names of the columns.
func byColumn(cells [][]string) []map[string]string {
	var lines []map[string]string
	for _, line := range cells[1:] {
		by := map[string]string{}
		for i, name := range cells[0] {
			by[name] = line[i]
		}
		lines = append(lines, by)
	}
	return lines
}

// smallRelease is one that fits on a page: two areas, two groups, one option.
func smallRelease(t testing.TB) *release.Release {
	t.Helper()
	document, err := os.ReadFile("testdata/small-release.json")
	if err != nil {
		t.Fatal(err)
	}
	r, err := release.Open(document, sha256.Sum256(document))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Scripts that read the CSV rely on every column, so a change here is a change for others.
func TestCSVOfASmallRelease(t *testing.T) { golden.RequireEqual(t, figuresOf(t, smallRelease(t))) }

func TestDictionaryOfASmallRelease(t *testing.T) {
	golden.RequireEqual(t, dictionaryOf(t, smallRelease(t)))
}

var (
	count = regexp.MustCompile(`^(\[c\]|[1-9][0-9]*[05])$`)
	whole = regexp.MustCompile(`^(0|[1-9][0-9]?|100)$`)
)

func TestCSVPrintsEveryCellOnceAndNoOtherFigure(t *testing.T) {
	for name, r := range exported(t) {
		var want []string
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				for level, cell := range row.Cells {
					if cell.IsLevel() {
						want = append(want, strings.Join([]string{string(table.ID), row.List, row.ID, table.Levels[level].ID, cell.String()}, "/"))
					}
				}
			}
		}
		for _, need := range r.TrainingNeeds() {
			want = append(want, "N//"+need.Area.ID+"/need/"+need.Need.String(), "N//"+need.Area.ID+"/wish/"+need.Wish.String())
			if need.Reach.IsLevel() {
				want = append(want, "N//"+need.Area.ID+"/reach/"+need.Reach.String())
			}
		}
		var got []string
		for _, line := range byColumn(cellsOf(t, figuresOf(t, r))) {
			got = append(got, strings.Join([]string{line["table"], line["list"], line["item"], line["level"], line["count"]}, "/"))
			checkFigures(t, name, line)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: the CSV has %d cells that are not the %d of the release", name, len(got), len(want))
		}
	}
}

func checkFigures(t *testing.T, name string, line map[string]string) {
	t.Helper()
	if !count.MatchString(line["count"]) || !count.MatchString(line["people"]) || line["people"] == release.Concealed {
		t.Errorf("%s: count %q of %q people in %v", name, line["count"], line["people"], line)
	}
	percent := line["percent"]
	people, _ := strconv.Atoi(line["people"])
	if may := line["table"] != "N" && line["count"] != release.Concealed && people >= 20; may != (percent != "") {
		t.Errorf("%s: percentage %q of %d people in %v", name, percent, people, line)
	}
	if percent != "" && !whole.MatchString(percent) {
		t.Errorf("%s: percentage %q is not whole", name, percent)
	}
	if ranked := line["rank"] != ""; ranked != (line["table"] == "N") {
		t.Errorf("%s: rank %q in table %s", name, line["rank"], line["table"])
	}
}

func TestCSVNamesGroupsListsAndDomainsOnlyWhereTheyApply(t *testing.T) {
	r := exported(t)["unknown professions"]
	for _, line := range byColumn(cellsOf(t, figuresOf(t, r))) {
		table := line["table"]
		for column, in := range map[string]string{
			"domain": "A A2 B D N", "domain_number": "A A2 B D N", "domain_words": "A A2 B D N", "position": "A A2 N",
			"list": "C", "list_words": "C", "group_stage": "B", "group_profession": "B", "group_words": "B",
		} {
			if filled := line[column] != ""; filled != strings.Contains(" "+in+" ", " "+table+" ") {
				t.Errorf("table %s has %s %q", table, column, line[column])
			}
		}
	}
}

func TestDictionaryHasALineForEachColumnAndAllNotes(t *testing.T) {
	for name, r := range exported(t) {
		columns := cellsOf(t, figuresOf(t, r))[0]
		lines := cellsOf(t, dictionaryOf(t, r))
		for i, column := range columns {
			if got := lines[i+1]; got[0] != column || got[1] == "" {
				t.Errorf("%s: line %d of the dictionary is %q, want column %s", name, i+1, got, column)
			}
		}
		var rest []string
		for _, line := range lines[len(columns)+1:] {
			rest = append(rest, line[2])
		}
		for _, want := range append(r.Notes(), r.Name(), r.Title, r.Period(), r.Site, r.People.String()) {
			if !strings.Contains("\n"+strings.Join(rest, "\n")+"\n", "\n"+want+"\n") {
				t.Errorf("%s: the dictionary has no %q", name, want)
			}
		}
		if !bytes.Contains(dictionaryOf(t, r), []byte(r.Digest())) {
			t.Errorf("%s: the dictionary has no digest", name)
		}
	}
}

func TestCSVHasTheSameBytesEachTimeAndLinesEndInCRLF(t *testing.T) {
	for name, r := range exported(t) {
		for _, write := range []func(testing.TB, *release.Release) []byte{figuresOf, dictionaryOf} {
			first := write(t, r)
			if !bytes.Equal(first, write(t, r)) {
				t.Errorf("%s: two runs differ", name)
			}
			if bytes.Count(first, []byte("\n")) != bytes.Count(first, []byte("\r\n")) || !bytes.HasSuffix(first, []byte("\r\n")) {
				t.Errorf("%s: a line does not end in CRLF", name)
			}
			if bytes.HasPrefix(first, []byte("\ufeff")) {
				t.Errorf("%s: a byte order mark", name)
			}
		}
	}
}

func TestWritersReturnTheErrorOfTheWriter(t *testing.T) {
	r := fewRelease(t)
	for name, write := range map[string]func(fullDisk) error{
		"CSV":        func(w fullDisk) error { return r.WriteCSV(w) },
		"dictionary": func(w fullDisk) error { return r.WriteDictionary(w) },
		"JSON":       func(w fullDisk) error { return r.WriteJSON(w) },
	} {
		if err := write(fullDisk{}); !errors.Is(err, errFull) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

var errFull = errors.New("no room")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// hostile puts text wherever a release has words that come from outside.
func hostile(r *release.Release, text string) {
	r.Site, r.Title, r.Questionnaire, r.Version, r.From, r.LeftOut = text, text, text, text, text, text
	r.Domains[0].Title, r.Groups[0].ProfessionWords, r.Lists[0].Question = text, text, text
	for i := range r.Tables {
		table := &r.Tables[i]
		table.Levels[0].Words, table.Rows[0].Words, table.Rows[0].Position = text, text, text
	}
}

// beginsFormula is the test for what a spreadsheet may take for a formula, told in another way than the writer has it.
func beginsFormula(cell string) bool {
	for line := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimLeft(line, " \u00a0")
		if first, _ := utf8.DecodeRuneInString(line); line != "" && strings.ContainsRune("=+-@\t|\uff1d\uff0b\uff0d\uff20", first) {
			return true
		}
	}
	return strings.HasPrefix(cell, "\r")
}

func checkHarmless(t *testing.T, raw []byte) {
	t.Helper()
	for _, line := range cellsOf(t, raw) {
		for _, cell := range line {
			if beginsFormula(cell) {
				t.Errorf("a cell begins a formula: %q", cell)
			}
			if !utf8.ValidString(cell) || strings.ContainsFunc(cell, unicode.IsControl) {
				t.Errorf("a cell that is not plain text: %q", cell)
			}
		}
	}
}

func FuzzCSVTakesNoWordsForAFormula(f *testing.F) {
	for _, seed := range []string{
		"=1+1", " =1+1", "\u00a0+1", "-1", "@SUM(1)", "\t=1", "\r=1", "Fine\n=1", "Fine\r\n \u00a0@x", "＝1", "＋1", "－1", "＠x",
		"|calc", "\x00=1", "\u200b=1", "\ufeff=1", "\x1b[31m=1", "\"=1", "a,\"b\"", "\xff=1", "", "'", "Siân O'Neill – naïve £5",
	} {
		f.Add(seed)
	}
	r := smallRelease(f)
	f.Fuzz(func(t *testing.T, text string) {
		hostile(r, text)
		checkHarmless(t, figuresOf(t, r))
		checkHarmless(t, dictionaryOf(t, r))
	})
}

// LibreOffice is asked to see numbers and dates wherever it can, as when somebody opens a file by a double click.
func TestLibreOfficeShowsTheCSVAsItIs(t *testing.T) {
	outside.Need(t, "soffice")
	full, attack := sampleRelease(t, 120, 1), sampleRelease(t, 120, 1)
	hostile(attack, "=1+1")
	want := map[string][]byte{
		"figures": figuresOf(t, full), "dictionary": dictionaryOf(t, full),
		"hostile-figures": figuresOf(t, attack), "hostile-dictionary": dictionaryOf(t, attack),
	}
	for name, got := range throughLibreOffice(t, want) {
		want := cellsOf(t, want[name])
		if len(got) != len(want) {
			t.Errorf("%s: LibreOffice has %d lines, want %d", name, len(got), len(want))
			continue
		}
		for i := range want {
			got[i] = append(got[i], make([]string, max(0, len(want[i])-len(got[i])))...)
			for j := range want[i] {
				if got[i][j] != want[i][j] {
					t.Errorf("%s, line %d, column %s: LibreOffice shows %q, want %q", name, i+1, want[0][j], got[i][j], want[i][j])
				}
			}
		}
	}
}

// throughLibreOffice opens CSV files in LibreOffice and returns the cells of their sheets, without the empty ones at the
// end of a line.
func throughLibreOffice(t *testing.T, files map[string][]byte) map[string][][]string {
	t.Helper()
	dir := t.TempDir()
	const commaQuoteUTF8Detect = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true"
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", commaQuoteUTF8Detect, "--convert-to", "xlsx", "--outdir", dir,
	}
	for name, raw := range files {
		in := filepath.Join(dir, name+".csv")
		if err := os.WriteFile(in, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, in)
	}
	cmd := exec.CommandContext(t.Context(), "soffice", args...)
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	sheets := map[string][][]string{}
	for name := range files {
		book, err := excelize.OpenFile(filepath.Join(dir, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		if sheets[name], err = book.GetRows(book.GetSheetName(0)); err != nil {
			t.Fatal(err)
		}
		if err := book.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return sheets
}
