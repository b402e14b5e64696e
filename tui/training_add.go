package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// addTrainingScreen offers what is not on the list yet: topics of the list of training, and the worker's own.
type addTrainingScreen struct{}

func (addTrainingScreen) page(m *app) *page {
	topics := m.topicsLeft()
	n := len(topics) + 2
	p := &page{title: "Training record", place: "Add training", verb: "Choose"}
	p.question("What do you want to add?")
	if n > 8 && !m.plain {
		p.prose("Type both digits.")
	}
	p.gap()
	p.row(string(ownTraining), listKey(0, n), "One of my own")
	p.row(string(learnedAtWork), listKey(1, n), "Something I learned on the job")
	for i, topic := range topics {
		words := topic.Title
		if topic.Which {
			words += " (you say which)"
		}
		p.row(topic.ID, listKey(i+2, n), words)
	}
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

// topicsLeft are the topics that are not in the record; those that ask which can be there again and again. Learning on
// the job has a row of its own.
func (m *app) topicsLeft() []*assessment.Topic {
	lines := m.a.Training().Lines
	var left []*assessment.Topic
	for i := range m.training.Topics {
		topic := &m.training.Topics[i]
		there := func(t assessment.Training) bool { return t.IsAbout(topic) }
		if topic.Category != assessment.OnTheJob && (topic.Which || !slices.ContainsFunc(lines, there)) {
			left = append(left, topic)
		}
	}
	return left
}

func (addTrainingScreen) choose(m *app, id string) tea.Cmd {
	m.back()
	if id == string(ownTraining) || id == string(learnedAtWork) {
		return m.push(m.newTraining(freshTraining(id)))
	}
	topic := m.training.Topic(id)
	if topic == nil {
		return nil
	}
	m.refuse(m.a.AddTraining(topic.Line(), m.today()))
	cmd := m.openTraining(len(m.a.Training().Lines) - 1)
	m.message = "Added to your list. " + m.undoKey() + " takes it off."
	return cmd
}

// joinedScreen asks for the month of joining, which opens the times in which training is first due.
type joinedScreen struct{}

const joinedBox = "joined"

func (m *app) joinedWords() string {
	if joined := m.a.Training().Joined; !joined.IsZero() {
		return "When I joined: " + monthOf(joined)
	}
	return "When did you join?"
}

func (joinedScreen) page(m *app) *page {
	p := &page{title: "Training record", place: "When you joined", focus: joinedBox, submits: true, empties: true}
	p.problem(m.problem())
	p.question("When did you join the place where you work now?")
	p.gap()
	p.prose("Some training is due in your first weeks or months. With the month we can say by when. You can leave it empty.")
	p.gap()
	p.prose("Month and year, such as 9 2026:")
	p.textBox(m, joinedBox, monthOf(m.a.Training().Joined), 1)
	p.gap()
	p.prose("It goes into your report and your record. It is never shared.")
	p.gap()
	p.onward()
	return p
}

func (joinedScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.back()
	}
	return nil
}

func (joinedScreen) typed(m *app, _, text string) string {
	month, problem := readMonth(text)
	if problem != "" {
		return problem
	}
	err := m.a.SetJoined(month, m.today())
	if errors.Is(err, assessment.ErrFutureDate) {
		return "This month has not come yet. Type the month in which you joined, or leave it empty."
	}
	m.refuse(err)
	return ""
}

// readMonth reads a month and a year; nothing is no month. It says in a sentence what cannot be taken.
func readMonth(text string) (month assessment.Date, problem string) {
	cleaned, _ := assessment.Clean(text, len(text))
	if cleaned == "" {
		return month, ""
	}
	month, err := assessment.ReadMonth(cleaned)
	if errors.Is(err, assessment.ErrNoDate) {
		return month, "This is not a month that we know. Type month and year, such as 9 2026. Nothing is lost."
	}
	return month, wrongYear(err, fmt.Sprintf("%d %d", month.Month, month.Year))
}

// wrongYear says what to do about the year of a day or month that was typed, with what was meant as it would be typed;
// "" when nothing is wrong with the year.
func wrongYear(err error, meant string) string {
	switch {
	case errors.Is(err, assessment.ErrShortYear):
		return "Write the year with four digits, such as " + meant + "."
	case errors.Is(err, assessment.ErrOtherYear):
		return fmt.Sprintf("Check the year. We take %d to %d.", assessment.FirstYear, assessment.LastYear)
	}
	return ""
}
