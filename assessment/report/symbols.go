package report

import (
	"math"

	"codeberg.org/go-pdf/fpdf"

	"waymark/assessment"
)

// Symbols are drawn, not set in type, so that no font is needed and nothing odd is read out. Each stands beside its
// word and differs from the others in shape, so that a grey print loses nothing.

// symbolRadius fits a symbol to the capitals of a line of text.
const symbolRadius = 4.6

// symbol draws itself round a point.
type symbol func(s *sheet, x, y float64)

// ratingSymbol returns the symbol of a rating: a circle with a quarter filled for each level. Without an answer there
// is none.
func ratingSymbol(r assessment.Rating) symbol {
	switch {
	case r.IsLevel():
		return func(s *sheet, x, y float64) { s.quarters(x, y, int(r)) }
	case r == assessment.NoChance:
		return (*sheet).dashedCircle
	case r == assessment.NotMyRole:
		return (*sheet).dash
	}
	return nil
}

// statusSymbol returns the symbol of an action's state.
func statusSymbol(a assessment.ActionStatus) symbol {
	switch a {
	case assessment.Started:
		return (*sheet).target
	case assessment.Done:
		return (*sheet).tick
	}
	return (*sheet).ring
}

func (s *sheet) ring(x, y float64) {
	s.pen(blue, 1.1)
	s.pdf.Circle(x, y, symbolRadius-0.5, "D")
}

func (s *sheet) quarters(x, y float64, n int) {
	s.brush(blue)
	if n == 4 {
		s.pdf.Circle(x, y, symbolRadius-0.5, "F")
	} else {
		s.pdf.MoveTo(x, y)
		s.pdf.ArcTo(x, y, symbolRadius-0.5, symbolRadius-0.5, 0, float64(90-90*n), 90)
		s.pdf.ClosePath()
		s.pdf.DrawPath("F")
	}
	s.ring(x, y)
}

func (s *sheet) dashedCircle(x, y float64) {
	s.pdf.SetDashPattern([]float64{1.8, 1.5}, 0)
	s.ring(x, y)
	s.pdf.SetDashPattern(nil, 0)
}

func (s *sheet) dash(x, y float64) {
	s.rule(x-symbolRadius+0.6, y, 2*symbolRadius-1.2, lineGrey, 2)
}

func (s *sheet) target(x, y float64) {
	s.ring(x, y)
	s.brush(blue)
	s.pdf.Circle(x, y, symbolRadius/2.4, "F")
}

func (s *sheet) tick(x, y float64) {
	s.brush(green)
	s.pdf.Circle(x, y, symbolRadius, "F")
	s.pen(white, 1.2)
	s.pdf.MoveTo(x-2.1, y+0.1)
	s.pdf.LineTo(x-0.6, y+1.7)
	s.pdf.LineTo(x+2.2, y-1.7)
	s.pdf.DrawPath("D")
}

func (s *sheet) square(x, y float64) {
	const side = 2 * (symbolRadius - 0.8)
	s.fill(x-side/2, y-side/2, side, side, ink)
}

func (s *sheet) triangle(x, y float64) {
	s.brush(amber)
	s.pen(ink, 1.1)
	s.pdf.MoveTo(x, y-symbolRadius+0.4)
	s.pdf.LineTo(x+symbolRadius, y+symbolRadius-0.9)
	s.pdf.LineTo(x-symbolRadius, y+symbolRadius-0.9)
	s.pdf.ClosePath()
	s.pdf.DrawPath("FD")
}

func (s *sheet) star(x, y float64) {
	s.brush(green)
	points := make([]fpdf.PointType, 10)
	for i := range points {
		radius := symbolRadius * 1.15
		if i%2 == 1 {
			radius *= 0.42
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		points[i] = fpdf.PointType{X: x + radius*sin, Y: y - radius*cos}
	}
	s.pdf.Polygon(points, "F")
}

func (s *sheet) bullet(x, y float64) {
	s.brush(blue)
	s.pdf.Circle(x, y, 1.7, "F")
}

// The cells of a bar, one for each statement rated with a level, all of one size on the page: bars show counts.
const (
	cellStep   = 9 // from one cell to the next, where there is room
	cellHeight = 11
	cellGap    = 1.2
)

// bar draws full cells, then half-filled ones, then open ones, with its left edge at x.
func (s *sheet) bar(x, middle, step float64, full, half, open int) {
	top, width := middle-cellHeight/2, step-cellGap
	for i := range full + half + open {
		switch {
		case i < full:
			s.fill(x, top, width, cellHeight, blue)
		case i < full+half:
			s.fill(x, middle, width, cellHeight/2, blue)
		}
		s.outline(x+0.4, top+0.4, width-0.8, cellHeight-0.8, blue, 0.8)
		x += step
	}
}
