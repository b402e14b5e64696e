package assessment

import (
	"cmp"
	"slices"
	"strings"
)

// LeftBehind counts what of an earlier training record was not brought, and stays in its file.
type LeftBehind struct {
	// Lines of which the present record says something else, and keeps its own. Standards of the Care Certificate, its
	// edition and the month of joining count as lines.
	Lines      int
	Signatures int // of lines, bound to another record than the present one
	NotYet     int // lines that say of a day to come that it has been
}

// with returns the record with what an earlier one adds, and what of that one stays behind. Nothing that was said now is
// lost: a line or standard of then is added where there is none now, and else fills what is still open.
func (t TrainingRecord) with(earlier TrainingRecord, today Date) (TrainingRecord, LeftBehind) {
	var left LeftBehind
	earlier, left.NotYet = earlier.until(today)
	if t.Holder != "" && t.Holder != earlier.Holder {
		earlier, left.Signatures = earlier.unsigned()
	}
	switch {
	case t.Joined.IsZero():
		t.Joined = earlier.Joined
	case !earlier.Joined.IsZero() && earlier.Joined != t.Joined:
		left.Lines++
	}
	switch {
	case len(earlier.Standards) == 0:
	case len(t.Standards) == 0:
		t.Edition2015 = earlier.Edition2015
	case earlier.Edition2015 != t.Edition2015:
		left.Lines++
	}
	if t.Holder == "" {
		t.Holder = earlier.Holder // or the lines that were signed for it would be nobody's
	}
	b := lineBringer{lines: slices.Clone(t.Lines), filled: make([]bool, len(t.Lines))}
	for _, then := range earlier.Lines {
		b.bring(then)
	}
	standards, differ := withStandards(t.Standards, earlier.Standards)
	t.Lines, t.Standards = b.lines, standards
	left.Lines += b.differ + differ
	return t, left
}

// until returns the record without what says of a day after today that it has been, and how many lines that is.
func (t TrainingRecord) until(today Date) (TrainingRecord, int) {
	all := len(t.Lines) + len(t.Standards)
	t.Lines = slices.DeleteFunc(slices.Clone(t.Lines), func(l Training) bool { return today.Before(l.Done) })
	t.Standards = slices.DeleteFunc(slices.Clone(t.Standards), func(s StandardDone) bool {
		return today.Before(s.Known) || today.Before(s.SignedOff)
	})
	left := all - len(t.Lines) - len(t.Standards)
	if today.Before(t.Joined) {
		t.Joined = Date{}
		left++
	}
	return t, left
}

// unsigned returns the record with its lines as if nobody had signed them, and how many were signed.
func (t TrainingRecord) unsigned() (TrainingRecord, int) {
	signed := 0
	t.Lines = slices.Clone(t.Lines)
	for i := range t.Lines {
		if t.Lines[i].Credential != "" {
			t.Lines[i].Credential = ""
			signed++
		}
	}
	return t, signed
}

// lineBringer adds lines of an earlier record to the present ones, one after the other. Each meets only the lines that
// were there before: two of one topic in the earlier record are two pieces of training.
type lineBringer struct {
	lines  []Training // the present ones, and behind them those that were brought
	filled []bool     // which of the present ones took something in
	differ int        // how many lines stayed behind, all or some of what they say
}

func (b *lineBringer) bring(then Training) {
	at, whole := -1, false
	var line Training
	for i, filled := range b.filled {
		now := b.lines[i]
		if !now.sameTopic(then) {
			continue
		}
		next := now.with(then)
		says := then.isBare() || next.says(then)
		if says && next == now {
			return
		}
		if !filled && (at < 0 || says && !whole) {
			at, line, whole = i, next, says
		}
	}
	if at < 0 {
		b.lines = append(b.lines, then)
		return
	}
	b.filled[at] = line != b.lines[at]
	b.lines[at] = line
	if !whole {
		b.differ++
	}
}

// with returns a line with what one of then about the same topic adds to it. What was said of one day is never put
// together with another day, and a signed line stays as it was signed.
func (t Training) with(then Training) Training {
	switch {
	case then.isBare(), t.Credential != "":
		return t
	case t.isOnlyBooked():
		then.Booked = cmp.Or(t.Booked, then.Booked)
		return then
	case t.Done != then.Done && (!t.Done.IsZero() || !t.fitsDone(then)):
		return t
	}
	line := t.or(then)
	line.Equivalent = t.Equivalent || t.Done.IsZero() && then.Equivalent
	line.Credential = ""
	if line.wouldBeSigned() == then.wouldBeSigned() {
		line.Credential = then.Credential
	}
	return line
}

// isOnlyBooked reports whether nothing was said of a line but which one it is and when it is booked.
func (t Training) isOnlyBooked() bool {
	t.Title, t.Booked = "", Date{}
	return t.isBare()
}

// fitsDone reports whether all that a line says of how it will be done was so when it was done then.
func (t *Training) fitsDone(then Training) bool {
	open := func(now, then string) bool { return now == "" || now == then }
	return open(string(t.How), string(then.How)) && (!t.Equivalent || then.Equivalent) && open(t.Provider, then.Provider) &&
		open(t.Evidence, then.Evidence) && open(t.VerifiedBy, then.VerifiedBy)
}

// or returns a line with what it leaves open filled from another.
func (t Training) or(other Training) Training {
	t.Name = cmp.Or(t.Name, other.Name)
	t.Title = cmp.Or(t.Title, other.Title)
	t.Category = cmp.Or(t.Category, other.Category)
	t.Class = cmp.Or(t.Class, other.Class)
	t.Window = cmp.Or(t.Window, other.Window)
	t.Done = cmp.Or(t.Done, other.Done)
	t.How = cmp.Or(t.How, other.How)
	t.Equivalent = t.Equivalent || other.Equivalent
	t.Provider = cmp.Or(t.Provider, other.Provider)
	t.Evidence = cmp.Or(t.Evidence, other.Evidence)
	t.VerifiedBy = cmp.Or(t.VerifiedBy, other.VerifiedBy)
	t.GivenDue = cmp.Or(t.GivenDue, other.GivenDue)
	t.Booked = cmp.Or(t.Booked, other.Booked)
	t.Credential = cmp.Or(t.Credential, other.Credential)
	return t
}

// says reports whether a line says all that another does, but for what a list calls the topic.
func (t *Training) says(other Training) bool {
	other.Name = t.Name
	return other.or(*t) == *t
}

// wouldBeSigned returns what an employer signs of a line: all but the window since joining and the next booking.
func (t Training) wouldBeSigned() Training {
	t.Window, t.Booked, t.Credential = Window{}, Date{}, ""
	return t
}

// withStandards adds earlier standards to the present ones, and counts those that stay behind, all or some of them.
func withStandards(now, earlier []StandardDone) (standards []StandardDone, differ int) {
	standards = slices.Clone(now)
	for _, then := range earlier {
		i := slices.IndexFunc(standards, func(s StandardDone) bool { return s.ID == then.ID })
		if i < 0 {
			standards = append(standards, then)
			continue
		}
		standards[i] = standards[i].with(then)
		if then.or(standards[i]) != standards[i] {
			differ++
		}
	}
	slices.SortFunc(standards, compareStandards)
	return standards, differ
}

// with returns a standard with what one of then adds. A role goes with the day on which it signed off.
func (s StandardDone) with(then StandardDone) StandardDone {
	sameDay := s.SignedOff == then.SignedOff
	sooner := s.SignedOff.IsZero() && (s.VerifiedBy == "" || s.VerifiedBy == then.VerifiedBy)
	if !sameDay && !sooner {
		then.SignedOff, then.VerifiedBy = Date{}, ""
	}
	return s.or(then)
}

// or returns a standard with what it leaves open filled from another.
func (s StandardDone) or(other StandardDone) StandardDone {
	s.Known = cmp.Or(s.Known, other.Known)
	s.SignedOff = cmp.Or(s.SignedOff, other.SignedOff)
	s.VerifiedBy = cmp.Or(s.VerifiedBy, other.VerifiedBy)
	return s
}

// sameTopic reports whether two lines are about one thing: the same topic, and the same one of it where the worker said
// which. A line that does not say which yet is about any, and about the topic of that name in another employer's list.
func (t *Training) sameTopic(other Training) bool {
	return t.Topic == other.Topic && t.Title == other.Title || t.isBare() && t.about(other.Topic, other.Name)
}

// IsAbout reports whether a line is about a topic: by its id or, where it is of another list, by the name there, but for
// case.
func (t *Training) IsAbout(topic *Topic) bool { return t.about(topic.ID, topic.Title) }

func (t *Training) about(topic, name string) bool {
	return t.Topic == topic || t.Topic != "" && topic != "" && name != "" && strings.EqualFold(t.Name, name)
}

// isBare reports whether nothing was said of a line but that it is there.
func (t *Training) isBare() bool {
	bare := Training{Topic: t.Topic, Name: t.Name, Category: t.Category, Class: t.Class, Every: t.Every, Window: t.Window}
	return t.Topic != "" && *t == bare
}

func (t TrainingRecord) equal(other TrainingRecord) bool {
	return t.Joined == other.Joined && t.Edition2015 == other.Edition2015 && t.Holder == other.Holder &&
		slices.Equal(t.Lines, other.Lines) && slices.Equal(t.Standards, other.Standards)
}
