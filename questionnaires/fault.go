package questionnaires

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/assessment"
)

// Fault is one thing wrong with a pack. Everything in it is safe to print: it has been cleaned and shortened.
type Fault struct {
	File    string // as it was given
	Line    int    // from 1
	Path    string // such as domains[2].areas[4].kind; empty for the file as a whole
	Problem string // what is wrong and what to do, in one or two sentences
	Excerpt string // the line itself
}

// String returns file, line, path and problem, and the line itself below them.
func (f Fault) String() string {
	s := fmt.Sprintf("%s:%d: ", f.File, f.Line)
	if f.Path != "" {
		s += f.Path + ": "
	}
	s += f.Problem
	if f.Excerpt != "" {
		s += "\n    " + f.Excerpt
	}
	return s
}

// Faults is everything wrong with a pack, in the order of its lines. A pack without faults has nil.
type Faults []Fault

// Error returns all faults, each as Fault.String has it.
func (fs Faults) Error() string {
	var all []string
	for _, f := range fs {
		all = append(all, f.String())
	}
	return strings.Join(all, "\n")
}

// Bounds of what is printed about a file that may have been made to flood the screen.
const (
	maxFaults  = 100
	maxPath    = 120
	maxProblem = 300
	maxExcerpt = 160
)

// finding is a fault before its file and excerpt are known.
type finding struct {
	line          int
	path, problem string
}

// report puts findings into the order of the lines of data, says each once, and adds what a person needs to find
// them. Of more than maxFaults only the first are kept, and the last says so.
func report(name string, data []byte, findings []finding) Faults {
	slices.SortStableFunc(findings, func(a, b finding) int { return cmp.Compare(a.line, b.line) })
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), "\n")
	said := make(map[finding]bool)
	var faults Faults
	for _, f := range findings {
		f.line = min(max(f.line, 1), len(lines))
		if said[f] {
			continue
		}
		said[f] = true
		if len(faults) == maxFaults {
			faults[maxFaults-1].Path = ""
			faults[maxFaults-1].Problem = "There are more faults from here on. Put right the ones above first."
			break
		}
		faults = append(faults, Fault{
			File:    tidy(name, maxPath),
			Line:    f.line,
			Path:    tidy(f.path, maxPath),
			Problem: tidy(f.problem, maxProblem),
			Excerpt: tidy(lines[f.line-1], maxExcerpt),
		})
	}
	return faults
}

// tidy makes text from outside safe to print on one line: cleaned, and max characters at most.
func tidy(s string, max int) string {
	s, _ = assessment.Clean(strings.ToValidUTF8(s[:min(len(s), max*utf8.UTFMax)], ""), max)
	if utf8.RuneCountInString(s) > max {
		s = string([]rune(s)[:max-1]) + "…"
	}
	return s
}
