package release

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"
	"unicode"
)

var (
	//go:embed html.tmpl
	htmlSource string
	//go:embed release.css
	htmlStyle string
)

// htmlTemplate is parsed when the first page is written, so that nobody else waits for it.
var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("release").Parse(htmlSource))
})

// WriteHTML writes the release as one web page that needs nothing besides itself: no script, no picture, no font and no
// link to anywhere. The same release gives the same bytes. It returns the error of w.
func (r *Release) WriteHTML(w io.Writer) error {
	var page bytes.Buffer
	if err := htmlTemplate().ExecuteTemplate(&page, "page", newHTMLPage(r)); err != nil {
		return fmt.Errorf("lay out the web page: %w", err)
	}
	if _, err := w.Write(bytes.Map(printable, page.Bytes())); err != nil {
		return fmt.Errorf("write the web page: %w", err)
	}
	return nil
}

// printable drops characters that cannot be seen, such as those that turn the direction of text.
func printable(r rune) rune {
	switch {
	case r == '\n' || unicode.IsPrint(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return -1
}

// htmlPage is what the page shows besides the release itself.
type htmlPage struct {
	*Release
	Policy      string
	Style       template.CSS
	SampleWords string
	GroupWords  string
	FewPeople   string

	Chart        []htmlNeed
	ChartKey     []htmlKey
	Needs        []Need
	Ratings      []htmlTable
	Marks        htmlTable
	Bands, Ahead *htmlTable // nil when the release has none
	Planning     bool       // the release has table C
	Learning     []htmlTable
}

// htmlTable is one table of the page.
type htmlTable struct {
	ID        string // of its heading, in the page
	Heading   string
	Caption   string
	Explained string // what stands in its cells
	About     string // heading of the first column
	PerRow    bool   // each row says how many people it is about
	Levels    []Level
	Percent   string // heading of the column of percentages, of the first level; "" for none
	Apart     int    // columns at the end that a line sets apart from the rest; the style knows up to 3
	Parts     []htmlPart
	Key       []htmlKey
}

// htmlPart is a stretch of rows under a heading of their own, or under none.
type htmlPart struct {
	Heading string
	Rows    []htmlRow
}

type htmlRow struct {
	Row
	Bar   []htmlBar // nil for none
	Share string    // the first level as a percentage
}

// Columns returns how many columns the table has.
func (t *htmlTable) Columns() int {
	columns := 1 + len(t.Levels)
	if t.PerRow {
		columns++
	}
	if t.Percent != "" {
		columns++
	}
	return columns
}

// Drawn reports whether any row has a bar.
func (t *htmlTable) Drawn() bool {
	for _, part := range t.Parts {
		for _, row := range part.Rows {
			if row.Bar != nil {
				return true
			}
		}
	}
	return false
}

// cellsExplained stands in the caption of each table.
const cellsExplained = "[c] is 0 to 7 people, or more in a row without a figure. Other figures are to the nearest 5."

func newHTMLPage(r *Release) *htmlPage {
	sum := sha256.Sum256([]byte(htmlStyle))
	p := &htmlPage{
		Release: r, Style: template.CSS(htmlStyle), SampleWords: SampleWords, GroupWords: GroupWords, FewPeople: FewWords,
		Policy: fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
			base64.StdEncoding.EncodeToString(sum[:])),
		Needs: r.TrainingNeeds(),
	}
	p.Chart, p.ChartKey = needsChart(p.Needs, r.People), needsKey
	p.ratings()
	p.marks()
	p.bands()
	p.learning()
	p.ahead()
	return p
}

// numbered is the heading of a domain.
func (p *htmlPage) numbered(d Domain) string {
	number, _ := p.Domain(d.ID)
	return fmt.Sprintf("%d %s", number, d.Title)
}

func (p *htmlPage) ratings() {
	table := p.Table(Ratings)
	scale := stackScale(table)
	for i, d := range p.Domains {
		t := htmlTable{
			ID: fmt.Sprintf("domain-%d", i+1), Heading: p.numbered(d), Caption: "Ratings: " + d.Short,
			Explained: cellsExplained, About: "Focus area", Levels: table.Levels, Apart: len(table.Levels) - stacked, Key: ratingsKey(table),
		}
		var rows []htmlRow
		for _, row := range table.In(d.ID) {
			rows = append(rows, htmlRow{Row: row, Bar: stack(table.Levels, row.Cells, scale)})
			if notOffered(row.Cells) && t.Explained == cellsExplained {
				t.Explained += " Where a level makes no sense, it is not offered."
			}
		}
		t.Parts = []htmlPart{{Rows: rows}}
		p.Ratings = append(p.Ratings, t)
	}
}

func notOffered(cells []Cell) bool {
	for _, c := range cells {
		if !c.IsLevel() {
			return true
		}
	}
	return false
}

func (p *htmlPage) marks() {
	table := p.Table(Marks)
	p.Marks = htmlTable{
		ID: "marks", Caption: "Who wants to work on each focus area",
		Explained: cellsExplained, About: "Focus area", Levels: table.Levels,
	}
	for _, d := range p.Domains {
		p.Marks.Parts = append(p.Marks.Parts, htmlPart{p.numbered(d), barred(table.In(d.ID))})
	}
	p.Marks.shares("Percent who want to")
}

func (p *htmlPage) bands() {
	table := p.Table(Bands)
	if table == nil {
		return
	}
	t := &htmlTable{
		ID: "groups", Caption: "Each group, domain by domain", Explained: cellsExplained + " Why a domain can be [c] for every group is told at the end.",
		About: "Group", PerRow: true, Levels: table.Levels,
	}
	for _, d := range p.Domains {
		var rows []htmlRow
		for _, row := range table.In(d.ID) {
			row.Words = p.Groups[row.Group-1].Words()
			rows = append(rows, htmlRow{Row: row})
		}
		if rows != nil {
			t.Parts = append(t.Parts, htmlPart{p.numbered(d), rows})
		}
	}
	t.shares("Percent with half or more")
	p.Bands = t
}

func (p *htmlPage) learning() {
	table := p.Table(Planning)
	p.Planning = table != nil
	if table == nil {
		return
	}
	for i, list := range p.Lists {
		t := htmlTable{
			ID: fmt.Sprintf("list-%d", i+1), Heading: list.Question, Caption: "Answers to: " + list.Question,
			Explained: cellsExplained, About: "Answer", Levels: table.Levels,
			Parts: []htmlPart{{Rows: barred(table.options(list.ID))}},
		}
		t.shares("Percent who ticked it")
		p.Learning = append(p.Learning, t)
	}
}

func (p *htmlPage) ahead() {
	table := p.Table(LookAhead)
	if table == nil {
		return
	}
	t := &htmlTable{
		ID: "ahead", Caption: "Those who looked ahead", Explained: cellsExplained,
		About: "Domain", PerRow: true, Levels: table.Levels,
	}
	rows := barred(table.Rows)
	for i := range rows {
		number, _ := p.Domain(rows[i].Domain)
		rows[i].Position = fmt.Sprint(number)
	}
	t.Parts = []htmlPart{{Rows: rows}}
	t.shares("Percent ready")
	p.Ahead = t
}

// shares adds a column of percentages of the first level, if any row has one.
func (t *htmlTable) shares(heading string) {
	for _, part := range t.Parts {
		for i := range part.Rows {
			row := &part.Rows[i]
			percent, ok := row.Percent(0)
			switch {
			case ok:
				row.Share = fmt.Sprintf("%d%%", percent)
				t.Percent, t.Apart = heading, 1
			case row.HasPercents():
				row.Share = Concealed
			}
		}
	}
	if t.Percent != "" {
		t.Explained += " Percentages are of the printed figures, and only for 20 people or more."
	}
}
