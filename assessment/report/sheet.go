package report

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// The page, in points: A4 with margins of 18 mm. The footer stands inside them, under the body.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	margin     = 18 * 72 / 25.4
	bodyWidth  = pageWidth - 2*margin
	footerTop  = pageHeight - margin - 28
	bodyBottom = footerTop - 10
	bodyHeight = bodyBottom - margin
)

// capHeight is the height of a capital, of which half stands over the middle of a line.
const capHeight = 0.668

type colour struct{ r, g, b int }

// Contrast on white is at least 6.4 for text and 3.8 for lines; a hairline is decoration only.
var (
	white    = colour{255, 255, 255}
	ink      = colour{0x21, 0x2B, 0x32}
	grey     = colour{0x42, 0x55, 0x63}
	darkBlue = colour{0x00, 0x30, 0x87}
	blue     = colour{0x00, 0x5E, 0xB8}
	green    = colour{0x00, 0x67, 0x47}
	amber    = colour{0xFF, 0xB8, 0x1C} // only as a ground with an outline in ink
	lineGrey = colour{0x76, 0x86, 0x92}
	hairline = colour{0xC5, 0xCE, 0xD4}
	pale     = colour{0xF0, 0xF4, 0xF5}
	tint     = colour{0xE7, 0xF0, 0xF8}
)

// sheet is where things are drawn, and the only place that calls the PDF library to draw. There are two sorts: text,
// which is the content, and shapes, which only decorate it. Each stands in a mark of its own sort, so that whoever
// reads the page aloud gets the text alone.
type sheet struct {
	pdf    *fpdf.Fpdf
	marks  marker
	repeat artifact // what text is as well while this is set; empty otherwise
	added  map[*face]bool
	face   *face
	size   float64
	colour colour
}

func newSheet(pdf *fpdf.Fpdf) *sheet {
	return &sheet{pdf: pdf, marks: marker{pdf: pdf, ids: make(map[int]int)}, added: make(map[*face]bool)}
}

func (s *sheet) newPage() {
	s.marks.close()
	s.pdf.AddPage()
}

// turnTo goes back to a page that was drawn before, where nothing is known of what is set.
func (s *sheet) turnTo(page int) {
	s.marks.close()
	s.pdf.SetPage(page)
	s.face = nil
	s.colour = colour{-1, -1, -1}
}

// mark opens the mark for text of an element, or for a shape when there is none.
func (s *sheet) mark(of *element) {
	switch {
	case s.repeat != "":
		s.marks.decoration(s.repeat)
	case of == nil:
		s.marks.decoration(shapeArtifact)
	default:
		s.marks.content(of)
	}
}

// text draws a line with its left edge at x, centred on the capitals round middle. A line that runs on keeps the space
// at its end, or its last word would join the next one when the page is read aloud.
func (s *sheet) text(l line, of *element, x, middle float64) {
	if len(l.words) == 0 {
		return
	}
	s.mark(of)
	baseline := middle + capHeight/2*l.size
	var run strings.Builder
	for i, w := range l.words {
		run.WriteString(w.text)
		if i+1 < len(l.words) || !l.ends {
			run.WriteByte(' ')
		}
		if i+1 < len(l.words) && w.sameLook(l.words[i+1]) {
			continue
		}
		s.use(w)
		x = s.run(run.String(), x, baseline)
		run.Reset()
	}
}

func (w word) sameLook(v word) bool {
	return w.face == v.face && w.size == v.size && w.colour == v.colour
}

// run draws text that has one look and returns where it ends. It is cut where two letters are kerned.
func (s *sheet) run(text string, x, baseline float64) float64 {
	start, from := x, 0
	var last rune
	for i, r := range text {
		if k := s.face.kern(last, r); k != 0 {
			s.pdf.Text(start, baseline, text[from:i])
			x += k * s.size / em
			start, from = x, i
		}
		x += s.face.glyph(r).advance * s.size / em
		last = r
	}
	s.pdf.Text(start, baseline, text[from:])
	return x
}

// use sets face, size and colour for text where they differ from what is set.
func (s *sheet) use(w word) {
	if !s.added[w.face] {
		w.face.addTo(s.pdf)
		s.added[w.face] = true
	}
	if s.face != w.face || s.size != w.size {
		s.face, s.size = w.face, w.size
		s.pdf.SetFont(w.face.name, "", w.size)
	}
	s.paint(w.colour)
}

// fontNames are the true names of the fonts that were used, by the names that fpdf gave them.
func (s *sheet) fontNames() map[string]string {
	names := make(map[string]string)
	for f := range s.added {
		names["utf8"+f.name] = f.trueName()
	}
	return names
}

// paint sets the colour of text and filled shapes. fpdf keeps two and wraps text in extra operators when they differ.
func (s *sheet) paint(c colour) {
	if s.colour != c {
		s.colour = c
		s.pdf.SetFillColor(c.r, c.g, c.b)
		s.pdf.SetTextColor(c.r, c.g, c.b)
	}
}

// brush and pen begin a shape.
func (s *sheet) brush(c colour) {
	s.mark(nil)
	s.paint(c)
}

func (s *sheet) pen(c colour, width float64) {
	s.mark(nil)
	s.pdf.SetDrawColor(c.r, c.g, c.b)
	s.pdf.SetLineWidth(width)
}

// fill draws a filled rectangle.
func (s *sheet) fill(x, y, width, height float64, c colour) {
	s.brush(c)
	s.pdf.Rect(x, y, width, height, "F")
}

// outline draws the edges of a rectangle.
func (s *sheet) outline(x, y, width, height float64, c colour, thickness float64) {
	s.pen(c, thickness)
	s.pdf.Rect(x, y, width, height, "D")
}

// rule draws a level line.
func (s *sheet) rule(x, y, width float64, c colour, thickness float64) {
	s.pen(c, thickness)
	s.pdf.Line(x, y, x+width, y)
}

// upright draws a line downwards.
func (s *sheet) upright(x, y, height float64, c colour, thickness float64) {
	s.pen(c, thickness)
	s.pdf.Line(x, y, x, y+height)
}
