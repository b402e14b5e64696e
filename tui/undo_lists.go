package tui

import (
	"fmt"
	"slices"

	"waymark/assessment"
)

// This file words what an undo brought back in the action plan and in the training record.

// undonePlan says how many actions there are now, or which one has what again.
func (m *app) undonePlan(was, now []assessment.Action) string {
	if len(was) != len(now) {
		return "your plan has " + orNo(len(now), "action", "actions") + " now"
	}
	for i, act := range now {
		if act != was[i] {
			return m.orShort(fmt.Sprintf("action %d", i+1)+undoneAction(was[i], act), "your plan is as before")
		}
	}
	return "your plan is as before"
}

// actionWords name the questions of an action shortly.
var actionWords = map[string]string{
	"what": "what I will do", "measure": "how I will know", "help": "who can help", "why": "why it matters",
}

func undoneAction(was, now assessment.Action) string {
	switch {
	case was.Status != now.Status:
		return " is " + actionStates[now.Status] + " again"
	case was.By != now.By && now.By.IsZero():
		return " has no date now"
	case was.By != now.By:
		return " is by " + now.By.Words() + " again"
	}
	for _, f := range actionFields {
		switch before, text := *f.text(&was), *f.text(&now); {
		case before == text:
		case text == "":
			return ": " + actionWords[f.id] + " is empty now"
		default:
			return ": " + actionWords[f.id] + " has its earlier words"
		}
	}
	return " is as before"
}

// undoneTraining says what the training record holds now, or which line of it has what again.
func (m *app) undoneTraining(was, now assessment.TrainingRecord) string {
	switch {
	case len(was.Lines) != len(now.Lines):
		return "your training record has " + orNo(len(now.Lines), "item", "items") + " now"
	case was.Joined != now.Joined && now.Joined.IsZero():
		return "when you joined is not said now"
	case was.Joined != now.Joined:
		return "you joined in " + monthOf(now.Joined) + " again"
	case was.Edition2015 != now.Edition2015, !slices.Equal(was.Standards, now.Standards):
		care := now.CareCertificate(m.training)
		return fmt.Sprintf("Care Certificate: %d of %d signed off, %d known", care.SignedOff, care.Of, care.Known)
	}
	for i, line := range now.Lines {
		if line != was.Lines[i] {
			return m.undoneLine(was.Lines[i], line)
		}
	}
	return "your training record is as before"
}

// undoneLine words one line of training. A title of the person's own is not for the status line.
func (m *app) undoneLine(was, now assessment.Training) string {
	words := " has its earlier details again"
	switch {
	case was.Done != now.Done && now.Done.IsZero():
		words = " is not done now"
	case was.Done != now.Done:
		words = ": done " + now.Done.Words() + " again"
	}
	listed := now
	listed.Title = ""
	if title := m.training.Title(&listed); title != "" {
		return m.orShort(title+words, "one item"+words)
	}
	return "one item" + words
}
