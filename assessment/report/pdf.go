package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// ErrPDF says that the pages could not be laid out. It says nothing of what stood on them.
var ErrPDF = errors.New("the report could not be made into a PDF; save it as text instead")

// Printed says what came of a report.
type Printed struct {
	Pages       int
	Unprintable string // characters that no font has, once each; a question mark stands for each on the pages
}

// language is that of the words in words.go.
const language = "en-GB"

// The record inside a PDF.
const (
	recordName  = "waymark-record.json"
	recordMIME  = "application/json"
	recordWords = "A copy of this report for programs"
)

// WritePDF lays the report out on A4 pages and writes them as a tagged PDF, with the record inside unless it is nil.
// The same report gives the same bytes. It returns ErrPDF, and has written nothing, when the pages cannot be laid out,
// and the error of w when that fails.
func (r *Report) WritePDF(w io.Writer, record []byte) (Printed, error) {
	pages, doc, printed, err := r.layOut()
	if err != nil {
		return Printed{}, err
	}
	if record != nil {
		doc.attachment = &attachment{recordName, recordMIME, recordWords, record}
	}
	file, err := finish(pages, doc)
	if err != nil {
		return Printed{}, fmt.Errorf("%w (%w)", ErrPDF, err)
	}
	if _, err := w.Write(file); err != nil {
		return Printed{}, fmt.Errorf("writing the report: %w", err)
	}
	return printed, nil
}

// layOut makes the pages and their structure. The PDF library panics on input that it does not know, and a panic would
// carry the worker's words out to the terminal.
func (r *Report) layOut() (pages []byte, doc *document, printed Printed, err error) {
	defer func() {
		if recover() != nil {
			pages, doc, printed, err = nil, nil, Printed{}, ErrPDF
		}
	}()
	pdf := r.newPDF()
	f := &flow{typesetter: &typesetter{}, sheet: newSheet(pdf)}
	root := f.begin(roleDocument)
	f.newPage()
	if r.OnePage {
		f.onePage(r)
	} else {
		f.parts(r)
	}
	f.footers(r)
	var file bytes.Buffer
	if err := pdf.Output(&file); err != nil {
		return nil, nil, Printed{}, ErrPDF
	}
	doc = &document{
		root: root, title: r.Title, subject: r.Kicker, creator: creator + " " + r.Version, lang: language,
		made: r.Date.String(), fonts: f.sheet.fontNames(),
	}
	return file.Bytes(), doc, Printed{Pages: pdf.PageCount(), Unprintable: string(f.unprintable)}, nil
}

func (f *flow) parts(r *Report) {
	f.front(r)
	f.profile(r)
	f.talk(r)
	after := 0.0
	if r.Training == nil {
		after = routesHeight(r.Routes)
	}
	f.plan(r.Plan, after)
	f.training(r.Training)
	f.routes(r.Routes)
	f.meeting(r.Meeting)
	if r.File != nil {
		f.about(r.File.Heading, r.File.Lines, nil)
	}
	if r.Made != nil {
		f.about(r.Made.Heading, r.Made.Lines, r.Made.Planning)
	}
	f.answers(r.Answers)
}

func (r *Report) newPDF() *fpdf.Fpdf {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	made := time.Date(r.Date.Year, r.Date.Month, r.Date.Day, 0, 0, 0, 0, time.UTC)
	pdf.SetCreationDate(made)
	pdf.SetModificationDate(made)
	pdf.SetProducer("", false)
	pdf.SetCreator(creator+" "+r.Version, true)
	pdf.SetTitle(r.Title, true)
	pdf.SetSubject(r.Kicker, true)
	pdf.SetLang(language)
	return pdf
}

// footers are drawn last, when the number of pages is known.
func (f *flow) footers(r *Report) {
	set := func(words string) textBlock { return f.plain(bodyWidth, span{footer, words}) }
	disclaimer := set(r.Guide.Disclaimer)
	name := set(r.marked(r.Title + ", " + r.Date.Words()))
	pages := f.sheet.pdf.PageCount()
	for page := 1; page <= pages; page++ {
		f.sheet.turnTo(page)
		number := set(fmt.Sprintf(pageOf, page, pages))
		aside{stack{
			drawing{3, func(s *sheet, x, y float64) { s.rule(x, y, bodyWidth, hairline, 0.6) }},
			disclaimer,
			row{{0, name}, {bodyWidth - number.lines[0].width(), number}},
		}, footerArtifact}.draw(f.sheet, margin, footerTop)
	}
	f.sheet.marks.close()
}
