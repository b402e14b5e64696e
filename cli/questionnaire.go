package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/questionnaires"
)

func newQuestionnaire() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "questionnaire",
		Short: "List, show and check questionnaires",
		Long: `A questionnaire is a file of words: stages, domains, focus areas and statements.
Waymark ships with one.`,
	}
	cmd.AddCommand(newQuestionnaireList(), newQuestionnaireShow(), newQuestionnaireCheck())
	return cmd
}

func newQuestionnaireList() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the questionnaires that Waymark ships with",
		Args:  noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			type line struct {
				ID      string `json:"id"`
				Version string `json:"version"`
				Title   string `json:"title"`
			}
			var all []line
			var out strings.Builder
			for _, q := range questionnaires.All() {
				all = append(all, line(q))
				fmt.Fprintf(&out, "%s\t%s\t%s\n", q.ID, q.Version, q.Title)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), all)
			}
			_, err := io.WriteString(cmd.OutOrStdout(), out.String())
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func newQuestionnaireShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID | FILE",
		Short: "Print every domain, focus area and statement",
		Args:  wordsBetween(1, 1, "the id of a questionnaire, or the name of a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := openQuestionnaire(args[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), wordsOf(q))
			return err
		},
	}
}

// openQuestionnaire finds a questionnaire by its id, or reads the file of that name.
func openQuestionnaire(idOrFile string) (*assessment.Questionnaire, error) {
	q, err := questionnaires.ByID(idOrFile)
	var unknown *questionnaires.UnknownError
	if !errors.As(err, &unknown) {
		return q, err
	}
	if isMissing(idOrFile) {
		return nil, failed("There is no questionnaire %s, and no file of that name. Run \"waymark questionnaire list\" for the ids.", quoted(idOrFile))
	}
	data, err := readGiven(idOrFile, questionnaires.MaxSize)
	if err != nil {
		return nil, err
	}
	q, faults := questionnaires.Load(idOrFile, data)
	if faults != nil {
		return nil, failed("%s", faults.Error())
	}
	return q, nil
}

// wordsOf writes out a questionnaire for reading. A text that is the same at every stage stands once.
func wordsOf(q *assessment.Questionnaire) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s, version %s)\n", q.Title, q.ID, q.Version)
	for i, d := range q.Domains {
		fmt.Fprintf(&out, "\n%d %s (%s)\n%s\n", i+1, d.Title, d.ID, d.Covers)
		for j := range d.Areas {
			f := &d.Areas[j]
			fmt.Fprintf(&out, "\n%s %s (%s)\n", f.Position, f.Title, strings.Join(traits(f), ", "))
			if f.Flat() {
				fmt.Fprintf(&out, "  Every stage: %s\n", f.Statements[0])
				continue
			}
			for s, stage := range q.Stages {
				fmt.Fprintf(&out, "  %s: %s\n", stage.Title, f.Statements[s])
			}
		}
	}
	return out.String()
}

// traits lists what sets a focus area apart, its id and kind first.
func traits(f *assessment.FocusArea) []string {
	all := []string{f.ID, string(f.Kind)}
	for _, flag := range []struct {
		on   bool
		word string
	}{{f.Safety, "safety"}, {f.Duty, "duty"}, {f.Private, "private"}} {
		if flag.on {
			all = append(all, flag.word)
		}
	}
	return all
}
