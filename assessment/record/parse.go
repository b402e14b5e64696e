package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Bounds of any JSON that is looked into, with room for a record to grow.
const (
	maxDepth  = 8
	maxValues = 20_000
)

// readJSON reads the JSON form. What is damaged is told before what does not fit, and a newer version before both, since
// nothing is known of its rules.
func readJSON(data []byte) (*Record, *Fault) {
	if !utf8.Valid(data) || !json.Valid(data) {
		return nil, broken(data)
	}
	top, fault := parse(data)
	if fault != nil {
		return nil, fault
	}
	if members, ok := top.(map[string]any); !ok || members["format"] != Format {
		return nil, &Fault{NotOurs, saidNotOurs}
	}
	n := node{"", top}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, broken(data)
	}
	version, fault := n.member("version").number()
	switch {
	case fault != nil:
		return nil, fault
	case version > Version:
		return nil, newer(version)
	}
	if fault := n.only("format", "version", "sha256", "record"); fault != nil {
		return nil, fault
	}
	var compacted bytes.Buffer
	if json.Compact(&compacted, raw["record"]) != nil || n.member("sha256").value != digest(compacted.Bytes()) {
		return nil, &Fault{Incomplete, saidIncomplete}
	}
	return decode(n.member("record"))
}

// broken says what data is that looks like JSON and is none: a record cut short, or something else.
func broken(data []byte) *Fault {
	if bytes.Contains(data, []byte(Format)) {
		return &Fault{Incomplete, saidIncomplete}
	}
	return &Fault{NotOurs, saidNotOurs}
}

// parse reads one JSON value into maps and lists, with every key as it is spelt. It refuses a key that stands twice, a
// depth over maxDepth and more values than maxValues, which the standard decoder takes.
func parse(data []byte) (any, *Fault) {
	p := parser{json.NewDecoder(bytes.NewReader(data)), maxValues}
	p.UseNumber()
	return p.value("", maxDepth)
}

type parser struct {
	*json.Decoder
	left int // values that may still come
}

func (p *parser) value(path string, depth int) (any, *Fault) {
	token, err := p.Token()
	if err != nil {
		return nil, &Fault{NotOurs, saidNotOurs}
	}
	delim, nested := token.(json.Delim)
	p.left--
	switch {
	case p.left < 0, nested && depth == 0:
		return nil, notFitting(place(path), "there is too much inside")
	case !nested:
		return token, nil
	case delim == '{':
		return p.members(path, depth-1)
	}
	var list []any
	for p.More() {
		v, fault := p.value(item(path, len(list)), depth-1)
		if fault != nil {
			return nil, fault
		}
		list = append(list, v)
	}
	_, _ = p.Token() // the closing bracket: the whole was found to be JSON before
	return list, nil
}

func (p *parser) members(path string, depth int) (any, *Fault) {
	members := map[string]any{}
	for p.More() {
		token, err := p.Token()
		key, ok := token.(string)
		if err != nil || !ok {
			return nil, &Fault{NotOurs, saidNotOurs}
		}
		at := under(path, key)
		if _, double := members[key]; double {
			return nil, notFitting(place(at), "it stands there twice")
		}
		v, fault := p.value(at, depth)
		if fault != nil {
			return nil, fault
		}
		members[key] = v
	}
	_, _ = p.Token()
	return members, nil
}

// under and item are the paths of what stands inside another value: record.plan[0].by. Keys are cleaned, since a path
// is shown.
func under(path, key string) string {
	if path == "" {
		return excerpt(key)
	}
	return path + "." + excerpt(key)
}

func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// place is a path as a sentence names it.
func place(path string) string {
	if path == "" {
		return "the beginning"
	}
	return path
}

// node is one value of a parsed file, and where it stands.
type node struct {
	path  string
	value any // nil when it is not there; null in a file is not told from that, and refused where a value must be
}

// member returns the value that stands under a key of an object.
func (n node) member(key string) node {
	members, _ := n.value.(map[string]any)
	return node{under(n.path, key), members[key]}
}

// members returns what an object holds. A value of another kind is refused, and so is null.
func (n node) members() (map[string]any, *Fault) {
	m, ok := n.value.(map[string]any)
	if !ok {
		return nil, n.refuse()
	}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if m[key] == nil {
			return nil, n.member(key).refuse()
		}
	}
	return m, nil
}

// only refuses a value that is no object, and an object with other keys than these.
func (n node) only(keys ...string) *Fault {
	m, fault := n.members()
	if fault != nil {
		return fault
	}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(keys, key) {
			return notFitting(place(n.path), quoted(key))
		}
	}
	return nil
}

// number returns a whole number from 1 up.
func (n node) number() (int, *Fault) {
	literal, ok := n.value.(json.Number)
	i, err := strconv.Atoi(literal.String())
	if !ok || err != nil || i < 1 || len(literal) > 6 {
		return 0, n.refuse()
	}
	return i, nil
}

// refuse says that the value does not fit, and shows its beginning.
func (n node) refuse() *Fault {
	switch v := n.value.(type) {
	case nil:
		return notFitting(place(n.path), "there is nothing")
	case string:
		return notFitting(place(n.path), quoted(v))
	case map[string]any:
		return notFitting(place(n.path), "there is a group")
	case []any:
		return notFitting(place(n.path), "there is a list")
	default:
		return notFitting(place(n.path), excerpt(fmt.Sprint(v)))
	}
}
