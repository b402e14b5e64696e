package cli

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"waymark/assessment"
)

// settings is what waymark.toml says; docs/settings.md describes it.
type settings struct {
	site                 string
	data, reports        string // whole paths
	printer              string
	trusted              string // file of trusted employers, as a whole path
	kiosk                bool
	draftDays, purgeDays int
	dueSoonDays          int
	training             string // whole path of an employer's list; "" for the one that Waymark comes with
	allowNetworkFolder   bool
	idle                 Idle
	professions          []assessment.Profession // without "prefer not to say"; empty for the pack's own list

	file  string         // where they were read; "" when there is no file
	lines map[string]int // of the settings that stand in it, by their names
}

// Idle says after how many minutes without a key a screen does something. 0 is never; the others rise.
type Idle struct {
	Warn      int // say that the screen will be hidden
	Hide      int // hide it
	WarnAgain int // with nothing saved: say that the answers will be cleared
	Clear     int // with nothing saved: clear them
}

// The days that count where a setting is left out; store has the same.
const (
	usualDraftDays = 30
	usualPurgeDays = 90
)

// usualSettings are those of no file at all.
func usualSettings() settings {
	return settings{draftDays: usualDraftDays, purgeDays: usualPurgeDays, dueSoonDays: assessment.DueSoonDays, idle: Idle{Warn: 4, Hide: 5, WarnAgain: 8, Clear: 10}}
}

// Bounds of the settings.
const (
	maxSettings    = 64 << 10 // bytes
	maxSite        = 60       // characters
	maxPrinter     = 127      // characters, as CUPS has it
	maxWords       = 60       // characters of a profession group
	maxHint        = 120
	minProfessions = 4
	maxProfessions = 6
	maxDraftDays   = 90
	maxPurgeDays   = 365
	maxDueSoonDays = 365
	maxIdle        = 120 // minutes
)

// notSaidWords are those of the group that every questionnaire ends with.
const notSaidWords = "Prefer not to say"

// loadSettings reads the named file, or the first of the usual ones that is there. No usual file is no fault.
func loadSettings(named string, usual []string) (settings, error) {
	paths := usual
	if named != "" {
		paths = []string{named}
	}
	for _, path := range paths {
		if named == "" && isMissing(path) {
			continue
		}
		data, err := readGiven(path, maxSettings)
		if err != nil {
			return settings{}, err
		}
		return parseSettings(path, data)
	}
	return usualSettings(), nil
}

// parseSettings reads a settings file. The error has a line for everything that is wrong with it.
func parseSettings(name string, data []byte) (settings, error) {
	r := settingsReader{settings: usualSettings(), written: strings.Split(string(data), "\n")}
	r.file, r.lines = name, map[string]int{}
	var table map[string]any
	meta, err := toml.Decode(string(data), &table)
	var wrong toml.ParseError
	switch {
	case errors.As(err, &wrong):
		r.fault(wrong.Position.Line, "This line is not written as settings are: %s.", clean(wrong.Message))
	case err != nil:
		r.fault(1, "These are not settings: %s.", clean(err.Error()))
	}
	seen := map[string]bool{}
	for _, key := range meta.Keys() {
		if top := key[0]; !seen[top] {
			seen[top] = true
			r.setting(top, table[top])
		}
	}
	r.checkDays()
	if len(r.faults) > 0 {
		return settings{}, failed("%s", strings.Join(r.faults, "\n"))
	}
	return r.settings, nil
}

// checkDays refuses to delete shared answers before saved ones. A draft whose sharing was cut short asks again when it is
// opened whether its rows are there, and where they were deleted meanwhile it would count once more.
func (r *settingsReader) checkDays() {
	draft, purge := cmp.Or(r.draftDays, usualDraftDays), cmp.Or(r.purgeDays, usualPurgeDays)
	if purge < draft {
		line := max(r.lines["purge_days"], r.lines["draft_days"])
		r.fault(line, "purge_days (%d) must not be less than draft_days (%d).", purge, draft)
	}
}

// settingsReader gathers the settings of one file and what is wrong with them.
type settingsReader struct {
	settings
	written []string // line by line
	faults  []string
}

func (r *settingsReader) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf("%s:%d: %s", clean(r.file), line, fmt.Sprintf(format, args...)))
}

func (r *settingsReader) setting(key string, value any) {
	line := r.line(1, key)
	r.lines[key] = line
	switch key {
	case "site":
		r.site = r.text(line, key, value, maxSite)
	case "data":
		r.data = r.path(line, key, value, "folder")
	case "reports":
		r.reports = r.path(line, key, value, "folder")
	case "printer":
		r.printer = r.text(line, key, value, maxPrinter)
	case "trusted":
		r.trusted = r.path(line, key, value, "file")
	case "kiosk":
		r.kiosk = r.truth(line, key, value)
	case "draft_days":
		r.draftDays = r.whole(line, key, value, 1, maxDraftDays)
	case "purge_days":
		r.purgeDays = r.whole(line, key, value, 1, maxPurgeDays)
	case "due_soon_days":
		r.dueSoonDays = r.whole(line, key, value, 1, maxDueSoonDays)
	case "training":
		r.training = r.path(line, key, value, "file")
	case "allow_network_folder":
		r.allowNetworkFolder = r.truth(line, key, value)
	case "idle":
		r.idleTimes(line, value)
	case "profession":
		r.groups(line, value)
	default:
		r.fault(line, "There is no setting %s. The settings are site, data, reports, printer, kiosk, draft_days, purge_days, due_soon_days, training, allow_network_folder, trusted, [idle] and [[profession]].", quoted(key))
	}
}

// text reads one line of text, of one character at least.
func (r *settingsReader) text(line int, key string, value any, most int) string {
	text, ok := value.(string)
	if !ok {
		r.fault(line, "%s is text: write it in quotes.", key)
		return ""
	}
	cleaned, err := assessment.Clean(text, most)
	switch {
	case err != nil:
		r.fault(line, "%s has more than %d characters. Make it shorter.", key, most)
	case cleaned == "":
		r.fault(line, "%s is empty. Write something, or leave the line out.", key)
	case cleaned != text:
		r.fault(line, "%s holds characters that cannot be shown, or blanks at an end. Type it again.", key)
	}
	return cleaned
}

// path reads the whole path of a folder or a file; what says which.
func (r *settingsReader) path(line int, key string, value any, what string) string {
	text, ok := value.(string)
	if !ok || !filepath.IsAbs(text) {
		r.fault(line, "%s is a %s: write its whole path, in quotes.", key, what)
		return ""
	}
	return filepath.Clean(text)
}

func (r *settingsReader) truth(line int, key string, value any) bool {
	truth, ok := value.(bool)
	if !ok {
		r.fault(line, "%s is true or false, without quotes.", key)
	}
	return truth
}

func (r *settingsReader) whole(line int, key string, value any, least, most int) int {
	n, ok := value.(int64)
	if !ok || n < int64(least) || n > int64(most) {
		r.fault(line, "%s is a whole number from %d to %d, without quotes.", key, least, most)
	}
	return int(n)
}

// idleTimes reads the minutes of [idle]. Each that is not off comes after those before it.
func (r *settingsReader) idleTimes(line int, value any) {
	table, ok := value.(map[string]any)
	if !ok {
		r.fault(line, "idle is written as a table of its own, under [idle].")
		return
	}
	faults := len(r.faults)
	times := r.idle.byName()
	for _, t := range times {
		if minutes, there := table[t.name]; there {
			at := r.line(line, t.name)
			r.lines["idle."+t.name] = at
			*t.minutes = r.whole(at, t.name, minutes, 0, maxIdle)
		}
		delete(table, t.name)
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		r.fault(r.line(line, key), "There is no time %s. The times are warn, hide, warn_again and clear.", quoted(key))
	}
	if len(r.faults) > faults {
		return
	}
	before := idleTime{}
	for _, t := range times {
		if *t.minutes == 0 {
			continue
		}
		if before.minutes != nil && *t.minutes <= *before.minutes {
			r.fault(r.line(line, t.name), "%s is %d and %s is %d. Make %[3]s the larger one, or 0 for never.", before.name, *before.minutes, t.name, *t.minutes)
		}
		before = t
	}
}

// idleTime is one of the times by its name in the settings.
type idleTime struct {
	name    string
	minutes *int
}

// byName lists the times in their order.
func (i *Idle) byName() []idleTime {
	return []idleTime{{"warn", &i.Warn}, {"hide", &i.Hide}, {"warn_again", &i.WarnAgain}, {"clear", &i.Clear}}
}

// groups reads the profession groups that take the place of the pack's own.
func (r *settingsReader) groups(line int, value any) {
	tables, ok := tablesOf(value)
	if !ok {
		r.fault(line, "profession is written as a table of its own for each group, under [[profession]].")
		return
	}
	if n := len(tables); n < minProfessions || n > maxProfessions {
		r.fault(line, "There are %d profession groups. Write %d to %d, so that nobody stands alone in one.", n, minProfessions, maxProfessions)
	}
	seen := map[string]bool{}
	for i, table := range tables {
		if i > 0 {
			line = r.line(line+1, "profession")
		}
		group := r.group(line, table)
		if group.ID != "" && seen[group.ID] {
			r.fault(line, "The id %s is used twice. Give each group its own.", quoted(group.ID))
		}
		seen[group.ID] = true
		if group.ID != assessment.NotSaid { // of which enough is said
			r.groupWords(line, group.Words)
		}
		r.professions = append(r.professions, group)
	}
}

// groupWords refuses words that people could not tell from those of another group.
func (r *settingsReader) groupWords(line int, words string) {
	switch at := r.line(line, "words"); {
	case strings.EqualFold(words, notSaidWords):
		r.fault(at, "The group %s is always there, last. Leave it out here.", quoted(words))
	case words != "" && slices.ContainsFunc(r.professions, func(p assessment.Profession) bool { return strings.EqualFold(p.Words, words) }):
		r.fault(at, "The words %s are used twice. Give each group its own.", quoted(words))
	}
}

func (r *settingsReader) group(line int, table map[string]any) assessment.Profession {
	var group assessment.Profession
	for _, key := range []string{"id", "words", "hint"} {
		value, there := table[key]
		delete(table, key)
		switch at := r.line(line, key); {
		case !there && key == "hint":
		case !there:
			r.fault(line, "This profession group has no %s. Write one.", key)
		case key == "id":
			group.ID = r.groupID(at, value)
		case key == "words":
			group.Words = r.text(at, key, value, maxWords)
		default:
			group.Hint = r.text(at, key, value, maxHint)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		r.fault(r.line(line, key), "A profession group has no %s. It has id, words and hint.", quoted(key))
	}
	return group
}

func (r *settingsReader) groupID(line int, value any) string {
	id, _ := value.(string)
	switch {
	case !assessment.ValidID(id):
		r.fault(line, "An id has 1 to 40 small letters, digits and hyphens, in quotes, such as \"physiotherapy\".")
		return ""
	case id == assessment.NotSaid:
		r.fault(line, "The group %q, prefer not to say, is always there, last. Leave it out here.", id)
	}
	return id
}

// line finds where a key is written, looking from line from on; from itself when it is nowhere.
func (r *settingsReader) line(from int, key string) int {
	written := regexp.MustCompile(`^[^#]*(^|[\s\[{,])["']?` + regexp.QuoteMeta(key) + `["']?\s*[=.\]]`)
	for i := from - 1; i < len(r.written); i++ {
		if written.MatchString(r.written[i]) {
			return i + 1
		}
	}
	return from
}

// tablesOf returns an array of tables, however it is written.
func tablesOf(value any) ([]map[string]any, bool) {
	switch list := value.(type) {
	case []map[string]any:
		return list, true
	case []any:
		var tables []map[string]any
		for _, item := range list {
			table, ok := item.(map[string]any)
			if !ok {
				return nil, false
			}
			tables = append(tables, table)
		}
		return tables, true
	}
	return nil, false
}
