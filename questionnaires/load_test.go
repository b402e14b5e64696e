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

func TestFileThatIsNoPackGetsOneSentence(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "p:1: This file is empty. Choose another file."},
		{"comments only", "# one\n# two\n", "p:1: This file is empty. Choose another file."},
		{"text", "Dear all,\nhere is my pack.\n", "p:1: There must be a group of keys here, and this is text."},
		{"a character that nobody can read", "id: \uffff", "p:1: This is not proper YAML: control characters are not allowed (value: 65535). Look at indent, colons, quotes and brackets near this line."},
		{"bracket at the very end", "id: [", "p:1: This is not proper YAML: did not find expected node content. Look at indent, colons, quotes and brackets near this line."},
		{"too large", strings.Repeat("#", questionnaires.MaxSize+1), "p:1: This file is larger than 1 MiB. Choose another file."},
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

func TestTextCanBeFoldedOverSeveralLines(t *testing.T) {
	small := read(t, "testdata/small.yaml")
	for _, folded := range []string{">\n          A clean\n          kettle", ">-\n          A clean\n          kettle", "A clean\n          kettle"} {
		q, faults := questionnaires.Load("p", []byte(strings.Replace(small, "A clean kettle", folded, 1)))
		if faults != nil {
			t.Errorf("%q: %s", folded, faults)
		} else if got := q.Area("d1-kettle").Evidence; got != "A clean kettle" {
			t.Errorf("%q is read as %q", folded, got)
		}
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
	for _, name := range []string{"testdata/small.yaml", "testdata/ten-faults.yaml"} {
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
