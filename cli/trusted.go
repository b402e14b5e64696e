package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"waymark/assessment"
	"waymark/assessment/record"
)

// Bounds of a list of trusted employers.
const (
	maxTrusted   = 256 << 10 // bytes
	maxEmployers = 1000
)

// trustedEntry writes an employer as a list of trusted employers has it: several files put together make a list.
func trustedEntry(e record.Employer) string {
	return fmt.Sprintf("[[employer]]\nname = %s\nkey = %q\nfrom = %q\nuntil = %q\n", tomlText(e.Name), e.Key, e.From, e.Until)
}

// tomlText writes a text in one line of TOML. A name is cleaned, so only these two characters need care.
func tomlText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// readTrusted reads a list of trusted employers, strictly: whoever stands in it is believed.
func readTrusted(path string) ([]record.Employer, error) {
	data, err := readGiven(path, maxTrusted)
	if err != nil {
		return nil, err
	}
	r := settingsReader{written: strings.Split(string(data), "\n")}
	r.file = path
	var table map[string]any
	var wrong toml.ParseError
	switch _, err := toml.Decode(string(data), &table); {
	case errors.As(err, &wrong):
		r.fault(wrong.Position.Line, "This line is not written as a list of employers is: %s.", clean(wrong.Message))
	case err != nil:
		r.fault(1, "This is not a list of employers: %s.", clean(err.Error()))
	}
	employers := r.employers(table)
	if len(r.faults) > 0 {
		return nil, failed("%s", strings.Join(r.faults, "\n"))
	}
	return employers, nil
}

func (r *settingsReader) employers(table map[string]any) []record.Employer {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if key != "employer" {
			r.fault(r.line(1, key), "A list of employers has no %s. It has [[employer]] alone.", quoted(key))
		}
	}
	tables, ok := tablesOf(table["employer"])
	switch {
	case len(r.faults) > 0:
		return nil
	case !ok || len(tables) == 0:
		r.fault(1, "This list names no employer. Each stands under a line [[employer]].")
		return nil
	case len(tables) > maxEmployers:
		r.fault(1, "This list has more than %d employers.", maxEmployers)
		return nil
	}
	var employers []record.Employer
	line := 1
	for i, entry := range tables {
		if i > 0 {
			line++
		}
		line = r.line(line, "employer")
		e := r.employer(line, entry)
		r.oneName(line, e, employers)
		employers = append(employers, e)
	}
	return employers
}

// oneName refuses a key that stands under two names. One key is one employer, and their lists of revocations count for
// all that it signed.
func (r *settingsReader) oneName(line int, e record.Employer, before []record.Employer) {
	for _, other := range before {
		if e.Key != "" && e.Key == other.Key && e.Name != other.Name {
			r.fault(line, "The key of this employer stands under the name %s already. Give it one name.", quoted(other.Name))
			return
		}
	}
}

func (r *settingsReader) employer(line int, table map[string]any) record.Employer {
	var e record.Employer
	for _, key := range []string{"name", "key", "from", "until"} {
		value, there := table[key]
		delete(table, key)
		switch at := r.line(line, key); {
		case !there:
			r.fault(line, "This employer has no %s. Write one.", key)
		case key == "name":
			e.Name = r.text(at, key, value, record.EmployerLimit)
		case key == "key":
			e.Key = r.publicKey(at, value)
		case key == "from":
			e.From = r.day(at, key, value)
		default:
			e.Until = r.day(at, key, value)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		r.fault(r.line(line, key), "An employer has no %s. It has name, key, from and until.", quoted(key))
	}
	if !e.From.IsZero() && !e.Until.IsZero() && e.Until.Before(e.From) {
		r.fault(line, "This key ends on %s, before it begins on %s.", e.Until, e.From)
	}
	return e
}

func (r *settingsReader) publicKey(line int, value any) string {
	did, _ := value.(string)
	if !record.ValidKey(did) {
		r.fault(line, "key is the public key of the employer, in quotes, such as \"did:key:z6Mk...\": copy it whole.")
	}
	return did
}

func (r *settingsReader) day(line int, key string, value any) assessment.Date {
	text, _ := value.(string)
	date, err := assessment.ParseDate(text)
	if err != nil || date.String() != text {
		r.fault(line, "%s is a day in quotes, such as \"2026-11-22\".", key)
	}
	return date
}
