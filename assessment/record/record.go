package record

import "waymark/assessment"

// The marks of the JSON form. A reader refuses a version above its own.
const (
	Format  = "waymark-record"
	Version = 1
)

// FileName is the name of the record inside a PDF.
const FileName = "waymark-record.json"

// Record is one worker's record. It names nobody.
type Record struct {
	Made          assessment.Date // the day of the report
	Questionnaire string          // id
	Edition       string          // version of the questionnaire
	Stage         string          // id, "" when not said; so are Aim and Profession
	Aim           string
	Profession    string
	Answers       map[string]assessment.Answer // by id of the focus area; nil when the worker left them out
	Plan          []assessment.Action
	Ticks         map[string][]string // ids of what was ticked, by id of the planning question
}

// New makes the record of what the worker chose to have in the report.
func New(a *assessment.Assessment, made assessment.Date) *Record { return nil }

// Whole makes the record of everything, for its owner alone: notes and planning answers too, and a private area when the
// worker ticked it into the report.
func Whole(a *assessment.Assessment, made assessment.Date) *Record { return nil }

// Encode writes the record as JSON.
func (r *Record) Encode() ([]byte, error) { return nil, nil }

// Read takes a record out of a file: a PDF that Waymark saved, or the JSON alone. Every error is a *Fault.
func Read(data []byte) (*Record, error) { return nil, &Fault{} }

// Assessment fills an assessment with what the record holds. What the questionnaire does not have, or does not take, is
// left out and named.
func (r *Record) Assessment(q *assessment.Questionnaire) (a *assessment.Assessment, leftOut []string) {
	return nil, nil
}

// Earlier returns the answers, to stand beside new ones; nil when the record holds none.
func (r *Record) Earlier() *assessment.Earlier { return nil }

// ToGoOnWith returns the actions that are not done yet, as far as q knows their focus areas.
func (r *Record) ToGoOnWith(q *assessment.Questionnaire) []assessment.Action { return nil }

// Notes counts the notes.
func (r *Record) Notes() int { return 0 }
