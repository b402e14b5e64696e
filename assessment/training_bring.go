package assessment

import "slices"

// with returns the record with what an earlier one adds. Nothing that was said now is lost: a line or standard of then
// is added where there is none now, and takes the place of a line that nothing was said of yet.
func (t TrainingRecord) with(earlier TrainingRecord) TrainingRecord {
	if t.Joined.IsZero() {
		t.Joined = earlier.Joined
	}
	if len(t.Standards) == 0 && len(earlier.Standards) > 0 {
		t.Edition2015 = earlier.Edition2015
	}
	if t.Holder == "" {
		t.Holder = earlier.Holder // or the lines that were signed for it would be nobody's
	}
	lines := slices.Clone(t.Lines)
	for _, then := range earlier.Lines {
		i := slices.IndexFunc(lines, func(now Training) bool { return now.sameTopic(then) })
		switch {
		case i < 0:
			lines = append(lines, then)
		case lines[i].isBare():
			lines[i] = then
		}
	}
	standards := slices.Clone(t.Standards)
	for _, then := range earlier.Standards {
		if !slices.ContainsFunc(standards, func(now StandardDone) bool { return now.ID == then.ID }) {
			standards = append(standards, then)
		}
	}
	slices.SortFunc(standards, compareStandards)
	t.Lines, t.Standards = lines, standards
	return t
}

// sameTopic reports whether two lines are about one thing: the same topic, and the same one of it where the worker said
// which. A line that does not say which yet is about any.
func (t *Training) sameTopic(other Training) bool {
	return t.Topic == other.Topic && (t.Title == other.Title || t.Topic != "" && t.isBare())
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
