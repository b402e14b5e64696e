package assessment

import "slices"

// Questionnaire is a pack that has passed NewQuestionnaire. It is read only: many assessments share one.
type Questionnaire struct {
	ID, Version, Title string

	// Source, Licence, Credit, Wording and Standing say where the pack comes from and what may be claimed for it.
	// The last three are printed on every report.
	Source, Licence, Credit, Wording, Standing string

	Stages      []Stage // in order, the entry stage first
	Aims        AimWords
	Growing     []string // ideas for staying at one's stage and growing
	Routes      []Route
	Scales      map[Kind]*Scale
	Resources   map[string]Resource
	Professions []Profession
	Planning    []PlanningQuestion
	Domains     []Domain

	areas []*FocusArea // all focus areas in the byte order of a response
	byID  map[string]*FocusArea
}

// Stage is one of the steps of the career framework.
type Stage struct {
	ID, Title string
	Hint      string // one sentence in the first person, for choosing
}

// AimWords are the words for the aims that are not a stage.
type AimWords struct{ Stay, Register, NotSure string }

// The ids of the aims that are not a stage. Any other aim is the id of a stage.
const (
	AimStay     = "stay"
	AimRegister = "register"
	AimNotSure  = "not-sure"
)

// Route is one way into further education.
type Route struct {
	Name, Facts string
	From        []string // ids of the stages it starts from; empty means any
	Aims        []string // ids of the aims it serves; empty means any
}

// Resource is a free national learning resource.
type Resource struct{ Owner, Name string }

// Profession is a group of allied health professions. A single small profession never stands alone.
type Profession struct{ ID, Words, Hint string }

// NotSaid is the id of the profession group that is also stored when the question was skipped.
const NotSaid = "ns"

// PlanningQuestion is one anonymous tick list for course planners.
type PlanningQuestion struct {
	ID, Question string
	Asked        bool // a list that is not asked keeps its place in the stored bits
	Options      []PlanningOption
}

// PlanningOption is one line of a tick list.
type PlanningOption struct {
	ID, Words string
	Alone     bool // ticking it clears the rest: "no preference"
}

// Domain is one of the parts of the questionnaire.
type Domain struct {
	ID, Title string
	Short     string // 24 characters at most
	Covers    string
	Question  string // one question for the talk with a supervisor
	Service   string // what growth here is worth to the people supported and the service
	Areas     []FocusArea
	Index     int // place in Questionnaire.Domains, from 0
}

// FocusArea is one topic inside a domain. Its id is for ever; its framework position may be corrected.
type FocusArea struct {
	ID       string
	Position string // such as "3.9"; positions may have gaps
	Title    string
	Short    string // 28 characters at most; the title where that is short enough
	Kind     Kind

	Safety  bool // harm can follow at once: goes first among things to work on
	Duty    bool // holds in full at every stage
	Private bool // stays out of report and response unless the worker ticks it in

	Statements []string // one for each stage, in the order of Questionnaire.Stages
	Evidence   string   // what could show it
	Action     string   // an idea to try at work
	Resource   string   // key into Questionnaire.Resources, or empty

	Index  int // place in the byte order of a response, from 0
	Domain int // place of its domain in Questionnaire.Domains
}

// WithProfessions returns q with other profession groups, or what is wrong with them. "Prefer not to say" stays as it
// is, last.
func (q *Questionnaire) WithProfessions(groups []Profession) (*Questionnaire, []Fault) {
	changed := *q
	changed.Professions = append(slices.Clone(groups), *q.ProfessionByID(NotSaid))
	changed.areas = nil
	return NewQuestionnaire(changed)
}

// Areas lists all focus areas in the byte order of a response. The caller must not change it.
func (q *Questionnaire) Areas() []*FocusArea { return q.areas }

// Area finds a focus area by id; nil when there is none.
func (q *Questionnaire) Area(id string) *FocusArea { return q.byID[id] }

// DomainOf returns the domain that holds f.
func (q *Questionnaire) DomainOf(f *FocusArea) *Domain { return &q.Domains[f.Domain] }

// StageIndex finds a stage by id; -1 when there is none.
func (q *Questionnaire) StageIndex(id string) int {
	for i := range q.Stages {
		if q.Stages[i].ID == id {
			return i
		}
	}
	return -1
}

// SameWords reports whether people at two stages, given by id, meet the same statements. A stage that was not said uses
// the words of the entry stage; one that is not in the questionnaire used other words.
func (q *Questionnaire) SameWords(a, b string) bool {
	index := func(id string) int {
		if id == "" {
			return 0
		}
		return q.StageIndex(id)
	}
	return a == b || index(a) == index(b) && index(a) >= 0
}

// ProfessionByID finds a profession group; nil when there is none.
func (q *Questionnaire) ProfessionByID(id string) *Profession {
	for i := range q.Professions {
		if q.Professions[i].ID == id {
			return &q.Professions[i]
		}
	}
	return nil
}

// Level returns the words of rating r for focus area f.
func (q *Questionnaire) Level(f *FocusArea, r Rating) Level {
	if r >= ratingCount {
		return Level{}
	}
	return q.Scales[f.Kind][r]
}

// Offers reports whether r can be chosen for f.
func (q *Questionnaire) Offers(f *FocusArea, r Rating) bool { return q.Scales[f.Kind].Offers(r) }

// SameText reports whether f is worded alike at the stages with these indexes.
func (f *FocusArea) SameText(a, b int) bool { return f.Statements[a] == f.Statements[b] }

// Flat reports whether f is worded alike at every stage.
func (f *FocusArea) Flat() bool {
	for i := range f.Statements {
		if !f.SameText(0, i) {
			return false
		}
	}
	return true
}

// AllDiffer reports whether f is worded in another way at each stage, so that everyone with a stage above can look ahead
// in it.
func (f *FocusArea) AllDiffer() bool {
	for i := range f.Statements {
		for j := range i {
			if f.SameText(i, j) {
				return false
			}
		}
	}
	return true
}

// AimsFor lists the ids of the aims offered to someone at the given stage, in the order in which they are shown.
// Only stages above the present one are offered; with an empty stage all of them but the first are.
func (q *Questionnaire) AimsFor(stage string) []string {
	aims := []string{AimStay}
	for i := max(q.StageIndex(stage), 0) + 1; i < len(q.Stages); i++ {
		aims = append(aims, q.Stages[i].ID)
	}
	return append(aims, AimRegister, AimNotSure)
}

// AimTitle returns the words of an aim, or "" when there is no such aim.
func (q *Questionnaire) AimTitle(aim string) string {
	switch aim {
	case AimStay:
		return q.Aims.Stay
	case AimRegister:
		return q.Aims.Register
	case AimNotSure:
		return q.Aims.NotSure
	}
	if i := q.StageIndex(aim); i >= 0 {
		return q.Stages[i].Title
	}
	return ""
}
