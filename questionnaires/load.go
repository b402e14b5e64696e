package questionnaires

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"waymark/assessment"
)

// MaxSize is the most bytes that a pack can have.
const MaxSize = 1 << 20

// maxDepth bounds nesting before a tree is built. The words of a pack stand six deep.
const maxDepth = 8

// Load reads a pack. The name is only used to say where faults are. It returns either the questionnaire or faults:
// all of them, but for a file that is no YAML at all, where reading ends at the first.
//
// Faults is a slice: a caller that returns it as an error must first compare it with nil.
func Load(name string, data []byte) (*assessment.Questionnaire, Faults) {
	r := newReader()
	q := r.questionnaire(data)
	if faults := r.faults(name, data); faults != nil {
		return nil, faults
	}
	return q, nil
}

// questionnaire takes the steps that the package comment lists. What it returns is whole only when nothing was found.
func (r *reader) questionnaire(data []byte) *assessment.Questionnaire {
	root := r.tree(data)
	if root == nil {
		return nil
	}
	r.pack()(root, "")
	if r.stagesUnread() || r.unread("resources") {
		return nil // the checker would find fault with everything that names one of them
	}
	q, faults := assessment.NewQuestionnaire(r.q)
	for _, f := range faults {
		r.place(f)
	}
	return q
}

// readable checks the bytes, and reports only the first that cannot be in a pack.
func (r *reader) readable(data []byte) bool {
	if len(data) > MaxSize {
		r.refuse(1, "", "This file is larger than 1 MiB. Choose another file.")
		return false
	}
	line := 1
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			r.refuse(line, "", "This line is not UTF-8. Save the file again with UTF-8 as its encoding.")
			return false
		case c == '\n':
			line++
		case unicode.IsControl(c) && c != '\t' && c != '\r', c == '\u2028', c == '\u2029':
			r.refuse(line, "", "This line holds the control character %U. Take it out.", c)
			return false
		}
		i += size
	}
	return true
}

// tree parses the one document of a pack and returns its root; nil when there is none.
func (r *reader) tree(data []byte) *yaml.Node {
	if !r.readable(data) {
		return nil
	}
	limits := loaderlimits.New(loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > maxDepth {
			return fmt.Errorf("something stands more than %d levels deep", maxDepth)
		}
		return nil
	}))
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(limits))
	if err != nil {
		r.syntax(err)
		return nil
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		r.refuse(1, "", "This file is empty. Choose another file.")
		return nil
	case err != nil:
		r.syntax(err)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		r.refuse(second.Line, "", "A second document begins here. Take the line with --- out.")
	case !errors.Is(err, io.EOF):
		r.syntax(err)
		return nil
	}
	return first.Content[0]
}

// syntax reports what the parser stumbled over. It shows where a quote or bracket was opened, rather than the end of
// the file where its end was missed.
func (r *reader) syntax(err error) {
	line, message := 1, "it cannot be read"
	var load *yaml.LoadError
	if errors.As(err, &load) {
		line, message = load.Mark.Line, load.Message
		if opened := load.ContextMsg; strings.Contains(opened, "quoted") || strings.Contains(opened, "parsing a flow") {
			line = load.ContextMark.Line
		}
	}
	r.refuse(line, "", "This is not proper YAML: %s. Look at indent, colons, quotes and brackets near this line.", message)
}
