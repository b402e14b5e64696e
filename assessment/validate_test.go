package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
)

type pack = assessment.Questionnaire

// Each case breaks the made-up pack in one way. Want lists the paths of all faults.
var packFaults = []struct {
	name   string
	breaks func(q *pack)
	want   string
}{
	{"id with a capital", func(q *pack) { q.ID = "Small" }, "id"},
	{"id with 41 characters", func(q *pack) { q.ID = strings.Repeat("a", 41) }, "id"},
	{"id that begins with a dash", func(q *pack) { q.ID = "-a" }, "id"},
	{"no id", func(q *pack) { q.ID = "" }, "id"},
	{"version with a letter", func(q *pack) { q.Version = "1a" }, "version"},
	{"version with 13 characters", func(q *pack) { q.Version = "1.2.3.4.5.6.7" }, "version"},
	{"no source, licence or credit", func(q *pack) { q.Source, q.Licence, q.Credit = "", "", "" }, "source licence credit"},
	{"no wording, standing or title", func(q *pack) { q.Wording, q.Standing, q.Title = "", "", "" }, "title wording standing"},
	{"no words for the aims", func(q *pack) { q.Aims = assessment.AimWords{} }, "aims.stay aims.register aims.not-sure"},
	{"text with 601 characters", func(q *pack) { q.Growing[0] = strings.Repeat("é", 601) }, "growing[0]"},
	{"text with an escape code", func(q *pack) { q.Growing[0] = "a\x1b[31mb" }, "growing[0]"},
	{"text with two blanks in a row", func(q *pack) { q.Growing[0] = "a  b" }, "growing[0]"},

	{"seven stages", func(q *pack) {
		for _, id := range []string{"four", "five", "six", "seven"} {
			q.Stages = append(q.Stages, assessment.Stage{ID: id, Title: id, Hint: "More."})
		}
		for i := range q.Domains {
			for j := range q.Domains[i].Areas {
				f := &q.Domains[i].Areas[j]
				f.Statements = slices.Repeat([]string{"I do it."}, 7)
			}
		}
	}, "stages"},
	{"stage with the id of an aim", func(q *pack) { q.Stages[0].ID = "stay"; q.Routes = nil }, "stages[0].id"},
	{"two stages with one id", func(q *pack) { q.Stages[2].ID = "two" }, "stages[2].id"},
	{"stage without words", func(q *pack) { q.Stages[1].Title, q.Stages[1].Hint = "", "" }, "stages[1].title stages[1].hint"},
	{"route from no such stage", func(q *pack) { q.Routes[0].From = []string{"one", "four"} }, "routes[0].from[1]"},
	{"route to no such aim", func(q *pack) { q.Routes[0].Aims = []string{"four"} }, "routes[0].aims[0]"},
	{"route to the first stage, which nobody aims at", func(q *pack) { q.Routes[0].Aims = []string{"one"} }, "routes[0].aims[0]"},
	{"route without words", func(q *pack) { q.Routes[0].Name, q.Routes[0].Facts = "", "" }, "routes[0].name routes[0].facts"},

	{"kind without a scale", func(q *pack) { delete(q.Scales, assessment.Knowledge) }, "scales.knowledge"},
	{"rating without a label", func(q *pack) { q.Scales[assessment.Skill][assessment.NotYet].Label = "" }, "scales.skill.not-yet.label"},
	{"rating without any words", func(q *pack) { q.Scales[assessment.Skill][assessment.NotYet] = assessment.Level{} }, "scales.skill.not-yet.label"},
	{"no chance yet with only a hint", func(q *pack) { q.Scales[assessment.Skill][assessment.NoChance].Label = "" }, "scales.skill.no-chance.label"},
	{
		"label with 16 characters",
		func(q *pack) { q.Scales[assessment.Skill][assessment.NoChance].Label = strings.Repeat("é", 16) },
		"scales.skill.no-chance.label",
	},
	{
		"last label with 23 characters",
		func(q *pack) { q.Scales[assessment.Skill][assessment.NotMyRole].Label = strings.Repeat("é", 23) },
		"scales.skill.not-my-role.label",
	},
	{
		"hint with 61 characters",
		func(q *pack) { q.Scales[assessment.Skill][assessment.NotYet].Hint = strings.Repeat("é", 61) },
		"scales.skill.not-yet.hint",
	},

	{"resource without words", func(q *pack) { q.Resources["guide"] = assessment.Resource{} }, "resources.guide.owner resources.guide.name"},
	{"resource with an escape code", func(q *pack) { q.Resources["guide"] = assessment.Resource{Owner: "a", Name: "b\x1b[2J"} }, "resources.guide.name"},
	{"resource with a key that is no id", func(q *pack) { q.Resources["A guide"] = assessment.Resource{Owner: "a", Name: "b"} }, "resources.A guide"},

	{"last group is not prefer not to say", func(q *pack) { slices.Reverse(q.Professions) }, "professions"},
	{"no groups", func(q *pack) { q.Professions = nil }, "professions"},
	{"nine groups", func(q *pack) {
		for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
			q.Professions = append([]assessment.Profession{{ID: id, Words: id}}, q.Professions...)
		}
	}, "professions"},
	{"two groups with one id", func(q *pack) { q.Professions[1].ID = "feet" }, "professions[1].id"},

	{"no planning questions", func(q *pack) { q.Planning = nil }, "planning"},
	{"list with one option", func(q *pack) { q.Planning[0].Options = q.Planning[0].Options[:1] }, "planning[0].options"},
	{"list with 17 options", func(q *pack) {
		for i := range 11 {
			q.Planning[0].Options = append(q.Planning[0].Options, assessment.PlanningOption{ID: fmt.Sprintf("more-%d", i), Words: "X"})
		}
	}, "planning[0].options"},
	{"two options with one id", func(q *pack) { q.Planning[0].Options[1].ID = "a" }, "planning[0].options[1].id"},
	{"two lists with one id", func(q *pack) { q.Planning[1].ID = "learn" }, "planning[1].id"},
	{"option without words", func(q *pack) { q.Planning[1].Options[0].Words = "" }, "planning[1].options[0].words"},

	{"no domains", func(q *pack) { q.Domains = nil }, "domains"},
	{"thirteen domains", func(q *pack) {
		for i := range 10 {
			id := fmt.Sprintf("more-%d", i)
			q.Domains = append(q.Domains, smallDomain(id, "More", area(id+"-area", assessment.Skill, "")))
		}
	}, "domains"},
	{"domain without focus areas", func(q *pack) { q.Domains[1].Areas = nil }, "domains[1].areas"},
	{"201 focus areas", func(q *pack) {
		addAreas(&q.Domains[1], 201-10)
	}, "domains[2].areas"},
	{"short title of a domain with 25 characters", func(q *pack) { q.Domains[0].Short = strings.Repeat("é", 25) }, "domains[0].short"},
	{"domain with the id of a focus area", func(q *pack) { q.Domains[1].ID = "tea" }, "domains[1].id"},
	{"two focus areas with one id", func(q *pack) { q.Domains[2].Areas[0].ID = "tea" }, "domains[2].areas[0].id"},
	{
		"long title without a short one",
		func(q *pack) { q.Domains[0].Areas[0].Title = strings.Repeat("é", 29) },
		"domains[0].areas[0].short",
	},
	{"short title with 29 characters", func(q *pack) { q.Domains[0].Areas[0].Short = strings.Repeat("é", 29) }, "domains[0].areas[0].short"},
	{"position with a letter", func(q *pack) { q.Domains[0].Areas[0].Position = "1a" }, "domains[0].areas[0].position"},
	{"no position", func(q *pack) { q.Domains[0].Areas[0].Position = "" }, "domains[0].areas[0].position"},
	{"no such kind", func(q *pack) { q.Domains[0].Areas[0].Kind = "skil" }, "domains[0].areas[0].kind"},
	{"no statement for a stage", func(q *pack) { q.Domains[0].Areas[0].Statements[1] = "" }, "domains[0].areas[0].statements.two"},
	{
		"too few statements",
		func(q *pack) { q.Domains[0].Areas[0].Statements = []string{"I do it."} },
		"domains[0].areas[0].statements.two domains[0].areas[0].statements.three",
	},
	{
		"statement with 25 words",
		func(q *pack) { q.Domains[0].Areas[0].Statements[0] = strings.TrimSpace(strings.Repeat("I ", 25)) },
		"domains[0].areas[0].statements.one",
	},
	{
		"no evidence and no action",
		func(q *pack) { q.Domains[0].Areas[0].Evidence, q.Domains[0].Areas[0].Action = "", "" },
		"domains[0].areas[0].evidence domains[0].areas[0].action",
	},
	{"no such resource", func(q *pack) { q.Domains[0].Areas[0].Resource = "book" }, "domains[0].areas[0].resource"},
}

func TestEveryFaultOfAPackIsFoundAtItsPath(t *testing.T) {
	for _, c := range packFaults {
		t.Run(c.name, func(t *testing.T) {
			broken := smallPack()
			c.breaks(&broken)
			q, faults := assessment.NewQuestionnaire(broken)
			if q != nil {
				t.Error("a pack with a fault was accepted")
			}
			if got := strings.Join(paths(faults), " "); got != c.want {
				t.Errorf("faults at %q, want %q: %v", got, c.want, faults)
			}
			for _, f := range faults {
				if !strings.HasSuffix(f.Problem, ".") {
					t.Errorf("%s: %q is no sentence", f.Path, f.Problem)
				}
			}
		})
	}
}

func addAreas(d *assessment.Domain, n int) {
	for i := range n {
		d.Areas = append(d.Areas, area(fmt.Sprintf("more-%d", i), assessment.Skill, ""))
	}
}

func paths(faults []assessment.Fault) []string {
	var all []string
	for _, f := range faults {
		all = append(all, f.Path)
	}
	return all
}

func TestAllFaultsAreReportedAtOnceInTheOrderOfThePack(t *testing.T) {
	broken := smallPack()
	broken.Domains[2].Areas[1].Action = ""
	broken.Version = ""
	broken.Domains[0].Areas[0].Kind = "skil"
	broken.Scales[assessment.Skill][assessment.NotYet].Label = ""
	broken.Stages[0].Hint = ""
	_, faults := assessment.NewQuestionnaire(broken)
	want := []string{"version", "stages[0].hint", "scales.skill.not-yet.label", "domains[0].areas[0].kind", "domains[2].areas[1].action"}
	if got := paths(faults); !slices.Equal(got, want) {
		t.Errorf("faults at %q, want %q", got, want)
	}
}

func TestPackAtItsLimitsIsAccepted(t *testing.T) {
	full := smallPack()
	full.ID = strings.Repeat("a", 40)
	full.Version = "1.2.3.4.5.6."
	full.Growing[0] = strings.Repeat("é", 600)
	full.Scales[assessment.Skill][assessment.NotYet] = assessment.Level{Label: strings.Repeat("é", 15), Hint: strings.Repeat("é", 60)}
	full.Scales[assessment.Skill][assessment.NotMyRole].Label = strings.Repeat("é", 22)
	full.Domains[0].Short = strings.Repeat("é", 24)
	full.Domains[0].Areas[0].Title = strings.Repeat("é", 28)
	full.Domains[0].Areas[0].Statements[0] = strings.TrimSpace(strings.Repeat("I ", 24))
	full.Domains[0].Areas[0].Resource = "guide"
	addAreas(&full.Domains[1], 200-10)
	q := checked(t, full)
	if n := len(q.Areas()); n != 200 {
		t.Errorf("%d focus areas, want 200", n)
	}
}
