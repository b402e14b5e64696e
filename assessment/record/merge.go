package record

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
)

// Named is a record with the file that it is out of, as a person is shown it: in quotation marks.
type Named struct {
	File string
	*Record
}

// Merge makes one record of two of the same person, such as those of two employers. It changes neither. The order of the
// two makes no difference.
//
// Of two lines about the same topic, the one that was done later stays as it is, since its evidence, due date and
// booking belong to that day. Done on the same day, they are one piece of training: each fills what the other leaves
// open, and where both say something else the later record counts. Standards of the Care Certificate are merged alike.
// Answers, plan and planning answers are never mixed: those of the later record that has any stay, with their day. Every
// fact that does not stay is in a sentence of the conflicts that names the file, so that nothing is lost unseen.
func Merge(a, b Named, list *assessment.TrainingList) (merged *Record, conflicts []string) {
	later, earlier := a, b
	if isLater(b.Record, a.Record) {
		later, earlier = b, a
	}
	m := merger{list: list}
	merged = m.answers(later, earlier)
	merged.Sample = a.Sample || b.Sample
	merged.Training = assessment.TrainingRecord{Joined: later.Training.Joined}
	m.joined(&merged.Training, later, earlier)
	merged.Training.Lines = m.lines(later, earlier)
	m.holder(&merged.Training, later, earlier)
	m.edition(&merged.Training, later, earlier)
	m.standards(&merged.Training, later, earlier)
	return merged, m.conflicts
}

// isLater reports whether a goes before b: it is of a later day, or of the same day and first by what is in it.
func isLater(a, b *Record) bool {
	if a.Made != b.Made {
		return b.Made.Before(a.Made)
	}
	x, _ := compact(a.form()) // no value of a form fails to encode
	y, _ := compact(b.form())
	return bytes.Compare(x, y) < 0
}

// merger gathers what does not stay.
type merger struct {
	list      *assessment.TrainingList
	conflicts []string
}

func (m *merger) conflict(format string, args ...any) {
	m.conflicts = append(m.conflicts, fmt.Sprintf(format, args...))
}

// answers returns a record with all that hangs on one questionnaire: from the later record that has any of it.
func (m *merger) answers(later, earlier Named) *Record {
	from, left := later, earlier
	if len(later.answered()) == 0 && len(earlier.answered()) > 0 {
		from, left = earlier, later
	}
	merged := *from.Record
	if parts := left.answered(); len(parts) > 0 && !sameAnswers(from.Record, left.Record) {
		m.conflict("The %s of %s stay in that file. Keep it.", joinedWords(parts), left.File)
	}
	if from.Stage != left.Stage || from.Aim != left.Aim || from.Profession != left.Profession {
		if role := left.role(); role != "" {
			m.conflict("What %s says of your role stays in that file: %s.", left.File, role)
		}
	}
	return &merged
}

// answered names the parts of a record that hang on its questionnaire.
func (r *Record) answered() []string {
	var parts []string
	for _, part := range []struct {
		n    int
		name string
	}{{len(r.Answers), "answers"}, {len(r.Plan), "actions"}, {len(r.Ticks), "planning answers"}} {
		if part.n > 0 {
			parts = append(parts, part.name)
		}
	}
	return parts
}

// role lists the ids of what a record says of the worker's role.
func (r *Record) role() string {
	var said []string
	for _, part := range []struct{ name, id string }{{"stage", r.Stage}, {"aim", r.Aim}, {"profession group", r.Profession}} {
		if part.id != "" {
			said = append(said, part.name+" "+part.id)
		}
	}
	return strings.Join(said, ", ")
}

// sameAnswers reports whether two records differ in their training alone.
func sameAnswers(a, b *Record) bool {
	x, y := a.form(), b.form()
	x.Training, y.Training = nil, nil
	x.Made, x.Sample = y.Made, y.Sample
	first, _ := compact(x)
	second, _ := compact(y)
	return bytes.Equal(first, second)
}

// joinedWords lists words as a sentence does: "answers, actions and planning answers".
func joinedWords(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func (m *merger) joined(into *assessment.TrainingRecord, later, earlier Named) {
	other := earlier.Training.Joined
	switch {
	case into.Joined.IsZero():
		into.Joined = other
	case !other.IsZero() && other != into.Joined:
		m.conflict("%s says that you joined in %s %d. The month in %s stays.", earlier.File, other.Month, other.Year, later.File)
	}
}

// holder keeps the secret that signed lines are bound to. Two records that were signed apart have two, and only one can
// stay: the one that more of the signed lines that stay are bound to, and of as many that of the later record.
func (m *merger) holder(into *assessment.TrainingRecord, later, earlier Named) {
	first, second := later.Training.Holder, earlier.Training.Holder
	into.Holder = cmp.Or(first, second)
	left := earlier
	if boundTo(second, into.Lines) > boundTo(first, into.Lines) {
		into.Holder = second
		left = later
	}
	if left.Training.Holder != into.Holder && boundTo(left.Training.Holder, left.Training.Lines) > 0 {
		m.conflict("The lines that were signed in %s belong to that file. Keep it to show their signatures.", left.File)
	}
}

// boundTo counts the signed lines that were made for the record with this secret.
func boundTo(holder string, lines []assessment.Training) int {
	n := 0
	for i := range lines {
		if s, _, err := openJWS(lines[i].Credential); err == nil && heldBy(s.member("credentialSubject"), holder) {
			n++
		}
	}
	return n
}

// filedLine is a line of training with the file that it is out of.
type filedLine struct {
	assessment.Training
	file string
}

// lines merges lines one by one, those of the later record first.
func (m *merger) lines(later, earlier Named) []assessment.Training {
	var stay []filedLine
	at := map[string]int{}
	for _, line := range slices.Concat(later.lines(), earlier.lines()) {
		known := m.recognised(line.Training)
		key := m.key(&known)
		if line.Credential == "" { // a signed line stays as it was signed
			line.Training = known
		}
		i, twice := at[key]
		switch {
		case twice:
			stay[i] = m.line(stay[i], line)
		case len(stay) == assessment.TrainingLimit:
			m.noRoom(line)
		default:
			at[key] = len(stay)
			stay = append(stay, line)
		}
	}
	var lines []assessment.Training
	for _, line := range stay {
		lines = append(lines, line.Training)
	}
	return lines
}

// lines are the lines of a record with its file.
func (n Named) lines() []filedLine {
	var all []filedLine
	for _, line := range n.Training.Lines {
		all = append(all, filedLine{line, n.File})
	}
	return all
}

// noRoom says that a line is one too many, and all that it says.
func (m *merger) noRoom(line filedLine) {
	said := factsOf(&line.Training)
	if line.Credential != "" {
		said = append(said, signatureOf(line))
	}
	m.conflict("%s: a training record has room for %d lines. This one stays in %s: %s.",
		m.list.Title(&line.Training), assessment.TrainingLimit, line.file, factWords(said))
}

// recognised takes the topic of another employer's list for the one of this list that has the same name, but for case.
func (m *merger) recognised(line assessment.Training) assessment.Training {
	if line.Topic == "" || m.list.Topic(line.Topic) != nil {
		return line
	}
	for _, topic := range m.list.Topics {
		if strings.EqualFold(topic.Title, line.Name) {
			line.Topic, line.Name = topic.ID, topic.Title
			return line
		}
	}
	return line
}

// key is what a line is known by: its topic, and the worker's own words where the topic asks which one.
func (m *merger) key(line *assessment.Training) string {
	topic := m.list.Topic(line.Topic)
	if topic != nil && !topic.Which {
		return line.Topic
	}
	return line.Topic + " " + strings.ToLower(line.Title)
}

// line merges two lines of one topic. The first is the one of the later record.
func (m *merger) line(first, second filedLine) filedLine {
	stays, goes := first, second
	if stays.Done.Before(goes.Done) {
		stays, goes = goes, stays
	}
	signed := stays.Credential != "" || goes.Credential != ""
	if stays.Done == goes.Done && stays.Credential == "" && goes.Credential != "" {
		stays, goes = goes, stays
	}
	kept := factsOf(&stays.Training)
	var lost []fact
	for i, f := range factsOf(&goes.Training) {
		switch {
		case f.value == "" || f.value == kept[i].value:
		case stays.Done == goes.Done && kept[i].value == "" && !signed:
			f.fill(&stays.Training, &goes.Training)
		default:
			lost = append(lost, f)
		}
	}
	if goes.Credential != "" && goes.Credential != stays.Credential {
		lost = append(lost, signatureOf(goes))
	}
	if len(lost) == 0 {
		return stays
	}
	which := "The line of " + stays.file + " stays."
	if stays.Done != goes.Done {
		which = "The one done on " + stays.Done.Words() + " stays."
		if goes.Done.IsZero() {
			which = "The one that was done stays."
		}
	}
	m.conflict("%s: also %s. %s", m.list.Title(&stays.Training), factWords(lost), which)
	return stays
}

// fact is one thing that a line says.
type fact struct {
	name, value string // in words; the value is "" where nothing is said
	fill        func(to, from *assessment.Training)
}

// factsOf lists all that a line says, always in the same order, but for its signature.
func factsOf(t *assessment.Training) []fact {
	equal := ""
	if t.Equivalent {
		equal = "equal training"
	}
	type line = assessment.Training
	return []fact{
		{"done on", t.Done.Words(), func(to, from *line) { to.Done = from.Done }},
		{"shown by", equal, func(to, from *line) { to.Equivalent = from.Equivalent }},
		{"how", howWords[t.How], func(to, from *line) { to.How = from.How }},
		{"provider", t.Provider, func(to, from *line) { to.Provider = from.Provider }},
		{"evidence", t.Evidence, func(to, from *line) { to.Evidence = from.Evidence }},
		{"verified by", t.VerifiedBy, func(to, from *line) { to.VerifiedBy = from.VerifiedBy }},
		{"due", t.GivenDue.Words(), func(to, from *line) { to.GivenDue = from.GivenDue }},
		{"booked for", t.Booked.Words(), func(to, from *line) { to.Booked = from.Booked }},
		{"called", t.Name, func(to, from *line) { to.Name = from.Name }},
		{"in your words", t.Title, func(to, from *line) { to.Title = from.Title }},
		{"class", string(t.Class), func(to, from *line) { to.Class = from.Class }},
		{"category", string(t.Category), func(to, from *line) { to.Category = from.Category }},
		{"repeated", everyWords(t.Every), nil},
		{"first due within", t.Window.String(), func(to, from *line) { to.Window = from.Window }},
	}
}

// signatureOf says in which file the signature of a line stays.
func signatureOf(line filedLine) fact {
	return fact{name: "signed by an employer", value: "as it stands in " + line.file}
}

// factWords lists facts as a sentence does.
func factWords(facts []fact) string {
	var said []string
	for _, f := range facts {
		if f.value != "" {
			said = append(said, f.name+" "+f.value)
		}
	}
	return strings.Join(said, ", ")
}
