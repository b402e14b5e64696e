package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a pack. They keep a hostile file small and every text inside its place on screen and on paper.
const (
	maxDomains      = 12
	maxAreas        = 200
	maxStages       = 3 // as many as a stored row tells apart
	maxText         = 600
	maxLabel        = 15
	maxNotRoleLabel = 22
	maxHint         = 60
	maxDomainShort  = 24
	maxAreaShort    = 28
	maxStatement    = 24 // words
	maxPlanning     = 8  // lists; a stored planning row has room for 16 bits each
	maxOptions      = 16
	maxProfessions  = 8
)

// NewQuestionnaire checks q and makes it ready for use. It takes the pack over; the caller must not change it after.
// When anything is wrong it returns nil and every fault at once, in the order of the pack.
func NewQuestionnaire(q Questionnaire) (*Questionnaire, []Fault) {
	c := checker{q: &q, ids: map[string]string{}}
	c.about()
	c.stages()
	c.scales()
	c.resources()
	c.professions()
	c.planning()
	c.domains()
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	q.byID = make(map[string]*FocusArea)
	for i := range q.Domains {
		q.Domains[i].Index = i
		for j := range q.Domains[i].Areas {
			f := &q.Domains[i].Areas[j]
			f.Domain, f.Index = i, len(q.areas)
			if f.Short == "" {
				f.Short = f.Title
			}
			q.areas = append(q.areas, f)
			q.byID[f.ID] = f
		}
	}
	return &q, nil
}

// checker gathers the faults of one pack.
type checker struct {
	q      *Questionnaire
	ids    map[string]string // id of a domain or focus area to the path that has it
	faults []Fault
}

func (c *checker) add(path, problem string, args ...any) {
	c.faults = append(c.faults, Fault{path, fmt.Sprintf(problem, args...)})
}

// text checks one piece of text: there, clean, and not longer than max characters.
func (c *checker) text(path, s string, max int) {
	switch cleaned, err := Clean(s, max); {
	case s == "":
		c.add(path, "This text is missing. Write it.")
	case err != nil:
		c.add(path, "This text has %d characters. Shorten it to %d.", utf8.RuneCountInString(s), max)
	case cleaned != s:
		c.add(path, "This text has control characters, hidden characters or double blanks. Type it again without them.")
	}
}

func (c *checker) optional(path, s string, max int) {
	if s != "" {
		c.text(path, s, max)
	}
}

// id checks the spelling of an id and that it is used once among seen.
func (c *checker) id(path, id string, seen map[string]string) {
	if !ValidID(id) {
		c.add(path, "The id %q must have 1 to 40 small letters, digits and dashes, and begin with a letter or digit.", id)
		return
	}
	if first, double := seen[id]; double {
		c.add(path, "The id %q is already used at %s. Give each its own.", id, first)
		return
	}
	seen[id] = path
}

func (c *checker) version(v string) {
	if v == "" || len(v) > 12 || strings.Trim(v, "0123456789.") != "" {
		c.add("version", "The version %q must have 1 to 12 digits and points, such as \"1\" or \"2.1\".", v)
	}
}

// ValidID reports whether id is spelt as an id is: 1 to 40 small letters, digits and dashes, a dash not first.
func ValidID(id string) bool {
	if len(id) == 0 || len(id) > 40 || id[0] == '-' {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func (c *checker) about() {
	q := c.q
	c.id("id", q.ID, map[string]string{})
	c.version(q.Version)
	for _, t := range []struct{ path, text string }{
		{"title", q.Title},
		{"source", q.Source},
		{"licence", q.Licence},
		{"credit", q.Credit},
		{"wording", q.Wording},
		{"standing", q.Standing},
		{"aims.stay", q.Aims.Stay},
		{"aims.register", q.Aims.Register},
		{"aims.not-sure", q.Aims.NotSure},
	} {
		c.text(t.path, t.text, maxText)
	}
	for i, s := range q.Growing {
		c.text(fmt.Sprintf("growing[%d]", i), s, maxText)
	}
}

func (c *checker) stages() {
	q := c.q
	if n := len(q.Stages); n < 1 || n > maxStages {
		c.add("stages", "A pack has 1 to %d stages, and this one has %d.", maxStages, n)
	}
	seen := map[string]string{AimStay: "aims", AimRegister: "aims", AimNotSure: "aims"}
	for i, s := range q.Stages {
		path := fmt.Sprintf("stages[%d]", i)
		c.id(path+".id", s.ID, seen)
		c.text(path+".title", s.Title, maxHint)
		c.text(path+".hint", s.Hint, maxText)
	}
	for i, r := range q.Routes {
		path := fmt.Sprintf("routes[%d]", i)
		c.text(path+".name", r.Name, maxText)
		c.text(path+".facts", r.Facts, maxText)
		for j, id := range r.From {
			if q.StageIndex(id) < 0 {
				c.add(fmt.Sprintf("%s.from[%d]", path, j), "There is no stage %q. Use one of: %s.", id, strings.Join(c.stageIDs(), ", "))
			}
		}
		for j, id := range r.Aims {
			if aims := q.AimsFor(""); !slices.Contains(aims, id) {
				c.add(fmt.Sprintf("%s.aims[%d]", path, j), "There is no aim %q. Use one of: %s.", id, strings.Join(aims, ", "))
			}
		}
	}
}

func (c *checker) stageIDs() []string {
	var ids []string
	for _, s := range c.q.Stages {
		ids = append(ids, s.ID)
	}
	return ids
}

func (c *checker) scales() {
	for _, k := range Kinds() {
		path := "scales." + string(k)
		scale := c.q.Scales[k]
		if scale == nil {
			c.add(path, "The rating words for %s are missing. Write all of them.", k)
			continue
		}
		for _, r := range Ratings() {
			level, at := scale[r], path+"."+r.String()
			if r == NoChance && level == (Level{}) {
				continue // a kind may leave "no chance yet" out, as a qualification does
			}
			width := maxLabel
			if r == NotMyRole {
				width = maxNotRoleLabel
			}
			c.text(at+".label", level.Label, width)
			c.optional(at+".hint", level.Hint, maxHint)
		}
	}
}

func (c *checker) resources() {
	seen := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(c.q.Resources)) {
		path := "resources." + id
		c.id(path, id, seen)
		c.text(path+".owner", c.q.Resources[id].Owner, maxText)
		c.text(path+".name", c.q.Resources[id].Name, maxText)
	}
}

func (c *checker) professions() {
	if n := len(c.q.Professions); n > maxProfessions {
		c.add("professions", "There are %d profession groups. Use %d at most.", n, maxProfessions)
	}
	seen := map[string]string{}
	for i, p := range c.q.Professions {
		path := fmt.Sprintf("professions[%d]", i)
		c.id(path+".id", p.ID, seen)
		c.text(path+".words", p.Words, maxHint)
		c.optional(path+".hint", p.Hint, maxText)
	}
	if n := len(c.q.Professions); n == 0 || c.q.Professions[n-1].ID != NotSaid {
		c.add("professions", "The last group must have the id %q: prefer not to say.", NotSaid)
	}
}

func (c *checker) planning() {
	if n := len(c.q.Planning); n < 1 || n > maxPlanning {
		c.add("planning", "A pack has 1 to %d planning questions, and this one has %d.", maxPlanning, n)
	}
	lists := map[string]string{}
	for i, p := range c.q.Planning {
		path := fmt.Sprintf("planning[%d]", i)
		c.id(path+".id", p.ID, lists)
		c.text(path+".question", p.Question, maxText)
		if n := len(p.Options); n < 2 || n > maxOptions {
			c.add(path+".options", "A list has 2 to %d options, and this one has %d.", maxOptions, n)
		}
		options := map[string]string{}
		for j, o := range p.Options {
			at := fmt.Sprintf("%s.options[%d]", path, j)
			c.id(at+".id", o.ID, options)
			c.text(at+".words", o.Words, maxHint)
		}
	}
}

func (c *checker) domains() {
	if n := len(c.q.Domains); n < 1 || n > maxDomains {
		c.add("domains", "A pack has 1 to %d domains, and this one has %d.", maxDomains, n)
	}
	for i := range c.q.Domains {
		c.domain(i)
	}
}

func (c *checker) domain(i int) {
	d := &c.q.Domains[i]
	path := fmt.Sprintf("domains[%d]", i)
	c.id(path+".id", d.ID, c.ids)
	c.text(path+".title", d.Title, maxText)
	c.text(path+".short", d.Short, maxDomainShort)
	c.text(path+".covers", d.Covers, maxText)
	c.text(path+".question", d.Question, maxText)
	c.text(path+".service", d.Service, maxText)
	if len(d.Areas) == 0 {
		c.add(path+".areas", "This domain has no focus areas. Write at least one.")
	}
	for j := range d.Areas {
		c.area(fmt.Sprintf("%s.areas[%d]", path, j), &d.Areas[j])
	}
	total := 0
	for k := range c.q.Domains[:i+1] {
		total += len(c.q.Domains[k].Areas)
	}
	if total > maxAreas && total-len(d.Areas) <= maxAreas {
		c.add(path+".areas", "The pack has more than %d focus areas. Use fewer.", maxAreas)
	}
}

func (c *checker) area(path string, f *FocusArea) {
	c.id(path+".id", f.ID, c.ids)
	c.text(path+".title", f.Title, maxText)
	c.optional(path+".short", f.Short, maxAreaShort)
	if f.Short == "" && utf8.RuneCountInString(f.Title) > maxAreaShort {
		c.add(path+".short", "The title has more than %d characters. Give a short title too.", maxAreaShort)
	}
	if f.Position == "" || len(f.Position) > 6 || strings.Trim(f.Position, "0123456789.") != "" {
		c.add(path+".position", "The position %q must be digits and a point, in quotes, such as \"3.9\".", f.Position)
	}
	if !slices.Contains(Kinds(), f.Kind) {
		c.add(path+".kind", "There is no kind %q. Use skill, knowledge, behaviour or qualification.", f.Kind)
	}
	for i, s := range c.q.Stages {
		at := path + ".statements." + s.ID
		if i >= len(f.Statements) || f.Statements[i] == "" {
			c.add(at, "The statement for this stage is missing. Write it, or one `statement` for all stages.")
			continue
		}
		c.text(at, f.Statements[i], maxText)
		if n := len(strings.Fields(f.Statements[i])); n > maxStatement {
			c.add(at, "This statement has %d words. Use %d at most.", n, maxStatement)
		}
	}
	c.text(path+".evidence", f.Evidence, maxText)
	c.text(path+".action", f.Action, maxText)
	if _, ok := c.q.Resources[f.Resource]; f.Resource != "" && !ok {
		c.add(path+".resource", "There is no resource %q. Add it to `resources`, or leave this line out.", f.Resource)
	}
}
