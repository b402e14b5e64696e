package questionnaires

import (
	"fmt"
	"math"
	"strings"

	"waymark/assessment"
)

// Counts says how big a questionnaire is.
type Counts struct {
	Domains, Areas, Stages int
	Statements             int // focus areas times stages, whether or not two stages share a text
}

// Summary counts the parts of q.
func Summary(q *assessment.Questionnaire) Counts {
	return Counts{
		Domains:    len(q.Domains),
		Areas:      len(q.Areas()),
		Stages:     len(q.Stages),
		Statements: len(q.Areas()) * len(q.Stages),
	}
}

// Minutes is how long a questionnaire takes most people, in whole minutes.
type Minutes struct{ From, To int }

// String returns the words for a person, such as "22 to 29 minutes".
func (m Minutes) String() string { return fmt.Sprintf("%d to %d minutes", m.From, m.To) }

// pace is how fast somebody reads and decides.
type pace struct {
	words     float64 // read in a minute
	statement float64 // seconds to think back, choose and continue, once a statement is read
	page      float64 // seconds to do the same on any other page
}

// Two paces, between which most people are expected to be.
//
// Adults read English prose silently at 238 words a minute, most of them at 175 to 300 (Brysbaert 2019, Journal of
// Memory and Language 109, 104047). Statements about one's own work are read for their exact sense, from a screen, by
// people who may read little at work: from 175 down to 130. Survey makers count 10 seconds for a plain question,
// reading included (Pew Research Center 2022, "How we keep our online surveys from running too long"); here each asks
// to look back over some weeks and to choose among six answers, so these seconds come after reading. A statement then
// takes about 18 to 23 seconds. The seconds are our own choice until people have been timed.
var (
	brisk    = pace{words: 175, statement: 11, page: 6}
	thorough = pace{words: 130, statement: 14, page: 8}
)

// Words and pages round the statements that are not in a pack: what it is, saving, how to answer; and stage, aim, group.
const (
	guideWords = 300
	guidePages = 6
)

// Estimate works out from its words how long q takes at a stage; a stage that is not in q reads as its first. Everyone
// reads, once: every title and statement of the stage, the words of every scale, the role questions, what each domain
// covers, and the pages that explain. To reading comes a fixed time for each statement and each other page, of which
// every domain has one, its summary. Notes, look ahead, plan and training record come on top: they are as long as
// the worker likes.
func Estimate(q *assessment.Questionnaire, stage string) Minutes {
	words := guideWords + roleWords(q) + scaleWords(q)
	at := max(q.StageIndex(stage), 0)
	for _, f := range q.Areas() {
		words += count(f.Title, f.Statements[at])
	}
	for _, d := range q.Domains {
		words += count(d.Title, d.Covers)
	}
	minutes := func(p pace) float64 {
		pages := float64(guidePages + len(q.Domains))
		return float64(words)/p.words + (float64(len(q.Areas()))*p.statement+pages*p.page)/60
	}
	return Minutes{int(math.Floor(minutes(brisk))), int(math.Ceil(minutes(thorough)))}
}

func roleWords(q *assessment.Questionnaire) int {
	n := count(q.Aims.Stay, q.Aims.Register, q.Aims.NotSure)
	for _, s := range q.Stages {
		n += count(s.Title, s.Hint)
	}
	for _, p := range q.Professions {
		n += count(p.Words, p.Hint)
	}
	return n
}

func scaleWords(q *assessment.Questionnaire) int {
	n := 0
	for _, scale := range q.Scales {
		for _, level := range scale {
			n += count(level.Label, level.Hint)
		}
	}
	return n
}

func count(texts ...string) int {
	n := 0
	for _, s := range texts {
		n += len(strings.Fields(s))
	}
	return n
}
