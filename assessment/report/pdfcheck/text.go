package pdfcheck

import "math"

// matrix is a transformation (ISO 32000-1, 8.3.3).
type matrix [6]float64

var still = matrix{1, 0, 0, 1, 0, 0}

// times does m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// matrix returns the six operands.
func (w *drawing) matrix() matrix {
	var m matrix
	for i := range m {
		m[i] = w.number(i)
	}
	return m
}

func (w *drawing) beginText() {
	w.textObjects++
	w.textObject = w.textObjects
	w.text, w.lineStart = still, still
}

func (w *drawing) endText() { w.textObject = 0 }

func (w *drawing) move(x, y float64) {
	w.lineStart = matrix{1, 0, 0, 1, x, y}.times(w.lineStart)
	w.text = w.lineStart
}

func (w *drawing) nextLine() { w.move(0, -w.leading) }

func (w *drawing) setFont() {
	key := w.args[0].(name)
	w.size = w.number(1)
	if w.font = w.d.font(w.d.dict(w.page.resources["Font"])[key]); w.font == nil {
		w.fault(ruleFonts, "there is no font %s", key)
	}
}

func (w *drawing) showAll() {
	for _, v := range w.args[0].(array) {
		if _, ok := v.(text); ok {
			w.show(v)
		} else if x, ok := w.d.number(v); ok {
			w.advance(-x / 1000 * w.size)
		} else {
			w.fault(ruleContent, "TJ has the wrong operands")
		}
	}
}

// show sets a string: its characters go to the open mark.
func (w *drawing) show(v any) {
	shown := v.(text)
	if w.font == nil {
		w.fault(ruleFonts, "text without a font")
		return
	}
	w.holdInBox()
	baseline := w.point()[5]
	for _, code := range w.font.codes(shown) {
		w.font.shown[code] = true
		if len(w.open) > 0 {
			w.open[len(w.open)-1].add(w.page.number, baseline, w.font.characters(code))
		}
		w.advance(w.font.width(code)/1000*w.size + w.letters)
	}
	w.holdInBox()
}

func (w *drawing) advance(x float64) {
	w.text = matrix{1, 0, 0, 1, x * w.scale, 0}.times(w.text)
}

// point returns where text stands on the page, and how it is turned.
func (w *drawing) point() matrix {
	return matrix{1, 0, 0, 1, 0, w.raised}.times(w.text).times(w.place)
}

// sameLine is how far two baselines may be apart, in points, on what is one line to the eye.
const sameLine = 2

// add takes characters into the mark.
func (m *mark) add(page int, baseline float64, characters string) {
	last := len(m.lines) - 1
	if last < 0 || m.lines[last].page != page || math.Abs(m.lines[last].baseline-baseline) > sameLine {
		m.lines = append(m.lines, line{page: page, baseline: baseline})
		last++
	}
	m.lines[last].text = append(m.lines[last].text, characters...)
}

// holdInBox holds that the point where text stands is on the page.
func (w *drawing) holdInBox() {
	m := w.point()
	x, y, box := m[4], m[5], w.page.box
	if !(x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) { // false for what is no number, too
		w.fault(ruleBox, "text at %d, %d", int(math.Round(x)), int(math.Round(y)))
	}
}
