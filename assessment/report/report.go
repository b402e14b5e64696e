package report

import "waymark/assessment"

// Report is everything that the pages say, in the order in which they say it: counted, sorted and worded. The writers
// add no words of their own but "continued" and the page numbers.
type Report struct {
	Date    assessment.Date // the day on which it was made
	Version string          // of Waymark
	Mark    string          // stands on every page, such as "SAMPLE"; "" for none

	Kicker, Title, Purpose string

	ByPen     ByPen
	About     []Field
	Guide     Guide  // the disclaimer alone on the one-page report
	Wish      Prompt // without words on the one-page report
	Strengths Strengths
	Profile   Profile
	LookAhead *LookAhead // nil when that pass was not done
	Key       *Key       // nil on the one-page report, as are Routes, Meeting and Made
	Talk      Talk
	Chances   *Chances  // nil when there is none
	Check     *Check    // nil when there is nothing to check
	Plan      *Plan     // nil when not chosen
	Training  *Training // nil when not chosen, or empty
	Routes    *Routes
	Meeting   *Meeting
	File      *File // nil when no record is inside the file
	Made      *Made
	Answers   *Answers // nil when not chosen

	OnePage bool // all of it is to stand on one page
}

// marked puts the report's mark before words that stand on its own.
func (r *Report) marked(words string) string {
	if r.Mark == "" {
		return words
	}
	return r.Mark + " \u00b7 " + words
}

// Field is a label and what stands against it. An empty text is for filling in by pen.
type Field struct{ Label, Text string }

// Prompt asks for something to be written by pen, on so many lines.
type Prompt struct {
	Words string
	Lines int
}

// Item is a statement under its title.
type Item struct {
	Title     string
	Statement string
	Notes     []Field // the worker's own example, when notes were chosen
}

// Level is a rating in words, such as "2 With support".
type Level struct {
	Rating assessment.Rating
	Words  string
}

// ByPen is the place for what the program never asks for.
type ByPen struct {
	Heading string
	Labels  []string
}

// Guide says how to read the report, and what it is not.
type Guide struct{ Heading, Text, Disclaimer string }

// Strengths are what the worker does well. Without items, None stands in their place.
type Strengths struct {
	Heading string
	Items   []Item
	None    string
}

// Profile is the table of the domains.
type Profile struct {
	Heading string
	Columns []string // domain, on my own or above, with support, not yet, also; with an earlier record, before and change
	Rows    []DomainRow
	BarNote string // how to read the bars, for writers that draw them; empty without any
	Note    string
	Earlier string // what to know of the last two columns, or why there are none; empty without an earlier record
	ToAll   string // leads to the appendix; empty without one
}

// DomainRow is one domain in counts.
type DomainRow struct {
	Number  int
	Title   string
	Showing assessment.Showing
	Count   string // "6 of 11", or why there is none
	// OnMyOwn, WithSupport and NotYet are the cells of the bar, when Showing is ShowCount.
	OnMyOwn, WithSupport, NotYet int
	Also                         string
	Before, Change               string // "4 of 11" and "2 more"; empty without an earlier record
	Sentence                     string // all of it in words
}

// LookAhead is how the worker stands for the stage looked ahead at.
type LookAhead struct {
	Heading, Intro string
	Columns        []string // domain, ready, still to build
	Rows           []LookAheadRow
}

// LookAheadRow names the focus areas of one domain.
type LookAheadRow struct {
	Number         int
	Title          string
	Open           string // how many were not looked at, on a line of its own; may be empty
	Ready, ToBuild []string
	ReadyNone      string // stands for Ready where none was looked at, since a nought would read as a verdict; else empty
}

// Key explains the ratings.
type Key struct {
	Heading string
	Columns []string // a rating with its words for skills, then its words for each other kind
	Rows    []KeyRow
}

// KeyRow is one rating.
type KeyRow struct {
	Level  Level
	Hint   string   // may be empty
	Others []string // one for each column but the first
}

// Talk is what the worker wants to talk about.
type Talk struct {
	Heading, Intro string
	Points         []TalkingPoint
	Also           string // what else was marked; may be empty
	ResourceNote   string // stands under the points when one names a resource; else empty
}

// TalkingPoint is one focus area to talk about.
type TalkingPoint struct {
	Title  string
	Level  Level
	Fields []Field
}

// Chances are what the worker's job has not let them try, by domain.
type Chances struct {
	Heading, Intro string
	Domains        []Field
}

// Check lists duties that the worker's role is said not to have.
type Check struct {
	Heading, Intro string
	Items          []Item
}

// Plan is the action plan. A card without a status is blank, for filling in by pen.
type Plan struct {
	Heading     string
	Open, Intro string // that nothing is agreed yet; what SMART means
	Cards       []Card
}

// Card is one action.
type Card struct {
	Title  string
	About  string // the focus area it began from; may be empty
	State  assessment.ActionStatus
	Status string
	Fields []Field
}

// Training is the training record: lines in the order of how pressing they are, and the Care Certificate. Without rows
// the words about them are empty.
type Training struct {
	Heading string
	Summary string // "1 overdue, 2 due in the next 90 days, 3 to do."
	Joined  string // when, and what has been due since; may be empty
	Letters string // what C and R mean
	Columns []string
	Rows    []TrainingRow
	Guide   string // how far to trust the due dates
	Care    *Care  // nil when nothing was said of it
}

// TrainingRow is one line of the training record. None of its texts is empty.
type TrainingRow struct {
	Topic     string
	Notes     []string // how often, next booking, provider, evidence and so on
	Class     string   // C or R
	Done, Due string
	How       string
	State     assessment.TrainingStatus
	Status    string
}

// Care is how far the worker is with the Care Certificate.
type Care struct {
	Heading string
	Count   string // "12 of 16 signed off"
	Edition string
	Note    string // that knowledge alone is not enough
	Columns []string
	Rows    []StandardRow
}

// StandardRow is one standard of the Care Certificate.
type StandardRow struct {
	Title     string
	Known     string
	SignedOff string // "22 August 2026, by Team lead"
}

// Routes are ways into further education, and ideas for growing at one's stage.
type Routes struct {
	Heading      string
	GrowingIntro string
	Growing      []string // empty unless that is the aim, as are the words before it
	RoutesIntro  string   // parts them from the routes; empty without either
	Routes       []Item
	Note         string
}

// Meeting is the part that both fill in by pen.
type Meeting struct {
	Heading, Intro string
	BeforeHeading  string
	Before         []Prompt
	GrowHeading    string
	Grow           []GrowStep
	RecordHeading  string
	Record         []RecordItem
	Signatures     []Signature
	SignatureNote  string
}

// GrowStep is one step of a GROW talk.
type GrowStep struct {
	Name      string
	Questions []string
	Lines     int
}

// RecordItem is one numbered point of the record of the meeting: lines to write on, or a table with empty rows.
type RecordItem struct {
	Title   string
	Prompts []Prompt
	Columns []string
	Rows    int
}

// Signature is a box to sign in.
type Signature struct {
	Who    string
	Labels []string
}

// File says what the record inside the file is, and how to keep it.
type File struct {
	Heading string
	Lines   []string
}

// Made says how the report was made and what is kept.
type Made struct {
	Heading  string
	Lines    []string
	Planning []Field // answers to the planning questions, when chosen
}

// Answers is the appendix. Its third column is there when notes were chosen.
type Answers struct {
	Heading string
	Columns []string
	Domains []AnswerDomain
}

// AnswerDomain is one domain of the appendix.
type AnswerDomain struct {
	Number int
	Title  string
	Count  string
	Rows   []AnswerRow
}

// AnswerRow is one statement with its answer.
type AnswerRow struct {
	Title     string // with the framework position
	Statement string
	Level     Level
	Mark      string // "I want to work on this", or empty
	Ahead     Level  // empty words when it was not looked at
	Note      string
}
