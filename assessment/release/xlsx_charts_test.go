package release_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment/release"
)

// xlsxChart is what a chart says, and which cells it draws.
type xlsxChart struct {
	Title  string `xml:"chart>title>tx>rich>p>r>t"`
	Lines  string `xml:"chart>plotArea>catAx>title>tx>rich>p>r>t"`
	Number string `xml:"chart>plotArea>valAx>title>tx>rich>p>r>t"`
	Series []struct {
		Name   string `xml:"tx>strRef>f"`
		Lines  string `xml:"cat>strRef>f"`
		Values string `xml:"val>numRef>f"`
		Fill   struct {
			Colour string `xml:"val,attr"`
		} `xml:"spPr>solidFill>srgbClr"`
	} `xml:"chart>plotArea>barChart>ser"`
}

func (b *xlsxBook) charts(t *testing.T) []xlsxChart {
	t.Helper()
	var charts []xlsxChart
	for n := 1; ; n++ {
		content, ok := b.files[fmt.Sprintf("xl/charts/chart%d.xml", n)]
		if !ok {
			return charts
		}
		var c xlsxChart
		decodeXML(t, content, &c)
		charts = append(charts, c)
	}
}

var referenceForm = regexp.MustCompile(`^Charts!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?$`)

// reads follows a reference of a chart: the cells of one column from top to bottom.
func (b *xlsxBook) reads(t *testing.T, reference string) []*xlsxCell {
	t.Helper()
	part := referenceForm.FindStringSubmatch(reference)
	if part == nil || part[3] != "" && part[3] != part[1] {
		t.Fatalf("a chart refers to %q", reference)
	}
	first, _ := strconv.Atoi(part[2])
	last := first
	if part[4] != "" {
		last, _ = strconv.Atoi(part[4])
	}
	s := b.sheet("Charts")
	var cells []*xlsxCell
	for row := first; row <= last; row++ {
		ref := part[1] + strconv.Itoa(row)
		if s.cells[ref] == nil {
			t.Fatalf("a chart refers to the empty cell %s", ref)
		}
		cells = append(cells, s.cells[ref])
		delete(s.numbers, ref)
	}
	return cells
}

// drawable lists what has to be drawn: chart, line and series, and the printed figure. A line with [c] in it is not here;
// a need has figures alone, and none of the first is left out, whatever else is [c] there.
func drawable(r *release.Release) map[string]string {
	lines := map[string]string{}
	add := func(chart, line string, names []string, cells ...release.Cell) {
		for i, name := range names {
			lines[chart+"|"+line+"|"+name] = cells[i].String()
		}
	}
	shown := func(cells ...release.Cell) bool {
		for _, c := range cells {
			if _, ok := c.Figure(); !ok {
				return false
			}
		}
		return true
	}
	needs := r.TrainingNeeds()
	for _, n := range needs[:15] {
		if shown(n.Need) {
			add("Training needs", n.Area.Position+" "+n.Area.Short, []string{"Need"}, n.Need)
		}
	}
	slices.SortStableFunc(needs, func(a, b release.Need) int {
		one, _ := a.Wish.Figure()
		other, _ := b.Wish.Figure()
		return other - one
	})
	for _, n := range needs[:15] {
		if shown(n.Wish) {
			add("Want to work on it", n.Area.Position+" "+n.Area.Short, []string{"Wants to work on this"}, n.Wish)
		}
	}
	for _, row := range r.Table(release.Ratings).Rows {
		if shown(row.Cells[:4]...) {
			add("Ratings: the four levels", row.Position+" "+row.Short,
				[]string{"Not yet", "With support", "On my own", "I teach others"}, row.Cells[:4]...)
		}
	}
	for _, list := range r.Lists {
		for _, row := range r.Table(release.Planning).Rows {
			if row.List == list.ID && shown(row.Cells[0]) {
				add(list.Question, row.Words, []string{"Ticked"}, row.Cells[0])
			}
		}
	}
	return lines
}

func TestChartsDrawEveryLineWithoutAConcealedFigureAndNoOther(t *testing.T) {
	for _, people := range workbookSizes {
		r := workbookSample(t, people, workbookParticulars)
		book, want := readXLSX(t, r), drawable(r)
		for _, c := range book.charts(t) {
			title, _, _ := strings.Cut(c.Title, " (part ")
			for _, s := range c.Series {
				name := book.reads(t, s.Name)[0].String()
				lines, values := book.reads(t, s.Lines), book.reads(t, s.Values)
				if len(lines) != len(values) {
					t.Fatalf("%s: %d lines and %d values", c.Title, len(lines), len(values))
				}
				for i, line := range lines {
					key := title + "|" + line.String() + "|" + name
					if values[i].Type != "" || want[key] != values[i].String() {
						t.Errorf("%d people: the chart draws %q for %s; want %q", people, values[i], key, want[key])
					}
					delete(want, key)
				}
			}
		}
		if len(want) > 0 {
			t.Errorf("%d people: not drawn: %v", people, want)
		}
		checkRanks(t, r, book.sheet("Charts"))
	}
}

// checkRanks reads the one column beside the charts that is not drawn, and then no number may be left.
func checkRanks(t *testing.T, r *release.Release, s *xlsxSheet) {
	t.Helper()
	if s == nil {
		return
	}
	for _, n := range r.TrainingNeeds() {
		row := s.find(1, n.Area.Position+" "+n.Area.Short)
		if row > 0 && s.at(2, s.find(1, "Focus area")) == "Rank" && s.at(2, row) == strconv.Itoa(n.Rank) {
			delete(s.numbers, fmt.Sprintf("B%d", row))
		}
	}
	if len(s.numbers) > 0 {
		t.Errorf("numbers that are neither drawn nor a rank: %v", s.numbers)
	}
}

func TestChartsCanBeReadByEverybody(t *testing.T) {
	book := readXLSX(t, workbookSample(t, 250, workbookParticulars))
	charts := book.charts(t)
	if len(charts) < 4 {
		t.Fatalf("there are %d charts", len(charts))
	}
	drawing := book.files["xl/drawings/drawing1.xml"]
	for _, c := range charts {
		if c.Title == "" || c.Lines == "" || c.Number != "People" {
			t.Errorf("the chart %q has the axes %q and %q", c.Title, c.Lines, c.Number)
		}
		if !strings.Contains(drawing, `descr="Bar chart: `+c.Title+`.`) {
			t.Errorf("the chart %q is not told in words", c.Title)
		}
		for i := 1; i < len(c.Series); i++ {
			one, other := lightness(t, c.Series[i-1].Fill.Colour), lightness(t, c.Series[i].Fill.Colour)
			if max(one-other, other-one) < 35 {
				t.Errorf("%q: two neighbours look alike in grey: %d and %d", c.Title, one, other)
			}
		}
	}
}

// lightness is a colour as a grey printer prints it, from 0 to 255.
func lightness(t *testing.T, colour string) int {
	t.Helper()
	rgb, err := strconv.ParseUint(colour, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return int(299*(rgb>>16)+587*(rgb>>8&255)+114*(rgb&255)) / 1000
}
