package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
)

func newRecordShow(env *Env, at *places) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Say in plain words what is in a record",
		Long: `Show prints what a record holds, or the record inside a report: when it was made,
every answer with its note, the plan, the training record, and the planning answers.`,
		Example: `  waymark record show waymark-report-k7f3qm.pdf
  waymark record show waymark-record-k7f3qm.json --json`,
		Args: wordsBetween(1, 1, "the name of one record or report"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withSettings(env, at, func(setup *Setup) error {
				given, err := openRecord(args[0], setup.questionnaireByID)
				if err != nil {
					return err
				}
				if asJSON {
					return given.writeJSON(cmd.OutOrStdout())
				}
				list, err := setup.Training()
				if err != nil {
					return err
				}
				words := given.words(func(w io.Writer) {
					given.writeTraining(w, list, assessment.DateOf(env.Clock()), setup.SoonDays)
				})
				_, err = io.WriteString(cmd.OutOrStdout(), words)
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// shownRecord is what show prints for programs: what stands in the record, counted, then the record as in its file.
type shownRecord struct {
	File          string          `json:"file"`
	Made          string          `json:"made"`
	Sample        bool            `json:"sample,omitempty"` // of a made-up person
	Questionnaire string          `json:"questionnaire"`
	Version       string          `json:"version"`
	Stage         string          `json:"stage"`
	Ratings       int             `json:"ratings"`
	Marks         int             `json:"marks"`
	Notes         int             `json:"notes"`
	Actions       int             `json:"actions"`
	Training      int             `json:"training"` // lines
	LeftOut       []string        `json:"left_out"` // sentences on what this version does not have
	Record        json.RawMessage `json:"record"`
}

func (g *givenRecord) writeJSON(w io.Writer) error {
	whole, err := g.Encode()
	if err != nil {
		return err
	}
	return writeJSON(w, shownRecord{
		File: g.file, Made: g.Made.String(), Sample: g.Sample, Questionnaire: g.Questionnaire, Version: g.Edition, Stage: g.Stage,
		Ratings: g.ratings(), Marks: g.marks(), Notes: g.Notes(), Actions: len(g.Plan), Training: len(g.Training.Lines),
		LeftOut: append([]string{}, g.leftOut...), Record: whole,
	})
}

// words says what a record holds; training writes its training record, which depends on the day.
func (g *givenRecord) words(training func(io.Writer)) string {
	var out strings.Builder
	if g.Sample {
		fmt.Fprintln(&out, sampleRecord)
	}
	fmt.Fprintf(&out, "This record was made on %s.\n", g.Made.Words())
	fmt.Fprintf(&out, "It holds %s, %s, %s and %s.\n", counted(g.ratings(), "rating", "ratings"),
		counted(g.marks(), "mark", "marks"), counted(g.Notes(), "note", "notes"), counted(len(g.Plan), "action", "actions"))
	if g.q == nil {
		fmt.Fprintf(&out, "It answers the questionnaire %s, version %s. This Waymark does not have it, so the answers cannot be shown in words.\n",
			quoted(g.Questionnaire), clean(g.Edition))
		return out.String()
	}
	g.writeRole(&out)
	for _, said := range g.notices() {
		fmt.Fprintln(&out, said)
	}
	for _, d := range g.assessment.Results().Domains {
		g.writeDomain(&out, d)
	}
	g.writePlan(&out)
	training(&out)
	g.writeTicks(&out)
	return out.String()
}

func (g *givenRecord) writeRole(w io.Writer) {
	const notSaid = "not said"
	stage, aim, group := notSaid, notSaid, notSaid
	if i := g.q.StageIndex(g.assessment.Stage()); i >= 0 {
		stage = g.q.Stages[i].Title
	}
	if g.assessment.Aim() != "" {
		aim = g.q.AimTitle(g.assessment.Aim())
	}
	if p := g.q.ProfessionByID(g.assessment.Profession()); p != nil && p.ID != assessment.NotSaid {
		group = p.Words
	}
	fmt.Fprintf(w, "Questionnaire: %s, version %s\n", g.q.Title, clean(g.Edition))
	fmt.Fprintf(w, "Stage: %s\nNext aim: %s\nProfession group: %s\n", stage, aim, group)
}

// writeDomain writes the answers of one domain, and nothing for one without any.
func (g *givenRecord) writeDomain(w io.Writer, d assessment.DomainResult) {
	begun := false
	for i := range d.Domain.Areas {
		f := &d.Domain.Areas[i]
		ans := g.assessment.Answer(f)
		if ans == (assessment.Answer{}) {
			continue
		}
		if !begun {
			fmt.Fprintf(w, "\n%d %s: %s\n", d.Domain.Index+1, d.Domain.Title, countWords(d))
			begun = true
		}
		fmt.Fprintf(w, "%s %s: %s\n", f.Position, f.Title, ratingWords(g.q, f, ans.Rating))
		if ans.LookAhead != assessment.NotAnswered {
			fmt.Fprintf(w, "    Looking ahead: %s\n", ratingWords(g.q, f, ans.LookAhead))
		}
		if ans.Mark {
			fmt.Fprintln(w, "    Marked to work on")
		}
		if ans.Note != "" {
			writeField(w, "Note", ans.Note)
		}
	}
}

// ratingWords words a rating of a focus area; one that is not a level carries no number.
func ratingWords(q *assessment.Questionnaire, f *assessment.FocusArea, r assessment.Rating) string {
	switch {
	case r == assessment.NotAnswered:
		return "Not answered"
	case r.IsLevel():
		return fmt.Sprintf("%d %s", r, q.Level(f, r).Label)
	}
	return q.Level(f, r).Label
}

// statusWords are the words for how far an action is.
var statusWords = []string{
	assessment.NotStarted: "Not started",
	assessment.Started:    "Started",
	assessment.Done:       "Done",
}

func (g *givenRecord) writePlan(w io.Writer) {
	for i, act := range g.assessment.Plan() {
		fmt.Fprintf(w, "\nAction %d: %s\n", i+1, statusWords[act.Status])
		if f := g.q.Area(act.Area); f != nil {
			writeField(w, "From", f.Position+" "+f.Title)
		}
		for _, field := range []struct{ label, text string }{
			{"What", act.What}, {"Done when", act.Measure}, {"Help", act.Help}, {"Why", act.Why}, {"By", act.By.Words()},
		} {
			if field.text != "" {
				writeField(w, field.label, field.text)
			}
		}
	}
}

func (g *givenRecord) writeTicks(w io.Writer) {
	for i, p := range g.q.Planning {
		if words := g.assessment.TickedWords(i); len(words) > 0 {
			fmt.Fprintf(w, "\n%s\n", p.Question)
			for _, tick := range words {
				fmt.Fprintf(w, "    %s\n", tick)
			}
		}
	}
}

// writeField writes a text that may have lines of its own.
func writeField(w io.Writer, label, text string) {
	fmt.Fprintf(w, "    %s: %s\n", label, strings.ReplaceAll(text, "\n", "\n      "))
}
