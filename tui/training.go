package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// trainingScreen is the worker's training record, their skills passport: what is overdue, due soon, to do and in date.
type trainingScreen struct{}

// guideOnly stands wherever due dates do.
const guideOnly = "Due dates are a guide. Your employer's record and rules decide."

func (s trainingScreen) page(m *app) *page {
	record := m.a.Training()
	p := &page{title: "Training record", place: trainingItems(len(record.Lines)), focus: idContinue}
	if len(record.Lines) == 0 {
		s.empty(m, p)
		return p
	}
	listed := m.listTraining()
	p.heading(m.trainingSummary(listed))
	if next := m.dueNext(listed); next != "" {
		p.prose(next)
	}
	if missed := missedWindows(listed); missed != "" {
		p.prose(missed)
	}
	rows := len(listed) + 2
	if !m.plain {
		legend := "C: compulsory. R: for your role."
		if rows > 8 {
			legend += " Type both digits."
		}
		p.aside(legend)
	}
	p.gap()
	if len(listed) < assessment.TrainingLimit {
		p.row("add", listKey(0, rows), "Add training")
	} else {
		p.prose("Your record is full. Take a line off to add another.")
	}
	p.row("joined", listKey(1, rows), m.joinedWords())
	p.gap()
	for i := range listed {
		l := &listed[i]
		p.row(fmt.Sprintf("line%d", l.Index), listKey(i+2, rows), m.trainingTitle(&l.Training), m.trainingLine(l)...)
	}
	p.gap()
	p.prose(guideOnly)
	p.gap()
	p.onward()
	return p
}

// empty is the page of somebody who has no training in it yet.
func (trainingScreen) empty(m *app, p *page) {
	p.question("You have no training record yet.")
	p.gap()
	p.prose("It lists training that you have done, and when each is due again. It goes into your report and your record. It is never shared.")
	p.gap()
	p.verb = "Choose"
	p.row("usual", "1", "Start with the usual list ("+plural(m.usualTopics(), "topic", "topics")+")")
	p.row("own", "2", "Add one of my own")
	p.row("learned", "3", "Add something I learned on the job")
	p.row("joined", "4", m.joinedWords())
	p.gap()
	p.prose(guideOnly)
	p.gap()
	p.onward()
}

func (trainingScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case idContinue:
		m.a.Reach(assessment.Trained)
		return m.walkOn(firstPlanning(m))
	case "usual":
		m.a.StartTraining(m.training)
		m.backToTop()
		m.message = plural(len(m.a.Training().Lines), "topic is", "topics are") + " on your list. Open one to say when you did it."
		if m.size.compact() {
			m.message = "Open a topic to say when you did it."
		}
	case "add":
		return m.push(addTrainingScreen{})
	case "joined":
		return m.push(joinedScreen{})
	case string(ownTraining), string(learnedAtWork):
		return m.push(m.newTraining(freshTraining(id)))
	}
	for i := range m.a.Training().Lines {
		if id == fmt.Sprintf("line%d", i) {
			return m.openTraining(i)
		}
	}
	return nil
}

// openTraining opens a line; the Care Certificate opens its standards.
func (m *app) openTraining(i int) tea.Cmd {
	record := m.a.Training()
	if record.Lines[i].Category != assessment.CareCertificate || len(m.training.Standards) == 0 {
		return m.push(trainingLineScreen{index: i})
	}
	if len(record.Standards) == 0 && !record.Edition2015 && !m.editionAsked {
		return m.push(careEditionScreen{})
	}
	return m.push(standardsScreen{})
}

func trainingItems(n int) string { return plural(n, "item", "items") }

func (m *app) usualTopics() int {
	n := 0
	for i := range m.training.Topics {
		if m.training.Topics[i].Shown {
			n++
		}
	}
	return n
}

// soonDays is how many days before its due day training is due soon.
func (m *app) soonDays() int { return cmp.Or(m.deps.DueSoonDays, assessment.DueSoonDays) }

func (m *app) listTraining() []assessment.ListedTraining {
	record := m.a.Training()
	return assessment.ListTraining(record.Lines, m.today(), record.Joined, m.soonDays())
}

// trainingTitle is what a line is called in a list.
func (m *app) trainingTitle(t *assessment.Training) string {
	title := m.training.Title(t)
	record := m.a.Training()
	if t.Category == assessment.CareCertificate && len(record.Standards) > 0 {
		p := record.CareCertificate(m.training)
		title += fmt.Sprintf(" (%d of %d signed off)", p.SignedOff, p.Of)
	}
	return title
}

// trainingStates are the statuses as they are shown.
var trainingStates = [...]struct {
	symbol string
	style  style
}{
	assessment.Overdue: {"■", overdueStyle},
	assessment.DueSoon: {"▲", dueSoonStyle},
	assessment.ToDo:    {"○", plain},
	assessment.InDate:  {"●", inDateStyle},
}

// trainingLine is what stands beside the title of a line: class, status and due date.
func (m *app) trainingLine(l *assessment.ListedTraining) []cell {
	if m.plain {
		return spokenLine(l)
	}
	class, status, due := 51, 54, 67
	if m.size.compact() {
		class, status, due = 30, 33, 46
	}
	state := trainingStates[l.Status]
	day := shortDay(l.Due)
	if l.Due.IsZero() && !l.Done.IsZero() {
		day = "no due date"
	}
	return []cell{{class, string(l.Class), plain}, {status, state.symbol + " " + l.StatusWords(l.Status), state.style}, {due, day, plain}}
}

// spokenLine is the same in words.
func spokenLine(l *assessment.ListedTraining) []cell {
	var c []cell
	say := func(text string, is bool) {
		if is {
			c = append(c, cell{text: text})
		}
	}
	say(l.Status.Words(), !l.IsOpenEnded())
	say("compulsory", l.Class == assessment.Compulsory)
	say("for your role", l.Class == assessment.NeededForRole)
	say("done "+l.Done.Words(), !l.Done.IsZero())
	say("due "+l.Due.Words(), !l.Due.IsZero())
	say("no due date", l.Due.IsZero() && !l.Done.IsZero())
	return c
}

// shortDay is a day in columns, such as 2 Mar 2027.
func shortDay(d assessment.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %.3s %d", d.Day, d.Month, d.Year)
}

// trainingSummary counts what asks for something.
func (m *app) trainingSummary(listed []assessment.ListedTraining) string {
	var counts [len(trainingStates)]int
	for i := range listed {
		counts[listed[i].Status]++
	}
	var words []string
	add := func(n int, after string) {
		if n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, after))
		}
	}
	add(counts[assessment.Overdue], "overdue")
	add(counts[assessment.DueSoon], "due in the next "+plural(m.soonDays(), "day", "days"))
	add(counts[assessment.ToDo], "to do")
	if len(words) == 0 {
		return "Nothing overdue, and nothing due in the next " + plural(m.soonDays(), "day", "days")
	}
	return strings.Join(words, ", ")
}

// dueNext says what is due first from today on, and when it is booked; "" when nothing has a due date.
func (m *app) dueNext(listed []assessment.ListedTraining) string {
	var next *assessment.ListedTraining
	for i := range listed {
		l := &listed[i]
		if l.Due.IsZero() || l.Due.Before(m.today()) || next != nil && !l.Due.Before(next.Due) {
			continue
		}
		next = l
	}
	isOverdue := func(l assessment.ListedTraining) bool { return l.Status == assessment.Overdue }
	if next == nil || next.Status == assessment.InDate && slices.ContainsFunc(listed, isOverdue) {
		return "" // what is years away is no news beside what is overdue
	}
	words := "Due next: " + m.training.Title(&next.Training) + ", by " + next.Due.Words() + "."
	if !next.Booked.Before(m.today()) {
		words += " It is booked for " + next.Booked.Words() + "."
	}
	return words
}

// missedWindow reports whether a line was never done, and the time from joining in which it was first due has passed.
func missedWindow(l *assessment.ListedTraining) bool {
	return l.Status == assessment.Overdue && l.Done.IsZero() && l.GivenDue.IsZero()
}

func missedWindows(listed []assessment.ListedTraining) string {
	n := 0
	for i := range listed {
		if missedWindow(&listed[i]) {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "1 was due soon after you joined. If done, open it to say when."
	}
	return fmt.Sprintf("%d were due soon after you joined. If done, open each to say when.", n)
}

// trainingCells words how the record stands, for the task list.
func (m *app) trainingCells(state int) []cell {
	listed := m.listTraining()
	if len(listed) == 0 {
		return nil
	}
	if n := overdue(listed); n > 0 {
		return []cell{{state, fmt.Sprintf("%d overdue", n), plain}}
	}
	return []cell{{state, trainingItems(len(listed)), plain}}
}

func overdue(listed []assessment.ListedTraining) int {
	n := 0
	for i := range listed {
		if listed[i].Status == assessment.Overdue {
			n++
		}
	}
	return n
}

// leaveTrainingLine leaves the page of a line once the number of that line may mean another one.
func (m *app) leaveTrainingLine() {
	if i := indexOf[trainingLineScreen](m.stack); i >= 0 {
		m.backTo(i)
	}
}
