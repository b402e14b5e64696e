package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/assessment"
)

// Import is what was understood of a training export, and what was not. Nothing has been taken in yet.
type Import struct {
	Understood []Imported // topics of the list
	AsOwn      []Imported // names that the list does not have: they become topics of the worker's own
	NotTaken   []NotTaken // in the order of the file
	Unread     []string   // headings of the columns that were not read
	Above      int        // lines above the headings, which were not read
}

// Imported is one line of an export as it would stand in a training record.
type Imported struct {
	Line int // in the file, from 1
	assessment.Training
}

// NotTaken is a line of an export that does not come into the record.
type NotTaken struct {
	Line     int
	Sentence string // why, with what stands there
}

// ReadESR reads a training export of the NHS Electronic Staff Record, in CSV. Of each line it looks at the name of the
// competency and at two days. Whatever else a line holds, such as who changed it, is dropped unread. A topic is known by
// the names that the list has for it, never by a likeness. Every error is a *Fault.
func ReadESR(data []byte, list *assessment.TrainingList, today assessment.Date) (*Import, error) {
	table, fault := readExport(data)
	if fault != nil {
		return nil, fault
	}
	r := esrReader{today: today, table: table, kept: map[string]Imported{}}
	r.whole, r.named = topicsByName(list)
	for _, row := range table.rows {
		r.row(row)
	}
	return r.result(), nil
}

// Lines returns what would come into a training record, in the order of the file.
func (m *Import) Lines() []assessment.Training {
	var lines []assessment.Training
	for _, taken := range inOrder(slices.Concat(m.Understood, m.AsOwn)) {
		lines = append(lines, taken.Training)
	}
	return lines
}

func inOrder(taken []Imported) []Imported {
	slices.SortFunc(taken, func(a, b Imported) int { return cmp.Compare(a.Line, b.Line) })
	return taken
}

// esrReader puts the lines of an export together.
type esrReader struct {
	whole    map[string]*assessment.Topic // by esrKey
	named    map[string]*assessment.Topic // by nameKey
	today    assessment.Date
	table    *exportTable
	kept     map[string]Imported // the line of each topic, by what it is known by
	notTaken []NotTaken
}

func (r *esrReader) refuse(line int, format string, args ...any) {
	r.notTaken = append(r.notTaken, NotTaken{line, fmt.Sprintf(format, args...)})
}

// row takes one line, or says why it is not taken.
func (r *esrReader) row(row exportRow) {
	name := row.name
	switch {
	case row.tooWide:
		r.refuse(row.line, "It has more columns than there are headings, so the days may stand in others. Export it again.")
		return
	case row.tooLong:
		r.refuse(row.line, "A cell in it has more than %d characters. No export has such long ones.", maxCell)
		return
	case name == "":
		r.refuse(row.line, "There is no name of the training.")
		return
	}
	line, key, problem := r.training(name)
	if problem == "" {
		problem = r.days(&line, row)
	}
	if problem != "" {
		title, _ := esrTitle(name)
		r.refuse(row.line, "%s: %s", excerptOf(cmp.Or(title, name), assessment.TrainingFieldLimit), problem)
		return
	}
	r.keep(key, Imported{row.line, line})
}

// training makes a line of an ESR name, with nothing done, and what the line is known by.
func (r *esrReader) training(name string) (line assessment.Training, key, problem string) {
	title, every := esrTitle(name)
	if topic := cmp.Or(r.whole[esrKey(name)], r.named[nameKey(name)]); topic != nil {
		line = topic.Line()
		if _, listed := esrTitle(topic.ESR); every != assessment.EmployerSets && every != listed {
			line.Every = every // as this employer has it
		}
		return line, "topic " + topic.ID, ""
	}
	line = assessment.Training{Title: title, Every: every}
	switch n := utf8.RuneCountInString(title); {
	case title == "":
		return line, "", "There is no title in this name."
	case n > assessment.TrainingFieldLimit:
		return line, "", fmt.Sprintf("The name has %d characters, and there is room for %d. Add it by hand, in fewer words.", n, assessment.TrainingFieldLimit)
	case n > assessment.OwnTitleLimit:
		line.Title, line.Evidence = shortened(title), title // the whole of it stays
	}
	return line, "own " + strings.ToLower(title), ""
}

// shortened cuts a title behind a word, so that it fits as one of the worker's own.
func shortened(title string) string {
	start := string([]rune(title)[:assessment.OwnTitleLimit-1])
	if space := strings.LastIndexByte(start, ' '); space > assessment.OwnTitleLimit/2 {
		start = start[:space]
	}
	return strings.TrimRight(start, " ,;:-") + "…"
}

// days reads when a line was done and until when it holds. No expiry means that no due date is worked out either; one
// that differs from what would be worked out is kept as the given one.
func (r *esrReader) days(line *assessment.Training, row exportRow) (problem string) {
	if isNoDate(row.start) {
		return "It has no day on which it was done."
	}
	done, ok := parseExportDate(row.start)
	switch {
	case !ok:
		return quoted(row.start) + notADay(row.start)
	case done.Year < assessment.FirstYear:
		return fmt.Sprintf("%s is too long ago.", done.Words())
	case r.today.Before(done):
		return fmt.Sprintf("%s has not come yet.", done.Words())
	}
	line.Done = done
	expiry, ok := parseExportDate(row.expiry)
	switch {
	case r.table.hasNoExpiry, row.expiry == "": // nothing was said, so what the list or the name says holds
	case isNoDate(row.expiry), isEndOfTime(row.expiry), ok && expiry.Year >= endOfTime:
		if line.Every != assessment.Once {
			line.Every = assessment.EmployerSets
		}
	case !ok:
		return quoted(row.expiry) + ", until when it holds," + notADay(row.expiry)
	case expiry.Before(done):
		return fmt.Sprintf("It holds until %s, which is before it was done, %s.", expiry.Words(), done.Words())
	case expiry.Year > assessment.LastYear:
		return fmt.Sprintf("It holds until %s, which is too far off. Check the year.", expiry.Words())
	case expiry != line.Due(assessment.Date{}):
		line.GivenDue = expiry
	}
	return ""
}

// keep keeps one line for each topic: the one with the later day. What is not kept is said with its days.
func (r *esrReader) keep(key string, line Imported) {
	before, twice := r.kept[key]
	if twice {
		if !before.Done.Before(line.Done) {
			before, line = line, before
		}
		due := "without an expiry"
		if day := before.Due(assessment.Date{}); !day.IsZero() {
			due = "until " + day.Words()
		}
		r.refuse(before.Line, "%s, done on %s, %s: line %d has the same training, done on %s.",
			cmp.Or(before.Name, before.Title), before.Done.Words(), due, line.Line, line.Done.Words())
	}
	r.kept[key] = line
}

// result sorts what was kept. A training record has room for so many lines; those behind are not taken.
func (r *esrReader) result() *Import {
	m := &Import{Unread: r.table.unread, Above: r.table.above}
	var taken []Imported
	for _, line := range r.kept {
		taken = append(taken, line)
	}
	for i, line := range inOrder(taken) {
		switch {
		case i >= assessment.TrainingLimit:
			r.refuse(line.Line, "%s, done on %s: a training record has room for %d lines.", cmp.Or(line.Name, line.Title), line.Done.Words(), assessment.TrainingLimit)
		case line.Topic == "":
			m.AsOwn = append(m.AsOwn, line)
		default:
			m.Understood = append(m.Understood, line)
		}
	}
	m.NotTaken = r.notTaken
	slices.SortStableFunc(m.NotTaken, func(a, b NotTaken) int { return cmp.Compare(a.Line, b.Line) })
	return m
}
