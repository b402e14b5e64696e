package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"waymark/assessment"
)

func newMan(env *Env) *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write manual pages to a new folder",
		Long: `Man writes a manual page for each command to a folder, which must be new or empty.
Read one with "man -l DIR/waymark.1".`,
		Example: `  waymark man pages
  sudo install -D -m 644 -t /usr/local/share/man/man1 pages/*`,
		Args: wordsBetween(1, 1, "the name of one new folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := filepath.Clean(args[0])
			if _, err := takeEmpty(folder); err != nil {
				return err
			}
			if err := writePages(cmd.Root(), folder, ReadBuild(), env.Clock()); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "The manual pages are in %s.\n", quoted(folder))
			return err
		},
	}
}

// writePages writes the page of a command and of each below it. The same build writes the same bytes; one that does not
// know its day writes that of today.
func writePages(cmd *cobra.Command, folder string, b Build, today time.Time) error {
	day := b.day()
	if day.IsZero() {
		day = assessment.DateOf(today)
	}
	if _, err := SaveNew(folder, pageName(cmd)+".1", []byte(manualPage(cmd, day, b.Version))); err != nil {
		return err
	}
	for _, below := range cmd.Commands() {
		if !below.IsAvailableCommand() {
			continue
		}
		if err := writePages(below, folder, b, today); err != nil {
			return err
		}
	}
	return nil
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manualPage lays a page out in man's own language. Cobra's own writer of pages would bring two parsers with it, and
// the time that they take at every start.
func manualPage(cmd *cobra.Command, day assessment.Date, version string) string {
	var page strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&page, format+"\n", args...) }
	line(`.TH "%s" "1" "%s" "waymark %s" "Waymark"`, strings.ToUpper(pageName(cmd)), day, roff(version))
	line(".SH NAME\n%s \\- %s", pageName(cmd), roff(cmd.Short))
	line(".SH SYNOPSIS\n.B %s", roff(cmd.UseLine()))
	line(".SH DESCRIPTION\n%s", paragraphs(cmp.Or(cmd.Long, cmd.Short)))
	for _, group := range []struct {
		heading string
		flags   *pflag.FlagSet
	}{{"OPTIONS", cmd.NonInheritedFlags()}, {"OPTIONS OF EVERY COMMAND", cmd.InheritedFlags()}} {
		if group.flags.HasAvailableFlags() {
			line(".SH %s", group.heading)
			group.flags.VisitAll(func(f *pflag.Flag) { line("%s", option(f)) })
		}
	}
	if cmd.Example != "" {
		line(".SH EXAMPLES\n.nf\n%s\n.fi", roff(cmd.Example))
	}
	line(".SH EXIT STATUS\n0 fine, 1 failed, 2 used wrongly, 130 interrupted.")
	var related []string
	if cmd.HasParent() {
		related = append(related, roff(pageName(cmd.Parent())))
	}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			related = append(related, roff(pageName(below)))
		}
	}
	if len(related) > 0 {
		line(".SH SEE ALSO\n.BR %s (1)", strings.Join(related, " (1),\n.BR "))
	}
	return page.String()
}

// option lays out one flag with what it does.
func option(f *pflag.Flag) string {
	name := `\-\-` + roff(f.Name)
	if f.Shorthand != "" {
		name = `\-` + roff(f.Shorthand) + ", " + name
	}
	value, words := pflag.UnquoteUsage(f)
	if value != "" {
		name += ` ` + roff(value)
	}
	return ".TP\n.B " + name + "\n" + roff(words)
}

// paragraphs sets text with blank lines between its paragraphs.
func paragraphs(text string) string {
	return strings.ReplaceAll(roff(text), "\n\n", "\n.PP\n")
}

// roff keeps text from being read as commands of the page.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
