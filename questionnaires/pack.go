package questionnaires

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"waymark/assessment"
)

// The most items in a list of focus areas, and in any other.
const (
	many = 200
	few  = 24
)

// pack lists the keys of a pack. The methods below it list those of its parts, in the same way.
func (r *reader) pack() value {
	q := &r.q
	return r.group(
		key{"id", r.text(&q.ID)},
		key{"version", r.text(&q.Version)},
		key{"title", r.text(&q.Title)},
		key{"source", r.text(&q.Source)},
		key{"licence", r.text(&q.Licence)},
		key{"credit", r.text(&q.Credit)},
		key{"wording", r.text(&q.Wording)},
		key{"standing", r.text(&q.Standing)},
		key{"stages", list(r, few, &q.Stages, r.stage)},
		key{"aims", r.group(
			key{assessment.AimStay, r.text(&q.Aims.Stay)},
			key{assessment.AimRegister, r.text(&q.Aims.Register)},
			key{assessment.AimNotSure, r.text(&q.Aims.NotSure)},
		)},
		key{"growing", list(r, few, &q.Growing, r.text)},
		key{"routes", list(r, few, &q.Routes, r.route)},
		key{"scales", r.scales()},
		key{"resources", r.resources()},
		key{"professions", list(r, few, &q.Professions, r.profession)},
		key{"planning", list(r, few, &q.Planning, r.planningQuestion)},
		key{"domains", list(r, few, &q.Domains, r.domain)},
	)
}

func (r *reader) stage(s *assessment.Stage) value {
	return r.group(
		key{"id", r.text(&s.ID)},
		key{"title", r.text(&s.Title)},
		key{"hint", r.text(&s.Hint)},
	)
}

// stagesUnread reports whether the id of a stage could not be read. Then nothing that names one can be judged.
func (r *reader) stagesUnread() bool {
	for i := range r.q.Stages {
		if r.unread(fmt.Sprintf("stages[%d].id", i)) {
			return true
		}
	}
	return r.unread("stages")
}

func (r *reader) route(to *assessment.Route) value {
	return r.group(
		key{"from", list(r, few, &to.From, r.text)},
		key{"aims", list(r, few, &to.Aims, r.text)},
		key{"name", r.text(&to.Name)},
		key{"facts", r.text(&to.Facts)},
	)
}

func (r *reader) scales() value {
	r.q.Scales = make(map[assessment.Kind]*assessment.Scale)
	var kinds []key
	for _, k := range assessment.Kinds() {
		kinds = append(kinds, key{string(k), func(n *yaml.Node, path string) {
			s := new(assessment.Scale)
			r.scale(s)(n, path)
			r.q.Scales[k] = s
		}})
	}
	return r.group(kinds...)
}

func (r *reader) scale(s *assessment.Scale) value {
	var ratings []key
	for _, rating := range assessment.Ratings() {
		ratings = append(ratings, key{rating.String(), r.group(
			key{"label", r.text(&s[rating].Label)},
			key{"hint", r.text(&s[rating].Hint)},
		)})
	}
	return r.group(ratings...)
}

// resources is the one group whose keys are the pack's own.
func (r *reader) resources() value {
	r.q.Resources = make(map[string]assessment.Resource)
	return func(n *yaml.Node, path string) {
		r.pairs(n, path, func(name string, n *yaml.Node, _ int) {
			var res assessment.Resource
			r.group(
				key{"owner", r.text(&res.Owner)},
				key{"name", r.text(&res.Name)},
			)(n, join(path, name))
			r.q.Resources[name] = res
		})
	}
}

func (r *reader) profession(p *assessment.Profession) value {
	return r.group(
		key{"id", r.text(&p.ID)},
		key{"words", r.text(&p.Words)},
		key{"hint", r.text(&p.Hint)},
	)
}

func (r *reader) planningQuestion(p *assessment.PlanningQuestion) value {
	p.Asked = true
	return r.group(
		key{"id", r.text(&p.ID)},
		key{"question", r.text(&p.Question)},
		key{"asked", r.yes(&p.Asked)},
		key{"options", list(r, few, &p.Options, r.planningOption)},
	)
}

func (r *reader) planningOption(o *assessment.PlanningOption) value {
	return r.group(
		key{"id", r.text(&o.ID)},
		key{"words", r.text(&o.Words)},
		key{"alone", r.yes(&o.Alone)},
	)
}

func (r *reader) domain(d *assessment.Domain) value {
	return r.group(
		key{"id", r.text(&d.ID)},
		key{"title", r.text(&d.Title)},
		key{"short", r.text(&d.Short)},
		key{"covers", r.text(&d.Covers)},
		key{"question", r.text(&d.Question)},
		key{"service", r.text(&d.Service)},
		key{"areas", list(r, many, &d.Areas, r.area)},
	)
}

func (r *reader) area(f *assessment.FocusArea) value {
	read := r.group(
		key{"id", r.text(&f.ID)},
		key{"position", r.text(&f.Position)},
		key{"title", r.text(&f.Title)},
		key{"short", r.text(&f.Short)},
		key{"kind", r.text((*string)(&f.Kind))},
		key{"flags", r.flags(f)},
		key{"statements", r.statements(f)},
		key{"statement", r.statement(f)},
		key{"evidence", r.text(&f.Evidence)},
		key{"action", r.text(&f.Action)},
		key{"resource", r.text(&f.Resource)},
	)
	return func(n *yaml.Node, path string) {
		read(n, path)
		staged, flat := r.lines[path+".statements"], r.lines[path+".statement"]
		switch {
		case r.refusals[path]:
		case staged > 0 && flat > 0:
			r.refuse(max(staged, flat), path+".statement", "Write either `statements`, one for each stage, or one `statement` for all.")
		case staged == 0 && flat == 0:
			r.refuse(n.Line, path+".statements", "The words are missing. Write `statements`, one for each stage, or one `statement` for all.")
		}
	}
}

// flags reads a list of words, each of which says one thing about f.
func (r *reader) flags(f *assessment.FocusArea) value {
	return func(n *yaml.Node, path string) {
		var words []string
		list(r, few, &words, r.text)(n, path)
		for i, word := range words {
			at := fmt.Sprintf("%s[%d]", path, i)
			switch {
			case r.refusals[at]:
			case word == "safety":
				f.Safety = true
			case word == "duty":
				f.Duty = true
			case word == "private":
				f.Private = true
			default:
				r.refuse(r.lines[at], at, "There is no flag %q. Use safety, duty or private.", word)
			}
		}
	}
}

// statements reads one text for each stage. A stage that does not exist is reported for the group, so that the stage
// which was meant is not called missing too.
func (r *reader) statements(f *assessment.FocusArea) value {
	return func(n *yaml.Node, path string) {
		f.Statements = make([]string, len(r.q.Stages))
		r.pairs(n, path, func(stage string, n *yaml.Node, line int) {
			switch i := r.q.StageIndex(stage); {
			case i >= 0:
				r.text(&f.Statements[i])(n, join(path, stage))
			case len(r.q.Stages) > 0 && !r.stagesUnread():
				r.refuse(line, path, "There is no stage %q. Use the ids under `stages`.", stage)
			}
		})
	}
}

// statement reads one text for all stages.
func (r *reader) statement(f *assessment.FocusArea) value {
	return func(n *yaml.Node, path string) {
		var s string
		r.text(&s)(n, path)
		f.Statements = slices.Repeat([]string{s}, len(r.q.Stages))
	}
}
