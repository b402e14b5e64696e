package pdfcheck

import (
	"errors"
	"io"
	"strings"
)

// mark is a piece of marked content.
type mark struct {
	id         int // noID for an artifact
	lines      []line
	uses       int   // how often the id begins a mark on its page
	owner      *Node // the element that it belongs to
	textObject int   // the text object that it began in, 0 for none
}

const noID = -1

// line is text of a mark on one baseline.
type line struct {
	page     int
	baseline float64
	text     []byte
}

// state is what q keeps and Q brings back, as far as it moves text.
type state struct {
	place                                 matrix
	font                                  *font
	size, letters, scale, leading, raised float64
}

// drawing is the walk through the content of a page.
type drawing struct {
	state
	d               *Document
	page            *page
	operators       map[keyword]operator
	saved           []state
	open            []*mark
	args            []any
	inPath          bool
	textObject      int // 0 outside
	textObjects     int
	text, lineStart matrix
}

// where an operator may stand (ISO 32000-1, figure 9).
const (
	onPage = 1 << iota
	inText
	inPath
)

// operator says what is known of an operator.
type operator struct {
	allowed  int
	operands string // a letter for each: n number, / name, ( string, [ array, < properties
	paints   bool
	run      func(*drawing)
}

// operators returns those that our pages may have. Tw moves nothing, since codes of two bytes have no word space.
func operators() map[keyword]operator {
	paintsPath := operator{allowed: inPath, paints: true, run: (*drawing).endPath}
	return map[keyword]operator{
		"q": {allowed: onPage, run: (*drawing).save}, "Q": {allowed: onPage, run: (*drawing).restore},
		"cm": {allowed: onPage, operands: "nnnnnn", run: (*drawing).transform},
		"w":  {allowed: onPage | inText, operands: "n"}, "J": {allowed: onPage | inText, operands: "n"},
		"j": {allowed: onPage | inText, operands: "n"}, "M": {allowed: onPage | inText, operands: "n"},
		"d": {allowed: onPage | inText, operands: "[n"}, "i": {allowed: onPage | inText, operands: "n"},
		"g": {allowed: onPage | inText, operands: "n"}, "G": {allowed: onPage | inText, operands: "n"},
		"rg": {allowed: onPage | inText, operands: "nnn"}, "RG": {allowed: onPage | inText, operands: "nnn"},
		"m":  {allowed: onPage | inPath, operands: "nn", run: (*drawing).beginPath},
		"re": {allowed: onPage | inPath, operands: "nnnn", run: (*drawing).beginPath},
		"l":  {allowed: inPath, operands: "nn"}, "c": {allowed: inPath, operands: "nnnnnn"},
		"v": {allowed: inPath, operands: "nnnn"}, "y": {allowed: inPath, operands: "nnnn"}, "h": {allowed: inPath},
		"W": {allowed: inPath}, "W*": {allowed: inPath}, "n": {allowed: inPath, run: (*drawing).endPath},
		"S": paintsPath, "s": paintsPath, "f": paintsPath, "F": paintsPath, "f*": paintsPath, "B": paintsPath,
		"B*": paintsPath, "b": paintsPath, "b*": paintsPath,
		"Do": {allowed: onPage, operands: "/", paints: true, run: (*drawing).object},
		"sh": {allowed: onPage, operands: "/", paints: true, run: (*drawing).shading},
		"BT": {allowed: onPage, run: (*drawing).beginText}, "ET": {allowed: inText, run: (*drawing).endText},
		"Tc":  {allowed: onPage | inText, operands: "n", run: func(w *drawing) { w.letters = w.number(0) }},
		"Tz":  {allowed: onPage | inText, operands: "n", run: func(w *drawing) { w.scale = w.number(0) / 100 }},
		"TL":  {allowed: onPage | inText, operands: "n", run: func(w *drawing) { w.leading = w.number(0) }},
		"Ts":  {allowed: onPage | inText, operands: "n", run: func(w *drawing) { w.raised = w.number(0) }},
		"Tw":  {allowed: onPage | inText, operands: "n"},
		"Tf":  {allowed: onPage | inText, operands: "/n", run: (*drawing).setFont},
		"Td":  {allowed: inText, operands: "nn", run: func(w *drawing) { w.move(w.number(0), w.number(1)) }},
		"TD":  {allowed: inText, operands: "nn", run: func(w *drawing) { w.leading = -w.number(1); w.move(w.number(0), w.number(1)) }},
		"Tm":  {allowed: inText, operands: "nnnnnn", run: func(w *drawing) { w.lineStart = w.matrix(); w.text = w.lineStart }},
		"T*":  {allowed: inText, run: (*drawing).nextLine},
		"Tj":  {allowed: inText, operands: "(", paints: true, run: func(w *drawing) { w.show(w.args[0]) }},
		"'":   {allowed: inText, operands: "(", paints: true, run: func(w *drawing) { w.nextLine(); w.show(w.args[0]) }},
		"TJ":  {allowed: inText, operands: "[", paints: true, run: (*drawing).showAll},
		"BMC": {allowed: onPage | inText, operands: "/", run: (*drawing).beginMark},
		"BDC": {allowed: onPage | inText, operands: "/<", run: (*drawing).beginMark},
		"EMC": {allowed: onPage | inText, run: (*drawing).endMark},
	}
}

// otherColours are the operators for colours that depend on the device or that our output intent says nothing of.
var otherColours = map[keyword]bool{"k": true, "K": true, "cs": true, "CS": true, "sc": true, "SC": true, "scn": true, "SCN": true}

// draw walks through the content of a page, which gives its marks their text.
func (d *Document) draw(p *page) {
	w := &drawing{d: d, page: p, operators: operators(), state: state{place: still, scale: 1}}
	s := &scanner{data: d.contents(p)}
	for {
		v, err := s.value()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				d.fault(ruleContent, p.where(), "%v", err)
			}
			break
		}
		if word, ok := v.(keyword); ok {
			if word == "BI" {
				w.inlineImage(s)
			} else {
				w.operate(word)
			}
			w.args = nil
		} else {
			w.args = append(w.args, v)
		}
	}
	if len(w.open) > 0 {
		d.fault(ruleMarks, p.where(), "%d marks are still open at its end", len(w.open))
	}
	if len(w.saved) > 0 || w.textObject > 0 || w.inPath || len(w.args) > 0 {
		d.fault(ruleContent, p.where(), "ends with something open")
	}
}

// contents returns the content of a page, which may be in several streams.
func (d *Document) contents(p *page) []byte {
	parts, ok := d.value(p.dict["Contents"]).(array)
	if !ok {
		return d.unpacked(p.dict["Contents"], p.where())
	}
	var out []byte
	for _, part := range parts {
		if len(out) > maxStream {
			d.fault(ruleContent, p.where(), "has too much content")
			break
		}
		out = append(append(out, d.unpacked(part, p.where())...), '\n')
	}
	return out
}

func (w *drawing) fault(rule, what string, args ...any) {
	w.d.fault(rule, w.page.where(), what, args...)
}

func (w *drawing) operate(word keyword) {
	op, known := w.operators[word]
	switch {
	case otherColours[word]:
		w.fault(ruleColour, "%s sets a colour that is neither RGB nor grey", word)
		return
	case !known:
		w.fault(ruleContent, "%.20q is no operator that we write", string(word))
		return
	case !w.takes(op.operands):
		w.fault(ruleContent, "%s has the wrong operands", word)
		return
	case op.allowed&w.position() == 0:
		w.fault(ruleContent, "%s may not stand here", word)
	}
	if op.paints {
		w.painted(word)
	}
	if op.run != nil {
		op.run(w)
	}
}

// painted holds that a painting operator is in one mark. Marks in marks are noted where they begin.
func (w *drawing) painted(word keyword) {
	if len(w.open) == 0 {
		w.fault(ruleMarks, "%s paints outside every mark", word)
	}
}

func (w *drawing) position() int {
	switch {
	case w.inPath:
		return inPath
	case w.textObject > 0:
		return inText
	}
	return onPage
}

// takes says whether the operands are of the right kinds.
func (w *drawing) takes(kinds string) bool {
	if len(w.args) != len(kinds) {
		return false
	}
	for i, v := range w.args {
		ok := false
		switch kinds[i] {
		case 'n':
			_, ok = w.d.number(v)
		case '/':
			_, ok = v.(name)
		case '(':
			_, ok = v.(text)
		case '[':
			_, ok = v.(array)
		case '<':
			_, isName := v.(name)
			_, isDict := v.(dict)
			ok = isName || isDict
		}
		if !ok {
			return false
		}
	}
	return true
}

// number returns an operand that takes has looked at.
func (w *drawing) number(i int) float64 {
	x, _ := w.d.number(w.args[i])
	return x
}

func (w *drawing) save() {
	if len(w.saved) >= 28 { // ISO 32000-1, annex C
		w.fault(ruleContent, "q nests more than 28 deep")
		return
	}
	w.saved = append(w.saved, w.state)
}

func (w *drawing) restore() {
	if len(w.saved) == 0 {
		w.fault(ruleContent, "Q without q")
		return
	}
	w.state = w.saved[len(w.saved)-1]
	w.saved = w.saved[:len(w.saved)-1]
}

func (w *drawing) transform() { w.place = w.matrix().times(w.place) }

func (w *drawing) beginPath() { w.inPath = true }

func (w *drawing) endPath() { w.inPath = false }

// beginMark opens a mark: an artifact, or content with an id.
func (w *drawing) beginMark() {
	if len(w.open) > 0 {
		w.fault(ruleMarks, "a mark in a mark")
	}
	properties := dict{}
	if len(w.args) == 2 {
		properties = w.properties(w.args[1])
	}
	m := &mark{id: noID, textObject: w.textObject}
	id, has := properties["MCID"].(int)
	switch artifact := w.args[0] == name("Artifact"); {
	case has && (artifact || id < 0):
		w.fault(ruleMarks, "an artifact with an id, or an id below 0")
	case has:
		if known := w.page.marks[id]; known != nil {
			m = known
		}
		m.id, m.textObject = id, w.textObject
		m.uses++
		w.page.marks[id] = m
	case !artifact:
		w.fault(ruleMarks, "a mark that is no artifact and has no id")
	}
	w.open = append(w.open, m)
}

// properties returns the properties of a mark, which may stand in the page's resources.
func (w *drawing) properties(v any) dict {
	if key, ok := v.(name); ok {
		return w.d.dict(w.d.dict(w.page.resources["Properties"])[key])
	}
	return w.d.dict(v)
}

func (w *drawing) endMark() {
	if len(w.open) == 0 {
		w.fault(ruleMarks, "a mark ends that did not begin")
		return
	}
	last := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	if last.textObject != w.textObject {
		w.fault(ruleMarks, "a mark and a text object overlap")
	}
}

// object holds that what is painted from outside the page is an image.
func (w *drawing) object() {
	image := w.d.stream(w.d.dict(w.page.resources["XObject"])[w.args[0].(name)])
	switch {
	case image == nil:
		w.fault(ruleContent, "Do without an object")
	case w.d.name(image.dict["Subtype"]) != "Image":
		w.fault(ruleContent, "Do with an object that is no image")
	case image.dict["ColorSpace"] != nil:
		w.holdColours(image.dict["ColorSpace"])
	}
}

func (w *drawing) shading() {
	s := w.d.value(w.d.dict(w.page.resources["Shading"])[w.args[0].(name)])
	about, _ := s.(dict)
	if packed, ok := s.(*stream); ok {
		about = packed.dict
	}
	w.holdColours(about["ColorSpace"])
}

func (w *drawing) holdColours(space any) {
	if s := w.d.name(space); s != "DeviceRGB" && s != "DeviceGray" {
		w.fault(ruleColour, "an image or shading has colours that are neither RGB nor grey")
	}
}

// inlineImage steps over an image that stands in the content.
func (w *drawing) inlineImage(s *scanner) {
	w.painted("BI")
	if w.position() != onPage {
		w.fault(ruleContent, "BI may not stand here")
	}
	for {
		v, err := s.value()
		if err != nil {
			w.fault(ruleContent, "an image without an end")
			return
		}
		if v == keyword("ID") {
			break
		}
	}
	rest := string(s.data[s.at:])
	for at := 0; ; {
		next := strings.Index(rest[at:], "EI")
		if next < 0 {
			w.fault(ruleContent, "an image without an end")
			s.at = len(s.data)
			return
		}
		at += next + 2
		if at > 2 && isSpace(rest[at-3]) && (at == len(rest) || isSpace(rest[at])) {
			s.at += at
			return
		}
	}
}
