package questionnaires

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Document is a YAML file that is no questionnaire, such as a file of answers, and is read as strictly as one: what
// the package comment says of a pack holds for it, but for the keys and the checks, which are the caller's.
type Document struct {
	Root Node
	name string
	data []byte
	r    *reader
}

// Node is one value of a document. The zero Node is a value that is not in the file: nothing can be read from it, and
// nothing is wrong with it.
type Node struct {
	r    *reader
	yaml *yaml.Node
	path string
	line int
}

// Field is one key that a group may have, and where its value is put.
type Field struct {
	Name  string
	Value *Node
}

// ReadDocument reads a document. A file that is no proper YAML gives a zero Root, and Faults says why.
func ReadDocument(name string, data []byte) *Document {
	d := &Document{name: name, data: data, r: newReader()}
	if root := d.r.tree(data); root != nil {
		d.Root = d.r.node(root, "", root.Line)
	}
	return d
}

// Faults returns everything that was found wrong up to now, in the order of the lines; nil when nothing was.
func (d *Document) Faults() Faults { return d.r.faults(d.name, d.data) }

func (r *reader) node(n *yaml.Node, path string, line int) Node { return Node{r, n, path, line} }

// There reports whether the value is in the file.
func (n Node) There() bool { return n.yaml != nil }

// Refuse says that the value cannot be what it is, and what to do.
func (n Node) Refuse(problem string, args ...any) { n.r.refuse(n.line, n.path, problem, args...) }

// Group reads a group of keys: each once at most and no others.
func (n Node) Group(fields ...Field) {
	var keys []key
	for _, f := range fields {
		keys = append(keys, key{f.Name, func(v *yaml.Node, path string) { *f.Value = n.r.node(v, path, v.Line) }})
	}
	if n.There() {
		n.r.group(keys...)(n.yaml, n.path)
	}
}

// Pairs reads a group whose keys are the file's own: read is called with each key and its value. The value stands on
// the line of its key.
func (n Node) Pairs(read func(name string, value Node)) {
	if n.There() {
		n.r.pairs(n.yaml, n.path, func(name string, v *yaml.Node, line int) {
			read(name, n.r.node(v, join(n.path, name), line))
		})
	}
}

// Items reads a list.
func (n Node) Items() []Node {
	if !n.There() || !n.r.usable(n.yaml, n.path, yaml.SequenceNode) {
		return nil
	}
	var items []Node
	for i, v := range n.yaml.Content {
		items = append(items, n.r.node(v, fmt.Sprintf("%s[%d]", n.path, i), v.Line))
	}
	return items
}

// Text reads a text; ok is false when there is none. What YAML takes for a number or a day must stand in quotes.
func (n Node) Text() (text string, ok bool) {
	ok = n.read(n.r.text(&text))
	return text, ok
}

// Scalar reads a text, a number or a day as it is written; ok is false when there is none.
func (n Node) Scalar() (text string, ok bool) {
	if !n.There() || !n.r.usable(n.yaml, n.path, yaml.ScalarNode) {
		return "", false
	}
	return strings.TrimSuffix(n.yaml.Value, "\n"), true
}

// Yes reads true or false; ok is false when there is neither.
func (n Node) Yes() (yes, ok bool) {
	ok = n.read(n.r.yes(&yes))
	return yes, ok
}

// read reports whether there was something to read, and nothing wrong with it.
func (n Node) read(into value) bool {
	if !n.There() {
		return false
	}
	before := len(n.r.found)
	into(n.yaml, n.path)
	return len(n.r.found) == before
}
