package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/assessment"
)

// said is a page as it is read out: lines in reading order, what can be chosen by a number, and one prompt.
type said struct {
	page     *page
	head     string // where this is
	lines    []saidLine
	options  []option
	buttons  []option // chosen by a word
	box      *part    // the page asks for a text: a line is that text
	goesOn   bool     // Enter goes on
	problem  string   // what is wrong on this page
	answered string   // the answer so far
	prompt   string
}

type saidLine struct {
	text string
	news bool // it is read out when it comes up on a page that stays
}

// option is a thing on a page, with what to type for it.
type option struct {
	handle string // a number, or a word
	part   *part
	label  string
}

// readOut puts a page into lines.
func readOut(p *page) *said {
	s := &said{page: p, head: headOf(p)}
	for i := range p.parts {
		switch now := &p.parts[i]; now.kind {
		case gap:
			s.add("")
		case prose:
			s.prose(now, p.parts[i+1:])
		case bullet, question:
			s.add(now.text)
		case cells:
			s.add(joined("", now.cells))
		case button:
			s.button(now)
		case box:
			s.askFor(now, p.parts[:i])
		default:
			s.choosable(now, now.text)
		}
	}
	s.prompt = cmp.Or(p.prompt, s.promptOf())
	return s
}

// headOf says where a page is, in the words of its header.
func headOf(p *page) string {
	title := p.title
	if number, rest, ok := strings.Cut(title, "  "); ok && isNumber(number) { // of a domain
		title = rest
	}
	place := strings.TrimPrefix(p.place, "Error: ")
	switch {
	case place == "":
		return title + "."
	case strings.HasPrefix(place, "Statement "):
		return place + ", " + title + "."
	case title == "Waymark" && !p.first:
		return sentenceEnd(place)
	}
	return title + ". " + sentenceEnd(place)
}

// sentenceEnd closes a sentence that has no end yet.
func sentenceEnd(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".:?!") {
		return text
	}
	return text + "."
}

func (s *said) add(text string) { s.lines = append(s.lines, saidLine{text: text}) }

// prose adds a paragraph. An error is told apart, and once. The label of a text box stands with the box.
func (s *said) prose(now *part, rest []part) {
	switch {
	case now.text == problemTitle:
	case now.style == errorStyle:
		if !strings.HasPrefix(now.text, "Error: ") { // it stands at the top already
			s.problem = now.text
		}
	case labels(rest) && !s.page.submits:
	default:
		s.lines = append(s.lines, saidLine{now.text, true})
	}
}

// labels reports whether a text box comes next, so that what stands before it is its label.
func labels(rest []part) bool {
	for _, next := range rest {
		if next.style != errorStyle {
			return next.kind == box
		}
	}
	return false
}

// joined words a row of cells as one sentence. Bars are left out: the numbers beside them say the same.
func joined(first string, cells []cell) string {
	for _, c := range cells {
		text := strings.Trim(c.text, " █░─")
		switch {
		case text == "":
		case first == "":
			first = text
		case strings.Contains(first, ": "):
			first += ", " + text
		default:
			first += ": " + text
		}
	}
	return first
}

// button keeps a button by its word. Continue is Enter, and told only where it means something of its own.
func (s *said) button(now *part) {
	switch now.id {
	case idBack, "mark", "stages": // words that work the same everywhere
	case idContinue:
		s.goesOn = true
		if now.text != "Continue" {
			s.add("Enter: " + sentenceEnd(now.text))
		}
		return
	default:
		s.add(now.id + ": " + sentenceEnd(now.text))
	}
	s.buttons = append(s.buttons, option{now.id, now, now.text})
}

// askFor adds a text box: the one thing that a page asks for, or one of several with numbers. A note has a word of its
// own.
func (s *said) askFor(now *part, before []part) {
	label := ""
	for _, p := range before {
		if p.kind == prose && p.style != errorStyle && p.text != "" {
			label = p.text
		}
	}
	switch {
	case now.id == noteBox:
	case s.page.submits, s.page.focus == now.id:
		s.box = now
		if !s.page.submits {
			s.add(label)
		}
		switch {
		case now.text == "", s.problem != "": // what was not taken is not said as if it were
		case s.page.empties:
			s.add("Now: " + sentenceEnd(now.text) + " Enter keeps it. clear empties it.")
		default:
			s.add("Now: " + now.text)
		}
	default:
		s.choosable(now, label)
		if now.text != "" {
			s.lines[len(s.lines)-1].text += " Now: " + now.text
		}
	}
}

// choosable adds a thing that is chosen by a number.
func (s *said) choosable(now *part, label string) {
	if now.id == idContinue && now.key == "0" || now.id == idBack && now.key == "9" {
		s.goesOn = s.goesOn || now.id == idContinue
		return
	}
	o := option{s.handleOf(now), now, label}
	words := o.handle + ". " + label
	switch {
	case strings.HasPrefix(label, "Domain "+o.handle+","): // says its own number
		words = label
	case !isNumber(o.handle):
		words = o.handle + " " + label
	}
	words = joined(words, now.cells)
	first, _ := utf8.DecodeRuneInString(now.hint)
	switch {
	case now.hint == "":
		words = sentenceEnd(words)
	case strings.HasPrefix(now.hint, "and "): // goes on from the label
		words += " " + sentenceEnd(now.hint)
	case unicode.IsLower(first): // says what the label holds
		words += ": " + sentenceEnd(now.hint)
	default:
		words = sentenceEnd(words) + " " + sentenceEnd(now.hint)
	}
	switch {
	case !now.on:
	case now.kind == tick:
		words += " Ticked."
	case now.inline || s.page.stays:
		words += " Chosen."
	default:
		s.answered = o.handle + ", " + label
	}
	s.options = append(s.options, o)
	s.lines = append(s.lines, saidLine{text: words})
}

// handleOf numbers what can be chosen in reading order. A rating keeps its number where another is not offered, and so
// do the things of a page that says so. A thing that is known by something else than a digit keeps that.
func (s *said) handleOf(now *part) string {
	if r, ok := assessment.ParseRating(now.id); ok {
		return strconv.Itoa(int(r))
	}
	if now.key != "" && (s.page.keyed || !isNumber(now.key)) {
		return now.key
	}
	n := 1
	for _, o := range s.options {
		if isNumber(o.handle) {
			n++
		}
	}
	return strconv.Itoa(n)
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// asksAs reports whether the same can be typed on two states of a page.
func (s *said) asksAs(other *said) bool {
	return slices.EqualFunc(s.options, other.options, func(a, b option) bool {
		return a.handle == b.handle && a.part.id == b.part.id
	})
}

// find returns the option for what was typed: its number, or its words where a line can be nothing else. It returns nil
// when there is none.
func (s *said) find(typed string) *option {
	for i := range s.options {
		o := &s.options[i]
		if o.handle == typed || s.box == nil && strings.EqualFold(o.label, typed) {
			return o
		}
	}
	return nil
}

// mend says what leads to a text that waits because it could not be taken, and what leaves it out; "" where none does.
func (s *said) mend(m *app) string {
	e := m.top()
	if _, waits := e.texts[e.problem.id]; !waits {
		return ""
	}
	words := ""
	switch {
	case e.problem.id == noteBox:
		words = "Type note to write it again."
	case s.box != nil && s.box.id == e.problem.id:
		words = "Type it again, or clear to empty it."
	}
	for _, o := range s.options {
		if o.part.id == e.problem.id {
			words = "Type " + o.handle + " to write it again."
		}
	}
	if e.refused {
		words += " Type back again to leave it out."
	}
	return words
}

// promptOf words what can be typed here.
func (s *said) promptOf() string {
	has := func(k kind) bool {
		return slices.ContainsFunc(s.options, func(o option) bool { return o.part.kind == k })
	}
	numbers := s.numbers()
	switch {
	case s.box != nil:
		return "Type it on one line, or help:"
	case len(s.options) == 0 && s.goesOn:
		return "Enter to go on, or help:"
	case len(s.options) == 0:
		return "Enter to go back, or help:"
	case s.page.careful && s.goesOn && has(choice):
		return "Your answer, " + numbers + ", then Enter alone to go on, or help:"
	case has(choice) && !has(tick) && !has(box) && !has(row) && !s.page.stays:
		return "Your answer, " + numbers + ", or help:"
	case s.goesOn:
		return "A number, " + numbers + ", Enter to go on, or help:"
	}
	return "A number, " + numbers + ", or help:"
}

// numbers words which numbers can be typed, such as "1 to 4, or 6".
func (s *said) numbers() string {
	var runs [][2]int
	for _, o := range s.options {
		n, err := strconv.Atoi(o.handle)
		switch last := len(runs) - 1; {
		case err != nil:
		case last >= 0 && runs[last][1] == n-1:
			runs[last][1] = n
		default:
			runs = append(runs, [2]int{n, n})
		}
	}
	words := ""
	for i, r := range runs {
		if i > 0 {
			words += ", or "
		}
		words += strconv.Itoa(r[0])
		switch r[1] - r[0] {
		case 0:
		case 1:
			words += fmt.Sprintf(" or %d", r[1])
		default:
			words += fmt.Sprintf(" to %d", r[1])
		}
	}
	return words
}
