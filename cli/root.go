package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"waymark/assessment"
)

// Env is everything outside the program that commands reach.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string // as os.Environ returns it
	Clock          func() time.Time
	NewRowID       func() assessment.RowID // random
	Lot            func() bool             // random, true one time in sixteen
	Random         io.Reader               // for keys, secrets and the names of credentials

	// Screens runs the full-screen program on Stdin and Stdout until the person is done.
	Screens func(context.Context, Setup) error
	// Plain runs the same line by line. why ends a sentence, such as "because of --plain".
	Plain func(ctx context.Context, setup Setup, why string) error
	// Planner runs the planner's screens in the same way.
	Planner func(context.Context, PlannerSetup) error
}

// getenv returns the value of an environment variable, "" when it is not set. As in os.Environ, the last one counts.
func (e *Env) getenv(name string) string {
	for _, entry := range slices.Backward(e.Environ) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// A double click in Windows starts the screens, as anywhere else. It holds for the process, where Run may run twice at once.
func init() {
	cobra.MousetrapHelpText = ""
}

// Run carries out one command line and returns the exit code. What went wrong is said on standard error.
func Run(ctx context.Context, args []string, env Env) (code int) {
	defer func() {
		if recover() != nil { // what was thrown may hold somebody's words, and is not shown
			fmt.Fprintln(env.Stderr, "Waymark stopped because of a fault of its own. What was saved is safe. Tell the people who make it which command it was.")
			code = exitFailed
		}
	}()
	root := New(env)
	root.SetArgs(append([]string{}, args...)) // cobra takes the process's own words for a nil slice
	err := root.ExecuteContext(ctx)
	if !isQuiet(err) {
		fmt.Fprintln(env.Stderr, sentence(err))
	}
	return exitCode(err)
}

// New builds the tree of commands.
func New(env Env) *cobra.Command {
	var places places
	var kiosk, plain bool
	root := &cobra.Command{
		Use:   "waymark",
		Short: "A career development questionnaire for AHP support workers",
		Long: `Waymark is a career development questionnaire for support workers in the allied
health professions (AHPs). It takes 20 to 30 minutes and ends with a report to
talk about in supervision. Nothing is kept against a name.

Without a command it starts the questionnaire, full screen. It runs line by line
in plain text, for screen readers and pipes, with --plain, where ACCESSIBLE is
set, where TERM is dumb, or where there is no terminal.`,
		Args:          noWords,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return startScreens(cmd, &env, places, kiosk, plain)
		},
	}
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().StringVar(&places.data, "data", "", "keep the databases in `DIR`")
	root.PersistentFlags().StringVar(&places.config, "config", "", "read the settings from `FILE`")
	root.Flags().BoolVar(&kiosk, "kiosk", false, "stay on a shared terminal: each way out leads to the start page")
	root.Flags().BoolVar(&plain, "plain", false, "ask and tell everything line by line, in plain text")

	root.AddCommand(
		newAssess(&env, &places),
		newBackup(&env, &places),
		newDemo(),
		newDoctor(&env, &places),
		newMan(&env),
		newPlanner(&env, &places),
		newPurge(&env, &places),
		newQuestionnaire(),
		newRecord(&env, &places),
		newRelease(&env, &places),
		newReport(&env, &places),
		newVersion(),
	)
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.HasSubCommands() {
			makeGroup(cmd)
		}
	}
	return root
}

// makeGroup makes a command that only holds others show its help, and refuse words that are no command of its own.
// Left alone, cobra shows the help for those and calls it a success.
func makeGroup(cmd *cobra.Command) {
	cmd.Args = noWords
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Say what a command does",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return misused(cmd.Root(), "There is no command %s.", quoted(strings.Join(args, " ")))
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// startScreens runs the questionnaire, full screen or line by line, for one person after the other on a kiosk.
func startScreens(cmd *cobra.Command, env *Env, at places, kiosk, plain bool) error {
	setup, err := newSetup(env, at)
	if err != nil {
		return err
	}
	defer setup.Responses.Close()
	setup.Kiosk = setup.Kiosk || kiosk
	run := func() error { return env.Screens(cmd.Context(), setup) }
	if why := whyPlain(env, plain); why != "" {
		run = func() error { return env.Plain(cmd.Context(), setup, why) }
	}
	return thenDiscardTyped(env, run)
}

// whyPlain says why the questionnaire runs line by line; "" when it does not.
func whyPlain(env *Env, asked bool) string {
	switch {
	case asked:
		return "because of --plain"
	case env.getenv("ACCESSIBLE") != "":
		return "because ACCESSIBLE is set"
	case env.getenv("TERM") == "dumb":
		return "because TERM is dumb"
	case !isTerminal(env.Stdin), !isTerminal(env.Stdout):
		return "because there is no terminal"
	}
	return ""
}

// onScreen runs screens on the terminal. Where there is none it says in one sentence what to do instead.
func onScreen(env *Env, instead string, run func() error) error {
	switch {
	case !isTerminal(env.Stdin) || !isTerminal(env.Stdout):
		return &problem{"Waymark needs a terminal for its pages: run it in a terminal window, or " + instead + ".", exitUsage}
	case env.getenv("TERM") == "dumb":
		return &problem{"This terminal cannot show pages (TERM=dumb): run Waymark in another one, or " + instead + ".", exitUsage}
	}
	return thenDiscardTyped(env, run)
}

// thenDiscardTyped runs something and leaves none of what was typed meanwhile to the shell.
func thenDiscardTyped(env *Env, run func() error) error {
	err := run()
	if terminal, ok := env.Stdin.(*os.File); ok {
		discardTyped(int(terminal.Fd()))
	}
	return err
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
