package release_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

// workbookSample makes a release of made-up answers of so many people.
func workbookSample(t *testing.T, people int, p release.Particulars) *release.Release {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(uint64(people), 7))
	tally := release.NewTally(q)
	for i := range people {
		at := assessment.Response{
			Questionnaire: q.ID, Version: q.Version, Stage: min(3, 1+rng.IntN(5)/2), Profession: q.Professions[rng.IntN(3)].ID,
		}
		looks := at.Stage < 3 && i%8 == 0
		for n, f := range q.Areas() {
			a := assessment.Answer{Rating: assessment.Rating(1 + min(3, rng.IntN(3)+rng.IntN(2+n%3)/2)), Mark: rng.IntN(3+n%5) == 0}
			if n%4 == 0 && rng.IntN(4) == 0 {
				a.Rating = assessment.NoChance
			}
			if !q.Offers(f, a.Rating) {
				a.Rating = assessment.OnMyOwn
			}
			if looks && a.Rating.OnMyOwnOrAbove() {
				a.LookAhead = assessment.Rating(1 + rng.IntN(4))
			}
			at.Areas = append(at.Areas, assessment.AreaByte(a))
		}
		if !tally.Count(&at) {
			t.Fatal("a response of the sample was not counted")
		}
		plan := assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version, Ticks: make([]byte, 2*len(q.Planning))}
		for n, list := range q.Planning {
			if list.Asked {
				first, second := rng.IntN(3+rng.IntN(6)), rng.IntN(9)
				bits := 1<<first | 1<<second
				plan.Ticks[2*n], plan.Ticks[2*n+1] = byte(bits), byte(bits>>8)
			}
		}
		if !tally.CountPlanning(&plan) {
			t.Fatal("a planning row of the sample was not counted")
		}
	}
	r, err := tally.Release(p, func() bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var workbookParticulars = release.Particulars{
	Number: 3, Made: assessment.Date{Year: 2026, Month: 10, Day: 1}, Site: "Therapies & rehabilitation", From: "2026-Q2", To: "2026-Q3",
}

// The sizes have nearly nothing to show, rows of figures and [c], no look ahead, and every table.
var workbookSizes = []int{12, 30, 64, 250}

func TestWorkbookHasASheetForEveryTableOfTheRelease(t *testing.T) {
	for people, want := range map[int]string{
		12:  "About, Training needs, Ratings, Want to work on, Learning, Charts",
		64:  "About, Training needs, Ratings, Want to work on, Groups, Learning, Charts",
		250: "About, Training needs, Ratings, Want to work on, Groups, Learning, Look ahead, Charts",
	} {
		r := workbookSample(t, people, workbookParticulars)
		book := readXLSX(t, r)
		if got := book.names(); got != want {
			t.Errorf("%d people: the sheets are %s; want %s", people, got, want)
		}
		for _, s := range book.sheets {
			if got, want := s.at(1, 1), s.name+": Release 3, April to September 2026"; got != want {
				t.Errorf("the first cell says %q; want %q", got, want)
			}
		}
	}
}

func TestWorkbookHasNoSheetOfChartsWhenThereIsNothingToDraw(t *testing.T) {
	q := shipped(t)
	tally := release.NewTally(q)
	for range 10 {
		tally.Count(response(q, 1, "imaging", nil))
	}
	r, err := tally.Release(workbookParticulars, neverFalls)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := readXLSX(t, r).names(), "About, Training needs, Ratings, Want to work on, Learning"; got != want {
		t.Errorf("the sheets are %s; want %s", got, want)
	}
}

// Both ways: every cell of the release is in its place, and there is no other number.
func TestEveryNumberOfTheWorkbookIsOneOfTheRelease(t *testing.T) {
	for _, people := range workbookSizes {
		r := workbookSample(t, people, workbookParticulars)
		book := readXLSX(t, r)
		checkAbout(t, r, book.sheet("About"))
		checkNeeds(t, r, book.sheet("Training needs"))
		checkTable(t, r.Table(release.Ratings), book.sheet("Ratings"), "Focus area", "People")
		checkTable(t, r.Table(release.Marks), book.sheet("Want to work on"), "Focus area", "People")
		checkTable(t, r.Table(release.Planning), book.sheet("Learning"), "Answer", "People")
		if table := r.Table(release.LookAhead); table != nil {
			checkTable(t, table, book.sheet("Look ahead"), "Domain", "People who looked ahead")
		}
		if table := r.Table(release.Bands); table != nil {
			checkGroups(t, r, table, book.sheet("Groups"))
		}
		for _, s := range book.sheets {
			if len(s.numbers) > 0 && s.name != "Charts" { // the test of the charts reads those
				t.Errorf("%d people: %s has numbers that are not in the release: %v", people, s.name, s.numbers)
			}
		}
	}
}

func checkAbout(t *testing.T, r *release.Release, s *xlsxSheet) {
	t.Helper()
	row := s.find(1, "People who answered")
	if s.at(2, row) != r.People.String() {
		t.Errorf("About says %q people; want %s", s.at(2, row), r.People)
	}
	delete(s.numbers, fmt.Sprintf("B%d", row))
	for _, want := range append(r.Notes(), r.Digest(), r.Title, r.Site) {
		if !strings.Contains(s.raw, ">"+strings.NewReplacer("&", "&amp;", "'", "&#39;").Replace(want)+"<") {
			t.Errorf("About does not say %q", want)
		}
	}
}

func checkNeeds(t *testing.T, r *release.Release, s *xlsxSheet) {
	t.Helper()
	heads := s.find(1, "Rank")
	for i, n := range r.TrainingNeeds() {
		row := heads + 1 + i
		got := s.row(heads, row)
		if got["Rank"] != strconv.Itoa(n.Rank) || got["Position"] != n.Area.Position || got["Focus area"] != n.Area.Words {
			t.Fatalf("line %d is %v; want rank %d, %s %s", i+1, got, n.Rank, n.Area.Position, n.Area.Words)
		}
		delete(s.numbers, fmt.Sprintf("A%d", row))
		for head, cell := range map[string]release.Cell{
			"Need": n.Need, "Wants to work on this": n.Wish, "No chance yet": n.Reach,
			"Not yet": n.NotYet, "With support": n.WithSupport, "People": n.Area.People,
		} {
			s.expect(t, heads, row, head, cell)
		}
	}
}

// checkTable compares a table of the release with its sheet, line by line, and the percentages with their cells.
func checkTable(t *testing.T, table *release.Table, s *xlsxSheet, name, people string) {
	t.Helper()
	heads := 1
	for s.row(heads, heads)[people] == "" {
		heads++
	}
	for i := range table.Rows {
		row, at := &table.Rows[i], heads+1+i
		got := s.row(heads, at)
		words := row.Words
		if name == "Domain" {
			words = fmt.Sprintf("%d %s", i+1, row.Short)
		}
		if got[name] != words || got["Position"] != row.Position {
			t.Fatalf("%s row %d is about %s %s; want %s %s", s.name, at, got["Position"], got[name], row.Position, words)
		}
		s.expect(t, heads, at, people, row.People)
		for level, cell := range row.Cells {
			s.expect(t, heads, at, table.Levels[level].Words, cell)
		}
		percents := table.Levels[0].Words + " (%)"
		if figure, given := got[percents]; given {
			percent, ok := row.Percent(0)
			if ok != (figure != release.Concealed) || ok && figure != strconv.Itoa(percent) {
				t.Fatalf("%s row %d says %s per cent; want %d", s.name, at, figure, percent)
			}
			delete(s.numbers, fmt.Sprintf("%c%d", 'A'+len(got)-1, at))
		} else if _, ok := row.Percent(0); ok && table.ID != release.Ratings {
			t.Fatalf("%s has no percentages", s.name)
		}
	}
}

func checkGroups(t *testing.T, r *release.Release, table *release.Table, s *xlsxSheet) {
	t.Helper()
	for level, words := range table.Levels {
		heads := s.find(1, words.Words) + 1
		for i := range table.Rows {
			row := &table.Rows[i]
			group, at := r.Groups[row.Group-1], heads+row.Group
			if s.at(1, at) != group.StageWords || s.at(2, at) != group.ProfessionWords {
				t.Fatalf("row %d of Groups is %s, %s; want %s", at, s.at(1, at), s.at(2, at), group.Words())
			}
			number, domain := r.Domain(row.Domain)
			s.expect(t, heads, at, fmt.Sprintf("%d %s", number, domain.Short), row.Cells[level])
			s.expect(t, heads, at, "People", group.People)
		}
	}
}

func TestWorkbookIsNothingButTextNumbersAndCharts(t *testing.T) {
	p := workbookParticulars
	p.Site = `=HYPERLINK("http://example.org","x")`
	book := readXLSX(t, workbookSample(t, 250, p))
	for name, content := range book.files {
		for _, never := range []string{"externalLink", "hyperlink", "vbaProject", "TargetMode", "xuri", "mergeCell"} {
			if strings.Contains(content, never) {
				t.Errorf("%s has %q in it", name, never)
			}
		}
		if strings.Contains(name, "sharedStrings") || strings.Contains(name, "vba") {
			t.Errorf("there is a file %s", name)
		}
	}
	for _, s := range book.sheets {
		if strings.Contains(s.raw, "<f>") || strings.Contains(s.raw, "<f ") {
			t.Errorf("%s has a formula", s.name)
		}
		for ref, c := range s.cells {
			if c.Type != "" && c.Type != "inlineStr" || c.Type == "" && c.Text != nil {
				t.Errorf("%s %s is of type %q", s.name, ref, c.Type)
			}
		}
	}
	about := book.sheet("About")
	if row := about.find(1, "Site"); about.at(2, row) != p.Site {
		t.Errorf("the site is %q; want it as text", about.at(2, row))
	}
	core := book.files["docProps/core.xml"]
	if !strings.Contains(core, ">Waymark<") || strings.Count(core, "2026-10-01T00:00:00Z") != 2 {
		t.Errorf("the properties of the file are %s", core)
	}
}

// Two headings that fill their columns would be read as one: "On my own I teach others".
func TestColumnsOfFiguresStandApart(t *testing.T) {
	looks := readXLSX(t, workbookSample(t, 64, workbookParticulars)).files["xl/styles.xml"]
	right := regexp.MustCompile(`<alignment[^>]* horizontal="right"[^>]*>`).FindAllString(looks, -1)
	if len(right) < 2 {
		t.Fatalf("figures do not stand to the right: %s", looks)
	}
	for _, alignment := range right {
		if !strings.Contains(alignment, `indent="1"`) {
			t.Errorf("nothing keeps columns apart: %s", alignment)
		}
	}
}

func TestWorkbookOfOneReleaseIsAlwaysTheSame(t *testing.T) {
	r := workbookSample(t, 250, workbookParticulars)
	first, doc := xlsxBytes(t, r), r.Document()
	stored, err := release.Open(doc, sha256.Sum256(doc))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if !bytes.Equal(first, xlsxBytes(t, stored)) {
			t.Fatal("the bytes are not the same")
		}
	}
}

func TestWorkbookOfASampleSaysSoOnEverySheetAndChart(t *testing.T) {
	p := workbookParticulars
	p.Sample = true
	book := readXLSX(t, workbookSample(t, 250, p))
	for _, s := range book.sheets {
		if !strings.HasPrefix(s.at(1, 1), release.SampleWords) || strings.Count(s.raw, release.SampleWords) < 2 {
			t.Errorf("%s does not say in its first cell and at its foot that the figures are made up", s.name)
		}
	}
	for _, c := range book.charts(t) {
		if !strings.Contains(c.Title, release.SampleWords) {
			t.Errorf("the chart %q does not say that its figures are made up", c.Title)
		}
	}
}

// The spreadsheet program reads the file, and every sheet says there what it says in the file.
func TestLibreOfficeReadsTheWorkbookAsItIs(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes a few seconds")
	}
	soffice := outside.Need(t, "soffice")
	r, dir := workbookSample(t, 250, workbookParticulars), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "release.xlsx"), xlsxBytes(t, r), 0o600); err != nil {
		t.Fatal(err)
	}
	// Commas, quotation marks, UTF-8, from line 1, values as they are, and (-1) a file for each sheet.
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
		"--outdir", dir, filepath.Join(dir, "release.xlsx"))
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, s := range readXLSX(t, r).sheets {
		compareWithCSV(t, s, filepath.Join(dir, "release-"+s.name+".csv"))
	}
}

func compareWithCSV(t *testing.T, s *xlsxSheet, file string) {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	reader := csv.NewReader(in)
	reader.FieldsPerRecord = -1
	seen := 0
	for {
		record, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		row, _ := reader.FieldPos(0)
		for i, value := range record {
			if want := s.at(i+1, row); value != want {
				t.Fatalf("LibreOffice reads %q in %s, column %d of row %d; want %q", value, s.name, i+1, row, want)
			}
			if value != "" {
				seen++
			}
		}
	}
	for _, c := range s.cells {
		if c.String() != "" {
			seen--
		}
	}
	if seen != 0 {
		t.Errorf("LibreOffice reads %d cells more than %s has", seen, s.name)
	}
}
