package cli

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Printer sends a PDF to paper through lp, the print command of Linux and macOS. A printer that is not there, and a
// system without lp, are no faults: Names is then empty.
type Printer struct {
	chosen  string // name from the settings, "" for the system's own choice
	environ []string
	limit   time.Duration
}

// printLimit bounds each print command: a print server that hangs must not hold a person up.
const printLimit = 20 * time.Second

// NewPrinter returns the printer called name, or the system's own choice when name is empty.
func NewPrinter(name string, environ []string) *Printer {
	return &Printer{chosen: name, environ: environ, limit: printLimit}
}

// Names lists the printers that the system knows, its own choice first. Where the settings name one it is the only one;
// that the system does not know it is an error.
func (p *Printer) Names(ctx context.Context) ([]string, error) {
	if !p.installed() {
		return nil, nil
	}
	known, err := p.run(ctx, nil, "lpstat", "-e")
	if err != nil {
		return nil, nil // no print server is no printer
	}
	names := slices.DeleteFunc(strings.Fields(known), isOdd)
	if p.chosen != "" {
		if !slices.Contains(names, p.chosen) {
			return nil, failed("There is no printer %s here. Your answers are safe. Save the report instead, or tell the person who looks after this computer. (P2)", quoted(p.chosen))
		}
		return []string{p.chosen}, nil
	}
	// "system default destination: Therapy", or a sentence without a colon when there is none.
	said, err := p.run(ctx, nil, "lpstat", "-d")
	_, first, ok := strings.Cut(said, ": ")
	if i := slices.Index(names, strings.TrimSpace(first)); err == nil && ok && i > 0 {
		name := names[i]
		names = slices.Insert(slices.Delete(names, i, i+1), 0, name)
	}
	return names, nil
}

// isOdd reports a name that no print queue has, and that could not be shown to a person as it is.
func isOdd(name string) bool {
	const most = 127 // what CUPS allows
	return len(name) > most || name != clean(name)
}

// Print prints a PDF on A4 paper, both sides, on one of the printers that Names lists. The pages go to lp directly and
// never through a file, and the job is called "Report", since anyone may see the list of jobs.
func (p *Printer) Print(ctx context.Context, name string, pdf []byte) error {
	names, err := p.Names(ctx)
	if err != nil {
		return err
	}
	if !slices.Contains(names, name) {
		return failed("No printer is set up. Your answers are safe. Save the report instead. (P3)")
	}
	if _, err := p.run(ctx, pdf, "lp", "-d", name, "-t", "Report",
		"-o", "media=A4", "-o", "sides=two-sided-long-edge", "-o", "print-scaling=fit", "-o", "job-sheets=none"); err != nil {
		return failed("The printer %s is not answering. Your answers are safe. Try again, or save the report. (P1)", quoted(name))
	}
	return nil
}

func (p *Printer) installed() bool {
	for _, command := range []string{"lp", "lpstat"} {
		if _, err := exec.LookPath(command); err != nil {
			return false
		}
	}
	return true
}

// run runs a print command without a shell and returns what it said.
func (p *Printer) run(ctx context.Context, input []byte, command string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, p.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command, args...)
	cmd.Env = append(slices.Clone(p.environ), "LC_ALL=C")
	cmd.Stdin = bytes.NewReader(input)
	cmd.WaitDelay = time.Second
	said, err := cmd.Output()
	return string(said), err
}
