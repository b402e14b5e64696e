package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// TrainingList says what people in a role train in, and how often. It is data that an employer's own list can replace;
// it is no part of a questionnaire.
type TrainingList struct {
	ID, Version string
	Source      string // where it comes from, in words
	Topics      []Topic
	Standards   []Standard // of the Care Certificate, in order
}

// Topic is one subject of training.
type Topic struct {
	ID       string
	Title    string
	Category TrainingCategory
	Class    TrainingClass
	Every    Interval
	Window   Window // time from joining in which it is first due
	Shown    bool   // on the list of a new record
	Which    bool   // asks which one, in the worker's own words
	ESR      string // name in the NHS Electronic Staff Record, such as "NHS|CSTF|Fire Safety - 2 Years|"; may be empty
}

// Standard is one standard of the Care Certificate.
type Standard struct {
	ID        string
	Title     string
	Title2015 string // wording of the 2015 edition where it differs; "" for the same
	Only2025  bool   // not in the 2015 edition
}

// TrainingCategory groups topics.
type TrainingCategory string

// The categories.
const (
	StatutoryMandatory TrainingCategory = "mandatory"
	CareCertificate    TrainingCategory = "care-certificate"
	RoleTraining       TrainingCategory = "role"
	OnTheJob           TrainingCategory = "on-the-job"
)

// TrainingClass says whether training is compulsory or needed for the worker's role.
type TrainingClass string

// The classes.
const (
	Compulsory    TrainingClass = "C"
	NeededForRole TrainingClass = "R"
)

// Interval is how often training is repeated, in months.
type Interval int

// The intervals that are no number of months.
const (
	Once         Interval = 0
	EmployerSets Interval = -1 // no due date is worked out
)

// String returns the interval as ParseInterval reads it: "24 months", "once" or "employer".
func (i Interval) String() string {
	switch {
	case i == Once:
		return "once"
	case i < 0:
		return "employer"
	}
	return count(int(i), "month")
}

// ParseInterval reads "24 months", "2 years", "once" or "employer"; ok is false for anything else, and for over ten years.
func ParseInterval(words string) (i Interval, ok bool) {
	switch words {
	case "once":
		return Once, true
	case "employer":
		return EmployerSets, true
	}
	n, unit := parseSpan(words)
	if unit == "year" {
		n *= 12
	}
	return Interval(n), (unit == "month" || unit == "year") && n <= longestEvery
}

// Window is a time from joining; both are zero where there is none.
type Window struct{ Weeks, Months int }

// String returns the window as ParseWindow reads it: "2 weeks", "6 months", or "" for none.
func (w Window) String() string {
	switch {
	case w.Months > 0:
		return count(w.Months, "month")
	case w.Weeks > 0:
		return count(w.Weeks, "week")
	}
	return ""
}

// ParseWindow reads "2 weeks" or "6 months"; ok is false for anything else.
func ParseWindow(words string) (w Window, ok bool) {
	switch n, unit := parseSpan(words); unit {
	case "week":
		return Window{Weeks: n}, true
	case "month":
		return Window{Months: n}, true
	}
	return Window{}, false
}

// count words a number of things: "1 month", "2 months".
func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// parseSpan reads a number from 1 to 999 and a unit of time; the unit is "" for anything else.
func parseSpan(words string) (n int, unit string) {
	digits, unit, _ := strings.Cut(words, " ")
	n, err := strconv.Atoi(digits)
	unit = strings.TrimSuffix(unit, "s")
	if err != nil || n < 1 || n > 999 || digits[0] == '+' || !slices.Contains([]string{"week", "month", "year"}, unit) {
		return 0, ""
	}
	return n, unit
}

// From returns the last day of the window of somebody who joined on a day; zero where there is no window or no day.
func (w Window) From(joined Date) Date {
	if w == (Window{}) || joined.IsZero() {
		return Date{}
	}
	return joined.AddMonths(w.Months).AddDays(7 * w.Weeks)
}

// HowShown says how training was shown.
type HowShown string

// The ways to show training.
const (
	ByCourse          HowShown = "course"
	ByELearning       HowShown = "e-learning"
	ByObservation     HowShown = "observed"
	ByEarlierLearning HowShown = "earlier-learning"
	ByLearningAtWork  HowShown = "at-work"
)

// Training is one line of a worker's training record: a topic of the list, or one of their own.
type Training struct {
	Topic    string // id in the list, or "" for one of the worker's own
	Name     string // what that list calls the topic, for whoever has another list
	Title    string // the worker's own words: which one, or the title of their own topic
	Category TrainingCategory
	Class    TrainingClass
	Every    Interval
	Window   Window

	Done       Date     // zero when not done
	How        HowShown // "" when not said
	Equivalent bool     // Done is when equal training was shown
	Provider   string
	Evidence   string
	VerifiedBy string // a role, never a name
	GivenDue   Date   // due date that the worker gave; zero to work it out. See IsDueGiven
	Booked     Date   // next booking

	Credential string // what an employer signed of this line, as a compact JWS; "" for a line that nobody signed
}

// TrainingStatus is how one line stands on a day.
type TrainingStatus int

// The statuses, in the order in which they are listed.
const (
	Overdue TrainingStatus = iota
	DueSoon
	ToDo
	InDate
)

// Words says the status in words: "Overdue", "Due soon", "To do" or "In date". StatusWords is what people read of a line.
func (s TrainingStatus) Words() string {
	return [...]string{Overdue: "Overdue", DueSoon: "Due soon", ToDo: "To do", InDate: "In date"}[s]
}

// IsOpenEnded reports whether a line was done and has no due date because the employer sets how often. It counts as in
// date, and yet nobody here can know whether it still is.
func (t *Training) IsOpenEnded() bool { return !t.Done.IsZero() && t.Every < 0 && !t.IsDueGiven() }

// StatusWords says how a line stands in words. Of what is open-ended it says only that it was done.
func (t *Training) StatusWords(s TrainingStatus) string {
	if t.IsOpenEnded() {
		return "Done"
	}
	return s.Words()
}

// DueSoonDays is how many days before its due day training is due soon, unless the settings say otherwise.
const DueSoonDays = 90

// IsDueGiven reports whether the due date that the worker gave holds. One that is not after the day on which the training
// was done was of the time before.
func (t *Training) IsDueGiven() bool { return !t.GivenDue.IsZero() && t.Done.Before(t.GivenDue) }

// Due returns the day on which the training is next due. It is the one that the worker gave; else, once done, so many
// months after that, on the last day of a month that has no such day; else the end of the window since joining. It is
// zero where no due date is worked out.
func (t *Training) Due(joined Date) Date {
	switch {
	case t.IsDueGiven():
		return t.GivenDue
	case t.Done.IsZero():
		return t.Window.From(joined)
	case t.Every > 0:
		return t.Done.AddMonths(int(t.Every))
	}
	return Date{}
}

// StatusOn returns how the training stands on a day. Training that was never done is to do until its window since
// joining has passed, and then overdue, unless the worker gave it a due date. The due day itself, and soon days before
// it, count as due soon.
func (t *Training) StatusOn(today, joined Date, soon int) TrainingStatus {
	due := t.Due(joined)
	switch {
	case !due.IsZero() && due.Before(today):
		return Overdue
	case t.Done.IsZero() && !t.IsDueGiven():
		return ToDo
	case !due.IsZero() && !today.AddDays(soon).Before(due):
		return DueSoon
	case t.Done.IsZero():
		return ToDo
	}
	return InDate
}

// ListedTraining is a line with how it stands.
type ListedTraining struct {
	Index  int // in the record
	Status TrainingStatus
	Due    Date // zero where there is none
	Training
}

// ListTraining puts lines in the order in which they are shown: overdue, due soon, to do, in date; inside each what is
// compulsory first, then by due date, those without one last, then as they were added.
func ListTraining(lines []Training, today, joined Date, soon int) []ListedTraining {
	var listed []ListedTraining
	for i, t := range lines {
		listed = append(listed, ListedTraining{i, t.StatusOn(today, joined, soon), t.Due(joined), t})
	}
	slices.SortStableFunc(listed, func(a, b ListedTraining) int {
		return cmp.Or(
			cmp.Compare(a.Status, b.Status),
			cmp.Compare(classOrder(a.Class), classOrder(b.Class)),
			compareDue(a.Due, b.Due),
		)
	})
	return listed
}

// classOrder puts what is compulsory first, and what says nothing last.
func classOrder(c TrainingClass) int {
	switch c {
	case Compulsory:
		return 0
	case NeededForRole:
		return 1
	}
	return 2
}

func compareDue(a, b Date) int {
	switch {
	case a == b:
		return 0
	case a.IsZero():
		return 1
	case b.IsZero() || a.Before(b):
		return -1
	}
	return 1
}
