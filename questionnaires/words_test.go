package questionnaires_test

import (
	"fmt"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/questionnaires/readability"
)

// words is one text of a pack and where it stands.
type words struct {
	where, text string
	title       bool // of a framework, course or resource: worded by others
}

// allWords lists every text of a pack, in the order of the pack.
func allWords(q *assessment.Questionnaire) []words {
	var all []words
	add := func(text, where string, args ...any) {
		if text != "" {
			all = append(all, words{where: fmt.Sprintf(where, args...), text: text})
		}
	}
	title := func(text, where string, args ...any) {
		add(text, where, args...)
		all[len(all)-1].title = true
	}
	add(q.Title, "title")
	title(q.Source, "source")
	title(q.Licence, "licence")
	title(q.Credit, "credit")
	add(q.Wording, "wording")
	add(q.Standing, "standing")
	for _, s := range q.Stages {
		add(s.Title, "stage %s title", s.ID)
		add(s.Hint, "stage %s hint", s.ID)
	}
	add(q.Aims.Stay, "aim stay")
	add(q.Aims.Register, "aim register")
	add(q.Aims.NotSure, "aim not-sure")
	for i, s := range q.Growing {
		add(s, "growing %d", i+1)
	}
	for i, r := range q.Routes {
		title(r.Name, "route %d name", i+1)
		add(r.Facts, "route %d facts", i+1)
	}
	for _, k := range assessment.Kinds() {
		for _, r := range assessment.Ratings() {
			add(q.Scales[k][r].Label, "%s %s label", k, r)
			add(q.Scales[k][r].Hint, "%s %s hint", k, r)
		}
	}
	for _, f := range q.Areas() {
		if res, ok := q.Resources[f.Resource]; ok {
			title(res.Owner+": "+res.Name, "%s resource", f.ID)
		}
	}
	for _, p := range q.Professions {
		add(p.Words, "profession %s", p.ID)
		add(p.Hint, "profession %s hint", p.ID)
	}
	for _, p := range q.Planning {
		add(p.Question, "planning %s", p.ID)
		for _, o := range p.Options {
			add(o.Words, "planning %s %s", p.ID, o.ID)
		}
	}
	for _, d := range q.Domains {
		if d.Title == "Supporting service users" {
			title(d.Title, "%s title", d.ID)
		} else {
			add(d.Title, "%s title", d.ID)
		}
		add(d.Short, "%s short", d.ID)
		add(d.Covers, "%s covers", d.ID)
		add(d.Question, "%s question", d.ID)
		add(d.Service, "%s service", d.ID)
		for _, f := range d.Areas {
			add(f.Title, "%s title", f.ID)
			add(f.Short, "%s short", f.ID)
			for i, s := range f.Statements {
				add(s, "%s %s", f.ID, q.Stages[i].ID)
			}
			add(f.Evidence, "%s evidence", f.ID)
			add(f.Action, "%s action", f.ID)
		}
	}
	return all
}

// eachStatement calls do with every statement and where it stands.
func eachStatement(q *assessment.Questionnaire, do func(where, text string)) {
	for _, f := range q.Areas() {
		for i, s := range f.Statements {
			do(f.ID+" "+q.Stages[i].ID, s)
		}
	}
}

func TestStatementsSayIInThePresentAndInFewWords(t *testing.T) {
	eachStatement(shipped(t), func(where, text string) {
		if !strings.HasPrefix(text, "I ") {
			t.Errorf("%s does not start with I: %s", where, text)
		}
		if n := len(strings.Fields(text)); n > 24 {
			t.Errorf("%s has %d words, want 24 at most: %s", where, n, text)
		}
		if last := text[len(text)-1]; last != '.' {
			t.Errorf("%s ends with %q, want a full stop: %s", where, last, text)
		}
		if n := len(wrap(text, 72)); n > 3 {
			t.Errorf("%s takes %d lines of 72 characters, want 3 at most: %s", where, n, text)
		}
	})
}

func TestSentencesHave20WordsAtMost(t *testing.T) {
	for _, w := range allWords(shipped(t)) {
		if long := readability.Long(w.text); long != "" && !w.title {
			t.Errorf("%s has a sentence of over %d words: %s", w.where, readability.MostWords, long)
		}
	}
}

func TestNoTextHasAWordThatJudges(t *testing.T) {
	for _, w := range allWords(shipped(t)) {
		if found := readability.Banned(w.text); found != "" && !w.title {
			t.Errorf("%s says %q: %s", w.where, found, w.text)
		}
	}
}

func TestEveryDomainReadsAtGrade9OrBelow(t *testing.T) {
	for _, d := range shipped(t).Domains {
		texts := []string{d.Covers, d.Question, d.Service}
		for _, f := range d.Areas {
			texts = append(append(texts, f.Statements...), f.Action)
		}
		grade := readability.Grade(texts)
		t.Logf("%s: grade %.1f", d.ID, grade)
		if grade > readability.HighestGrade {
			t.Errorf("%s reads at grade %.1f, want %d at most", d.ID, grade, readability.HighestGrade)
		}
	}
}

// wrap breaks text into lines of width characters at most.
func wrap(text string, width int) []string {
	var lines []string
	for _, w := range strings.Fields(text) {
		if n := len(lines); n > 0 && len([]rune(lines[n-1]))+1+len([]rune(w)) <= width {
			lines[n-1] += " " + w
		} else {
			lines = append(lines, w)
		}
	}
	return lines
}
