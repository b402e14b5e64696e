package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/record"
)

// recordScreen shows what is in a record, and asks what of it to bring.
type recordScreen struct {
	in       *broughtRecord
	actions  bool // ticked, as are the next two
	answers  bool
	training bool
}

// broughtRecord is a record as far as it can be brought. It is never changed.
type broughtRecord struct {
	label, stage   string
	made           assessment.Date
	earlier        *assessment.Earlier
	ratings, notes int
	planned        int // actions, those that are done among them
	actions        []assessment.Action
	training       assessment.TrainingRecord
}

func newRecordScreen(r *record.Record, label string, q *assessment.Questionnaire) recordScreen {
	in := &broughtRecord{
		label: label, made: r.Made, earlier: r.Earlier(), notes: r.Notes(), planned: len(r.Plan), actions: r.ToGoOnWith(q),
		training: r.Training,
	}
	if in.earlier != nil && len(in.earlier.Answers) == 0 {
		in.earlier = nil
	}
	if i := q.StageIndex(r.Stage); i >= 0 {
		in.stage = q.Stages[i].Title
	}
	for _, ans := range r.Answers {
		if ans.Rating != assessment.NotAnswered {
			in.ratings++
		}
	}
	return recordScreen{in: in, actions: len(in.actions) > 0, answers: in.earlier != nil, training: !in.training.IsEmpty()}
}

// contents words what a record holds.
func (in *broughtRecord) contents() string {
	words := plural(in.ratings, "rating", "ratings") + ", " + plural(in.notes, "note", "notes") + ", " + plural(in.planned, "action", "actions")
	if n := len(in.training.Lines); n > 0 {
		words += ", " + plural(n, "training item", "training items")
	}
	return words
}

func (s recordScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Bring my last record", focus: idContinue}
	p.problem(m.problem())
	p.question("Is this your record?")
	p.gap()
	made := s.in.made.Words()
	if s.in.stage != "" {
		made += ", at " + strings.ToLower(s.in.stage) + " stage"
	}
	for _, fact := range []struct{ word, text string }{{"File", s.in.label}, {"Made", made}, {"Holds", s.in.contents()}} {
		p.pair(cell{2, fact.word, strong}, 14, m.size.textWidth()+2, fact.text)
	}
	p.gap()
	if len(s.in.actions) == 0 && s.in.earlier == nil && s.in.training.IsEmpty() {
		p.prose("There is nothing in it to bring in. Choose another file, or go back and start without one.")
		p.gap()
		p.focus = "another"
		s.buttons(p)
		return p
	}
	p.prose("Bring in:")
	n := 0
	offer := func(there bool, id, words string, on bool) {
		if there {
			n++
			p.tick(id, fmt.Sprint(n), words, on)
		}
	}
	offer(len(s.in.actions) > 0, "actions", "Action plan, to go on with ("+plural(len(s.in.actions), "action", "actions")+")", s.actions)
	offer(s.in.earlier != nil, "answers", "Last ratings and notes, to show beside the new ones", s.answers)
	offer(!s.in.training.IsEmpty(), "training", "Training record", s.training)
	p.gap()
	p.prose("Nothing is rated for you. The file is not changed.")
	if m.answered() {
		p.prose("It goes in with the answers on this screen.")
	}
	p.gap()
	p.button(idContinue, "0", "Bring these in")
	s.buttons(p)
	return p
}

func (recordScreen) buttons(p *page) {
	p.button("another", "8", "Choose another file")
	p.button(idBack, "9", "Back")
}

func (s recordScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "actions":
		s.actions = !s.actions
	case "answers":
		s.answers = !s.answers
	case "training":
		s.training = !s.training
	case "another":
		returnTo[bringScreen](m)
		return nil
	case idContinue:
		return s.bring(m)
	}
	m.top().screen = s
	m.top().problem = problem{}
	return nil
}

// bring takes what is ticked into the assessment, which begins with that unless it has begun, and goes on from there.
func (s recordScreen) bring(m *app) tea.Cmd {
	if !s.actions && !s.answers && !s.training {
		m.message = "Nothing is ticked. Tick a line, or go back."
		return nil
	}
	m.ready()
	before := m.a.Revision()
	earlier, actions, training := s.chosen(m)
	left, err := m.a.Bring(earlier, actions, training, m.today())
	switch {
	case errors.Is(err, assessment.ErrTrainingFull):
		m.tellOf("", fmt.Sprintf("This training does not all go in: a record holds %d lines. Nothing was brought in. Leave the training record out here, or take some lines off yours first.", assessment.TrainingLimit))
		return nil
	case err != nil:
		m.tellOf("", fmt.Sprintf("These actions do not all go in: a plan holds %d. Nothing was brought in. Leave the action plan out here, or take some actions off your plan first.", assessment.PlanLimit))
		return nil
	}
	m.stack = m.stack[:max(indexOf[bringScreen](m.stack), 1)]
	m.bring = bringing{count: m.bring.count}
	cmd := m.push(keepScreen{onTheWay: true, left: left})
	switch {
	case m.a.Revision() != before:
		m.message = "Brought in. " + m.undoKey() + " takes it out again."
	case left != (assessment.LeftBehind{}):
		m.message = "Nothing new was brought in."
	default:
		m.message = "You have all of this already."
	}
	return cmd
}

// leftBehind says what of the training stays in the file that was brought.
func (p *page) leftBehind(left assessment.LeftBehind) {
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			p.prose(one)
		case n > 1:
			p.prose(fmt.Sprintf(many, n))
		}
	}
	say(left.Lines, "1 line stayed as you have it; the file keeps the other.", "%d lines stayed as you have them; the file keeps the others.")
	say(left.Signatures, "The signature of 1 line belongs to another record, and stays in that file.",
		"Signatures of %d lines belong to another record, and stay in that file.")
	say(left.NotYet, "1 line has a day that has not come yet, and stays in the file.",
		"%d lines have a day that has not come yet, and stay in the file.")
	if left != (assessment.LeftBehind{}) {
		p.gap()
	}
}

// chosen is what is ticked. What was brought already is not brought twice.
func (s recordScreen) chosen(m *app) (earlier *assessment.Earlier, actions []assessment.Action, training assessment.TrainingRecord) {
	if s.answers {
		earlier = s.in.earlier
	}
	if s.actions {
		plan := m.a.Plan()
		actions = slices.DeleteFunc(slices.Clone(s.in.actions), func(act assessment.Action) bool { return slices.Contains(plan, act) })
	}
	if s.training {
		training = s.in.training
	}
	return earlier, actions, training
}
