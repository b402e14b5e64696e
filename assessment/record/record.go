package record

import (
	"waymark/assessment"
)

// The marks of the JSON form. A reader refuses a version above its own.
const (
	Format  = "waymark-record"
	Version = 1
)

// Record is one worker's record. It names nobody.
type Record struct {
	Made          assessment.Date // the day of the report
	Sample        bool            // of a made-up person: nothing in it was answered by anybody
	Questionnaire string          // id
	Edition       string          // version of the questionnaire
	Stage         string          // id, "" when not said; so are Aim and Profession
	Aim           string
	Profession    string
	Answers       map[string]assessment.Answer // by id of the focus area; nil when the worker left them out
	Plan          []assessment.Action
	Training      assessment.TrainingRecord
	Ticks         map[string][]string // ids of what was ticked, by id of the planning question
}

// New makes the record of what the worker chose to have in the report. A report of one page has neither answers nor a
// plan, and so has its record.
func New(a *assessment.Assessment, made assessment.Date) *Record {
	parts := a.Parts()
	if parts.OnePage {
		parts = assessment.Parts{Wellbeing: parts.Wellbeing}
	}
	return of(a, made, parts)
}

// Whole makes the record of everything, for its owner alone: notes and planning answers too, and a private area when the
// worker ticked it into the report.
func Whole(a *assessment.Assessment, made assessment.Date) *Record {
	return of(a, made, assessment.Parts{
		Notes: true, Plan: true, Training: true, Answers: true, Planning: true, Wellbeing: a.Parts().Wellbeing,
	})
}

// of makes the record of the given parts of an assessment.
func of(a *assessment.Assessment, made assessment.Date, parts assessment.Parts) *Record {
	q := a.Questionnaire()
	r := &Record{
		Made: made, Questionnaire: q.ID, Edition: q.Version,
		Stage: a.Stage(), Aim: a.Aim(), Profession: a.Profession(),
	}
	shown := func(f *assessment.FocusArea) bool { return f != nil && (!f.Private || parts.Wellbeing) }
	if parts.Answers {
		r.Answers = answersOf(a, parts.Notes, shown)
	}
	if parts.Plan {
		r.Plan = a.Plan()
	}
	if parts.Training {
		r.Training = a.Training()
	}
	for i := range r.Plan {
		if !shown(q.Area(r.Plan[i].Area)) {
			r.Plan[i].Area = "" // the report, too, does not say what such an action began from
		}
	}
	if parts.Planning {
		r.Ticks = ticksOf(a)
	}
	return r
}

func answersOf(a *assessment.Assessment, notes bool, shown func(*assessment.FocusArea) bool) map[string]assessment.Answer {
	answers := map[string]assessment.Answer{}
	for _, f := range a.Questionnaire().Areas() {
		ans := a.Answer(f)
		if !notes {
			ans.Note = ""
		}
		if shown(f) && ans != (assessment.Answer{}) {
			answers[f.ID] = ans
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return answers
}

func ticksOf(a *assessment.Assessment) map[string][]string {
	var ticks map[string][]string
	for i, p := range a.Questionnaire().Planning {
		for j, o := range p.Options {
			if a.Ticked(i, j) {
				if ticks == nil {
					ticks = map[string][]string{}
				}
				ticks[p.ID] = append(ticks[p.ID], o.ID)
			}
		}
	}
	return ticks
}

// Notes counts the notes.
func (r *Record) Notes() int {
	n := 0
	for _, ans := range r.Answers {
		if ans.Note != "" {
			n++
		}
	}
	return n
}
