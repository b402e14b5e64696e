package questionnaires

import (
	_ "embed" // for the list
	"fmt"

	"go.yaml.in/yaml/v4"

	"waymark/assessment"
)

//go:embed training.yaml
var trainingYAML string

// Training reads the list of training that Waymark comes with.
func Training() (*assessment.TrainingList, error) {
	list, faults := LoadTraining("training.yaml", []byte(trainingYAML))
	if faults != nil {
		return nil, fmt.Errorf("read embedded training list: %w", faults)
	}
	return list, nil
}

// LoadTraining reads a list of training, such as an employer's own, as strictly as Load reads a pack. It returns either
// the list or faults. Faults is a slice: a caller that returns it as an error must first compare it with nil.
func LoadTraining(name string, data []byte) (*assessment.TrainingList, Faults) {
	r := newReader()
	var list assessment.TrainingList
	if root := r.tree(data); root != nil {
		r.training(&list)(root, "")
		for _, f := range list.Faults() {
			r.place(f)
		}
	}
	if faults := r.faults(name, data); faults != nil {
		return nil, faults
	}
	return &list, nil
}

// training lists the keys of a list of training. The functions below it list those of its parts.
func (r *reader) training(l *assessment.TrainingList) value {
	return r.group(
		key{"id", r.text(&l.ID)},
		key{"version", r.text(&l.Version)},
		key{"source", r.text(&l.Source)},
		key{"topics", list(r, many, &l.Topics, r.topic)},
		key{"standards", list(r, few, &l.Standards, r.standard)},
	)
}

func (r *reader) topic(t *assessment.Topic) value {
	return r.group(
		key{"id", r.text(&t.ID)},
		key{"title", r.text(&t.Title)},
		key{"category", r.text((*string)(&t.Category))},
		key{"class", r.text((*string)(&t.Class))},
		key{"every", r.interval(&t.Every)},
		key{"window", r.window(&t.Window)},
		key{"shown", r.yes(&t.Shown)},
		key{"which", r.yes(&t.Which)},
		key{"esr", r.text(&t.ESR)},
	)
}

func (r *reader) standard(s *assessment.Standard) value {
	return r.group(
		key{"id", r.text(&s.ID)},
		key{"title", r.text(&s.Title)},
		key{"title_2015", r.text(&s.Title2015)},
		key{"only_2025", r.yes(&s.Only2025)},
	)
}

// interval reads how often training is repeated.
func (r *reader) interval(to *assessment.Interval) value {
	return parsed(r, to, assessment.ParseInterval, `Write how often: such as "12 months" or "2 years", ten years at most, or once, or employer where the employer sets it.`)
}

// window reads a time from joining.
func (r *reader) window(to *assessment.Window) value {
	return parsed(r, to, assessment.ParseWindow, `Write a time from joining, such as "2 weeks" or "6 months".`)
}

// parsed reads a text that stands for something else.
func parsed[T any](r *reader, to *T, parse func(string) (T, bool), otherwise string) value {
	return func(n *yaml.Node, path string) {
		var words string
		r.text(&words)(n, path)
		if r.refusals[path] {
			return
		}
		value, ok := parse(words)
		if !ok {
			r.refuse(n.Line, path, "%s", otherwise)
			return
		}
		*to = value
	}
}
