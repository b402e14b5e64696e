package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
	"waymark/assessment/report"
	"waymark/questionnaires"
)

// outside stands in for everything the screens reach: it remembers what it was given and fails when told to.
type outside struct {
	now       time.Time
	shared    []assessment.Rows
	shareErr  error
	periodErr error
	tidied    int
	saved     map[string][]byte // path to content
	saveErr   error
	printed   int
	printers  []string
	printedOn []string
	records   recordsOutside // on memory sticks
	forms     []report.Form
	printErr  error
	folders   []Folder
	ids       byte
	reports   int
	planner   plannerOutside
	drafts    *draftsOutside
	waiting   []waitsFor
	idle      IdleTimes
	kiosk     bool
}

func (o *outside) Open(context.Context) error { return nil }

func (o *outside) Period(context.Context) (string, error) { return "2026-Q4", o.periodErr }

func (o *outside) Share(_ context.Context, rows assessment.Rows) error {
	if o.shareErr != nil {
		return o.shareErr
	}
	for _, r := range o.shared {
		if r.Response.ID == rows.Response.ID {
			return nil
		}
	}
	o.shared = append(o.shared, rows)
	return nil
}

func (o *outside) Tidy(context.Context) error { o.tidied++; return nil }

func (o *outside) Make(a *assessment.Assessment, form report.Form) (report.Output, error) {
	o.reports++
	o.forms = append(o.forms, form)
	return report.Output{Data: []byte("%PDF"), Printed: report.Printed{Pages: 9}}, nil
}

func (o *outside) WholeRecord(*assessment.Assessment) ([]byte, error) { return []byte("{}"), nil }

func (o *outside) Save(folder, name string, data []byte) (string, error) {
	if o.saveErr != nil {
		return "", o.saveErr
	}
	path := folder + "/" + name
	o.saved[path] = data
	return path, nil
}

func (o *outside) Names(context.Context) ([]string, error) {
	return o.printers, nil
}

func (o *outside) Print(_ context.Context, printer string, _ []byte) error {
	o.printed++
	o.printedOn = append(o.printedOn, printer)
	return o.printErr
}

func (o *outside) List() []Folder          { return o.folders }
func (o *outside) clock() time.Time        { return o.now }
func (o *outside) rowID() assessment.RowID { o.ids++; return assessment.RowID{o.ids} }
func (o *outside) name() string            { return "waymark-report-k7f3qm" }
func (o *outside) questionnaire() (*assessment.Questionnaire, error) {
	return questionnaires.ByID("ahp-support-worker")
}

func (o *outside) edition(id, version string) (*assessment.Questionnaire, error) {
	if version != "1" {
		return nil, sentenceError("These answers were begun on a version that is not here. They are still saved.")
	}
	return questionnaires.ByID(id)
}

func newOutside() *outside {
	o := &outside{
		now: time.Date(2026, 11, 22, 10, 43, 0, 0, time.UTC), saved: map[string][]byte{},
		printers: []string{"Therapy office"}, folders: []Folder{{Label: "the report folder", Path: "/reports"}},
		idle: IdleTimes{Warn: 4, Hide: 5, WarnAgain: 8, Clear: 10},
	}
	o.drafts = newDraftsOutside(&o.now)
	return o
}

func (o *outside) deps() Deps {
	return Deps{
		Training: questionnaires.Training, Questionnaire: o.questionnaire, Edition: o.edition, Drafts: o.drafts, Sharer: o, Printer: o, Folders: o, Reports: o,
		Records: &o.records, Clock: o.clock, NewRowID: o.rowID, NewName: o.name, Idle: o.idle, Kiosk: o.kiosk,
	}
}

// sentenceError is an error with a sentence for a person.
type sentenceError string

func (e sentenceError) Error() string    { return string(e) }
func (e sentenceError) Sentence() string { return string(e) }

var errPlain = errors.New("open /secret/path: broken")

// walk drives the model by messages alone and runs its commands at once, so that every step is still.
type walk struct {
	t    testing.TB
	m    app
	out  *outside
	quit bool

	saves   bool      // whether to save as they go, on the way to the first question
	holding bool      // answers of the store of drafts are kept back
	held    []tea.Msg // those

	bells int
}

func startWalk(t testing.TB, w, h int) *walk {
	t.Helper()
	out := newOutside()
	k := &walk{t: t, m: newApp(out.deps(), false), out: out}
	k.m.later = out.later
	k.send(tea.WindowSizeMsg{Width: w, Height: h})
	k.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	k.run(loadQuestionnaire(out.deps()))
	return k
}

func (k *walk) send(msg tea.Msg) {
	next, cmd := k.m.Update(msg)
	k.m = next.(app)
	k.run(cmd)
}

func (k *walk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			k.run(c)
		}
	case tea.QuitMsg:
		k.quit = true
	case tea.RawMsg:
		k.bells++
	default:
		if k.holding && isKeptBack(msg) {
			k.held = append(k.held, msg)
			return
		}
		k.send(msg)
	}
}

var namedKeys = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter,
	"esc": tea.KeyEscape, "tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

// press sends keys by name; anything else is typed letter by letter.
func (k *walk) press(keys ...string) *walk {
	k.t.Helper()
	for _, name := range keys {
		k.out.now = k.out.now.Add(time.Second)
		switch code, named := namedKeys[name]; {
		case named:
			k.send(tea.KeyPressMsg{Code: code})
		case name == "space":
			k.send(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		case name == "shift+tab":
			k.send(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift})
		case name == "ctrl+c":
			k.send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		case name == "ctrl+z":
			k.send(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
		default:
			for _, r := range name {
				k.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
	return k
}

// screen is what is seen, without colours and trailing blanks.
func (k *walk) screen() string {
	lines := strings.Split(ansi.Strip(k.m.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// toStage goes from the start to the first question, without saving unless the person saves. Somebody who has brought a
// record is one page on.
func (k *walk) toStage() *walk {
	if !k.m.begun {
		k.press("1")
	}
	if k.saves {
		return k.press("0", "1", "0", "0", "8")
	}
	return k.press("0", "2", "0")
}

// saving is somebody who saves as they go.
func (k *walk) saving() *walk { k.saves = true; return k }

// toTasks goes from the start to the task list as the made-up person of the drawings.
func (k *walk) toTasks() *walk {
	return k.toStage().press("2", "0", "2", "0", "1", "0", "0")
}
