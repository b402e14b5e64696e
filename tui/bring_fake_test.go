package tui

import (
	"context"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/questionnaires"
)

// recordsOutside stands in for memory sticks: the files that are found, and what is in those that can be opened.
type recordsOutside struct {
	found  []FoundRecord
	inside map[string]*record.Record
	err    error
	opened []string
}

func (r *recordsOutside) List(context.Context) []FoundRecord { return r.found }

func (r *recordsOutside) Open(_ context.Context, path string) (*record.Record, error) {
	r.opened = append(r.opened, path)
	if r.err != nil {
		return nil, r.err
	}
	if inside := r.inside[path]; inside != nil {
		return inside, nil
	}
	return nil, sentenceError(`There is no Waymark record in this file. A printed, scanned or "print to PDF" copy has none. Nor has a one-page report, or one saved without its record. Choose another file that you saved.`)
}

// The files of the made-up person of the drawings.
const (
	ownFile    = "/media/STICK/waymark-report-k7f3qm.pdf"
	emptyFile  = "/media/STICK/holiday.pdf"
	noteOfThen = "I told the physio about a swollen ankle."
)

// longNoteOfThen fits on no line.
const longNoteOfThen = "Someone I support had a swollen ankle. I told the physio at once. I wrote it up before the end of my shift. The next day I asked what had come of it."

// lastRecord is what that person saved in May, a little less sure of most things then, and surer of some.
func lastRecord(t testing.TB) *record.Record {
	t.Helper()
	q, err := questionnaires.ByID("ahp-support-worker")
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Record{
		Made: assessment.Date{Year: 2026, Month: 5, Day: 12}, Questionnaire: q.ID, Edition: q.Version,
		Stage: "senior-support-worker", Answers: map[string]assessment.Answer{},
		Plan: []assessment.Action{
			{Area: "d3-consent", What: "Read the consent policy", By: assessment.Date{Year: 2026, Month: 12, Day: 31}},
			{Area: "d3-equipment", What: "Shadow the orthotist", Status: assessment.Done},
		},
	}
	for i, f := range q.Areas() {
		now := ratingOfSample(i)
		switch {
		case i%3 == 0 && now > assessment.NotYet && now <= assessment.TeachOthers:
			now--
		case i%7 == 0 && now < assessment.TeachOthers:
			now++
		}
		r.Answers[f.ID] = assessment.Answer{Rating: now}
	}
	r.Answers["d3-reporting-escalating"] = assessment.Answer{Rating: assessment.WithSupport, Note: noteOfThen}
	r.Answers["d3-consent"] = assessment.Answer{Rating: assessment.TeachOthers, Note: longNoteOfThen}
	delete(r.Answers, "d3-signposting")
	return r
}

// ratingOfSample is the i-th rating of the made-up person.
func ratingOfSample(i int) assessment.Rating {
	return assessment.Rating(strings.Fields(strings.Join(samplePerson, " "))[i][0] - '0')
}

// aStick puts a memory stick in, with that record and with a file that holds none.
func (k *walk) aStick() *walk {
	k.t.Helper()
	k.out.records = recordsOutside{
		found: []FoundRecord{
			{"waymark-report-k7f3qm.pdf, on the memory stick STICK", ownFile},
			{"holiday.pdf, on the memory stick STICK", emptyFile},
		},
		inside: map[string]*record.Record{ownFile: lastRecord(k.t)},
	}
	return k
}

// toRecord goes from the start to what is in that record.
func (k *walk) toRecord() *walk { return k.aStick().press("3", "1") }

// bringing goes from the start to the page after it with that record brought.
func (k *walk) bringing() *walk { return k.toRecord().press("0") }
