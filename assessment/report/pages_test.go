package report_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/report"
)

// The checks in this file look at the finished pages with the tools that others would use.

// fileOf writes the report of an assessment to a file.
func fileOf(t *testing.T, a *assessment.Assessment) (path string, pages int) {
	t.Helper()
	pdf, printed := pdfOf(t, a)
	path = filepath.Join(t.TempDir(), "report.pdf")
	must(t, os.WriteFile(path, pdf, 0o600))
	return path, printed.Pages
}

func TestThePagesHoldTheWordsInOrder(t *testing.T) {
	q := pack(t)
	path, _ := fileOf(t, everything(t, q))
	text := strings.Join(strings.Fields(outside.Run(t, "pdftotext", path, "-")), " ")
	from := strings.Index(text, "Appendix")
	for i, d := range q.Domains {
		heading := fmt.Sprintf("%d %s", i+1, d.Title)
		next := strings.Index(text[max(from, 0):], heading)
		if from < 0 || next < 0 {
			t.Fatalf("%q is missing or out of order", heading)
		}
		from += next
	}
	for _, words := range []string{
		report.Disclaimer,
		"Be observed checking and setting up the standing hoist, start to finish.",
		"Dŵr ac awyr iach",
		"The person said ẹ ṣé and ẹ káàárọ̀.",
		"26 February 2027",
		"Someone shows me at work",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is not on the pages", words)
		}
	}
}

func TestTheFileSaysNoMoreThanItMay(t *testing.T) {
	path, pages := fileOf(t, everything(t, pack(t)))
	info := outside.Run(t, "pdfinfo", "-rawdates", path)
	for _, want := range []string{
		`Title:\s+My development report\n`,
		`Subject:\s+For a supervision or development talk\n`,
		`Creator:\s+Waymark 1\.0\.0\n`,
		`CreationDate:\s+D:20261122000000Z\n`,
		`Page size:\s+595\.28 x 841\.89 pts \(A4\)`,
		fmt.Sprintf(`Pages:\s+%d\n`, pages),
	} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not say %s:\n%s", want, info)
		}
	}
	for _, unwanted := range []string{"Producer:", "Author:", "Keywords:"} {
		if strings.Contains(info, unwanted) {
			t.Errorf("pdfinfo says %s:\n%s", unwanted, info)
		}
	}
}

func TestEveryFontIsEmbedded(t *testing.T) {
	path, _ := fileOf(t, everything(t, pack(t)))
	rows := strings.Split(strings.TrimSpace(outside.Run(t, "pdffonts", path)), "\n")[2:]
	if len(rows) == 0 {
		t.Fatal("no fonts")
	}
	for _, row := range rows {
		cols := strings.Fields(row)
		if n := len(cols); cols[n-5] != "yes" || cols[n-3] != "yes" {
			t.Errorf("not embedded, or without a map to Unicode: %s", row)
		}
	}
}

func TestPagesOfEverySizeAreSound(t *testing.T) {
	for name, a := range sizes(t) {
		t.Run(name, func(t *testing.T) {
			path, pages := fileOf(t, a)
			outside.Run(t, "qpdf", "--check", path)
			checkMargins(t, wordsOn(t, path))
			checkFeet(t, strings.Split(outside.Run(t, "pdftotext", "-layout", path, "-"), "\f")[:pages], build(a))
		})
	}
}

// placed is a word and the box round it, in points from the top left.
type placed struct {
	text                     string
	left, top, right, bottom float64
}

// wordsOn lists the words of the pages that the options of pdftotext name, or of all, in reading order.
func wordsOn(t *testing.T, path string, pages ...string) []placed {
	t.Helper()
	args := append(slices.Clone(pages), "-bbox", path, "-")
	var words []placed
	box := regexp.MustCompile(`<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>`)
	for _, m := range box.FindAllStringSubmatch(outside.Run(t, "pdftotext", args...), -1) {
		var n [4]float64
		for i := range n {
			n[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		words = append(words, placed{m[5], n[0], n[1], n[2], n[3]})
	}
	if len(words) == 0 {
		t.Fatal("no words")
	}
	return words
}

// checkMargins fails for a word that stands outside the margins of 18 mm.
func checkMargins(t *testing.T, words []placed) {
	t.Helper()
	const margin, width, height, slack = 18 * 72 / 25.4, 595.28, 841.89, 0.5
	for _, w := range words {
		if w.left < margin-slack || w.right > width-margin+slack || w.top < margin-slack || w.bottom > height-margin+slack {
			t.Errorf("outside the margins: %+v", w)
		}
	}
}

// checkFeet fails for a page without its footer, and for a heading that is the last thing on its page.
func checkFeet(t *testing.T, pages []string, r *report.Report) {
	t.Helper()
	headings := []string{
		r.Strengths.Heading, r.Profile.Heading, r.Key.Heading, r.Talk.Heading, r.Routes.Heading,
		r.Meeting.Heading, r.Meeting.BeforeHeading, r.Meeting.GrowHeading, r.Meeting.RecordHeading, r.Made.Heading,
	}
	if r.Plan != nil {
		headings = append(headings, r.Plan.Heading)
		for _, c := range r.Plan.Cards {
			headings = append(headings, c.Title)
		}
	}
	if tr := r.Training; tr != nil {
		headings = append(headings, tr.Heading, tr.Summary, tr.Letters, strings.Join(tr.Columns, " "))
		if tr.Care != nil {
			headings = append(headings, tr.Care.Heading, tr.Care.Note, strings.Join(tr.Care.Columns, " "))
		}
	}
	if r.Answers != nil {
		headings = append(headings, r.Answers.Heading)
		for _, d := range r.Answers.Domains {
			headings = append(headings, fmt.Sprintf("%d %s", d.Number, d.Title), d.Count)
		}
		headings = append(headings, strings.Join(r.Answers.Columns, " "))
	}
	for i, page := range pages {
		var lines []string
		for line := range strings.Lines(page) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
		n := len(lines)
		if n < 3 || lines[n-2] != report.Disclaimer || !strings.HasSuffix(lines[n-1], fmt.Sprintf("Page %d of %d", i+1, len(pages))) {
			t.Errorf("page %d has no footer, or nothing but one: %q", i+1, lines)
			continue
		}
		if slices.Contains(headings, lines[n-3]) {
			t.Errorf("page %d ends with the heading %q", i+1, lines[n-3])
		}
	}
}

func TestCardsAndPointsStayWhole(t *testing.T) {
	a := everything(t, pack(t))
	path, _ := fileOf(t, a)
	pages := strings.Split(outside.Run(t, "pdftotext", "-layout", path, "-"), "\f")
	r := build(a)
	for _, c := range r.Plan.Cards {
		if page := pageWith(pages, c.Title); !strings.Contains(page[strings.Index(page, c.Title):], "By when?") {
			t.Errorf("%q is parted from its end", c.Title)
		}
	}
	from := slices.IndexFunc(pages, func(p string) bool { return strings.Contains(p, r.Talk.Heading) })
	for _, p := range r.Talk.Points {
		page := pageWith(pages[from:], p.Title+" ")
		if !strings.Contains(page[strings.Index(page, p.Title):], "Its use to people and") {
			t.Errorf("%q is parted from its end", p.Title)
		}
	}
}

// TestTheSheetsForTheTalkAreWhole is about three sheets: the prompts, the record, and what comes next with the signatures.
func TestTheSheetsForTheTalkAreWhole(t *testing.T) {
	for name, a := range map[string]*assessment.Assessment{"empty": shortSample(t), "full": everything(t, pack(t))} {
		path, _ := fileOf(t, a)
		pages := strings.Split(outside.Run(t, "pdftotext", "-layout", path, "-"), "\f")
		m := build(a).Meeting
		for _, sheet := range []struct{ begins, holds string }{
			{m.Heading, m.Grow[len(m.Grow)-1].Name},
			{m.RecordHeading, m.Record[len(m.Record)-2].Title},
			{"8 " + m.Record[len(m.Record)-1].Title, m.Signatures[0].Labels[2]},
		} {
			if !slices.ContainsFunc(pages, func(page string) bool {
				page = strings.Join(strings.Fields(page), " ")
				return strings.HasPrefix(page, sheet.begins) && strings.Contains(page, sheet.holds)
			}) {
				t.Errorf("%s: no page begins with %q and holds %q", name, sheet.begins, sheet.holds)
			}
		}
	}
}

func pageWith(pages []string, words string) string {
	for _, page := range pages {
		if strings.Contains(page, words) {
			return page
		}
	}
	return ""
}

func TestALongRowGoesOnWithItsHeading(t *testing.T) {
	path, _ := fileOf(t, withNotes(t, pack(t), strings.Repeat("a\n\n", 40)))
	text := outside.Run(t, "pdftotext", "-layout", path, "-")
	if !regexp.MustCompile(`\f *Statement +My rating +My notes\n\s*continued\n`).MatchString(text) {
		t.Error("no page goes on with the heading row and the word continued")
	}
}

// TestRowsThatAPageHoldsStayWhole is about the last two rows of a table too, which stay together where one page holds both.
func TestRowsThatAPageHoldsStayWhole(t *testing.T) {
	a := assessment.New(small(t))
	for _, f := range a.Questionnaire().Areas() {
		must(t, a.SetNote(f, strings.Repeat("a\n", 29)+"a"))
	}
	a.SetParts(assessment.Parts{Notes: true, Answers: true})
	path, _ := fileOf(t, a)
	if strings.Contains(outside.Run(t, "pdftotext", "-layout", path, "-"), "continued") {
		t.Error("a row is parted that is no taller than a page")
	}
}

// TestEveryPageIsInkedInGrey fails for a blank page, for white on white and for a page gone dark.
func TestEveryPageIsInkedInGrey(t *testing.T) {
	path, pages := fileOf(t, everything(t, pack(t)))
	checkInk(t, path, pages)
}

func checkInk(t *testing.T, path string, pages int) {
	t.Helper()
	prefix := filepath.Join(t.TempDir(), "page")
	outside.Run(t, "pdftoppm", "-gray", "-r", "50", path, prefix)
	files, err := filepath.Glob(prefix + "*.pgm")
	must(t, err)
	if len(files) != pages {
		t.Fatalf("got %d pictures, want %d", len(files), pages)
	}
	for i, file := range files {
		if share := ink(t, file); share < 0.01 || share > 0.25 {
			t.Errorf("page %d: %.1f %% ink, want 1 to 25", i+1, 100*share)
		}
	}
}

// TestRatingsDifferInGrey measures the symbols of the key, which stand before its words: each level has more ink than
// the one before, and the two that are no level have less than any.
func TestRatingsDifferInGrey(t *testing.T) {
	path, _ := fileOf(t, assessment.New(small(t)))
	page := []string{"-f", "2", "-l", "2"}
	words := wordsOn(t, path, page...)
	shares := map[string]float64{}
	prefix := filepath.Join(t.TempDir(), "symbol")
	for i, w := range words {
		name := w.text + " " + words[min(i+1, len(words)-1)].text
		if _, seen := shares[name]; seen || !slices.Contains([]string{"1 Not", "2 With", "3 On", "4 I", "No chance", "Not part"}, name) {
			continue
		}
		crop := func(n float64) string { return strconv.Itoa(int(n * 4)) } // 288 pixels to the inch
		outside.Run(t, "pdftoppm", append(slices.Clone(page), "-singlefile", "-gray", "-r", "288",
			"-x", crop(w.left-17), "-y", crop(w.top), "-W", crop(14), "-H", crop(w.bottom-w.top), path, prefix)...)
		shares[name] = ink(t, prefix+".pgm")
	}
	const least = 0.02
	for _, pair := range [][2]string{
		{"Not part", "No chance"}, {"No chance", "1 Not"}, {"1 Not", "2 With"}, {"2 With", "3 On"}, {"3 On", "4 I"},
	} {
		if less, more := shares[pair[0]], shares[pair[1]]; less < least || more < less+least {
			t.Errorf("%q has %.3f ink and %q %.3f", pair[0], less, pair[1], more)
		}
	}
}

// ink returns how much of a grey picture is darker than a middle grey, weighed by how dark it is.
func ink(t *testing.T, file string) float64 {
	t.Helper()
	f, err := os.Open(file)
	must(t, err)
	defer f.Close()
	r := bufio.NewReader(f)
	var width, height, white int
	_, err = fmt.Fscanf(r, "P5\n%d %d\n%d\n", &width, &height, &white)
	must(t, err)
	pixels, err := io.ReadAll(r)
	must(t, err)
	if len(pixels) != width*height {
		t.Fatalf("%s: got %d pixels, want %d", file, len(pixels), width*height)
	}
	var dark float64
	for _, p := range pixels {
		dark += float64(white-int(p)) / float64(white)
	}
	return dark / float64(len(pixels))
}

// TestTheFirstTwoPagesServeWhoHasTwoMinutes has long examples under the strengths: these begin on the first page, and
// the domains stand on the second, whether the appendix takes the whole notes or nothing does.
func TestTheFirstTwoPagesServeWhoHasTwoMinutes(t *testing.T) {
	q := pack(t)
	note := strings.Repeat("I asked her what mattered most. ", 40)[:assessment.NoteLimit-1] + "."
	for name, c := range map[string]struct {
		notes, length int
		appendix      bool
		first         int // so many strengths are on the first page at least
	}{
		"one note of full length":                  {1, assessment.NoteLimit, true, 4},
		"five notes":                               {5, 320, true, 3},
		"five notes of full length":                {5, assessment.NoteLimit, true, 3},
		"one note of full length, and no appendix": {1, assessment.NoteLimit, false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			a := typicalSample(t)
			for _, f := range q.Areas() {
				must(t, a.SetNote(f, ""))
			}
			for _, f := range a.Results().Strengths[:c.notes] {
				must(t, a.SetNote(f, note[:c.length]))
			}
			parts := a.Parts()
			parts.Answers = c.appendix
			a.SetParts(parts)
			r := build(a)
			path, _ := fileOf(t, a)
			pages := strings.Split(outside.Run(t, "pdftotext", "-layout", path, "-"), "\f")
			for _, item := range r.Strengths.Items[:c.first] {
				if !strings.Contains(pages[0], item.Title+":") {
					t.Errorf("%q is not on the first page:\n%s", item.Title, pages[0])
				}
			}
			last := r.Profile.Rows[len(r.Profile.Rows)-1]
			if !strings.Contains(pages[1], r.Profile.Heading) || !strings.Contains(pages[1], last.Count) {
				t.Errorf("the domains are not on the second page:\n%s", pages[1])
			}
		})
	}
}

// TestRoutesStandOnOnePage has plans of every length before them, so that they begin anywhere on a page. Where there is no
// room for them under the plan, its last card goes overleaf with them.
func TestRoutesStandOnOnePage(t *testing.T) {
	a := everything(t, pack(t))
	a.SetParts(assessment.Parts{Plan: true})
	must(t, a.SetAim(assessment.AimStay))
	for len(a.Plan()) > 0 {
		a.RemoveAction(0)
	}
	for n := range assessment.PlanLimit + 1 {
		r := build(a)
		path, _ := fileOf(t, a)
		pages := strings.Split(outside.Run(t, "pdftotext", "-layout", path, "-"), "\f")
		page := strings.Join(strings.Fields(pageWith(pages, r.Routes.Heading)), " ")
		for _, words := range []string{r.Routes.Growing[0], r.Routes.Routes[len(r.Routes.Routes)-1].Title, r.Routes.Note} {
			if !strings.Contains(page, words) {
				t.Errorf("after %d actions %q is not on the page of the routes: %s", n, words, page)
			}
		}
		if n > 0 && strings.HasPrefix(page, r.Routes.Heading) { // with the words above the first card they fill more than a page
			t.Errorf("after %d actions the routes stand on a page alone", n)
		}
		if n < assessment.PlanLimit {
			must(t, a.AddAction(assessment.Action{What: "Ask for an hour with the equipment lead."}))
		}
	}
}
