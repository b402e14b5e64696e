package report

import (
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

// WritePDF lays the report out on A4 pages and writes them as a PDF, with the record inside unless it is nil. The same
// report gives the same bytes. It returns ErrPDF, and has written nothing, when the pages cannot be laid out, and the
// error of w when that fails.
func (r *Report) WritePDF(w io.Writer, record []byte) (Printed, error) {
	pdf, printed, err := r.layOut()
	if err != nil {
		return Printed{}, err
	}
	if err := pdf.Output(w); err != nil {
		return Printed{}, fmt.Errorf("writing the report: %w", err)
	}
	return printed, nil
}

// layOut makes the whole document. The PDF library panics on input that it does not know, and a panic would carry the
// worker's words out to the terminal.
func (r *Report) layOut() (pdf *fpdf.Fpdf, printed Printed, err error) {
	defer func() {
		if recover() != nil {
			pdf, printed, err = nil, Printed{}, ErrPDF
		}
	}()
	pdf = r.newPDF()
	f := &flow{
		typesetter: &typesetter{},
		sheet:      &sheet{pdf: pdf, added: make(map[*face]bool)},
	}
	f.newPage()
	f.front(r)
	f.profile(r)
	f.talk(r)
	f.plan(r.Plan)
	f.routes(r.Routes)
	f.meeting(r.Meeting)
	f.made(r.Made)
	f.answers(r.Answers)
	f.footers(r)
	pdf.Close()
	if pdf.Err() {
		return nil, Printed{}, ErrPDF
	}
	return pdf, Printed{Pages: pdf.PageCount(), Unprintable: string(f.unprintable)}, nil
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
	pdf.SetLang("en-GB")
	return pdf
}

// footers are drawn last, when the number of pages is known.
func (f *flow) footers(r *Report) {
	pages := f.sheet.pdf.PageCount()
	disclaimer := f.paragraph(footer, r.Guide.Disclaimer)
	name := f.paragraph(footer, r.marked(r.Title+", "+r.Date.Words()))
	for page := 1; page <= pages; page++ {
		f.sheet.turnTo(page)
		f.sheet.rule(margin, footerTop, bodyWidth, hairline, 0.6)
		disclaimer.draw(f.sheet, margin, footerTop+3)
		name.draw(f.sheet, margin, footerTop+3+footer.leading)
		number := f.atRight(bodyWidth, footer, fmt.Sprintf(pageOf, page, pages))
		number.draw(f.sheet, margin, footerTop+3+footer.leading)
	}
}
