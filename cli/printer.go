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
// system without lp, are no faults: Name is then empty.
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

// Name returns the printer that Print would use, "" when there is none. A printer named in the settings that the
// system does not know is an error.
func (p *Printer) Name(ctx context.Context) (string, error) {
	if !p.installed() {
		return "", nil
	}
	known, err := p.run(ctx, nil, "lpstat", "-e")
	if err != nil {
		return "", nil // no print server is no printer
	}
	names := strings.Fields(known)
	if p.chosen != "" {
		if !slices.Contains(names, p.chosen) {
			return "", failed("There is no printer %s here. Your answers are safe. Save the report instead, or tell the person who looks after this computer. (P2)", quoted(p.chosen))
		}
		return p.chosen, nil
	}
	if len(names) == 1 {
		return names[0], nil
	}
	// "system default destination: Therapy", or a sentence without a colon when there is none.
	said, err := p.run(ctx, nil, "lpstat", "-d")
	if _, name, ok := strings.Cut(said, ": "); err == nil && ok && slices.Contains(names, strings.TrimSpace(name)) {
		return strings.TrimSpace(name), nil
	}
	return "", nil
}

// Print prints a PDF on A4 paper, both sides. The pages go to lp directly and never through a file, and the job is
// called "Report", since anyone may see the list of jobs.
func (p *Printer) Print(ctx context.Context, pdf []byte) error {
	name, err := p.Name(ctx)
	if err != nil {
		return err
	}
	if name == "" {
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
