package tui

import (
	"fmt"
	"image"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// hand is what a person uses the program with.
type hand struct {
	name   string
	take   func(j *journey, label string) // chooses, ticks, opens or presses the thing with this label
	goesOn bool                           // taking a choice goes on to the next page as well
}

var (
	digitsOnly = hand{"digits", (*journey).takeByDigits, false}
	arrowsOnly = hand{"arrows", (*journey).takeByArrows, true}
	mouseOnly  = hand{"mouse", (*journey).takeByMouse, false}
)

// thing is something on the screen that can be taken.
type thing struct {
	at    image.Point // its first cell
	key   string      // digits that take it, if any
	sign  string      // "( )", "(•)", "[ ]" or "[x]", if any
	label string
}

func (th thing) isOn() bool { return th.sign != "" && !strings.Contains(th.sign, " ") }

var (
	wordsTogether = regexp.MustCompile(`\S+(?: {1,2}\S+)*`)
	partsOfThing  = regexp.MustCompile(`^(?:(\d{1,2}) )?(?:([(\[].[)\]]) )? ?(.+)$`)
)

// things reads the screen, without its header. Mere text is among them, too.
func things(sc snapshot) []thing {
	var all []thing
	for y, row := range sc.rows() {
		if y == 0 {
			continue
		}
		row = strings.Replace(row, ">", " ", 1)
		for _, span := range wordsTogether.FindAllStringIndex(row, -1) {
			parts := partsOfThing.FindStringSubmatch(row[span[0]:span[1]])
			all = append(all, thing{image.Pt(utf8.RuneCountInString(row[:span[0]]), y), parts[1], parts[2], parts[3]})
		}
	}
	return all
}

// thingWith finds what has this label, or else begins with it.
func thingWith(sc snapshot, label string) (thing, bool) {
	all := things(sc)
	i := slices.IndexFunc(all, func(th thing) bool { return th.label == label })
	if i < 0 {
		i = slices.IndexFunc(all, func(th thing) bool { return strings.HasPrefix(th.label, label) })
	}
	if i < 0 {
		return thing{}, false
	}
	return all[i], true
}

// look waits until the screen is whole. The program hides the cursor while it draws.
func (j *journey) look() snapshot {
	j.t.Helper()
	return j.waitWhole("is whole", func(snapshot) bool { return true })
}

func (j *journey) waitWhole(does string, wanted func(snapshot) bool) snapshot {
	j.t.Helper()
	return j.waitUntilIt(does, func(sc snapshot) bool { return sc.cursorShown && sc.altScreen && wanted(sc) })
}

// keysOutOfSight are digits that the key bar tells of while the thing itself has scrolled out of a small window.
var keysOutOfSight = map[string]string{"Continue": "0", "Make my plan": "0", "Yes": "1", "3 months": "2"}

func (j *journey) takeByDigits(label string) {
	j.t.Helper()
	sc := j.look()
	th, seen := thingWith(sc, label)
	key := th.key
	if !seen {
		key = keysOutOfSight[label]
	}
	if key == "" {
		j.t.Fatalf("no digits take %q:\n%s", label, sc.text())
	}
	j.typeText(key)
}

// mostSteps is more than there are things on the longest page.
const mostSteps = 100

func (j *journey) takeByArrows(label string) {
	j.t.Helper()
	for range mostSteps {
		sc := j.look()
		focus := focusOf(j.t, sc)
		th, seen := thingWith(sc, label)
		if seen && th.at == focus {
			j.press("right")
			return
		}
		key := "down"
		if seen && (th.at.Y < focus.Y || th.at.Y == focus.Y && th.at.X < focus.X) {
			key = "up"
		}
		j.press(key)
		j.waitWhole("has moved on towards "+label, func(now snapshot) bool { return now.textButStatus() != sc.textButStatus() })
	}
	j.t.Fatalf("%d steps with the arrows do not lead to %q:\n%s", mostSteps, label, j.screen().text())
}

// textButStatus is what the screen says without the status line, which also changes when something was saved meanwhile.
func (sc snapshot) textButStatus() string {
	rows := slices.Clone(sc.rows())
	status := len(rows) - 3
	if len(rows) < term80x24.h { // no rule stands under it
		status++
	}
	return strings.Join(slices.Delete(rows, status, status+1), "\n")
}

func (j *journey) takeByMouse(label string) {
	j.t.Helper()
	for {
		sc := j.look()
		if th, seen := thingWith(sc, label); seen {
			j.click(th.at.X, th.at.Y)
			return
		}
		j.wheel(len(sc.cells[0])/2, len(sc.cells)/2, 1)
		j.waitWhole("has scrolled on towards "+label, func(now snapshot) bool { return now.textButStatus() != sc.textButStatus() })
	}
}

// focusOf returns the cell that the one > points at. The terminal's own cursor must be there, or further on in the same
// text box.
func focusOf(t testing.TB, sc snapshot) image.Point {
	t.Helper()
	at, fault := focusIn(sc)
	if fault != "" {
		t.Fatalf("%s:\n%s", fault, sc.text())
	}
	return at
}

func focusIn(sc snapshot) (at image.Point, fault string) {
	marks := sc.find(">")
	if len(marks) != 1 {
		return at, fmt.Sprintf("%d > are on the screen", len(marks))
	}
	at = marks[0].Add(image.Pt(2, 0))
	inBox := sc.cells[at.Y][at.X].text == "│" || sc.cells[at.Y][at.X].text == "|"
	if !sc.cursorShown || sc.cursor != at && !(inBox && sc.cursor.Y >= at.Y && sc.cursor.X > at.X) {
		return at, fmt.Sprintf("the cursor is at %v (shown: %t), and > points at %v", sc.cursor, sc.cursorShown, at)
	}
	return at, ""
}

// open takes a thing and waits for the page with these words in its header.
func (j *journey) open(label, header string) {
	j.t.Helper()
	j.hand.take(j, label)
	j.waitWhole("is the page "+header, func(sc snapshot) bool { return strings.Contains(sc.rows()[0], header) })
}

// set takes a choice, tick or button and waits for what it leads to.
func (j *journey) set(label, wanted string) {
	j.t.Helper()
	j.hand.take(j, label)
	j.waitWhole("shows "+wanted, func(sc snapshot) bool { return sc.has(wanted) })
}

// answer takes a choice and goes on to the next page.
func (j *journey) answer(label string) {
	j.t.Helper()
	header := j.look().rows()[0]
	j.hand.take(j, label)
	if !j.hand.goesOn {
		j.waitWhole("has taken "+label, func(sc snapshot) bool { th, seen := thingWith(sc, label); return seen && th.isOn() })
		j.hand.take(j, "Continue")
	}
	j.waitWhole("is the next page", func(sc snapshot) bool { return sc.rows()[0] != header })
}
