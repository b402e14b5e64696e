package release_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"waymark/assessment/release"
)

// pageCrowds are releases with and without each table.
var pageCrowds = map[string]pageCrowd{
	"every table":     aPage,
	"64 people":       {people: 64, looking: 45, planned: true},
	"one group":       {people: 14, alike: true},
	"none looked on":  {people: 90, planned: true},
	"too many plans":  {people: 40, planned: true, damaged: true, looking: 50},
	"thousands":       {people: 3000, looking: 30, planned: true},
	"hardly a figure": {people: 10},
}

// eachPage runs a test on the web page of each kind of release.
func eachPage(t *testing.T, test func(t *testing.T, r *release.Release, page *html.Node)) {
	for name, crowd := range pageCrowds {
		t.Run(name, func(t *testing.T) {
			r := crowd.release(t)
			test(t, r, parsedPage(t, pageOf(t, r)))
		})
	}
}

func TestThePageShowsEveryCellAsPrinted(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		tables := pageTables(page)
		wanted := wantedTables(r)
		if len(tables) != len(wanted) {
			t.Fatalf("%d tables, want %d", len(tables), len(wanted))
		}
		for i, want := range wanted {
			if got := pageRows(tables[i]); !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("table %d:\n got %q\nwant %q", i+1, got, want)
			}
		}
	})
}

// wantedTables are the body rows of the tables of a page, in order.
func wantedTables(r *release.Release) [][][]string {
	var needs [][]string
	for _, n := range r.TrainingNeeds() {
		needs = append(needs, append([]string{strconv.Itoa(n.Rank), n.Area.Position + " " + n.Area.Words},
			shownCells(n.Need, n.NotYet, n.WithSupport, n.Wish, n.Reach)...))
	}
	tables := [][][]string{needs}
	ratings, marks := r.Table(release.Ratings), r.Table(release.Marks)
	for _, d := range r.Domains {
		var rows [][]string
		for _, row := range ratings.In(d.ID) {
			rows = append(rows, append([]string{row.Position + " " + row.Words}, shownCells(row.Cells...)...))
		}
		tables = append(tables, rows)
	}
	tables = append(tables, wantedDomains(r, marks, func(row *release.Row) []string {
		return []string{row.Position + " " + row.Words}
	}))
	if bands := r.Table(release.Bands); bands != nil {
		tables = append(tables, wantedDomains(r, bands, func(row *release.Row) []string {
			return []string{r.Groups[row.Group-1].Words(), row.People.String()}
		}))
	}
	if planning := r.Table(release.Planning); planning != nil {
		for _, list := range r.Lists {
			var rows []release.Row
			for _, row := range planning.Rows {
				if row.List == list.ID {
					rows = append(rows, row)
				}
			}
			tables = append(tables, withShares(rows, func(row *release.Row) []string { return []string{row.Words} }))
		}
	}
	if ahead := r.Table(release.LookAhead); ahead != nil {
		tables = append(tables, withShares(ahead.Rows, func(row *release.Row) []string {
			number, _ := r.Domain(row.Domain)
			return []string{fmt.Sprintf("%d %s", number, row.Words), row.People.String()}
		}))
	}
	return tables
}

// wantedDomains are the rows of a table with a row over those of each domain.
func wantedDomains(r *release.Release, table *release.Table, about func(*release.Row) []string) [][]string {
	shares := withShares(table.Rows, about)
	var rows [][]string
	for i, d := range r.Domains {
		for j := range table.Rows {
			if table.Rows[j].Domain == d.ID {
				if j == 0 || table.Rows[j-1].Domain != d.ID {
					rows = append(rows, []string{fmt.Sprintf("%d %s", i+1, d.Title)})
				}
				rows = append(rows, shares[j])
			}
		}
	}
	return rows
}

// withShares adds to each row the percentage of its first level, unless no row of the table has one.
func withShares(rows []release.Row, about func(*release.Row) []string) [][]string {
	anyShare := slices.ContainsFunc(rows, func(row release.Row) bool { _, ok := row.Percent(0); return ok })
	var wanted [][]string
	for i := range rows {
		row := append(about(&rows[i]), shownCells(rows[i].Cells...)...)
		percent, ok := rows[i].Percent(0)
		people, _ := rows[i].People.Figure()
		switch {
		case ok:
			row = append(row, fmt.Sprintf("%d%%", percent))
		case anyShare && people >= 20:
			row = append(row, "[c]")
		case anyShare:
			row = append(row, "")
		}
		wanted = append(wanted, row)
	}
	return wanted
}

func shownCells(cells ...release.Cell) []string {
	var shown []string
	for _, c := range cells {
		shown = append(shown, c.String())
	}
	return shown
}

var number = regexp.MustCompile(`[0-9]+`)

func TestThePageTellsNoNumberOutsideItsTablesButThoseOfTheRelease(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		known := []string{
			r.Name(), r.Made.Words(), r.Version, r.Questionnaire, r.Title, r.Site, r.People.String(), r.Digest(), "SHA-256",
			"0 to 7 people", "nearest 5", "20 people or more",
		}
		known = append(known, r.Notes()...)
		for i, d := range r.Domains {
			known = append(known, fmt.Sprint(i+1), d.Title)
		}
		for _, n := range r.TrainingNeeds() {
			known = append(known, n.Area.Position, n.NotYet.String(), n.WithSupport.String(), n.Wish.String())
		}
		numbers := number.FindAllString(strings.Join(known, " "), -1)
		for _, body := range elements(page, "tbody") {
			body.Parent.RemoveChild(body)
		}
		for _, n := range number.FindAllString(pageText(page), -1) {
			if !slices.Contains(numbers, n) {
				t.Errorf("the page says %s, which is no figure of the release", n)
			}
		}
	})
}

func TestABarIsAsLongAsItsFigures(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		tables := pageTables(page)[1:]
		people, _ := r.People.Figure()
		longest := people
		for _, row := range r.Table(release.Ratings).Rows {
			longest = max(longest, figures(row.Cells[:4]))
		}
		for _, d := range r.Domains {
			rows := elements(tables[0], "tr")[1:]
			for i, row := range r.Table(release.Ratings).In(d.ID) {
				wantBar(t, row.ID, rows[i], row.Cells[:4], longest)
			}
			tables = tables[1:]
		}
		rows := slices.DeleteFunc(elements(tables[0], "tr")[1:], func(tr *html.Node) bool { return len(elements(tr, "td")) == 0 })
		for i, row := range r.Table(release.Marks).Rows {
			wantBar(t, row.ID, rows[i], row.Cells[:1], people)
		}
	})
}

// wantBar checks that a row has a bar of its cells, end to end, on a scale of so many people, or none if one is [c].
func wantBar(t *testing.T, id string, row *html.Node, cells []release.Cell, people int) {
	t.Helper()
	drawn := elements(row, "rect")
	if slices.ContainsFunc(cells, func(c release.Cell) bool { return c.String() == "[c]" }) {
		if len(drawn) > 0 {
			t.Errorf("%s has a bar, with cells %v", id, cells)
		}
		return
	}
	if len(drawn) != len(cells) {
		t.Fatalf("%s has %d stretches, want %v", id, len(drawn), cells)
	}
	before := 0
	for i, c := range cells {
		figure, _ := c.Figure()
		wantLength(t, id, drawn[i], "x", before, people)
		wantLength(t, id, drawn[i], "width", figure, people)
		before += figure
	}
}

func wantLength(t *testing.T, id string, rect *html.Node, name string, figure, people int) {
	t.Helper()
	percent, err := strconv.ParseFloat(strings.TrimSuffix(attr(rect, name), "%"), 64)
	if err != nil || math.Abs(percent/100*float64(people)-float64(figure)) > 0.1 {
		t.Errorf("%s: %s is %s, want %d of %d", id, name, attr(rect, name), figure, people)
	}
}

func figures(cells []release.Cell) int {
	total := 0
	for _, c := range cells {
		figure, _ := c.Figure()
		total += figure
	}
	return total
}

func TestTheChartDrawsTheFirstNeeds(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		for _, caption := range elements(page, "figcaption") {
			if !strings.Contains(pageText(caption), "A line with [c] has no bar.") {
				t.Errorf("the chart says %q", pageText(caption))
			}
		}
		needs := r.TrainingNeeds()[:15]
		scale, _ := r.People.Figure()
		for _, n := range needs {
			scale = max(scale, figures([]release.Cell{n.Need}))
		}
		names := withClass(page, "name")
		bars, values := withClass(page, "bar"), withClass(page, "value")
		for i, n := range needs {
			if _, shown := n.Need.Figure(); !shown {
				if len(names) > i {
					t.Errorf("%d lines in the chart, want %d", len(names), i)
				}
				return
			}
			if got, want := pageText(names[i]), n.Area.Position+" "+n.Area.Words; got != want {
				t.Errorf("line %d is about %q, want %q", i+1, got, want)
			}
			need := []release.Cell{n.NotYet, n.WithSupport}
			if slices.ContainsFunc(need, pageConceals) { // half of it would look like all
				need = nil
			}
			wantBar(t, n.Area.ID, bars[2*i], need, scale)
			if !pageConceals(n.Wish) {
				wantBar(t, n.Area.ID, bars[2*i+1], []release.Cell{n.Wish}, scale)
			}
			if got, want := pageText(values[2*i]), n.NotYet.String()+" + "+n.WithSupport.String(); got != want {
				t.Errorf("line %d says %q, want %q", i+1, got, want)
			}
			if got, want := pageText(values[2*i+1]), n.Wish.String()+" want to"; got != want {
				t.Errorf("line %d says %q, want %q", i+1, got, want)
			}
		}
	})
}

func pageConceals(c release.Cell) bool { return c.String() == "[c]" }

func TestThePageNeedsNothingBesidesItself(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		raw := pageOf(t, r)
		for _, address := range []string{"http:", "https:", "//", "@import", "javascript", "data:"} {
			if bytes.Contains(raw, []byte(address)) {
				t.Errorf("the page holds %q", address)
			}
		}
		for _, from := range regexp.MustCompile(`url\([^)]*\)`).FindAll(raw, -1) {
			if !bytes.HasPrefix(from, []byte("url(#")) {
				t.Errorf("the page fetches %s", from)
			}
		}
		for n := range page.Descendants() {
			if slices.Contains([]string{"script", "link", "img", "image", "iframe", "object", "embed", "form", "use"}, n.Data) {
				t.Errorf("there is a %s", n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("a %s has %s", n.Data, a.Key)
				}
			}
		}
	})
}

func TestThePolicyAllowsTheStylesOfThePageAndNothingElse(t *testing.T) {
	page := parsedPage(t, pageOf(t, aPage.release(t)))
	style := elements(page, "style")[0].FirstChild.Data
	sum := sha256.Sum256([]byte(style))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	for _, meta := range elements(page, "meta") {
		if attr(meta, "http-equiv") == "Content-Security-Policy" && attr(meta, "content") == want {
			return
		}
	}
	t.Errorf("no policy %q", want)
}

func TestHostileWordsStayWords(t *testing.T) {
	const hostile = `</title></style><script>alert("1")</script><!-- ' onload=x ` + "\u202egnp\u200b\x00\u009b\x1b[31m{{.Digest}}"
	const shown = `</title></style><script>alert("1")</script><!-- ' onload=x gnp[31m{{.Digest}}`
	r := aPage.release(t)
	calm := tagsOf(parsedPage(t, pageOf(t, r)))
	r.Site, r.Title, r.Questionnaire, r.Version, r.Rule = hostile, hostile, hostile, hostile, hostile
	r.Domains[2].Title, r.Domains[2].Short, r.Lists[0].Question, r.Groups[0].ProfessionWords = hostile, hostile, hostile, hostile
	for _, table := range r.Tables {
		table.Levels[0].Words, table.Rows[0].Words = hostile, hostile
		if table.Rows[0].Position != "" {
			table.Rows[0].Position = hostile
		}
	}
	raw := pageOf(t, r)
	for _, c := range string(raw) {
		if c != '\n' && !unicode.IsPrint(c) && c != unicode.ReplacementChar {
			t.Errorf("the page holds %U", c)
		}
	}
	page := parsedPage(t, raw)
	if got := tagsOf(page); !slices.Equal(got, calm) {
		t.Error("hostile words changed the elements of the page")
	}
	if text := strings.ReplaceAll(pageText(page), "\ufffd", ""); strings.Count(text, shown) < 15 {
		t.Errorf("the words stand %d times on the page as they are", strings.Count(text, shown))
	}
}

func tagsOf(page *html.Node) []string {
	var tags []string
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data != "rect" {
			tags = append(tags, n.Data)
		}
	}
	return tags
}

func TestTheSameReleaseGivesTheSamePage(t *testing.T) {
	r := aPage.release(t)
	stored := r.Document()
	again, err := release.Open(stored, sha256.Sum256(stored))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pageOf(t, r), pageOf(t, r)) || !bytes.Equal(pageOf(t, r), pageOf(t, again)) {
		t.Error("a second time gave another page")
	}
}

func TestTheErrorOfTheWriterComesBackFromThePage(t *testing.T) {
	full := errors.New("no room")
	if err := aPage.release(t).WriteHTML(noRoom{full}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

type noRoom struct{ err error }

func (w noRoom) Write([]byte) (int, error) { return 0, w.err }
