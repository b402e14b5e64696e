package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"waymark/assessment"
)

// The exit codes of every command.
const (
	exitFine        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// ErrInterrupted is returned by whatever a person or a signal stopped. Run turns it into exit code 130 and says nothing.
var ErrInterrupted = errors.New("interrupted")

// errShown is returned when what went wrong has been printed as the command's result.
var errShown = errors.New("already shown")

// problem is an error for a person: what happened, then what to do.
type problem struct {
	sentence string
	code     int
}

func (p *problem) Error() string { return p.sentence }

// Sentence returns what a person is shown.
func (p *problem) Sentence() string { return p.sentence }

// failed makes a problem of something that did not work.
func failed(format string, args ...any) error {
	return &problem{fmt.Sprintf(format, args...), exitFailed}
}

// misused makes a problem of a command used wrongly: one line, with where to read more.
func misused(cmd *cobra.Command, format string, args ...any) error {
	more := fmt.Sprintf(" Read more with %q.", cmd.CommandPath()+" --help")
	return &problem{fmt.Sprintf(format, args...) + more, exitUsage}
}

// wrongFlag words what is wrong with a flag. It is cobra's hook for such errors.
func wrongFlag(cmd *cobra.Command, err error) error {
	var (
		unknown   *pflag.NotExistError
		valueless *pflag.ValueRequiredError
		unfit     *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return misused(cmd, "There is no flag %s.", flagNamed(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames()))
	case errors.As(err, &valueless):
		return misused(cmd, "The flag %s needs a value after it.", flagNamed(valueless.GetSpecifiedName(), valueless.GetSpecifiedShortnames()))
	case errors.As(err, &unfit):
		return misused(cmd, "The flag --%s does not take %s.", unfit.GetFlag().Name, quoted(unfit.GetValue()))
	}
	return misused(cmd, "The flags are not written as flags are.")
}

func flagNamed(name, shorthands string) string {
	if shorthands != "" {
		return "-" + clean(shorthands)
	}
	return "--" + clean(name)
}

// noWords refuses words after a command that takes none. For a group of commands they are commands that do not exist.
func noWords(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasSubCommands() {
		return misused(cmd, "%q takes no words after it, and %s stands there.", cmd.CommandPath(), quoted(args[0]))
	}
	hint := ""
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf(" The nearest is %q.", near[0])
	}
	return misused(cmd, "%q has no command %s.%s", cmd.CommandPath(), quoted(args[0]), hint)
}

// wordsBetween refuses fewer or more words than a command takes; what says in words what they are.
func wordsBetween(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return misused(cmd, "%q takes %s.", cmd.CommandPath(), what)
		}
		return nil
	}
}

// sentence returns what a person is shown of err. Errors from below that have no sentence of their own are shown as
// they are, with a capital and a full stop; none of them quotes an answer.
func sentence(err error) string {
	var explained interface{ Sentence() string }
	if errors.As(err, &explained) {
		return explained.Sentence()
	}
	text := clean(err.Error())
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[size:], ".") + "."
}

// isQuiet reports whether there is nothing to say about err: all is well, or it has been said. Nobody reads on at the
// other end of a broken pipe, so that is fine too.
func isQuiet(err error) bool {
	return err == nil || errors.Is(err, syscall.EPIPE) || errors.Is(err, errShown) || errors.Is(err, ErrInterrupted)
}

// exitCode returns the code that err asks for.
func exitCode(err error) int {
	var p *problem
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitFine
	case errors.Is(err, ErrInterrupted):
		return exitInterrupted
	case errors.As(err, &p):
		return p.code
	}
	return exitFailed
}

// reason returns the system's own short word for what went wrong with a file, without the path that it was about.
func reason(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return clean(err.Error())
}

// quoted returns text from outside in quotation marks, made safe for a terminal and short enough to read.
func quoted(s string) string { return `"` + clean(s) + `"` }

func clean(s string) string {
	const most = 200
	s, _ = assessment.Clean(s, most)
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
