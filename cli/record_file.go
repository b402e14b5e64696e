package cli

import (
	"errors"
	"fmt"
	"slices"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/questionnaires"
)

// givenRecord is a record out of a file that somebody gave us.
type givenRecord struct {
	file string // as a person may see it
	*record.Record
	q          *assessment.Questionnaire // nil when this program does not have it
	assessment *assessment.Assessment    // nil without q
	leftOut    []string                  // what q does not have, in sentences
}

// readRecord takes a record out of a file: a report as PDF, or the record alone.
func readRecord(path string) (*record.Record, error) {
	data, err := readGiven(path, record.MaxFile)
	if err != nil {
		return nil, err
	}
	return record.Read(data)
}

// readNamed reads a record; the sentence of its error names the file.
func readNamed(path string) (*record.Record, error) {
	r, err := readRecord(path)
	if fault, ok := errors.AsType[*record.Fault](err); ok {
		return nil, failed("%s: %s", quoted(path), fault.Sentence())
	}
	return r, err
}

// questionnaireFinder finds a questionnaire by its id.
type questionnaireFinder func(id string) (*assessment.Questionnaire, error)

// openRecord reads a record and puts it into the questionnaire that it answers. The sentence of its error names the file.
func openRecord(path string, find questionnaireFinder) (*givenRecord, error) {
	r, err := readNamed(path)
	if err != nil {
		return nil, err
	}
	given := &givenRecord{file: clean(path), Record: r}
	given.q, err = find(r.Questionnaire)
	if _, unknown := errors.AsType[*questionnaires.UnknownError](err); unknown {
		return given, nil
	}
	if err != nil {
		return nil, err
	}
	var leftOut []string
	given.assessment, leftOut = r.Assessment(given.q)
	for _, said := range leftOut {
		given.leftOut = append(given.leftOut, clean(said))
	}
	given.showAll()
	return given, nil
}

// showAll has everything that the record holds stand in the assessment's report. A private area that the record does
// not hold stays hidden, and so is in no count.
func (g *givenRecord) showAll() {
	g.assessment.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Planning: true, Wellbeing: g.hasPrivate()})
}

// hasPrivate reports whether the record holds an answer of a private area.
func (g *givenRecord) hasPrivate() bool {
	return g.hasAnswer(func(f *assessment.FocusArea, a assessment.Answer) bool { return f.Private && a != assessment.Answer{} })
}

// hasAnswer reports whether there is such an answer among those that fit the questionnaire.
func (g *givenRecord) hasAnswer(is func(*assessment.FocusArea, assessment.Answer) bool) bool {
	return slices.ContainsFunc(g.q.Areas(), func(f *assessment.FocusArea) bool { return is(f, g.assessment.Answer(f)) })
}

// needQuestionnaire refuses a record whose words this program does not have.
func (g *givenRecord) needQuestionnaire() error {
	if g.q == nil {
		return failed("The record in %s answers the questionnaire %s, which this Waymark does not have. Ask for the Waymark that made it.", quoted(g.file), quoted(g.Questionnaire))
	}
	return nil
}

// marks counts the focus areas that were marked.
func (g *givenRecord) marks() int { return g.count(func(a assessment.Answer) bool { return a.Mark }) }

// ratings counts the focus areas that were rated.
func (g *givenRecord) ratings() int {
	return g.count(func(a assessment.Answer) bool { return a.Rating != assessment.NotAnswered })
}

func (g *givenRecord) count(is func(assessment.Answer) bool) int {
	n := 0
	for _, ans := range g.Answers {
		if is(ans) {
			n++
		}
	}
	return n
}

// notices say what to know of a record from another version of the questionnaire, and what is left out of it.
func (g *givenRecord) notices() []string {
	const most = 10
	var all []string
	if g.Edition != g.q.Version {
		all = append(all, fmt.Sprintf("The record is from version %s of the questionnaire. The words here are those of version %s.", clean(g.Edition), g.q.Version))
	}
	for i, said := range g.leftOut {
		if i == most {
			return append(all, fmt.Sprintf("Left out: %d more like these.", len(g.leftOut)-most))
		}
		all = append(all, "Left out: "+said)
	}
	return all
}

// counted says how many of something there are.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
