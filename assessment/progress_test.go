package assessment_test

import (
	"testing"

	"waymark/assessment"
)

func TestDomainIsCompletedWhenTheWorkerSaysSo(t *testing.T) {
	a := assessment.New(small(t))
	cakes := &a.Questionnaire().Domains[1]
	for _, step := range []struct {
		name   string
		change func()
		want   assessment.Progress
		open   string
	}{
		{"nothing", func() {}, assessment.Progress{Total: 2, Status: assessment.NotYetStarted}, "bake"},
		{"only a mark", func() { rate(t, a, "bake=*") }, assessment.Progress{Total: 2, Status: assessment.NotYetStarted}, "bake"},
		{"one answer", func() { rate(t, a, "bake=not-my-role") }, assessment.Progress{Answered: 1, Total: 2, Status: assessment.InProgress}, "slice"},
		{"done with one open", func() { a.Finish(cakes, true) }, assessment.Progress{Answered: 1, Total: 2, Status: assessment.Completed}, "slice"},
		{"all answered", func() { rate(t, a, "slice=no-chance") }, assessment.Progress{Answered: 2, Total: 2, Status: assessment.Completed}, ""},
		{"not done after all", func() { a.Finish(cakes, false) }, assessment.Progress{Answered: 2, Total: 2, Status: assessment.InProgress}, ""},
	} {
		step.change()
		if got := a.DomainProgress(cakes); got != step.want {
			t.Errorf("%s: %+v, want %+v", step.name, got, step.want)
		}
		open := ""
		if f := a.FirstOpen(cakes); f != nil {
			open = f.ID
		}
		if open != step.open {
			t.Errorf("%s: first open is %q, want %q", step.name, open, step.open)
		}
	}
}

func TestWholeIsCompletedWhenEveryDomainIs(t *testing.T) {
	a := assessment.New(small(t))
	domains := a.Questionnaire().Domains
	for _, step := range []struct {
		name   string
		change func()
		want   assessment.Progress
		next   string
	}{
		{"nothing", func() {}, assessment.Progress{Total: 10, Status: assessment.NotYetStarted}, "d1"},
		{"one answer", func() { rate(t, a, "bake=not-yet") }, assessment.Progress{Answered: 1, Total: 10, Status: assessment.InProgress}, "d1"},
		{"one domain done", func() { a.Finish(&domains[0], true) }, assessment.Progress{Answered: 1, Total: 10, Status: assessment.InProgress}, "d2"},
		{"two domains done", func() { a.Finish(&domains[1], true) }, assessment.Progress{Answered: 1, Total: 10, Status: assessment.InProgress}, "d3"},
		{"all domains done", func() { a.Finish(&domains[2], true) }, assessment.Progress{Answered: 1, Total: 10, Status: assessment.Completed}, ""},
	} {
		step.change()
		if got := a.Progress(); got != step.want {
			t.Errorf("%s: %+v, want %+v", step.name, got, step.want)
		}
		next := ""
		if d := a.NextOpenDomain(); d != nil {
			next = d.ID
		}
		if next != step.next {
			t.Errorf("%s: next open domain is %q, want %q", step.name, next, step.next)
		}
	}
}

func TestLookAheadIsCompletedWhenAllOfItIsAnswered(t *testing.T) {
	a := assessment.New(small(t))
	q := a.Questionnaire()
	for _, step := range []struct {
		name   string
		change func()
		want   assessment.Progress
	}{
		{"no aim", func() { rate(t, a, "tea=on-my-own sugar=on-my-own") }, assessment.Progress{}},
		{"an aim", func() { do(t, a.SetAim("two")) }, assessment.Progress{Total: 2}},
		{"one answer", func() { do(t, a.RateAhead(q.Area("tea"), assessment.NotYet)) }, assessment.Progress{Answered: 1, Total: 2, Status: assessment.InProgress}},
		{"both answers", func() { do(t, a.RateAhead(q.Area("sugar"), assessment.NotMyRole)) }, assessment.Progress{Answered: 2, Total: 2, Status: assessment.Completed}},
		{"one more area in it", func() { rate(t, a, "bake=on-my-own") }, assessment.Progress{Answered: 2, Total: 3, Status: assessment.InProgress}},
	} {
		step.change()
		if got := a.LookAheadProgress(); got != step.want {
			t.Errorf("%s: %+v, want %+v", step.name, got, step.want)
		}
	}
}

func TestStatusIsSaidInWords(t *testing.T) {
	for status, want := range map[assessment.Status]string{
		assessment.NotYetStarted: "Not yet started", assessment.InProgress: "In progress", assessment.Completed: "Completed",
	} {
		if status.String() != want {
			t.Errorf("status %d is %q, want %q", status, status, want)
		}
	}
}
