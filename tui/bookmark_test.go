package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

// TestAPlaceReadsAsItWasWritten guards the way back, on every page of the way.
func TestAPlaceReadsAsItWasWritten(t *testing.T) {
	for _, scene := range wayScenes {
		k := startWalk(t, 80, 24)
		if scene.reach(k); !k.m.begun || k.m.stack[0].screen != (startScreen{}) {
			continue
		}
		text := formatPlace(k.m.stack, true)
		if text == "" {
			continue
		}
		if got := formatPlace(parsePlace(text, &k.m.a), true); got != text {
			t.Errorf("%s: %q became %q", scene.name, text, got)
		}
		if strings.ContainsAny(text, "|\n") || len(text) > 1000 {
			t.Errorf("%s: %q", scene.name, text)
		}
	}
}

// TestAPlaceThatIsNoneLeadsToTheTaskList guards drafts of other versions: nothing is half understood.
func TestAPlaceThatIsNoneLeadsToTheTaskList(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	for _, text := range []string{
		"", " ", "tasks ", "tasks  plan", "nowhere", "tasks nowhere", "tasks:1", "plan", "statement:d3-consent", "tasks statement",
		"tasks statement:", "tasks statement:d9-none", "tasks stages:3", "tasks domain:8", "tasks domain:-1", "tasks check:4",
		"tasks action:1", "tasks action:x", "tasks planning:9", "tasks plan@", "tasks plan@a b", "tasks plan@é", "tasks menu",
		"keep:d3-consent", strings.Repeat("tasks ", mostPages) + "tasks", "stage:else",
	} {
		got := parsePlace(text, &k.m.a)
		if len(got) != 2 || got[1].screen != (tasksScreen{}) || got[1].focus != "" {
			t.Errorf("%q leads to %v", text, got)
		}
	}
}

// TestAnyPlaceCanBeShown guards against a place that ends the program: whatever the text, the page stands and is sound.
func TestAnyPlaceCanBeShown(t *testing.T) {
	start := startWalk(t, 80, 24).toTasks().fill()
	word := rapid.SampledFrom([]string{
		"keep", "save", "stage", "stage:not-said", "aim", "group", "howto", "tasks", "statement:d3-consent", "statement-alone:d1-values",
		"note:d3-consent", "stages:d3-consent", "domain:2", "domain-not-yet:0", "look-ahead:d3-consent", "look-ahead:d1-values", "check:1",
		"results", "results-of:7", "action:0", "action:1", "planning:0", "planning:1", "ahead", "plan", "from-marked", "share",
		"report", "places", "ways", "printers", "folder", "finish", "training", "add-training", "joined", "care-edition", "standards",
		"standard:cc-1", "standard:none", "training-line:0", "training-line:1", "training-more:0", "training-own:0", "training-own:1",
		"training-learned:0", "training-learned:9",
	})
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.OneOf(word, rapid.StringMatching(`[a-z:@#-]{0,12}`)), 0, 12).Draw(rt, "words")
		if rapid.Bool().Draw(rt, "after tasks") {
			words = append([]string{"tasks"}, words...)
		}
		k := start.fork(t)
		a := *k.m.a.Clone()
		d := &assessment.Draft{Assessment: &a, Place: strings.Join(words, " ") + rapid.SampledFrom([]string{"", "|", "|x", "|2026-Q4|physiotherapy|2|00"}).Draw(rt, "rows")}
		k.run(k.m.resume(openedDraftMsg{draft: d}))
		k.send(nil)
		for range 3 {
			if err := k.unsound(); err != nil {
				rt.Fatal(err)
			}
			k.press(rapid.SampledFrom([]string{"0", "9", "enter", "down", "tab", "m", "1"}).Draw(rt, "key"))
		}
	})
}

// TestRowsReadAsTheyWereWritten guards that what is shared again is what the person said yes to, to the bit.
func TestRowsReadAsTheyWereWritten(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().fill()
	rapid.Check(t, func(rt *rapid.T) {
		a := assessment.New(k.m.q)
		drawAnswers(rt, a)
		d := &assessment.Draft{Assessment: a, Response: assessment.RowID{1}, Planning: assessment.RowID{2}}
		rows := a.Rows(d.Response, d.Planning, "2026-Q4")
		_, text, _ := strings.Cut(formatRows(rows), "|")
		got, ok := parseRows(text, d)
		if !ok {
			rt.Fatalf("%q is not read", text)
		}
		if err := checkShown(got, rows); err != nil || got.Response.ID != rows.Response.ID {
			rt.Fatalf("%v", err)
		}
	})
}
