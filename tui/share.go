package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// sharing is how far the sharing of this assessment is.
type sharing struct {
	prepared           bool
	period             string
	response, planning assessment.RowID // drawn once, so that trying again never counts twice
	choice             string           // "yes", "no" or ""
	waiting            bool             // for the yes to be on the disk
	rows               *assessment.Rows // as the person first said yes to them: trying again sends the same
	busy               bool
	problem            string
}

// What is said while rows are being shared, and once they are.
const (
	beingShared = "One moment. It is being kept."
	nowShared   = "Shared. It cannot be taken back."
)

// shareScreen shows exactly what would be kept, and asks.
type shareScreen struct{}

func (shareScreen) arrive(m *app) tea.Cmd {
	if m.sharing.prepared || m.a.Shared() {
		return nil
	}
	return prepareShare(m.deps, m.sitting)
}

func (m *app) prepared(msg preparedMsg) {
	if msg.err != nil {
		m.sharing.problem = sentence(msg.err, "Nothing can be shared at this computer just now. Your report is the same.")
		if _, here := m.top().screen.(shareScreen); here {
			m.backToTop()
		}
		return
	}
	m.sharing.prepared, m.sharing.problem = true, ""
	m.sharing.period = msg.period
	if m.sharing.response == (assessment.RowID{}) {
		m.sharing.response, m.sharing.planning = msg.response, msg.planning
	}
}

// rows are the rows as they would be stored: of the assessment as it is now, until the person says yes.
func (m *app) rows() assessment.Rows {
	if m.sharing.rows != nil {
		return *m.sharing.rows
	}
	return m.a.Rows(m.sharing.response, m.sharing.planning, m.sharing.period)
}

func (shareScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Share?", careful: true}
	switch {
	case m.a.Shared():
		p.heading(nowShared)
		p.gap()
		p.prose("Your answers stay open for your report. What was shared does not change.")
		p.gap()
		p.onward()
		return p
	case !m.sharing.prepared && m.sharing.problem == "":
		p.wait("One moment.", "Continue")
		return p
	case !m.sharing.prepared:
		p.problem(m.sharing.problem)
		p.row("again", "1", "Try again")
		p.gap()
		p.onward()
		return p
	}
	p.problem(m.sharing.problem)
	rows := m.rows()
	if rows.Planning != nil {
		p.question("Share two rows, to help plan courses? Your report is the same if not.")
	} else {
		p.question("Share one row, to help plan courses? Your report is the same if not.")
	}
	m.responseLines(p, rows.Response)
	m.planningLines(p, rows.Planning)
	p.prose("Once kept, we cannot find your rows to change or remove them.")
	p.gap()
	p.add(
		part{kind: choice, id: "yes", key: "1", text: "Yes", inline: true, on: m.sharing.choice == "yes"},
		part{kind: choice, id: "no", key: "2", text: "No", inline: true, on: m.sharing.choice == "no"},
	)
	if m.hasPrivate() && m.sharing.rows == nil {
		p.add(part{kind: tick, id: "wellbeing", key: "3", text: "Add health and wellbeing", inline: true, on: m.a.WellbeingShared()})
	}
	p.add(part{kind: button, id: idContinue, key: "0", text: "Continue", inline: true})
	return p
}

func (m *app) hasPrivate() bool {
	return slices.ContainsFunc(m.q.Areas(), func(f *assessment.FocusArea) bool { return f.Private })
}

// term adds a term and its text, which begins at col, on as many lines as it takes.
func (m *app) term(p *page, term string, col int, text string) {
	if m.plain {
		p.prose(term + ": " + text + ".")
		return
	}
	p.pair(cell{2, term, quiet}, col, m.size.tableWidth(), text)
}

// responseLines shows the first row, read back from the very bytes that would be stored.
func (m *app) responseLines(p *page, r assessment.Response) {
	stage := "Not said"
	if r.Stage > 0 {
		stage = m.q.Stages[r.Stage-1].Title
	}
	quarter := strings.Replace(r.Period, "-", " ", 1)
	group := m.q.ProfessionByID(r.Profession).Words
	pack := r.Questionnaire + ", version " + r.Version
	if m.plain || m.size.compact() || 36+7+ansi.StringWidth(group) > m.size.tableWidth() || 11+ansi.StringWidth(stage) > 34 {
		m.term(p, "Quarter", 16, quarter)
		m.term(p, "Questionnaire", 16, pack)
		m.term(p, "Stage", 16, stage)
		m.term(p, "Group", 16, group)
	} else {
		p.cells(cell{2, "Quarter", quiet}, cell{11, quarter, plain}, cell{22, "Questionnaire", quiet}, cell{37, pack, plain})
		p.cells(cell{2, "Stage", quiet}, cell{11, stage, plain}, cell{36, "Group", quiet}, cell{43, group, plain})
	}
	for i := range m.q.Domains {
		d := &m.q.Domains[i]
		if m.plain {
			p.prose(m.sharedSentences(d, r))
			continue
		}
		var answers []string
		for j := range d.Areas {
			answers = append(answers, areaWords(r.Areas[d.Areas[j].Index]))
		}
		m.term(p, fmt.Sprintf("%d %s", i+1, d.Short), 29, strings.Join(answers, " "))
	}
	p.prose("Also in this row: a random number, a check sum, later a release number.")
	if m.plain {
		return
	}
	p.aside("1-4 level, 5 no chance yet, 6 not my role, - none, /2 look ahead, * mark")
}

// areaWords is one stored answer in a few characters, such as 3/2* for on my own, with support at the stage looked
// ahead at, marked.
func areaWords(b byte) string {
	ans, _ := assessment.UnpackArea(b)
	text := "-"
	if ans.Rating != assessment.NotAnswered {
		text = fmt.Sprint(int(ans.Rating))
	}
	if ans.LookAhead != assessment.NotAnswered {
		text += fmt.Sprintf("/%d", int(ans.LookAhead))
	}
	if ans.Mark {
		text += "*"
	}
	return text
}

// planningLines shows the second row; nothing when nothing was ticked.
func (m *app) planningLines(p *page, row *assessment.PlanningRow) {
	if row == nil {
		return
	}
	p.prose("The second is not linked to it. Instead of stage, group and ratings:")
	for i, list := range m.q.Planning {
		if words := list.TickedWords(row.TicksOf(i)); len(words) > 0 {
			m.term(p, strings.ToUpper(list.ID[:1])+list.ID[1:], 12, strings.Join(words, "; "))
		}
	}
}

func (shareScreen) choose(m *app, id string) tea.Cmd {
	s := &m.sharing
	switch id {
	case "again":
		s.problem = ""
		return prepareShare(m.deps, m.sitting)
	case "yes", "no":
		if !s.busy {
			s.choice = id
		}
	case "wellbeing":
		if s.rows == nil {
			m.a.ShareWellbeing(!m.a.WellbeingShared())
		}
	case idContinue:
		return s.goOn(m)
	}
	return nil
}

// goOn shares after a yes, and goes on to the report after anything else.
func (s *sharing) goOn(m *app) tea.Cmd {
	switch {
	case s.busy:
		m.message = beingShared
		return nil
	case m.a.Shared() || !s.prepared || s.choice == "no":
		return m.push(takeawayScreen{})
	case s.choice == "yes" && m.saving.busy && !m.saving.on:
		m.message = "One moment. Your six words are being made."
		return nil
	case s.choice == "yes":
		rows := m.rows()
		s.rows, s.problem = &rows, ""
		return m.shareSafely()
	}
	if m.nothingChosen("1 or 2") {
		return nil
	}
	return m.push(takeawayScreen{})
}

// agreed reports whether the person said yes to the rows, and what became of them is not known to be in the draft.
func (m *app) agreed() bool {
	return m.sharing.rows != nil && m.sharing.choice == "yes" && !m.a.Shared()
}

// shareSafely shares the rows that the person said yes to. Where answers are saved the yes is saved first: should the
// program be cut off after that, the same rows are shared when the draft is opened, and count once.
func (m *app) shareSafely() tea.Cmd {
	if !m.saving.on || m.saving.failing() {
		return m.shareNow()
	}
	m.sharing.busy, m.sharing.waiting = true, true
	m.message = beingShared
	return m.onceSaved((*app).shareNow)
}

func (m *app) shareNow() tea.Cmd {
	m.sharing.busy, m.sharing.waiting = true, false
	m.message = beingShared
	return m.lasting(shareRows(m.deps, m.sitting, *m.sharing.rows))
}

// saveFailed is called when the yes could not be saved. Nothing was shared; the next yes does without.
func (s *sharing) saveFailed() {
	if s.waiting {
		s.busy, s.waiting = false, false
		s.problem = "Your answers could not be saved, so nothing was shared yet. Your report is the same."
	}
}

// sharedRows tells the person before the file is tidied.
func (m *app) sharedRows(msg sharedMsg) tea.Cmd {
	if m.late(msg.sitting) {
		return m.lasting(tidy(m.deps))
	}
	_, here := m.top().screen.(shareScreen)
	m.sharing.busy = false
	if msg.err != nil {
		m.sharing.problem = sentence(msg.err, "This could not be kept just now. Trying again never counts twice. Your report is the same.")
		m.message = "Sharing did not work. The share page says why."
		if here {
			m.message = ""
			m.backToTop()
		}
		return nil
	}
	m.a.MarkShared()
	m.message = nowShared
	cmd := m.lasting(tidy(m.deps))
	if here {
		return tea.Batch(cmd, m.push(takeawayScreen{}))
	}
	return cmd
}
