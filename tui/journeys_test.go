package tui

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	_ "modernc.org/sqlite" // to look at the database as any other program would

	"waymark/assessment"
	"waymark/questionnaires"
)

// Whole journeys: somebody who has only digits, only arrows or only a mouse goes all the way through the real program.
// Each step is found by what stands on the screen.

// journey is one person's way through the built program.
type journey struct {
	*binarySession
	hand    hand
	q       *assessment.Questionnaire
	choose  func(statement, options int) int // which of the options of the n-th statement to choose, from 0
	note    string                           // typed at the third statement; "" for none
	data    string                           // data folder
	reports string                           // report folder
	count   int                              // statements answered, look ahead included
	areas   []byte                           // what the response should hold
}

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

// startJourney starts the program with a data folder, a report folder and no printer.
func startJourney(t testing.TB, window termWindow, h hand, env ...string) *journey {
	t.Helper()
	return startJourneyAt(t, filepath.Join(t.TempDir(), "data"), window, h, env...)
}

func startJourneyAt(t testing.TB, data string, window termWindow, h hand, env ...string) *journey {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	j := &journey{
		hand: h, q: q, data: data, reports: filepath.Join(folder, "reports"),
		choose: func(statement, options int) int { return statement % options },
		areas:  make([]byte, len(q.Areas())),
	}
	if err := os.Mkdir(j.reports, 0o700); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(folder, "waymark.toml")
	if err := os.WriteFile(settings, fmt.Appendf(nil, "reports = %q\n", j.reports), 0o600); err != nil {
		t.Fatal(err)
	}
	env = append([]string{"PATH=" + folder}, env...) // and so without lp
	j.binarySession = startBinary(t, window, env, "--data", data, "--config", settings)
	return j
}

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

func (j *journey) takeByArrows(label string) {
	j.t.Helper()
	for {
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
		j.waitWhole("has moved on towards "+label, func(now snapshot) bool { return now.text() != sc.text() })
	}
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
		j.waitWhole("has scrolled on towards "+label, func(now snapshot) bool { return now.text() != sc.text() })
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

// toTasks goes from the start to the task list as a senior support worker who aims at assistant practitioner.
func (j *journey) toTasks() {
	j.t.Helper()
	j.open("Start", "What we keep")
	j.open("Continue", "About your role 1 of 3")
	j.answer("Senior support worker")
	j.answer("Assistant practitioner")
	j.answer("Physiotherapy")
	j.open("Continue", "0 of 54 answered")
}

// answerAll answers every statement and finishes every domain, led by Continue on the task list.
func (j *journey) answerAll() {
	j.t.Helper()
	for range 54 + 2*8 { // each statement, and each domain on the list and at its end
		sc := j.look()
		switch {
		case sc.has("Your assessment"):
			j.hand.take(j, "Continue")
			j.waitWhole("has left the task list", func(sc snapshot) bool { return !sc.has("Your assessment") })
		case sc.has("You have reached the end of this domain"):
			j.answer("Yes")
		default:
			j.statement(sc, false)
		}
	}
	if sc := j.look(); !sc.has("54 of 54 answered") || strings.Count(sc.text(), "Completed") != 8 {
		j.t.Fatalf("not everything is answered and finished:\n%s", sc.text())
	}
}

var position = regexp.MustCompile(`(?m)^ +(\d\.\d+)  `)

// statement answers the statement on the screen. Each ninth is marked.
func (j *journey) statement(sc snapshot, ahead bool) {
	j.t.Helper()
	found := position.FindStringSubmatch(sc.text())
	if found == nil {
		j.t.Fatalf("this is no statement:\n%s", sc.text())
	}
	areas := j.q.Areas()
	f := areas[slices.IndexFunc(areas, func(f *assessment.FocusArea) bool { return f.Position == found[1] })]
	if !ahead && j.count%9 == 8 {
		j.set("Mark", "Marked: I want to work on this.")
		j.record(f, 1<<3)
	}
	if j.note != "" && j.count == 2 {
		j.typeNote()
	}
	options := slices.DeleteFunc(things(sc), func(th thing) bool { return th.sign == "" })
	option := options[j.choose(j.count, len(options))]
	rating := option.key[0] - '0'
	if ahead {
		rating <<= 4
	}
	j.record(f, rating)
	j.count++
	j.answer(option.label)
}

// record notes what the response should hold. Health and wellbeing is nobody's business unless ticked.
func (j *journey) record(f *assessment.FocusArea, bits byte) {
	if !f.Private {
		j.areas[f.Index] |= bits
	}
}

func (j *journey) typeNote() {
	j.t.Helper()
	box := j.look().find("│")
	j.click(box[0].X+2, box[0].Y)
	j.waitWhole("has the cursor in the note", func(sc snapshot) bool { return sc.cursor == box[0].Add(image.Pt(2, 0)) })
	j.typeText(j.note)
	j.waitWhole("shows the note", func(sc snapshot) bool { return sc.has(j.note) })
}

// lookAhead answers the statements of the first domain in the look ahead, then leaves it.
func (j *journey) lookAhead() {
	j.t.Helper()
	j.open("Continue", "Look ahead")
	list := things(j.look())
	first := list[slices.IndexFunc(list, func(th thing) bool { return th.key != "" })]
	j.open(first.label, "1 of")
	for sc := j.look(); position.MatchString(sc.text()); sc = j.look() {
		j.statement(sc, true)
	}
	j.open("Continue", "Check your answers")
}

// plan goes through check and results, and plans one action.
func (j *journey) plan() {
	j.t.Helper()
	j.open("Continue", "My results")
	j.open("Make my plan", "Action plan")
	j.open("Add from what I marked", "From what I marked")
	marked := things(j.look())
	first := marked[slices.IndexFunc(marked, func(th thing) bool { return th.key != "" })]
	j.open(first.label, "Action 1")
	j.answer("3 months")
	j.open("Continue", "Planning question 1")
}

// share answers the planning questions and shares both rows.
func (j *journey) share() {
	j.t.Helper()
	j.set("Someone shows me at work", "[x]  Someone shows me at work")
	j.open("Continue", "Planning question 2")
	j.set("Cost or funding", "[x]  Cost or funding")
	j.open("Continue", "Share?")
	j.waitWhole("shows the rows", func(sc snapshot) bool { return sc.has("Share two rows") && sc.has("Physiotherapy") })
	j.answer("Yes")
	j.waitWhole("says that it was shared", func(sc snapshot) bool { return sc.has("Shared. It cannot be taken back.") })
}

// takeReport saves the report to the report folder.
func (j *journey) takeReport() {
	j.t.Helper()
	if j.note != "" {
		j.set("My notes (1)", "[x]  My notes (1)")
	}
	j.waitWhole("tells the length of the report", func(sc snapshot) bool { return strings.HasSuffix(sc.rows()[0], " pages") })
	j.open("Continue", "Print or save")
	j.waitWhole("offers the folder", func(sc snapshot) bool { return sc.has("Save: reports") })
	j.set("Save: reports", "Saved as waymark-report-")
}

// finish clears everything and leaves.
func (j *journey) finish() {
	j.t.Helper()
	j.open("Continue", "Finish")
	j.answer("Clear everything from this computer")
	j.hand.take(j, "Leave Waymark")
	if code := j.exitCode(); code != 0 {
		j.t.Errorf("exit code %d", code)
	}
}

func (j *journey) wholeWay() {
	j.t.Helper()
	j.toTasks()
	j.answerAll()
	j.lookAhead()
	j.plan()
	j.share()
	j.takeReport()
	j.finish()
}

func TestX(t *testing.T) {
	for _, c := range []struct {
		w termWindow
		h hand
	}{{term80x24, digitsOnly}, {term80x24, arrowsOnly}, {term80x24, mouseOnly}, {term60x20, digitsOnly}, {term60x20, arrowsOnly}, {term60x20, mouseOnly}, {term120x40, arrowsOnly}} {
		t.Run(fmt.Sprint(c.w, c.h.name), func(t *testing.T) {
			j := startJourney(t, c.w, c.h)
			if c.h.name == "mouse" && c.w == term80x24 {
				j.note = "zebra canary 4711"
			}
			j.wholeWay()
			t.Log(j.leftBehind(), len(j.written()))
		})
	}
}
