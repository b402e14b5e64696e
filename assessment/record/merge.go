package record

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
)

// Merge makes one record of two of the same person, such as those of two employers. It changes neither. The order of the
// two makes no difference.
//
// Of two lines about the same topic, the one that was done later stays as it is, since its evidence, due date and
// booking belong to that day. Done on the same day, they are one piece of training: each fills what the other leaves
// open, and where both say something else the later record counts. Standards of the Care Certificate are merged alike.
// Answers, plan and planning answers are never mixed: those of the later record that has any stay, with their day. Every
// fact that does not stay is in a sentence of the conflicts, so that nothing is lost unseen.
func Merge(a, b *Record, list *assessment.TrainingList) (merged *Record, conflicts []string) {
	later, earlier := a, b
	if isLater(b, a) {
		later, earlier = b, a
	}
	m := merger{list: list}
	merged = m.answers(later, earlier)
	merged.Sample = a.Sample || b.Sample
	merged.Training = assessment.TrainingRecord{Joined: later.Training.Joined}
	m.joined(&merged.Training, earlier.Training.Joined)
	m.lines(&merged.Training, slices.Concat(later.Training.Lines, earlier.Training.Lines))
	m.holder(&merged.Training, &later.Training, &earlier.Training)
	m.edition(&merged.Training, &later.Training, &earlier.Training)
	m.standards(&merged.Training, slices.Concat(later.Training.Standards, earlier.Training.Standards))
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
func (m *merger) answers(later, earlier *Record) *Record {
	from, left := later, earlier
	if len(later.answered()) == 0 && len(earlier.answered()) > 0 {
		from, left = earlier, later
	}
	merged := *from
	if parts := left.answered(); len(parts) > 0 && !sameAnswers(from, left) {
		m.conflict("The %s of the record of %s stay in that file. Keep it.", joinedWords(parts), left.Made.Words())
	}
	if from.Stage != left.Stage || from.Aim != left.Aim || from.Profession != left.Profession {
		if role := left.role(); role != "" {
			m.conflict("What the record of %s says of your role stays in that file: %s.", left.Made.Words(), role)
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

func (m *merger) joined(into *assessment.TrainingRecord, other assessment.Date) {
	switch {
	case into.Joined.IsZero():
		into.Joined = other
	case !other.IsZero() && other != into.Joined:
		m.conflict("The earlier record says that you joined in %s %d. The month of the later one stays.", other.Month, other.Year)
	}
}

// holder keeps the secret that signed lines are bound to. Two records that were signed apart have two, and only one can
// stay: the one that more of the signed lines that stay are bound to, and of as many that of the later record.
func (m *merger) holder(into, later, earlier *assessment.TrainingRecord) {
	into.Holder = cmp.Or(later.Holder, earlier.Holder)
	left, which := earlier, "earlier"
	if boundTo(earlier.Holder, into.Lines) > boundTo(later.Holder, into.Lines) {
		into.Holder = earlier.Holder
		left, which = later, "later"
	}
	if left.Holder != into.Holder && boundTo(left.Holder, left.Lines) > 0 {
		m.conflict("The lines that were signed in the %s record belong to that file. Keep it to show their signatures.", which)
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

// lines merges lines one by one, those of the later record first.
func (m *merger) lines(into *assessment.TrainingRecord, all []assessment.Training) {
	at := map[string]int{}
	for _, line := range all {
		known := m.recognised(line)
		key := m.key(&known)
		if line.Credential == "" { // a signed line stays as it was signed
			line = known
		}
		i, twice := at[key]
		switch {
		case twice:
			into.Lines[i] = m.line(into.Lines[i], line)
		case len(into.Lines) == assessment.TrainingLimit:
			m.conflict("%s: a training record has room for %d lines. This one stays in its file: %s.",
				m.list.Title(&line), assessment.TrainingLimit, factWords(factsOf(&line)))
		default:
			at[key] = len(into.Lines)
			into.Lines = append(into.Lines, line)
		}
	}
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
func (m *merger) line(first, second assessment.Training) assessment.Training {
	stays, goes := first, second
	if stays.Done.Before(goes.Done) {
		stays, goes = goes, stays
	}
	signed := stays.Credential != "" || goes.Credential != ""
	if stays.Done == goes.Done && stays.Credential == "" && goes.Credential != "" {
		stays, goes = goes, stays
	}
	kept := factsOf(&stays)
	var lost []fact
	for i, f := range factsOf(&goes) {
		switch {
		case f.value == "" || f.value == kept[i].value:
		case stays.Done == goes.Done && kept[i].value == "" && !signed:
			f.fill(&stays, &goes)
		default:
			lost = append(lost, f)
		}
	}
	if len(lost) == 0 {
		return stays
	}
	which := "The line of the later record stays."
	if stays.Done != goes.Done {
		which = "The one done on " + stays.Done.Words() + " stays."
		if goes.Done.IsZero() {
			which = "The one that was done stays."
		}
	}
	m.conflict("%s: also %s. %s", m.list.Title(&stays), factWords(lost), which)
	return stays
}

// fact is one thing that a line says.
type fact struct {
	name, value string // in words; the value is "" where nothing is said
	fill        func(to, from *assessment.Training)
}

// factsOf lists all that a line says, always in the same order.
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
		{"signed by an employer", signedOrNot(t), nil},
	}
}

func signedOrNot(t *assessment.Training) string {
	if t.Credential == "" {
		return ""
	}
	return "as it stands in that file"
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
