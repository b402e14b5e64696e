package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"waymark/store"
)

func newDoctor(env *Env, at *places) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether this computer is set up well for Waymark",
		Long: `Doctor prints the settings in force and where each came from, then looks at the
data folder and its databases, the account, disk and swap, the report folder, the
printer and the terminal. It changes nothing, and never says how many people took part.
Run it with the account that runs Waymark.

Each line begins with ok, look at this, or wrong. The exit code is 1 when
something is wrong.`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			setup, err := newSetup(env, *at)
			if err != nil {
				return err
			}
			found := examine(cmd.Context(), env, &setup)
			if err := tellFindings(cmd.OutOrStdout(), inForce(&setup, *at), found, asJSON); err != nil {
				return err
			}
			if slices.ContainsFunc(found, isWrong) {
				return errShown
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func fine(about, found string) store.Finding {
	return store.Finding{About: about, Verdict: store.Fine, Found: found}
}

func lookAt(about, found, do string) store.Finding {
	return store.Finding{About: about, Verdict: store.LookAt, Found: found, Do: do}
}

func wrong(about, found, do string) store.Finding {
	return store.Finding{About: about, Verdict: store.Wrong, Found: found, Do: do}
}

func isWrong(f store.Finding) bool { return f.Verdict == store.Wrong }

// examine looks at everything. What is not there on this system is not looked at.
func examine(ctx context.Context, env *Env, setup *Setup) []store.Finding {
	here := machine{files: os.DirFS("/"), uid: os.Geteuid(), getenv: env.getenv}
	here.program, _ = os.Executable()
	all := []store.Finding{checkBuild(ReadBuild()), checkMemory()}
	all = append(all, here.account()...)
	all = append(all, here.swap()...)
	all = append(all, here.disk(resolved(setup.Reports.data))...)
	all = append(all, checkDataFolder(setup.Reports.data, here.uid)...)
	all = append(all, setup.Responses.Check(ctx)...)
	all = append(all, setup.Drafts.Check(ctx)...)
	all = append(all, checkReportFolder(setup.Folders), checkPrinter(ctx, setup.Printer))
	all = append(all, here.spool()...)
	all = append(all, checkLists(&setup.settings)...)
	all = append(all, checkTerminal(env)...)
	for i := range all { // a database may hold names that a stranger chose
		all[i].Found, all[i].Do = clean(all[i].Found), clean(all[i].Do)
	}
	return all
}

// doctorJSON is what doctor prints for programs. Its keys are kept: scripts read them.
type doctorJSON struct {
	Healthy  bool          `json:"healthy"` // nothing is wrong
	Settings []settingJSON `json:"settings"`
	Checks   []checkJSON   `json:"checks"`
}

type settingJSON struct {
	Key   string `json:"key"`
	Value any    `json:"value"` // text, number, true or false, or a list of texts
	From  string `json:"from"`  // file and line, flag, or "default"
}

type checkJSON struct {
	About   string        `json:"about"`
	Verdict store.Verdict `json:"verdict"`
	Found   string        `json:"found"`
	Do      string        `json:"do,omitempty"`
}

func tellFindings(w io.Writer, settings []settingJSON, found []store.Finding, asJSON bool) error {
	healthy := !slices.ContainsFunc(found, isWrong)
	if asJSON {
		out := doctorJSON{Healthy: healthy, Settings: settings}
		for _, f := range found {
			out.Checks = append(out.Checks, checkJSON(f))
		}
		return writeJSON(w, out)
	}
	values := textTable{heads: []string{"Setting", "Value", "From"}, words: 3, most: 30}
	for _, s := range settings {
		values.rows = append(values.rows, []string{s.Key, s.words(), s.From})
	}
	checks := textTable{heads: []string{"Verdict", "Found", "What to do"}, words: 3, most: 30}
	for _, f := range found {
		checks.rows = append(checks.rows, []string{string(f.Verdict), f.Found, f.Do})
	}
	aligned := isTerminal(w)
	values.write(w, aligned)
	fmt.Fprintln(w)
	checks.write(w, aligned)
	end := "Nothing is wrong."
	if !healthy {
		end = "Something is wrong: see the lines that say so."
	}
	_, err := fmt.Fprintf(w, "\n%s\n", end)
	return err
}
