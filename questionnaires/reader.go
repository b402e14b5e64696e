package questionnaires

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"waymark/assessment"
)

// reader takes a questionnaire out of a tree of YAML nodes and gathers what is wrong on the way.
type reader struct {
	q     assessment.Questionnaire
	found []finding
	lines map[string]int // path of every value that was looked at, to its line
	// refusals has the path of everything that could not be read, with true, and of all that is round it, with false.
	refusals map[string]bool
}

func newReader() *reader {
	return &reader{lines: make(map[string]int), refusals: make(map[string]bool)}
}

// faults returns what was found up to now, for a person; nil when nothing was.
func (r *reader) faults(name string, data []byte) Faults {
	if len(r.found) == 0 {
		return nil
	}
	return report(name, data, r.found)
}

// value reads one node into its place in the questionnaire.
type value func(n *yaml.Node, path string)

// key is one key that a group may have.
type key struct {
	name string
	read value
}

// group reads a group of keys: each once at most and no others. They are read in the order given here, whatever their
// order in the file, so that statements come after the stages that they name.
func (r *reader) group(keys ...key) value {
	return func(n *yaml.Node, path string) {
		values := make(map[string]*yaml.Node)
		r.pairs(n, path, func(name string, n *yaml.Node, line int) {
			if !slices.ContainsFunc(keys, func(k key) bool { return k.name == name }) {
				r.refuse(line, join(path, name), "There is no key %q here. Use one of: %s.", name, names(keys))
				return
			}
			values[name] = n
		})
		for _, k := range keys {
			if n := values[k.name]; n != nil {
				k.read(n, join(path, k.name))
			}
		}
	}
}

// pairs calls read with every key of a group, its value and its line, but for keys that are double or no plain words.
func (r *reader) pairs(n *yaml.Node, path string, read func(name string, n *yaml.Node, line int)) {
	if !r.usable(n, path, yaml.MappingNode) {
		return
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		at := join(path, name.Value)
		if name.Tag == "!!merge" {
			r.refuse(name.Line, path, "A merge key (<<) cannot be used. Write the lines out in full.")
			continue
		}
		if first, double := seen[name.Value]; double {
			r.refuse(name.Line, at, "The key %q is already used on line %d. Keep one of the two.", name.Value, first)
			continue
		}
		if r.usable(name, at, yaml.ScalarNode) {
			seen[name.Value] = name.Line
			read(name.Value, n.Content[i+1], name.Line)
		}
	}
}

// list reads a list of max items at most, all alike. The checker has narrower bounds; these keep a hostile file from
// multiplying stages by focus areas.
func list[T any](r *reader, max int, to *[]T, item func(*T) value) value {
	return func(n *yaml.Node, path string) {
		if !r.usable(n, path, yaml.SequenceNode) {
			return
		}
		if len(n.Content) > max {
			r.refuse(n.Line, path, "This list has %d items. Use %d at most.", len(n.Content), max)
			return
		}
		*to = make([]T, len(n.Content))
		for i, c := range n.Content {
			item(&(*to)[i])(c, fmt.Sprintf("%s[%d]", path, i))
		}
	}
}

// text reads a text. What YAML takes for something else must stand in quotes: 3.10 would lose its nought.
func (r *reader) text(to *string) value {
	return func(n *yaml.Node, path string) {
		switch {
		case !r.usable(n, path, yaml.ScalarNode):
		case n.Tag != "!!str":
			r.refuse(n.Line, path, "There must be text here. Put quotes round %s: \"%[1]s\".", n.Value)
		default:
			*to = strings.TrimSuffix(n.Value, "\n") // YAML ends a folded text with a line end
		}
	}
}

// yes reads true or false.
func (r *reader) yes(to *bool) value {
	return func(n *yaml.Node, path string) {
		switch {
		case !r.usable(n, path, yaml.ScalarNode):
		case n.Tag != "!!bool":
			r.refuse(n.Line, path, "Write true or false here, without quotes.")
		default:
			*to = strings.EqualFold(n.Value, "true")
		}
	}
}

// usable reports whether n is of the wanted kind and has nothing that YAML allows and a pack does not.
func (r *reader) usable(n *yaml.Node, path string, kind yaml.Kind) bool {
	r.lines[path] = n.Line
	switch {
	case n.Kind == yaml.AliasNode:
		r.refuse(n.Line, path, "An alias (*%s) cannot be used. Write it out in full.", n.Value)
	case n.Anchor != "":
		r.refuse(n.Line, path, "An anchor (&%s) cannot be used. Take it out.", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0 || !strings.HasPrefix(n.Tag, "!!"):
		r.refuse(n.Line, path, "A tag (%s) cannot be used. Take it out, and put text in quotes.", n.Tag)
	case n.Tag == "!!null":
		r.refuse(n.Line, path, "There is nothing here. Write it, or take the line out.")
	case n.Kind != kind:
		r.refuse(n.Line, path, "There must be %s here, and this is %s.", kindWords(kind), kindWords(n.Kind))
	default:
		return true
	}
	return false
}

func kindWords(k yaml.Kind) string {
	switch k {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of keys"
	}
	return "text"
}

func names(keys []key) string {
	var all []string
	for _, k := range keys {
		all = append(all, k.name)
	}
	return strings.Join(all, ", ")
}

// refuse reports what cannot be read.
func (r *reader) refuse(line int, path, problem string, args ...any) {
	r.found = append(r.found, finding{line, path, fmt.Sprintf(problem, args...)})
	r.refusals[path] = true
	for path != "" {
		path = parent(path)
		if !r.refusals[path] {
			r.refusals[path] = false
		}
	}
}

// unread reports whether the value at path, or something round it, was refused.
func (r *reader) unread(path string) bool {
	for path != "" && !r.refusals[path] {
		path = parent(path)
	}
	return r.refusals[path]
}

// place reports a fault of the checker on the line of its value, or of the nearest thing round a value that is
// missing. It says nothing where something was refused: there the checker saw a gap that the pack does not have.
func (r *reader) place(f assessment.Fault) {
	path := f.Path
	if area, _, ok := strings.Cut(path, ".statements."); ok && r.lines[area+".statement"] > 0 {
		path = area + ".statement" // the checker names each stage, and the pack has one text for all
	}
	if _, inside := r.refusals[path]; inside || r.unread(path) {
		return
	}
	near := path
	for near != "" && r.lines[near] == 0 {
		near = parent(near)
	}
	r.found = append(r.found, finding{r.lines[near], path, f.Problem})
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// parent returns the path of what holds the value at path; "" is the pack itself.
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
