package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/report"
)

// Commands are the only code of the screens that waits for anything outside. They stand here, in bring_commands.go and in
// saving_commands.go; those of the planner stand with its pages. Each captures values, never the app, and answers with
// one message. What comes back after the person has gone is not for the next one: late tells such a message by its
// sitting.

// sitting numbers the assessments of one run of the program.
type sitting int

// late reports whether a message is about an assessment that is over.
func (m *app) late(s sitting) bool { return s != m.sitting }

// drawnMsg is sent when the start page has had time to come up.
type drawnMsg struct{}

// questionnaireMsg is sent when the questionnaire and the list of training were loaded, or could not be.
type questionnaireMsg struct {
	q        *assessment.Questionnaire
	training *assessment.TrainingList
	err      error
}

// openedMsg is sent when the rows that are there were looked after, or could not be. The share page asks again and says
// what is wrong; until then it is nobody's concern.
type openedMsg struct{}

// preparedMsg is sent when the quarter and the ids of the rows to share are known, or why nothing can be shared.
type preparedMsg struct {
	sitting            sitting
	period             string
	response, planning assessment.RowID
	err                error
}

// sharedMsg is sent when the rows were stored, or could not be.
type sharedMsg struct {
	sitting sitting
	err     error
}

// tidiedMsg is sent when the file that holds the rows was tidied. Its failure is mended at the next start.
type tidiedMsg struct{}

// laidOutMsg is sent when the report of a revision was laid out, to tell its length.
type laidOutMsg struct {
	sitting     sitting
	revision    int
	pages       int
	unprintable string
	err         error
}

// placesMsg is sent when the printer and the folders to save to are known.
type placesMsg struct {
	sitting  sitting
	printers []string // the one to be taken by itself first
	problem  string   // why none can be used
	folders  []Folder
}

// takenMsg is sent when a report was printed or saved, or could not be.
type takenMsg struct {
	sitting sitting
	by      takeBy
	record  bool   // a record, and not a report, was saved
	words   string // what happened, for the list on the page
	err     error
}

// takeBy says on which page a report was asked for.
type takeBy uint8

const (
	byPrinter takeBy = iota
	byFolder
	byPath // the folder was typed
)

// endMsg is sent when a signal asks the program to end.
type endMsg struct{}

// command guards a command: a fault inside must neither print what it was about nor cost the answers in memory. failed
// makes the message that says it did not work.
func command(run func() tea.Msg, failed func(error) tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = failed(errFault)
			}
		}()
		return run()
	}
}

// lasting runs a command that must not be cut off half way: the program waits for it, a little, before it ends.
func (m *app) lasting(cmd tea.Cmd) tea.Cmd {
	running := m.running
	running.Add(1)
	return func() tea.Msg {
		defer running.Done()
		return cmd()
	}
}

// later sends a message after a while.
func later(after time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return msg })
}

func loadQuestionnaire(deps Deps) tea.Cmd {
	failed := func(err error) tea.Msg { return questionnaireMsg{err: err} }
	return command(func() tea.Msg {
		q, err := deps.Questionnaire()
		if err != nil {
			return failed(err)
		}
		training, err := deps.Training()
		return questionnaireMsg{q, training, err}
	}, failed)
}

func openRows(deps Deps) tea.Cmd {
	return command(func() tea.Msg {
		_ = deps.Sharer.Open(context.Background())
		return openedMsg{}
	}, func(error) tea.Msg { return openedMsg{} })
}

func prepareShare(deps Deps, s sitting) tea.Cmd {
	return command(func() tea.Msg {
		period, err := deps.Sharer.Period(context.Background())
		return preparedMsg{sitting: s, period: period, response: deps.NewRowID(), planning: deps.NewRowID(), err: err}
	}, func(err error) tea.Msg { return preparedMsg{sitting: s, err: err} })
}

func shareRows(deps Deps, s sitting, rows assessment.Rows) tea.Cmd {
	return command(func() tea.Msg {
		return sharedMsg{s, deps.Sharer.Share(context.Background(), rows)}
	}, func(err error) tea.Msg { return sharedMsg{s, err} })
}

func tidy(deps Deps) tea.Cmd {
	return command(func() tea.Msg {
		_ = deps.Sharer.Tidy(context.Background()) // the rows stand, and the next start tries again
		return tidiedMsg{}
	}, func(error) tea.Msg { return tidiedMsg{} })
}

func layOutReport(deps Deps, s sitting, a *assessment.Assessment) tea.Cmd {
	return command(func() tea.Msg {
		out, err := deps.Reports.Make(a, report.SavedPDF)
		return laidOutMsg{s, a.Revision(), out.Pages, out.Unprintable, err}
	}, func(err error) tea.Msg { return laidOutMsg{sitting: s, revision: a.Revision(), err: err} })
}

func findPlaces(deps Deps, s sitting) tea.Cmd {
	return command(func() tea.Msg {
		msg := placesMsg{sitting: s, folders: deps.Folders.List()}
		printers, err := deps.Printer.Names(context.Background())
		if err != nil {
			msg.problem = sentence(err, "The printer cannot be used just now. Save the report instead.")
		}
		msg.printers = printers
		return msg
	}, func(err error) tea.Msg { return placesMsg{sitting: s, problem: sentence(err, "")} })
}

func printReport(deps Deps, s sitting, a *assessment.Assessment, printer string) tea.Cmd {
	return command(func() tea.Msg {
		out, err := deps.Reports.Make(a, report.PrintedPDF)
		if err == nil {
			err = deps.Printer.Print(context.Background(), printer, out.Data)
		}
		words := "Sent to the printer " + printer + " at " + deps.Clock().Format("15:04") + ". Collect the pages straight away."
		return takenMsg{sitting: s, by: byPrinter, words: words, err: err}
	}, func(err error) tea.Msg { return takenMsg{sitting: s, by: byPrinter, err: err} })
}

func saveReport(deps Deps, s sitting, a *assessment.Assessment, form reportForm, folder Folder, by takeBy) tea.Cmd {
	failed := func(err error) tea.Msg { return takenMsg{sitting: s, by: by, record: form == wholeRecord, err: err} }
	return command(func() tea.Msg {
		data, err := form.make(deps.Reports, a)
		if err != nil {
			return failed(err)
		}
		name := form.fileName(deps.NewName())
		path, err := deps.Reports.Save(folder.Path, name, data)
		if err != nil {
			return failed(err)
		}
		words := "Saved as " + path
		if by == byFolder {
			words = "Saved as " + name + ", " + folder.Label
		}
		words += aboutRecord(form, a.Parts(), by == byFolder && !folder.Stick, folder.Path)
		return takenMsg{sitting: s, by: by, record: form == wholeRecord, words: words}
	}, failed)
}

// aboutRecord ends what is said of a saved file, as to the record in it. Bringing it finds it by itself on a memory
// stick alone, so elsewhere the folder is told when it was not typed.
func aboutRecord(form reportForm, parts assessment.Parts, tellFolder bool, folder string) string {
	inside := form == savedPDF && recordInside(parts)
	words := ""
	if inside {
		words = " Your record is inside."
	}
	if tellFolder && (inside || form == wholeRecord) {
		words += " Write down this name and its folder, " + folder + ", to bring it next time."
	}
	if words != "" {
		words = "." + words
	}
	return words
}

// result takes in what a command found out.
func (m *app) result(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case drawnMsg:
		if m.planner.on {
			return findReleases(m.planner.deps)
		}
		return tea.Batch(loadQuestionnaire(m.deps), openRows(m.deps), purgeDrafts(m.deps))
	case questionnaireMsg:
		return m.loaded(msg)
	case preparedMsg:
		if !m.late(msg.sitting) {
			m.prepared(msg)
		}
	case sharedMsg:
		return m.sharedRows(msg)
	case laidOutMsg:
		if !m.late(msg.sitting) {
			m.laidOut(msg)
		}
	case recordsMsg:
		m.foundRecords(msg)
	case openedRecordMsg:
		m.openedRecord(msg)
	case placesMsg:
		if !m.late(msg.sitting) {
			m.report.places = &msg
		}
	case takenMsg:
		if !m.late(msg.sitting) {
			m.taken(msg)
		}
	default:
		m.plannerResult(msg)
		return m.savingResult(msg)
	}
	return nil
}

func (m *app) loaded(msg questionnaireMsg) tea.Cmd {
	if msg.err != nil {
		m.outcome = msg.err
		return tea.Quit
	}
	m.current, m.training = msg.q, msg.training
	if !m.begun {
		m.q = msg.q
	}
	if m.starting {
		m.starting = false
		return m.begin()
	}
	return nil
}

// sentence words an error from outside. Only a text that was made for people is shown: any other could hold a path or
// more.
func sentence(err error, otherwise string) string {
	var e Explained
	if errors.As(err, &e) {
		return e.Sentence()
	}
	return otherwise
}
