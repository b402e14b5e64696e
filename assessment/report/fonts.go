package report

import (
	"bytes"
	_ "embed" // the fonts travel inside the program
	"fmt"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Where the fonts come from, and how the two subsets are made, is in docs/fonts.md.
var (
	//go:embed fonts/AtkinsonHyperlegibleNext_400Regular.ttf
	regularTTF []byte
	//go:embed fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf
	semiBoldTTF []byte
	//go:embed fonts/AtkinsonHyperlegibleNext_700Bold.ttf
	boldTTF []byte
	//go:embed fonts/NotoSans_400Regular-subset.ttf
	fallbackRegularTTF []byte
	//go:embed fonts/NotoSans_700Bold-subset.ttf
	fallbackBoldTTF []byte
)

const (
	// em is the grid on which glyphs are measured, the same as a PDF's.
	em = 1000
	// fallbackScale brings the x-height of the fallback (536) down to that of the main face (496).
	fallbackScale = 0.93
	// leastKern is the smallest move worth drawing, in thousandths of the size. A smaller one cannot be seen on
	// paper, and each one costs bytes.
	leastKern = 10
)

// face is one font file: its measures, and the name under which the PDF knows it.
type face struct {
	name   string
	ttf    []byte
	font   *sfnt.Font
	buf    sfnt.Buffer
	glyphs map[rune]glyph
	kerns  map[[2]rune]float64
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance float64
}

// weight picks a face: one of the three main ones, or one with more letters that stands in for them.
type weight int

const (
	regular weight = iota
	semiBold
	bold
	fallbackRegular
	fallbackBold
	weights
)

var fontFiles = [weights]struct {
	name string
	ttf  []byte
}{
	regular:         {"atkinson-regular", regularTTF},
	semiBold:        {"atkinson-semibold", semiBoldTTF},
	bold:            {"atkinson-bold", boldTTF},
	fallbackRegular: {"noto-regular", fallbackRegularTTF},
	fallbackBold:    {"noto-bold", fallbackBoldTTF},
}

// fallback returns the weight that stands in for a main one.
func (w weight) fallback() weight {
	if w == regular {
		return fallbackRegular
	}
	return fallbackBold
}

// fonts are the faces of one report. A face is parsed when it is first needed, which takes milliseconds.
type fonts [weights]*face

func (f *fonts) face(w weight) *face {
	if f[w] == nil {
		parsed, err := sfnt.Parse(fontFiles[w].ttf)
		if err != nil {
			panic(fmt.Sprintf("embedded font %s: %v", fontFiles[w].name, err)) // WritePDF recovers
		}
		f[w] = &face{
			name: fontFiles[w].name, ttf: fontFiles[w].ttf, font: parsed,
			glyphs: make(map[rune]glyph), kerns: make(map[[2]rune]float64),
		}
	}
	return f[w]
}

// glyph looks up r once; its index is 0 when the face has no such character. None of the faces has one of more than
// sixteen bits, on which fpdf would panic.
func (f *face) glyph(r rune) glyph {
	g, seen := f.glyphs[r]
	if seen {
		return g
	}
	index, err := f.font.GlyphIndex(&f.buf, r)
	if err == nil && index != 0 {
		if advance, err := f.font.GlyphAdvance(&f.buf, index, fixed.I(em), font.HintingNone); err == nil {
			g = glyph{index, float64(advance) / 64}
		}
	}
	f.glyphs[r] = g
	return g
}

func (f *face) has(r rune) bool { return f.glyph(r).index != 0 }

func (f *face) hasAll(word string) bool {
	for _, r := range word {
		if !f.has(r) {
			return false
		}
	}
	return true
}

// kern returns how far b moves after a, in thousandths of the size. Spaces are not kerned, so that a line is as wide
// as its words and its spaces.
func (f *face) kern(a, b rune) float64 {
	if a == ' ' || b == ' ' || a == 0 {
		return 0
	}
	pair := [2]rune{a, b}
	k, seen := f.kerns[pair]
	if !seen {
		move, err := f.font.Kern(&f.buf, f.glyph(a).index, f.glyph(b).index, fixed.I(em), font.HintingNone)
		if k = float64(move) / 64; err != nil || k > -leastKern && k < leastKern {
			k = 0
		}
		f.kerns[pair] = k
	}
	return k
}

// step returns how far r leads on after last, in thousandths of the size.
func (f *face) step(last, r rune) float64 { return f.kern(last, r) + f.glyph(r).advance }

// width measures text set at size.
func (f *face) width(text string, size float64) float64 {
	var w float64
	var last rune
	for _, r := range text {
		w += f.step(last, r)
		last = r
	}
	return w * size / em
}

// addTo hands the face to a PDF. fpdf writes into the bytes that it is given, so it gets its own.
func (f *face) addTo(pdf *fpdf.Fpdf) {
	pdf.AddUTF8FontFromBytes(f.name, "", bytes.Clone(f.ttf))
}

// trueName is the PostScript name that the font file gives itself.
func (f *face) trueName() string {
	name, err := f.font.Name(&f.buf, sfnt.NameIDPostScript)
	if err != nil {
		return f.name
	}
	return name
}
