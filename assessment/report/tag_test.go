package report_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/report"
)

// kinds are reports of every sort: of all sizes, beside an earlier record, and on one page.
func kinds(t testing.TB) map[string]*report.Report {
	reports := make(map[string]*report.Report)
	for name, a := range sizes(t) {
		reports[name] = build(a)
		reports[name+", one page"] = build(onOnePage(a))
	}
	reports["before"] = build(withEarlier(t, everything(t, pack(t))))
	reports["before, one page"] = build(onOnePage(withEarlier(t, everything(t, pack(t)))))
	return reports
}

// onOnePage chooses the short report.
func onOnePage(a *assessment.Assessment) *assessment.Assessment {
	a.SetParts(assessment.Parts{OnePage: true})
	return a
}

// withEarlier puts an earlier record beside the answers, and a record into the file.
func withEarlier(t testing.TB, a *assessment.Assessment) *assessment.Assessment {
	t.Helper()
	e := &assessment.Earlier{
		Made: day.AddMonths(-6), Version: a.Questionnaire().Version, Answers: make(map[string]assessment.Answer),
	}
	for i, f := range a.Questionnaire().Areas() {
		e.Answers[f.ID] = assessment.Answer{Rating: assessment.Rating(i % 5)}
	}
	must(t, bringAnswers(a, e, nil))
	parts := a.Parts()
	parts.Record = true
	a.SetParts(parts)
	return a
}

func TestThePagesAreTagged(t *testing.T) {
	for name, r := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			l := layOut(t, r)
			checkHeadings(t, l, r)
			checkPlaces(t, l)
			checkTables(t, l)
		})
	}
}

// checkHeadings fails when reading does not begin with what this is and the title, when a level of headings is left out, and when the
// parts are in another order than in the report.
func checkHeadings(t *testing.T, l laid, r *report.Report) {
	t.Helper()
	if words := l.said(l.root); !strings.HasPrefix(words, r.Kicker+" "+r.Title) {
		t.Errorf("reading begins with %q", words[:min(60, len(words))])
	}
	level := 0
	var parts []string
	walk(l.root, func(e *report.Element, _ []*report.Element) {
		if !strings.HasPrefix(e.Role(), "H") {
			return
		}
		n := int(e.Role()[1] - '0')
		if n > level+1 || n == 1 && level > 0 {
			t.Errorf("%s %q follows a heading of level %d", e.Role(), l.said(e), level)
		}
		if level = n; n == 2 {
			parts = append(parts, l.said(e))
			if e.Title() != l.said(e) {
				t.Errorf("%q has the bookmark %q", l.said(e), e.Title())
			}
		}
	})
	if want := headings(r); !slices.Equal(parts, want) {
		t.Errorf("got the parts %q, want %q", parts, want)
	}
}

// headings are those of the parts of a report.
func headings(r *report.Report) []string {
	if r.OnePage {
		return []string{r.Strengths.Heading, r.Profile.Heading, r.Talk.Heading}
	}
	all := []string{r.Guide.Heading, r.Wish.Words, r.Strengths.Heading, r.Profile.Heading}
	if r.LookAhead != nil {
		all = append(all, r.LookAhead.Heading)
	}
	all = append(all, r.Key.Heading, r.Talk.Heading)
	if r.Plan != nil {
		all = append(all, r.Plan.Heading)
	}
	if r.Training != nil {
		all = append(all, r.Training.Heading)
	}
	all = append(all, r.Routes.Heading, r.Meeting.Heading)
	if r.File != nil {
		all = append(all, r.File.Heading)
	}
	all = append(all, r.Made.Heading)
	if r.Answers != nil {
		all = append(all, r.Answers.Heading)
	}
	return all
}

// inside says in what an element may stand.
var inside = map[string][]string{
	"Sect": {"Document"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"},
	"TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "H1": {"Sect"}, "H2": {"Sect"}, "H3": {"Sect"},
	"L": {"Sect", "LBody"}, "Table": {"Sect"}, "P": {"Sect", "LBody", "TH", "TD"}, "Link": {"P"},
}

// checkPlaces fails for an element that stands where it may not, or has nothing to say.
func checkPlaces(t *testing.T, l laid) {
	t.Helper()
	if l.root.Role() != "Document" {
		t.Errorf("the root is a %s", l.root.Role())
	}
	walk(l.root, func(e *report.Element, above []*report.Element) {
		if len(above) > 0 && !slices.Contains(inside[e.Role()], above[len(above)-1].Role()) {
			t.Errorf("%s %q stands in %s", e.Role(), l.said(e), above[len(above)-1].Role())
		}
		if l.said(e) == "" {
			t.Errorf("nothing is said in %s, under %q", e.Role(), l.said(above[len(above)-1]))
		}
		if len(e.Marks()) > 0 && len(e.Children()) > 0 {
			t.Errorf("%s %q has words beside its elements", e.Role(), l.said(e))
		}
	})
}

// checkTables fails for a row that has not as many columns as the heading row, or without headings of its own.
func checkTables(t *testing.T, l laid) {
	t.Helper()
	for _, table := range l.all("Table") {
		heads := table.Children()[0].Children()[0].Children()
		for _, cell := range heads {
			if cell.Role() != "TH" || cell.Scope() != "Column" {
				t.Errorf("%q is no heading of a column", l.said(cell))
			}
		}
		for _, row := range table.Children()[1].Children() {
			if first := row.Children()[0]; first.Role() != "TH" || first.Scope() != "Row" {
				t.Errorf("%q is no heading of a row", l.said(first))
			}
			columns := 0
			for _, cell := range row.Children() {
				columns += cell.Columns()
			}
			if columns != len(heads) {
				t.Errorf("%q takes %d columns of %d", l.said(row), columns, len(heads))
			}
		}
	}
}

// TestEveryWordOfTheReportIsReadAloud leaves out the sentences that stand for the rows of a table in the text twin, and
// how to read the bars.
func TestEveryWordOfTheReportIsReadAloud(t *testing.T) {
	for name, r := range map[string]*report.Report{
		"every part": build(everything(t, pack(t))),
		"before":     build(withEarlier(t, everything(t, pack(t)))),
		"one page":   build(onOnePage(withEarlier(t, everything(t, pack(t))))),
	} {
		l := layOut(t, r)
		words := l.said(l.root)
		for _, d := range r.Profile.Rows {
			if want := fmt.Sprintf(" %d %s ", d.Number, d.Title); !strings.Contains(words, want) {
				t.Errorf("%s: %q is not read aloud as words of their own", name, want)
			}
		}
		r.Version = ""
		r.Profile.BarNote = "" // about what is drawn
		r.Guide.Text, r.Wish.Words = except(r.OnePage, r.Guide.Text), except(r.OnePage, r.Wish.Words)
		r.Guide.Heading, r.Profile.ToAll = except(r.OnePage, r.Guide.Heading), except(r.OnePage, r.Profile.ToAll)
		for i := range r.Profile.Rows {
			r.Profile.Rows[i].Sentence = ""
		}
		for _, text := range wordsIn(reflect.ValueOf(r)) {
			if text = strings.Join(strings.Fields(text), " "); !strings.Contains(words, text) {
				t.Errorf("%s: %q is not read aloud", name, text)
			}
		}
	}
}

func except(leftOut bool, words string) string {
	if leftOut {
		return ""
	}
	return words
}

func TestWhatComesAgainOnEachPageIsNotReadAgain(t *testing.T) {
	r := build(everything(t, pack(t)))
	l := layOut(t, r)
	words := l.said(l.root)
	if n := strings.Count(words, report.Disclaimer); n != 1 {
		t.Errorf("the disclaimer is read %d times", n)
	}
	if got, want := strings.Count(words, r.Answers.Columns[1]), len(r.Answers.Domains); got != want {
		t.Errorf("the heading %q is read %d times, want once for each of %d domains", r.Answers.Columns[1], got, want)
	}
	for page := 1; page <= len(l.aside); page++ {
		if foot := report.Disclaimer + "My development report, 22 November 2026" + fmt.Sprintf("Page %d of %d", page, len(l.aside)); !strings.HasSuffix(l.aside[page], foot) {
			t.Errorf("page %d: got %q aside, want it to end with %q", page, l.aside[page], foot)
		}
	}
	again := 0
	for _, words := range l.aside {
		if strings.HasPrefix(words, strings.Join(r.Answers.Columns, "")) {
			again++
		}
	}
	if again == 0 {
		t.Error("no page begins with the heading row of the appendix, aside")
	}
}

func TestANoteOverTwoPagesIsOneCell(t *testing.T) {
	a := everything(t, pack(t))
	note := strings.TrimSpace(strings.Repeat("one more line\n", 70))
	must(t, a.SetNote(a.Questionnaire().Area("d3-equipment"), note))
	l := layOut(t, build(a))
	for _, cell := range l.all("TD") {
		if !strings.HasPrefix(l.said(cell), "one more line") {
			continue
		}
		pages := make(map[int]bool)
		for _, m := range cell.Marks() {
			pages[m.Page()] = true
		}
		if len(pages) != 2 || l.said(cell) != strings.Join(strings.Fields(note), " ") {
			t.Errorf("the note stands on %d pages, want 2, and reads %q", len(pages), l.said(cell))
		}
		return
	}
	t.Error("no cell holds the note")
}

func TestTheLinkLeadsToTheAppendix(t *testing.T) {
	l := layOut(t, build(everything(t, pack(t))))
	links := l.all("Link")
	if len(links) != 1 || len(links[0].Targets()) != 1 {
		t.Fatalf("got %d links, want one on one line", len(links))
	}
	if to := links[0].Targets()[0]; to == nil || to.Role() != "H2" || to.Title() != "Appendix: all my answers" {
		t.Errorf("it leads to %+v", to)
	}
}

func TestTheShortReportIsOnePage(t *testing.T) {
	monstrous := withEarlier(t, everything(t, pack(t)))
	for _, f := range monstrous.Questionnaire().Areas() {
		monstrous.SetMark(f, true)
	}
	long := build(onOnePage(withEarlier(t, everything(t, pack(t)))))
	endless := strings.Repeat("A title that goes on and on, past all that anybody would read. ", 9)
	for i := range long.Profile.Rows {
		long.Profile.Rows[i].Title = endless
	}
	for i := range long.Talk.Points {
		long.Talk.Points[i].Title = endless
	}
	for i := range long.Strengths.Items {
		long.Strengths.Items[i].Title = strings.Repeat("endless", 40)
	}
	long.About[1].Text = endless
	for name, r := range map[string]*report.Report{
		"empty":              build(onOnePage(assessment.New(pack(t)))),
		"typical":            build(onOnePage(everything(t, pack(t)))),
		"with an earlier":    build(onOnePage(withEarlier(t, everything(t, pack(t))))),
		"everything marked":  build(onOnePage(monstrous)),
		"titles without end": long,
	} {
		t.Run(name, func(t *testing.T) {
			l := layOut(t, r)
			if len(l.aside) != 1 {
				t.Errorf("got %d pages, want 1", len(l.aside))
			}
			if words := l.said(l.root); !strings.Contains(words, r.Guide.Disclaimer) {
				t.Error("the disclaimer is cut short")
			}
			for _, size := range l.sizes {
				if size < 10 {
					t.Errorf("text of %g points, want 10 at least", size)
				}
			}
		})
	}
}

// TestAnyAnswersAreLaidOut rates, marks and plans at random.
func TestAnyAnswersAreLaidOut(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := assessment.New(q)
		rating := rapid.IntRange(0, 6)
		note := rapid.SampledFrom([]string{"", "", "A word.", strings.Repeat("Some words. ", 80), strings.Repeat("a\n", 80)})
		e := &assessment.Earlier{Made: day, Version: q.Version, Answers: make(map[string]assessment.Answer)}
		for _, f := range q.Areas() {
			_ = a.Rate(f, assessment.Rating(rating.Draw(t, "rating"))) // not every rating suits every area
			a.SetMark(f, rapid.Bool().Draw(t, "mark"))
			if err := a.SetNote(f, note.Draw(t, "note")); err != nil {
				t.Fatal(err)
			}
			e.Answers[f.ID] = assessment.Answer{Rating: assessment.Rating(rating.Draw(t, "earlier"))}
		}
		if rapid.Bool().Draw(t, "brought") {
			if err := bringAnswers(a, e, nil); err != nil {
				t.Fatal(err)
			}
		}
		flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
		a.SetParts(assessment.Parts{
			Notes: flag("notes"), Plan: flag("plan"), Answers: flag("answers"), Wellbeing: flag("wellbeing"),
			Record: flag("record"), OnePage: flag("one page"),
		})
		layOut(t, build(a))
	})
}

// TestFiveStrengthsStandOnTheFirstPage is about statements of two lines each, one of them with an example of two.
func TestFiveStrengthsStandOnTheFirstPage(t *testing.T) {
	r := build(everything(t, pack(t)))
	item := report.Item{Title: "Equipment", Statement: "I use a wider range of equipment, and I show people how to use what was prescribed."}
	r.Strengths.Items = slices.Repeat([]report.Item{item}, 5)
	r.Strengths.Items[0].Notes = []report.Field{{Label: "My example", Text: item.Statement}}
	l := layOut(t, r)
	found := 0
	for _, e := range l.all("LBody") {
		for _, p := range e.Children() {
			if strings.HasPrefix(l.said(p), item.Title+": ") {
				found++
				if page := p.Marks()[0].Page(); page != 1 {
					t.Errorf("strength %d is on page %d", found, page)
				}
			}
		}
	}
	if found != len(r.Strengths.Items) {
		t.Errorf("found %d strengths", found)
	}
}

// TestANoteIsNeverPartedFromWhatItIsAbout makes reports of many lengths, so that each page break falls everywhere.
func TestANoteIsNeverPartedFromWhatItIsAbout(t *testing.T) {
	a := everything(t, pack(t))
	a.SetParts(assessment.Parts{Training: true})
	for n := range 24 {
		r := build(a)
		r.Routes.Routes = slices.Repeat(r.Routes.Routes[:1], n+1)
		r.Training.Care, r.Training.Rows = nil, slices.Repeat(r.Training.Rows[:1], n+2)
		l := layOut(t, r)
		page := make(map[string]int) // the last on which the words stand
		for _, role := range []string{"P", "TD", "LBody"} {
			for _, e := range l.all(role) {
				for _, m := range e.Marks() {
					page[l.said(e)] = m.Page()
				}
			}
		}
		route, row := r.Routes.Routes[0], r.Training.Rows[0]
		for note, about := range map[string]string{
			r.Routes.Note: route.Title + ": " + route.Statement, r.Training.Guide: row.Status,
		} {
			if page[note] == 0 || page[note] != page[about] {
				t.Errorf("with %d more, %q is on page %d, and what it is about on %d", n, note, page[note], page[about])
			}
		}
	}
}
