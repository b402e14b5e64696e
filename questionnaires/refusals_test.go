package questionnaires_test

import (
	"strings"
	"testing"

	"waymark/questionnaires"
)

// Each case breaks the smallest pack in one place. Want has what is said, without the name of the file and without the
// excerpt; lines are those of the file as broken.
var refusals = []struct{ name, old, broken, want string }{
	{
		"anchor", "owner: A charity", "owner: &a A charity",
		`53: resources.guide.owner: An anchor (&a) cannot be used. Take it out.`,
	},
	{
		"anchor on a key", "        kind: skill", "        &k kind: skill",
		`80: domains[0].areas[0].kind: An anchor (&k) cannot be used. Take it out.`,
	},
	{
		"alias", "covers: Hot drinks and the people who drink them.\n    question: Who would notice first?", "covers: &a Tea\n    question: *a",
		`73: domains[0].covers: An anchor (&a) cannot be used. Take it out.` + "\n" +
			`74: domains[0].question: An alias (*a) cannot be used. Write it out in full.`,
	},
	{
		"merge key", "  knowledge:\n", "  knowledge:\n    <<: {}\n",
		`33: scales.knowledge: A merge key (<<) cannot be used. Write the lines out in full.`,
	},
	{
		"merge key that hides what else is missing", "        title: Kettle\n        kind: skill\n", "        title: 1\n        <<: {}\n",
		`79: domains[0].areas[0].title: There must be text here. Put quotes round 1: "1".` + "\n" +
			`80: domains[0].areas[0]: A merge key (<<) cannot be used. Write the lines out in full.`,
	},
	{
		"merge key that hides the statement", "        statement: I rest between cups.", "        <<: {}",
		`94: domains[0].areas[1]: A merge key (<<) cannot be used. Write the lines out in full.`,
	},
	{
		"tag", "title: Tea", "title: !!str Tea",
		`71: domains[0].title: A tag (!!str) cannot be used. Take it out, and put text in quotes.`,
	},
	{
		"bare tag", "title: Tea", "title: ! Tea",
		`71: domains[0].title: A tag (!) cannot be used. Take it out, and put text in quotes.`,
	},
	{
		"null", "title: Tea", "title: ~",
		`71: domains[0].title: There is nothing here. Write it, or take the line out.`,
	},
	{
		"key without a value", "title: Tea", "title:",
		`71: domains[0].title: There is nothing here. Write it, or take the line out.`,
	},
	{
		"empty list", "growing:\n  - Show new staff how a task is done.", "growing:",
		`17: growing: There is nothing here. Write it, or take the line out.`,
	},
	{
		"number for a text", `position: "1.10"`, "position: 1.10",
		`89: domains[0].areas[1].position: There must be text here. Put quotes round 1.10: "1.10".`,
	},
	{
		"yes or no for a text", "A clean kettle", "true",
		`85: domains[0].areas[0].evidence: There must be text here. Put quotes round true: "true".`,
	},
	{
		"day for a text", "title: Kettle", "title: 2026-10-01",
		`79: domains[0].areas[0].title: There must be text here. Put quotes round 2026-10-01: "2026-10-01".`,
	},
	{
		"text for yes or no", "asked: false", "asked: no",
		`65: planning[1].asked: Write true or false here, without quotes.`,
	},
	{
		"list for a text", "title: Tea", "title: [Tea]",
		`71: domains[0].title: There must be text here, and this is a list.`,
	},
	{
		"text for a list", "from: [helper]", "from: helper",
		`20: routes[0].from: There must be a list here, and this is text.`,
	},
	{
		"text for a group", "{id: plan, words: A plan}", "A plan",
		`67: planning[1].options[0]: There must be a group of keys here, and this is text.`,
	},
	{
		"unknown key", "        kind: skill", "        kinds: skill\n        kind: skill",
		`80: domains[0].areas[0].kinds: There is no key "kinds" here. Use one of: id, position, title, short, kind, flags, statements, statement, evidence, action, resource.`,
	},
	{
		"unknown key at the top", "licence: MIT", "licence: MIT\nlicense: MIT",
		`7: license: There is no key "license" here. Use one of: id, version, title, source, licence, credit, wording, standing, stages, aims, growing, routes, scales, resources, professions, planning, domains.`,
	},
	{
		"unknown rating", "    not-my-role: {label: Not needed}", "    not-my-role: {label: Not needed}\n    perhaps: {label: Perhaps}",
		`52: scales.qualification.perhaps: There is no key "perhaps" here. Use one of: not-yet, with-support, on-my-own, teach-others, no-chance, not-my-role.`,
	},
	{
		"list as a key", "licence: MIT", "licence: MIT\n? [a]\n: b",
		`7: There must be text here, and this is a list.`,
	},
	{
		"double key", "licence: MIT", "licence: MIT\ncredit: Nobody",
		`8: credit: The key "credit" is already used on line 7. Keep one of the two.`,
	},
	{
		"resource without its words", "{owner: A charity, name: A free guide}", "{owner: A charity}",
		`53: resources.guide.name: This text is missing. Write it.`,
	},
	{
		"resource with a key that is no id", "  guide: {owner: A charity, name: A free guide}", "  guide: {owner: A charity, name: A free guide}\n  Big guide: {owner: A charity, name: A big guide}",
		`54: resources.Big guide: The id "Big guide" must have 1 to 40 small letters, digits and dashes, and begin with a letter or digit.`,
	},
	{
		"stage without an id, which statements and routes name", "{id: helper, title: Helper,", "{id: 1, title: Helper,",
		`11: stages[0].id: There must be text here. Put quotes round 1: "1".`,
	},
	{
		"resources that focus areas name", "resources:\n  guide: {owner: A charity, name: A free guide}", "resources: none",
		`52: resources: There must be a group of keys here, and this is text.`,
	},
	{
		"no stages", `stages:
  - {id: helper, title: Helper, hint: I do agreed tasks.}
  - {id: senior, title: Senior helper, hint: I do a wider range of work.}
`, "",
		`2: stages: A pack has 1 to 3 stages, and this one has 0.` + "\n" +
			`17: routes[0].from[0]: There is no stage "helper". Use one of: .` + "\n" +
			`18: routes[0].aims[0]: There is no aim "senior". Use one of: stay, register, not-sure.`,
	},
	{
		"unknown flag", "[safety, duty]", "[safety, duties]",
		`81: domains[0].areas[0].flags[1]: There is no flag "duties". Use safety, duty or private.`,
	},
	{
		"far too many stages, which every focus area would repeat", "stages:\n", "stages:\n" + strings.Repeat("  - {}\n", 23),
		`11: stages: This list has 25 items. Use 24 at most.`,
	},
	{
		"number for a flag", "[safety, duty]", `[safety, 1]`,
		`81: domains[0].areas[0].flags[1]: There must be text here. Put quotes round 1: "1".`,
	},
	{
		"empty flag", "[safety, duty]", `[safety, ""]`,
		`81: domains[0].areas[0].flags[1]: There is no flag "". Use safety, duty or private.`,
	},
	{
		"unknown stage", "          senior: I choose", "          seniors: I choose",
		"84: domains[0].areas[0].statements: There is no stage \"seniors\". Use the ids under `stages`.",
	},
	{
		"statement and statements", "        statement: I rest", "        statements: {helper: I rest., senior: I sit.}\n        statement: I rest",
		"95: domains[0].areas[1].statement: Write either `statements`, one for each stage, or one `statement` for all.",
	},
	{
		"no statement", "        statement: I rest between cups.\n", "",
		"88: domains[0].areas[1].statements: The words are missing. Write `statements`, one for each stage, or one `statement` for all.",
	},
	{
		"no statement for a stage", "          senior: I choose a kettle that suits the team.\n", "",
		"83: domains[0].areas[0].statements.senior: The statement for this stage is missing. Write it, or one `statement` for all stages.",
	},
	{
		"long statement", "I rest between cups.", strings.Repeat("I rest ", 12) + "now.",
		`94: domains[0].areas[1].statement: This statement has 25 words. Use 24 at most.`,
	},
	{
		"missing text", "    covers: Hot drinks and the people who drink them.\n", "",
		`70: domains[0].covers: This text is missing. Write it.`,
	},
	{
		"missing scale", "  qualification:", "  qualifications:",
		`25: scales.qualification: The rating words for qualification are missing. Write all of them.` + "\n" +
			`46: scales.qualifications: There is no key "qualifications" here. Use one of: skill, knowledge, behaviour, qualification.`,
	},
	{
		"unknown kind", "kind: skill", "kind: skil",
		`80: domains[0].areas[0].kind: There is no kind "skil". Use skill, knowledge, behaviour or qualification.`,
	},
	{
		"unknown resource", "resource: guide", "resource: guides",
		"87: domains[0].areas[0].resource: There is no resource \"guides\". Add it to `resources`, or leave this line out.",
	},
	{
		"id used twice", "id: d1-rest", "id: d1-kettle",
		`88: domains[0].areas[1].id: The id "d1-kettle" is already used at domains[0].areas[0].id. Give each its own.`,
	},
	{
		"escape code in a text", "A clean kettle", `"A \e[31mred kettle"`,
		`85: domains[0].areas[0].evidence: This text has control characters, hidden characters or double blanks. Type it again without them.`,
	},
	{
		"text over two paragraphs", "A clean kettle", "|\n          A clean\n          kettle",
		`85: domains[0].areas[0].evidence: This text has control characters, hidden characters or double blanks. Type it again without them.`,
	},
	{
		"second document", "        action: Find out where the chairs are.\n", "        action: Find out where the chairs are.\n---\nid: two\n",
		`97: A second document begins here. Take the line with --- out.`,
	},
	{
		"bracket left open", "from: [helper]", "from: [helper",
		`20: This is not proper YAML: did not find expected ',' or ']'. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"quote left open", "action: Find out", `action: "Find out`,
		`96: This is not proper YAML: found unexpected end of stream. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"indent", "    title: Tea", "     title: Tea",
		`71: This is not proper YAML: mapping values are not allowed in this context. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"tab for indent", "    title: Tea", "\ttitle: Tea",
		`71: This is not proper YAML: found a tab character that violates indentation. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"colon in a text", "title: Kettle", "title: Kettle: big",
		`79: This is not proper YAML: mapping values are not allowed in this context. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"alias to nothing", "title: Kettle", "title: *kettle",
		`79: This is not proper YAML: unknown anchor 'kettle' referenced. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"nesting", "title: Kettle", "title: [[[[[[[[[Kettle]]]]]]]]]",
		`79: This is not proper YAML: something stands more than 8 levels deep. Look at indent, colons, quotes and brackets near this line.`,
	},
	{
		"control character", "title: Kettle", "title: Ket\x1btle",
		`79: This line holds the control character U+001B. Take it out.`,
	},
	{
		"line separator", "title: Kettle", "title: Ket\u2028tle",
		`79: This line holds the control character U+2028. Take it out.`,
	},
	{
		"not UTF-8", "title: Kettle", "title: K\xe9ttle",
		`79: This line is not UTF-8. Save the file again with UTF-8 as its encoding.`,
	},
}

func TestEveryRefusalSaysWhereAndWhatToDo(t *testing.T) {
	small := read(t, "testdata/small.yaml")
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(small, c.old) == 0 {
				t.Fatalf("the smallest pack has no %q to break", c.old)
			}
			q, faults := questionnaires.Load("my pack.yaml", []byte(strings.Replace(small, c.old, c.broken, 1)))
			if q != nil {
				t.Error("a broken pack gave a questionnaire")
			}
			got := strings.Join(firstLines(faults), "\n")
			if want := "my pack.yaml:" + strings.ReplaceAll(c.want, "\n", "\nmy pack.yaml:"); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
