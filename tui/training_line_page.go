package tui

import (
	"fmt"

	"waymark/assessment"
)

// waysToShow are the ways in which training was shown.
var waysToShow = []struct {
	id, words string
	how       assessment.HowShown
}{
	{"by-course", "Course", assessment.ByCourse},
	{"by-e-learning", "E-learning", assessment.ByELearning},
	{"by-observation", "Observed at work", assessment.ByObservation},
	{"by-earlier-learning", "Earlier learning", assessment.ByEarlierLearning},
	{"by-learning-at-work", "On the job", assessment.ByLearningAtWork},
}

func (s trainingLineScreen) page(m *app) *page {
	t := s.training(m)
	p := &page{title: "Training record", place: "What I have done", stays: true}
	switch { // in its first box, so that the digits of a day choose nothing
	case s.more, m.plain:
	case s.fresh != "" && !s.isKept(m):
		p.focus = titleBox
	case t.Done.IsZero() && s.fresh == "":
		p.focus = doneBox
	}
	switch {
	case s.more:
		p.place = "More about it"
		s.morePage(m, p, &t)
	case s.fresh == ownTraining:
		p.place = "One of my own"
		s.ownPage(m, p, &t)
	default:
		if s.fresh == learnedAtWork {
			p.place = "Learned on the job"
		}
		s.donePage(m, p, &t)
	}
	return p
}

// box adds a text box of a line with its label.
func (s trainingLineScreen) box(m *app, p *page, t *assessment.Training, id, label string) {
	kept := ""
	if day := dayOf(t, id); day != nil {
		kept = day.Words()
	} else {
		kept = *textOf(t, id)
	}
	limit := assessment.TrainingFieldLimit
	if id == titleBox {
		limit = assessment.OwnTitleLimit
	}
	if count := countLeft(m.typedText(id, kept), limit); count != "" && dayOf(t, id) == nil {
		label += "  " + count
	}
	p.prose(label)
	p.textBox(m, id, kept, 1)
}

// ownPage asks what one's own training is called, how it is needed and how often.
func (s trainingLineScreen) ownPage(m *app, p *page, t *assessment.Training) {
	p.problem(m.problem())
	p.question("Training of my own")
	p.gap()
	s.box(m, p, t, titleBox, "What is it called?")
	p.aside(beside)
	p.gap()
	s.howOften(p, t)
	p.gap()
	p.button(idContinue, "0", "Continue")
	s.removeButton(m, p)
	p.button(idBack, "9", "Back")
}

func (s trainingLineScreen) removeButton(m *app, p *page) {
	words := "Leave it out"
	if s.isKept(m) {
		words = "Take it off my list"
	}
	p.button("remove", "8", words)
}

// donePage asks when it was done, how it was shown and who gave it.
func (s trainingLineScreen) donePage(m *app, p *page, t *assessment.Training) {
	p.problem(m.problem())
	nameLabel := s.nameLabel(m, t)
	switch {
	case s.fresh == learnedAtWork:
		p.question("Something I learned on the job")
	case nameLabel == "":
		p.question(m.training.Title(t))
	case t.Topic == "":
		p.question("Training of my own")
	default: // what stands in the box below is not said twice
		unnamed := *t
		unnamed.Title = ""
		p.question(m.training.Title(&unnamed))
	}
	if s.fresh == "" {
		words, st := m.standing(t)
		p.add(part{kind: prose, text: words, style: st})
	}
	p.gap()
	if nameLabel != "" {
		s.box(m, p, t, titleBox, nameLabel)
	}
	s.box(m, p, t, doneBox, "When was it done? Such as 28 2 2026:")
	p.prose("How did you show it?")
	for i, w := range waysToShow {
		p.add(part{kind: choice, id: w.id, key: fmt.Sprint(i + 1), text: w.words, inline: true, on: t.How == w.how})
	}
	if t.Category != assessment.OnTheJob {
		p.tick("equal", "6", "Equal training was accepted instead", t.Equivalent)
	}
	s.box(m, p, t, providerBox, "Who gave it? A team or place, not a name:")
	p.aside(allOptional(m))
	p.gap()
	p.button(idContinue, "0", "Continue")
	p.button("more", "7", "More about it")
	s.removeButton(m, p)
	p.button(idBack, "9", "Back")
}

// nameLabel asks for a name in the worker's own words; "" where the topic is enough.
func (s trainingLineScreen) nameLabel(m *app, t *assessment.Training) string {
	topic := m.training.Topic(t.Topic)
	switch {
	case s.fresh == learnedAtWork, topic != nil && topic.Which && t.Category == assessment.OnTheJob:
		return "What did you learn? In a few words:"
	case t.Topic == "":
		return "What is it called?"
	case topic != nil && topic.Which:
		return "Which one? A short name:"
	}
	return ""
}

// allOptional stands under the boxes of a line.
func allOptional(m *app) string {
	if m.size.compact() {
		return beside
	}
	return "All may stay empty. " + beside
}

// morePage asks for what shows it, when it is booked and due, and how often it is needed.
func (s trainingLineScreen) morePage(m *app, p *page, t *assessment.Training) {
	p.problem(m.problem())
	p.question(m.training.Title(t))
	p.gap()
	s.box(m, p, t, evidenceBox, "What shows it? Such as a certificate or a form:")
	s.box(m, p, t, checkedBox, "Who checked it? Give a role, not a name:")
	s.box(m, p, t, bookedBox, "Next booking, such as 28 2 2027:")
	s.box(m, p, t, dueBox, s.dueLabel(m, t))
	p.aside(allOptional(m))
	p.gap()
	s.howOften(p, t)
	p.gap()
	p.onward()
}

// dueLabel says what due date holds while the worker gives none.
func (s trainingLineScreen) dueLabel(m *app, t *assessment.Training) string {
	worked := *t
	worked.GivenDue = assessment.Date{}
	due := worked.Due(m.a.Training().Joined)
	if due.IsZero() {
		return "Due date, if you were given one:"
	}
	return "Due date. Leave it empty for " + due.Words() + ":"
}

// howOften asks how often it is needed, and how.
func (s trainingLineScreen) howOften(p *page, t *assessment.Training) {
	p.prose("How often?")
	choices := intervalChoices(t.Every)
	for i, c := range choices {
		key := fmt.Sprint(i + 1)
		if c.id == "present" {
			key = ""
		}
		on := c.every == t.Every || c.every == assessment.EmployerSets && t.Every < 0
		p.add(part{kind: choice, id: c.id, key: key, text: c.words, inline: true, on: on})
	}
	p.prose("How is it needed?")
	p.add(
		part{kind: choice, id: "compulsory", key: "6", text: "C: compulsory", inline: true, on: t.Class == assessment.Compulsory},
		part{kind: choice, id: "for-role", key: "7", text: "R: for my role", inline: true, on: t.Class == assessment.NeededForRole},
	)
}

// standing words how a line stands today.
func (m *app) standing(t *assessment.Training) (string, style) {
	record := m.a.Training()
	l := assessment.ListedTraining{
		Status: t.StatusOn(m.today(), record.Joined, m.soonDays()), Due: t.Due(record.Joined), Training: *t,
	}
	state := trainingStates[l.Status]
	words := state.symbol + " " + l.StatusWords(l.Status)
	switch {
	case missedWindow(&l):
		words += ". It was due within " + t.Window.String() + " of joining."
	case l.Due.IsZero() && t.Done.IsZero():
		words += "."
	case l.Due.IsZero():
		words += ". No due date."
	case l.Status == assessment.Overdue:
		words += ". It was due by " + l.Due.Words() + "."
	default:
		words += ". Due by " + l.Due.Words() + "."
	}
	if t.IsDueGiven() {
		words += " Date given by you."
	}
	if t.Credential != "" {
		words += " An employer signed it: a change ends that."
	}
	if !t.Booked.IsZero() && !t.Booked.Before(m.today()) {
		words += " Booked for " + t.Booked.Words() + "."
	}
	return words, state.style
}
