package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
	"waymark/questionnaires"
)

// maxAnswers is the most bytes that an answers file can have. A full one has about 6,000.
const maxAnswers = 256 << 10

// readAnswers reads an answers file: YAML, read as strictly as a questionnaire is. open finds a questionnaire by its
// id. The error names everything that is wrong with the file, each with its line, and quotes no note.
func readAnswers(name string, data []byte, open func(id string) (*assessment.Questionnaire, error)) (*assessment.Assessment, error) {
	doc := questionnaires.ReadDocument(name, data)
	in := answersFile{}
	doc.Root.Group(
		questionnaires.Field{Name: "questionnaire", Value: &in.questionnaire},
		questionnaires.Field{Name: "stage", Value: &in.stage},
		questionnaires.Field{Name: "aim", Value: &in.aim},
		questionnaires.Field{Name: "profession", Value: &in.profession},
		questionnaires.Field{Name: "ratings", Value: &in.ratings},
		questionnaires.Field{Name: "look_ahead", Value: &in.lookAhead},
		questionnaires.Field{Name: "marks", Value: &in.marks},
		questionnaires.Field{Name: "notes", Value: &in.notes},
		questionnaires.Field{Name: "plan", Value: &in.plan},
		questionnaires.Field{Name: "planning", Value: &in.planning},
		questionnaires.Field{Name: "share_wellbeing", Value: &in.shareWellbeing},
	)
	if in.opened(doc.Root, open) {
		in.role()
		in.rate()
		in.rateAhead()
		in.markAndNote()
		in.actions()
		in.ticks()
		if share, ok := in.shareWellbeing.Yes(); ok {
			in.a.ShareWellbeing(share)
		}
	}
	if faults := doc.Faults(); faults != nil {
		var lines []string
		for _, f := range faults {
			lines = append(lines, faultLine(f))
		}
		return nil, failed("%s", strings.Join(lines, "\n"))
	}
	return in.a, nil
}

// faultLine returns a fault on one line, without the line of the file, which may hold somebody's words.
func faultLine(f questionnaires.Fault) string {
	f.Excerpt = ""
	return f.String()
}

// answersFile holds the parts of the file, in whatever order they stood, and the assessment that they are put into.
type answersFile struct {
	questionnaire, stage, aim, profession questionnaires.Node
	ratings, lookAhead, marks, notes      questionnaires.Node
	plan, planning, shareWellbeing        questionnaires.Node

	q       *assessment.Questionnaire
	a       *assessment.Assessment
	refused map[*assessment.FocusArea]bool // the rating in the file was no rating
}

// opened finds the questionnaire that the file answers. Without it nothing else can be looked at.
func (in *answersFile) opened(root questionnaires.Node, open func(string) (*assessment.Questionnaire, error)) bool {
	if !root.There() {
		return false
	}
	if !in.questionnaire.There() {
		root.Refuse("The file does not say which questionnaire it answers. Add a line such as `questionnaire: %s`.", questionnaires.Default)
		return false
	}
	id, ok := in.questionnaire.Text()
	if !ok {
		return false
	}
	q, err := open(id)
	if err != nil {
		in.questionnaire.Refuse("%s", sentence(err))
		return false
	}
	in.q, in.a = q, assessment.New(q)
	in.refused = map[*assessment.FocusArea]bool{}
	return true
}

// role takes what the worker says about where they are and where they would like to be.
func (in *answersFile) role() {
	if id, ok := in.stage.Text(); ok && in.a.SetStage(id) != nil {
		var stages []string
		for _, s := range in.q.Stages {
			stages = append(stages, s.ID)
		}
		in.stage.Refuse("There is no stage %s. Use one of: %s.", quoted(id), strings.Join(stages, ", "))
	}
	if id, ok := in.aim.Text(); ok {
		aims := strings.Join(in.q.AimsFor(in.a.Stage()), ", ")
		switch err := in.a.SetAim(id); {
		case errors.Is(err, assessment.ErrNotOffered):
			in.aim.Refuse("The aim %s is not above the stage. Use one of: %s.", quoted(id), aims)
		case err != nil:
			in.aim.Refuse("There is no aim %s. Use one of: %s.", quoted(id), aims)
		}
	}
	if id, ok := in.profession.Text(); ok && in.a.SetProfession(id) != nil {
		var groups []string
		for _, p := range in.q.Professions {
			groups = append(groups, p.ID)
		}
		in.profession.Refuse("There is no profession group %s. Use one of: %s.", quoted(id), strings.Join(groups, ", "))
	}
}

func (in *answersFile) rate() {
	in.ratings.Pairs(func(id string, at questionnaires.Node) {
		f := in.area(id, at)
		if f == nil {
			return
		}
		r, ok := readRating(at)
		if ok && in.a.Rate(f, r) != nil {
			at.Refuse("The rating %s is not offered for %s. Use one of: %s.", r, f.ID, in.offered(f))
			ok = false
		}
		in.refused[f] = !ok
	})
}

// rateAhead takes the look ahead. It comes after the ratings, which decide what is in it.
func (in *answersFile) rateAhead() {
	if in.aim.There() && in.a.Aim() == "" {
		return // the aim was refused, and with it goes what the look ahead is about
	}
	if in.lookAhead.There() && in.a.LookAheadStage() == nil {
		in.lookAhead.Refuse("There is no look ahead without an aim that has a further stage. Set `aim`, or take `look_ahead` out.")
		return
	}
	in.lookAhead.Pairs(func(id string, at questionnaires.Node) {
		f := in.area(id, at)
		if f == nil {
			return
		}
		r, ok := readRating(at)
		if !ok || in.refused[f] {
			return
		}
		switch err := in.a.RateAhead(f, r); {
		case errors.Is(err, assessment.ErrNotOffered):
			at.Refuse("The rating %s is not offered for %s. Use one of: %s.", r, f.ID, in.offered(f))
		case err == nil:
		case in.a.Answer(f).Rating.OnMyOwnOrAbove():
			at.Refuse("%s has the same words at both stages, so there is nothing to look ahead to. Take this line out.", f.ID)
		default:
			at.Refuse("Look ahead is only for ratings of 3 or 4, and %s has another or none. Take this line out.", f.ID)
		}
	})
}

func (in *answersFile) markAndNote() {
	for _, at := range in.marks.Items() {
		id, ok := at.Text()
		if !ok {
			continue
		}
		f := in.area(id, at)
		switch {
		case f == nil:
		case in.a.Answer(f).Mark:
			at.Refuse("%s is marked twice. Take one of the two out.", f.ID)
		default:
			in.a.SetMark(f, true)
		}
	}
	in.notes.Pairs(func(id string, at questionnaires.Node) {
		f := in.area(id, at)
		note, ok := at.Scalar()
		if f != nil && ok {
			refuseLong(at, "This note", in.a.SetNote(f, note))
		}
	})
}

// area finds a focus area by the id that stands at a node.
func (in *answersFile) area(id string, at questionnaires.Node) *assessment.FocusArea {
	f := in.q.Area(id)
	if f != nil {
		return f
	}
	id = clean(id) // and so of a length that takes no time to compare
	nearest := slices.MinFunc(in.q.Areas(), func(f, g *assessment.FocusArea) int {
		return cmp.Compare(distance(id, f.ID), distance(id, g.ID))
	}).ID
	if distance(id, nearest) > len(id)/2 {
		at.Refuse("There is no focus area %s. Run \"waymark questionnaire show %s\" for the ids.", quoted(id), in.q.ID)
	} else {
		at.Refuse("There is no focus area %s. The nearest is %s.", quoted(id), nearest)
	}
	return nil
}

// distance counts the letters to put in, take out or change to make one text of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// offered lists what can stand as the rating of f.
func (in *answersFile) offered(f *assessment.FocusArea) string {
	var all []string
	for _, r := range assessment.Ratings() {
		if in.q.Offers(f, r) {
			all = append(all, spelt(r))
		}
	}
	return strings.Join(all, ", ")
}

// spelt is how a rating is written in an answers file: levels by their number, the others by their id.
func spelt(r assessment.Rating) string {
	if r.IsLevel() {
		return fmt.Sprint(int(r))
	}
	return r.String()
}

func readRating(at questionnaires.Node) (assessment.Rating, bool) {
	text, ok := at.Scalar()
	if !ok {
		return assessment.NotAnswered, false
	}
	for _, r := range assessment.Ratings() {
		if text == spelt(r) {
			return r, true
		}
	}
	at.Refuse("%s is no rating. A rating is 1, 2, 3 or 4, no-chance or not-my-role.", quoted(text))
	return assessment.NotAnswered, false
}

// refuseLong says that a text is too long, when that is what err is about.
func refuseLong(at questionnaires.Node, what string, err error) {
	var long *assessment.TooLongError
	if errors.As(err, &long) {
		at.Refuse("%s has %d characters. Make it %d at most.", what, long.Length, long.Limit)
	}
}
