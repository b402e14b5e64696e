package report

import (
	"slices"
	"strings"
	"unicode"
)

// style is how text looks.
type style struct {
	weight        weight
	size, leading float64
	colour        colour
	role          role // of text set in it
}

// span is a stretch of text in one style.
type span struct {
	style *style
	text  string
}

// word is the smallest thing on a line: letters of one face and size, with no space in them.
type word struct {
	text   string
	face   *face
	size   float64
	colour colour
	width  float64
	space  float64 // width of a space after it
}

// line is what stands on one baseline.
type line struct {
	words []word
	size  float64 // of the largest style, which the others share a baseline with
	ends  bool    // the text ends here; otherwise a space follows and it goes on
}

// width measures a line from its first word to its last.
func (l line) width() float64 {
	var w float64
	for i, wd := range l.words {
		if i > 0 {
			w += l.words[i-1].space
		}
		w += wd.width
	}
	return w
}

// typesetter turns text into lines and puts them into the structure. It remembers what it could not print.
type typesetter struct {
	tree
	fonts       fonts
	most        int // lines of a text, past which it is cut short; 0 for as many as it takes
	unprintable []rune
}

// lines breaks text into lines of at most width points. Line ends in the text are kept; a span goes on where the one
// before it ended.
func (t *typesetter) lines(width float64, spans ...span) []line {
	var lines []line
	var open line
	var used float64
	for _, sp := range spans {
		for i, paragraph := range strings.Split(clean(sp.text), "\n") {
			if i > 0 {
				lines, open, used = append(lines, open), line{}, 0
			}
			for _, text := range strings.Fields(paragraph) {
				for _, w := range t.fit(text, sp.style, width) {
					if len(open.words) > 0 && used+w.width > width {
						lines, open, used = append(lines, open), line{}, 0
					}
					open.words = append(open.words, w)
					open.size = max(open.size, sp.style.size)
					used += w.width + w.space
				}
			}
		}
	}
	open.ends = true
	return t.short(append(lines, open), width)
}

// short cuts text that has more lines than it may, and says so with three dots.
func (t *typesetter) short(lines []line, width float64) []line {
	if t.most == 0 || len(lines) <= t.most {
		return lines
	}
	last := line{lines[t.most-1].words, lines[t.most-1].size, true}
	for n := len(last.words); n > 0; n-- {
		last.words = append(slices.Clone(last.words[:n-1]), last.words[n-1].dotted())
		if last.width() <= width {
			break
		}
	}
	return append(lines[:t.most-1], last)
}

// dotted is a word with three dots after it.
func (w word) dotted() word {
	w.text += "\u2026"
	w.width = w.face.width(w.text, w.size)
	return w
}

// fit sets one word, cut into pieces where it is wider than a whole line. A cut never parts a letter from its accent.
func (t *typesetter) fit(text string, st *style, width float64) []word {
	whole := t.word(text, st)
	if whole.width <= width {
		return []word{whole}
	}
	var words []word
	from, used := 0, 0.0
	var last rune
	for i, r := range whole.text {
		step := whole.face.step(last, r) * whole.size / em
		if used+step > width && i > from && !unicode.Is(unicode.Mn, r) {
			words = append(words, whole.part(from, i, used))
			from, used, step = i, 0, whole.face.step(0, r)*whole.size/em
		}
		used += step
		last = r
	}
	return append(words, whole.part(from, len(whole.text), used))
}

// part is a piece of a word, of a known width.
func (w word) part(from, to int, width float64) word {
	w.text, w.width = w.text[from:to], width
	return w
}

// word chooses the face for a word as a whole: set letter by letter, accents of the fallback would land in the wrong
// place. What no face has becomes a question mark and is remembered.
func (t *typesetter) word(text string, st *style) word {
	main := t.fonts.face(st.weight)
	w := word{text: text, face: main, size: st.size, colour: st.colour}
	if !main.hasAll(text) {
		fallback := t.fonts.face(st.weight.fallback())
		w.text = t.replaceMissing(text, func(r rune) bool { return main.has(r) || fallback.has(r) })
		if !main.hasAll(w.text) {
			w.face, w.size = fallback, st.size*fallbackScale
			w.text = t.replaceMissing(w.text, fallback.has)
		}
	}
	w.width, w.space = w.face.width(w.text, w.size), w.face.width(" ", w.size)
	return w
}

func (t *typesetter) replaceMissing(text string, has func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if has(r) {
			return r
		}
		if !slices.Contains(t.unprintable, r) {
			t.unprintable = append(t.unprintable, r)
		}
		return '?'
	}, text)
}
