package assessment

import (
	"fmt"
	"slices"
)

// Limits on what a worker writes, in characters. Text boxes check them on Continue and never cut.
const (
	NoteLimit      = 1000
	PlanFieldLimit = 300
	PlanLimit      = 5 // actions
	TickLimit      = 3 // ticks in one planning question
)

// undoDepth bounds how many changes can be taken back, so that memory does not grow with use.
const undoDepth = 50

// Assessment is one worker's whole state. Every change goes through one of its methods: they check what they are
// given, keep the rules that join one answer to another, and can be undone. Use New to make one. It is not safe for
// use by several goroutines at once; Clone gives a background task its own.
type Assessment struct {
	q        *Questionnaire
	state    state
	history  []change
	revision int
	reached  Step
	shared   bool
}

// Answer is what stands against one focus area.
type Answer struct {
	Rating    Rating
	LookAhead Rating // a level or another rating at the stage looked ahead at; only while Rating is level 3 or 4
	Mark      bool
	Note      string
}

// Parts are the parts of the report that a worker chooses. Strengths, results and the page for the talk are always in,
// but for OnePage, which leaves out all that is not on its one page. Record is the copy for programs inside the file.
type Parts struct {
	Notes, Plan, Training, Answers, Wellbeing, Planning, Record, OnePage bool
}

// unaskedParts are what goes into the report of somebody who was not asked.
var unaskedParts = Parts{Plan: true, Training: true, Answers: true, Record: true}

// state is everything that undo brings back. Its slices are never changed in place: a change puts a new one there, so
// that the history can hold earlier states by value.
type state struct {
	stage, aim, profession string
	answers                []Answer // by FocusArea.Index
	finished               []bool   // by Domain.Index: the worker said the domain is done
	plan                   []Action
	ticks                  []uint16 // by planning question, one bit an option
	parts                  Parts
	training               TrainingRecord
	earlier                *Earlier // nil when none was brought; never changed in place
	wellbeingShared        bool
}

// ChangeKind names what a change touched.
type ChangeKind uint8

// The kinds of change.
const (
	StageChange ChangeKind = iota + 1
	AimChange
	ProfessionChange
	RatingChange
	LookAheadChange
	MarkChange
	NoteChange
	FinishChange
	PlanChange
	PlanningChange
	PartsChange
	TrainingChange  // the training record
	BringChange     // what came from an earlier record
	WellbeingChange // whether private areas are part of the response
)

// Change says what was changed, so that a screen can word what an undo brought back.
type Change struct {
	Kind ChangeKind
	Area *FocusArea // for ratings, look ahead, marks and notes
}

type change struct {
	Change
	before state
}

// New starts an assessment with nothing answered.
func New(q *Questionnaire) *Assessment {
	return &Assessment{q: q, state: state{
		answers:  make([]Answer, len(q.areas)),
		finished: make([]bool, len(q.Domains)),
		ticks:    make([]uint16, len(q.Planning)),
		parts:    unaskedParts,
	}}
}

// Clone returns a copy that shares nothing that can change.
func (a *Assessment) Clone() *Assessment {
	b := *a
	b.history = slices.Clone(a.history)
	return &b
}

// Questionnaire returns the pack that is being answered.
func (a *Assessment) Questionnaire() *Questionnaire { return a.q }

// Revision grows with every change, undo included.
func (a *Assessment) Revision() int { return a.revision }

// Stage returns the id of the worker's present stage, or "" when not said.
func (a *Assessment) Stage() string { return a.state.stage }

// Aim returns the id of what the worker would like next, or "" when not said.
func (a *Assessment) Aim() string { return a.state.aim }

// Profession returns the id of the profession group, or "" when not said.
func (a *Assessment) Profession() string { return a.state.profession }

// Answer returns what stands against a focus area.
func (a *Assessment) Answer(f *FocusArea) Answer { return a.state.answers[f.Index] }

// Statement returns the text of a focus area at the worker's own stage. A stage that was not said uses the words of
// the entry stage.
func (a *Assessment) Statement(f *FocusArea) string { return f.Statements[a.stageIndex()] }

// Parts returns what the worker wants in the report.
func (a *Assessment) Parts() Parts { return a.state.parts }

// WellbeingShared reports whether private areas are to be part of the response.
func (a *Assessment) WellbeingShared() bool { return a.state.wellbeingShared }

func (a *Assessment) stageIndex() int { return max(a.q.StageIndex(a.state.stage), 0) }

// set records a change. It does nothing when the edit left the state as it was.
func (a *Assessment) set(c Change, next state, same bool) {
	if same {
		return
	}
	if len(a.history) == undoDepth {
		a.history = slices.Delete(slices.Clone(a.history), 0, 1)
	}
	a.history = append(a.history, change{c, a.state})
	a.state = next
	a.revision++
}

// Undo takes back the last change and says which it was; ok is false when there is none. Reaching a step and sharing
// are not changes and stay.
func (a *Assessment) Undo() (c Change, ok bool) {
	n := len(a.history)
	if n == 0 {
		return Change{}, false
	}
	last := a.history[n-1]
	a.history = a.history[:n-1]
	a.state = last.before
	a.revision++
	return last.Change, true
}

// SetStage says where the worker is now; "" means not said. Ratings stay. An aim that is no longer above the stage is
// dropped, and look-ahead ratings go when the stage they were about, or the words they were about, changed.
func (a *Assessment) SetStage(id string) error {
	if id != "" && a.q.StageIndex(id) < 0 {
		return fmt.Errorf("stage %q: %w", id, ErrUnknown)
	}
	next := a.state
	next.stage = id
	if next.aim != "" && !slices.Contains(a.q.AimsFor(id), next.aim) {
		next.aim = ""
	}
	a.set(Change{Kind: StageChange}, a.withoutStaleLookAhead(next), next.stage == a.state.stage)
	return nil
}

// SetAim says what the worker would like next; "" means not said. It returns ErrNotOffered for a stage that is not
// above the present one. Look-ahead ratings for another stage go.
func (a *Assessment) SetAim(id string) error {
	if id != "" && !slices.Contains(a.q.AimsFor(a.state.stage), id) {
		if a.q.AimTitle(id) == "" {
			return fmt.Errorf("aim %q: %w", id, ErrUnknown)
		}
		return fmt.Errorf("aim %q at stage %q: %w", id, a.state.stage, ErrNotOffered)
	}
	next := a.state
	next.aim = id
	a.set(Change{Kind: AimChange}, a.withoutStaleLookAhead(next), next.aim == a.state.aim)
	return nil
}

// SetProfession says which profession group the worker belongs to; "" means not said.
func (a *Assessment) SetProfession(id string) error {
	if id != "" && a.q.ProfessionByID(id) == nil {
		return fmt.Errorf("profession %q: %w", id, ErrUnknown)
	}
	next := a.state
	next.profession = id
	a.set(Change{Kind: ProfessionChange}, next, id == a.state.profession)
	return nil
}

// Rate answers a focus area. It returns ErrNotOffered for a rating that the kind does not have. A rating below level 3
// drops the look-ahead rating, since there is nothing to look ahead from.
func (a *Assessment) Rate(f *FocusArea, r Rating) error {
	if !a.q.Offers(f, r) {
		return fmt.Errorf("rating %s for %s: %w", r, f.ID, ErrNotOffered)
	}
	ans := a.Answer(f)
	ans.Rating = r
	if !r.OnMyOwnOrAbove() {
		ans.LookAhead = NotAnswered
	}
	a.setAnswer(Change{RatingChange, f}, ans)
	return nil
}

// RateAhead answers a focus area as it is worded for the stage aimed at. It returns ErrNoLookAhead when the area is
// not in the look ahead, and ErrNotOffered for a rating that the kind does not have.
func (a *Assessment) RateAhead(f *FocusArea, r Rating) error {
	if !a.inLookAhead(f) {
		return fmt.Errorf("look ahead for %s: %w", f.ID, ErrNoLookAhead)
	}
	if !a.q.Offers(f, r) {
		return fmt.Errorf("look ahead %s for %s: %w", r, f.ID, ErrNotOffered)
	}
	ans := a.Answer(f)
	ans.LookAhead = r
	a.setAnswer(Change{LookAheadChange, f}, ans)
	return nil
}

// SetMark says whether the worker wants to work on a focus area.
func (a *Assessment) SetMark(f *FocusArea, on bool) {
	ans := a.Answer(f)
	ans.Mark = on
	a.setAnswer(Change{MarkChange, f}, ans)
}

// SetNote keeps the worker's own words about a focus area, cleaned. It returns a *TooLongError, and changes nothing,
// when they have more than NoteLimit characters.
func (a *Assessment) SetNote(f *FocusArea, note string) error {
	note, err := CleanLines(note, NoteLimit)
	if err != nil {
		return fmt.Errorf("note for %s: %w", f.ID, err)
	}
	ans := a.Answer(f)
	ans.Note = note
	a.setAnswer(Change{NoteChange, f}, ans)
	return nil
}

func (a *Assessment) setAnswer(c Change, ans Answer) {
	next := a.state
	next.answers = slices.Clone(next.answers)
	next.answers[c.Area.Index] = ans
	a.set(c, next, ans == a.Answer(c.Area))
}

// Finish says whether the worker is done with a domain. Statements may still be open: that is the worker's choice.
func (a *Assessment) Finish(d *Domain, done bool) {
	next := a.state
	next.finished = slices.Clone(next.finished)
	next.finished[d.Index] = done
	a.set(Change{Kind: FinishChange}, next, done == a.state.finished[d.Index])
}

// SetParts says what goes into the report.
func (a *Assessment) SetParts(p Parts) {
	next := a.state
	next.parts = p
	a.set(Change{Kind: PartsChange}, next, p == a.state.parts)
}

// ShareWellbeing says whether private areas are part of the response.
func (a *Assessment) ShareWellbeing(on bool) {
	next := a.state
	next.wellbeingShared = on
	a.set(Change{Kind: WellbeingChange}, next, on == a.state.wellbeingShared)
}

// Shared reports whether the response has been stored. It cannot be taken back.
func (a *Assessment) Shared() bool { return a.shared }

// MarkShared records that the response is stored. Later changes no longer reach it.
func (a *Assessment) MarkShared() { a.shared = true }
