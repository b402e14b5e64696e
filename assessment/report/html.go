package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"waymark/assessment"
)

var (
	//go:embed html.tmpl
	htmlSource string
	//go:embed report.css
	htmlStyle string
)

// htmlTemplate is parsed when the first page is written, so that nobody else waits for it.
var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"clean": clean, "bar": newHTMLBar, "areas": newHTMLAreas,
		"ordinal": func(i int) int { return i + 1 },
	}).Parse(htmlSource))
})

// WriteHTML writes the report as one page for a browser, with the same words in the same order as the PDF. The page
// needs nothing besides itself: no script, no picture, no font and no link to anywhere else. Places to fill in by pen
// get their lines when it is printed. It returns the error of w.
func (r *Report) WriteHTML(w io.Writer) error {
	var page bytes.Buffer
	if err := htmlTemplate().ExecuteTemplate(&page, "page", htmlPage{r, template.CSS(htmlStyle)}); err != nil {
		return fmt.Errorf("laying out the report: %w", err)
	}
	if _, err := w.Write(page.Bytes()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// htmlPage is what the page shows. What stands over the title carries the mark, and so does its name in the browser.
type htmlPage struct {
	*Report
	Style template.CSS
}

// Over is the line over the title.
func (p htmlPage) Over() string { return p.marked(p.Kicker) }

// Tab is the name of the page in the browser.
func (p htmlPage) Tab() string { return p.marked(p.Title) }

// htmlBar draws the counts of a domain: a cell for each statement, in one size on the whole page. Its words stand
// beside it.
type htmlBar struct {
	Width         int
	Edges, Filled string // outlines of the cells, and what is filled of them, as SVG paths
}

// newHTMLBar returns nil where there is no count to show.
func newHTMLBar(d DomainRow) *htmlBar {
	const step, half = 11, 7
	if d.Showing != assessment.ShowCount {
		return nil
	}
	var edges, filled strings.Builder
	cells := d.OnMyOwn + d.WithSupport + d.NotYet
	for i := range cells {
		x := step*i + 1
		fmt.Fprintf(&edges, "M%d 1h8v12h-8z", x)
		switch {
		case i < d.OnMyOwn:
			fmt.Fprintf(&filled, "M%d 1h8v12h-8z", x)
		case i < d.OnMyOwn+d.WithSupport:
			fmt.Fprintf(&filled, "M%d %dh8v6h-8z", x, half)
		}
	}
	return &htmlBar{step * cells, edges.String(), filled.String()}
}

// htmlAreas names the focus areas in a cell of the look ahead.
type htmlAreas struct {
	Counted bool // false where words stand in the place of the names
	Count   int
	Names   string
}

func newHTMLAreas(names []string, none string) htmlAreas {
	if none != "" {
		return htmlAreas{Names: none}
	}
	return htmlAreas{true, len(names), strings.Join(names, "; ")}
}
