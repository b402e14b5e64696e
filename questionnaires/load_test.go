package questionnaires_test

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"waymark/questionnaires"
)

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// firstLines returns what is said about each fault, without the excerpts.
func firstLines(faults questionnaires.Faults) []string {
	var lines []string
	for _, f := range faults {
		line, _, _ := strings.Cut(f.String(), "\n")
		lines = append(lines, line)
	}
	return lines
}

func TestSmallestPackHasEverythingInItsPlace(t *testing.T) {
	q, faults := questionnaires.Load("small.yaml", []byte(read(t, "testdata/small.yaml")))
	if faults != nil {
		t.Fatal(faults)
	}
	kettle, rest := q.Area("d1-kettle"), q.Area("d1-rest")
	if !kettle.Safety || !kettle.Duty || kettle.Private || rest.Safety || rest.Duty || !rest.Private {
		t.Errorf("flags: kettle %+v, rest %+v", kettle, rest)
	}
	if kettle.Statements[1] != "I choose a kettle that suits the team." || kettle.Flat() {
		t.Errorf("kettle statements = %q", kettle.Statements)
	}
	if !rest.Flat() || len(rest.Statements) != 2 {
		t.Errorf("rest statements = %q, want one text for both stages", rest.Statements)
	}
	if rest.Position != "1.10" {
		t.Errorf("position = %q, want 1.10 with its nought", rest.Position)
	}
	if !q.Planning[0].Asked || q.Planning[1].Asked || !q.Planning[1].Options[1].Alone {
		t.Errorf("planning = %+v, want the second not asked and its last option alone", q.Planning)
	}
	if got := q.Resources[kettle.Resource].Name; got != "A free guide" {
		t.Errorf("resource = %q", got)
	}
	if got := questionnaires.Summary(q); got != (questionnaires.Counts{Domains: 1, Areas: 2, Stages: 2, Statements: 4}) {
		t.Errorf("summary = %+v", got)
	}
}

// Each case breaks the smallest pack in one place. The line is that of the file as broken.
func TestEveryRefusalSaysWhereAndWhatToDo(t *testing.T) {
	small := read(t, "testdata/small.yaml")
	for _, c := range []struct{ name, old, broken, want string }{
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
			"no domains", small[strings.Index(small, "domains:"):], "domains: []\n",
			`69: domains: A pack has 1 to 12 domains, and this one has 0.`,
		},
		{
			"unknown flag", "[safety, duty]", "[safety, duties]",
			`81: domains[0].areas[0].flags[1]: There is no flag "duties". Use safety, duty or private.`,
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
			`97: A second document begins here. A pack is one document: take the line with --- out.`,
		},
		{
			"bracket left open", "from: [helper]", "from: [helper",
			`21: This is not proper YAML: did not find expected ',' or ']'. Look at indent, colons, quotes and brackets here and just above.`,
		},
		{
			"colon in a text", "title: Kettle", "title: Kettle: big",
			`79: This is not proper YAML: mapping values are not allowed in this context. Look at indent, colons, quotes and brackets here and just above.`,
		},
		{
			"alias to nothing", "title: Kettle", "title: *kettle",
			`79: This is not proper YAML: unknown anchor 'kettle' referenced. Look at indent, colons, quotes and brackets here and just above.`,
		},
		{
			"nesting", "title: Kettle", "title: [[[[[[[[[Kettle]]]]]]]]]",
			`79: This is not proper YAML: nothing in a pack stands more than 8 deep. Look at indent, colons, quotes and brackets here and just above.`,
		},
		{
			"control character", "title: Kettle", "title: Ket\x1btle",
			`79: This line holds the control character U+001B. Take it out.`,
		},
		{
			"not UTF-8", "title: Kettle", "title: K\xe9ttle",
			`79: This line is not UTF-8. Save the file again with UTF-8 as its encoding.`,
		},
	} {
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

func TestFileThatIsNoPackGetsOneSentence(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "p:1: This file is empty. Copy a pack and change its words."},
		{"comments only", "# one\n# two\n", "p:1: This file is empty. Copy a pack and change its words."},
		{"text", "Dear all,\nhere is my pack.\n", "p:1: There must be a group of keys here, and this is text."},
		{"too large", strings.Repeat("#", questionnaires.MaxSize+1), "p:1: This file is larger than 1 MiB. A questionnaire is much smaller: choose another file."},
		{"UTF-16", "\xff\xfei\x00d\x00", "p:1: This line is not UTF-8. Save the file again with UTF-8 as its encoding."},
		{"picture", "\x89PNG\r\n", "p:1: This line is not UTF-8. Save the file again with UTF-8 as its encoding."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := questionnaires.Load("p", []byte(c.data))
			if got := strings.Join(firstLines(faults), "\n"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLineEndsOfOtherSystemsChangeNothing(t *testing.T) {
	broken := strings.Replace(read(t, "testdata/small.yaml"), "kind: skill", "kind: skil", 1)
	_, want := questionnaires.Load("p", []byte(broken))
	for _, end := range []string{"\r\n", "\r"} {
		_, got := questionnaires.Load("p", []byte(strings.ReplaceAll(broken, "\n", end)))
		if got.Error() != want.Error() {
			t.Errorf("with line ends %q:\ngot  %s\nwant %s", end, got, want)
		}
	}
}

func TestTenFaultsAreToldAtOnceInTheOrderOfTheFile(t *testing.T) {
	_, faults := questionnaires.Load("ten-faults.yaml", []byte(read(t, "testdata/ten-faults.yaml")))
	if got, want := faults.Error()+"\n", read(t, "testdata/ten-faults.txt"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(faults) != 10 {
		t.Errorf("%d faults, want 10", len(faults))
	}
}

// A pack comes from anyone's memory stick: nothing of it may reach the terminal raw, or flood it.
func TestNothingRawIsPrinted(t *testing.T) {
	small := read(t, "testdata/small.yaml")
	nasty := `"\e[2J\u202e\u009b31m` + strings.Repeat("long", 1000) + `"`
	for name, broken := range map[string]string{
		"value":    strings.Replace(small, "kind: skill", "kind: "+nasty, 1),
		"key":      strings.Replace(small, "kind: skill", nasty+": skill", 1),
		"resource": strings.Replace(small, "  guide:", "  "+nasty+": {owner: A, name: B}\n  guide:", 1),
		"stage":    strings.Replace(small, "senior: I choose", nasty+": I choose", 1),
		"number":   strings.Replace(small, `"1.10"`, strings.Repeat("1", 5000), 1),
		"alias":    strings.Replace(small, "kind: skill", "kind: *"+strings.Repeat("a", 5000), 1),
		"one line": strings.Repeat("\u202e", 5000),
		"many":     "a" + strings.Repeat(": 1\na", 5000) + ": 1\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := questionnaires.Load("p\x1b[2J.yaml", []byte(broken))
			if len(faults) == 0 || len(faults) > 100 {
				t.Fatalf("%d faults, want 1 to 100", len(faults))
			}
			for _, r := range strings.ReplaceAll(faults.Error(), "\n", "") {
				if !unicode.IsPrint(r) {
					t.Fatalf("%U is printed", r)
				}
			}
			for _, f := range faults {
				if n := utf8.RuneCountInString(f.String()); n > 900 {
					t.Errorf("a fault is printed in %d characters", n)
				}
			}
		})
	}
}

func TestOfManyFaultsTheLastSaysThatThereAreMore(t *testing.T) {
	_, faults := questionnaires.Load("p", []byte("a"+strings.Repeat(": 1\na", 5000)+": 1\n"))
	last := faults[len(faults)-1]
	if want := "There are more faults from here on. Put right the ones above first."; len(faults) != 100 || last.Problem != want {
		t.Errorf("%d faults, the last %q, want 100 and %q", len(faults), last.Problem, want)
	}
}

// These took other readers minutes. Each has the size that is still read.
func TestHostileNestingIsRefusedWithoutReadingOn(t *testing.T) {
	for name, unit := range map[string]string{
		"brackets": "[", "braces": "{a: ", "dashes": "- ", "question marks": "? ",
		"closed brackets": "- " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			data := []byte(strings.Repeat(unit, questionnaires.MaxSize/len(unit)))
			allocated := testing.AllocsPerRun(1, func() {
				if _, faults := questionnaires.Load("p", data); len(faults) != 1 || faults[0].Line != 1 {
					t.Errorf("got %s, want one fault on line 1", faults)
				}
			})
			if allocated > 1000 {
				t.Errorf("%.0f allocations, want the reader to stop at the ninth level", allocated)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{"testdata/small.yaml", "testdata/ten-faults.yaml", "ahp-support-worker.yaml"} {
		f.Add([]byte(read(f, name)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		q, faults := questionnaires.Load("p", data)
		if (q == nil) == (faults == nil) {
			t.Fatalf("questionnaire %v and faults %v: want one of the two", q, faults)
		}
		line := 1
		for _, f := range faults {
			if f.Line < line || f.Problem == "" {
				t.Errorf("fault after line %d: %+v", line, f)
			}
			line = f.Line
		}
	})
}
