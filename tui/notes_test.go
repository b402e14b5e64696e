package tui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// textField is a box that a person can type in.
type textField struct {
	name  string
	limit int
	reach func(k *walk) // to the page, with focus in the box
	kept  func(k *walk) string
}

var textFields = func() []textField {
	fields := []textField{{
		"note", assessment.NoteLimit,
		func(k *walk) { k.toTasks().press("3"); k.inNote(func() {}) },
		func(k *walk) string { return k.m.a.Answer(k.m.q.Area("d3-underpinning-knowledge")).Note },
	}}
	for _, f := range actionFields {
		fields = append(fields, textField{
			f.id, assessment.PlanFieldLimit,
			func(k *walk) { k.toTasks().at("plan").press("7").into(f.id) },
			func(k *walk) string {
				if len(k.m.a.Plan()) == 0 {
					return ""
				}
				return *f.text(&k.m.a.Plan()[0])
			},
		})
	}
	for _, id := range []string{titleBox, providerBox, evidenceBox, checkedBox} {
		limit := assessment.TrainingFieldLimit
		if id == titleBox {
			limit = assessment.OwnTitleLimit
		}
		fields = append(fields, textField{
			"training-" + id, limit,
			func(k *walk) {
				k.toTasks()
				t := k.m.training.Topic("t-equipment").Line()
				t.Done = k.m.today()
				k.ok(k.m.a.AddTraining(t, k.m.today()))
				k.at("training").at("line0")
				if id == evidenceBox || id == checkedBox {
					k.press("7")
				}
				k.into(id)
			},
			func(k *walk) string { return *textOf(&k.m.a.Training().Lines[0], id) },
		})
	}
	return fields
}()

// into puts focus into a text box.
func (k *walk) into(id string) *walk {
	k.m.focusOn(id)
	k.send(nil)
	return k
}

func eachTextField(t *testing.T, do func(t *testing.T, k *walk, f textField)) {
	t.Helper()
	for _, s := range sizes {
		for _, f := range textFields {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, f.name), func(t *testing.T) {
				k := startWalk(t, s.w, s.h)
				f.reach(k)
				do(t, k, f)
			})
		}
	}
}

// TestTextIsTypedAndKeptHoweverTheBoxIsLeft guards that digits and letters are text in a box, and that no way out of
// it loses them.
func TestTextIsTypedAndKeptHoweverTheBoxIsLeft(t *testing.T) {
	const text = "Told 3 people at 10:30. Am I sure? u m 0"
	eachTextField(t, func(t *testing.T, k *walk, f textField) {
		place := k.place()
		if k.press(text); k.place() != place || k.m.input.Value() != text {
			t.Fatalf("typing leads to %q with %q in the box", k.place(), k.m.input.Value())
		}
		for name, stays := range map[string]bool{"enter": true, "tab": true, "shift+tab": true, "down": true, "up": true, "esc": false} {
			one := k.fork(t).press(name)
			if (one.place() == place) != stays {
				t.Errorf("%s leads to %q", name, one.place())
			}
			if got := f.kept(one.press("ctrl+c", "1")); got != text {
				t.Errorf("after %s %q is kept", name, got)
			}
		}
	})
}

// said counts how often a sentence stands on the page, alone and after "Error: ".
func (k *walk) said(sentence string) (top, field int) {
	for _, p := range k.m.shown.parts {
		switch p.text {
		case sentence:
			top++
		case "Error: " + sentence:
			field++
		}
	}
	return top, field
}

// TestTextOverItsLimitIsNeverCut guards that a long text is kept whole, by Continue and by Back, that what is wrong is
// said at the top and at the field with focus there, and that shortening it is all there is to do.
func TestTextOverItsLimitIsNeverCut(t *testing.T) {
	eachTextField(t, func(t *testing.T, k *walk, f textField) {
		long := strings.Repeat("and more ", f.limit)[:f.limit] + "!"
		k.paste(long)
		place := k.place()
		for _, way := range []func(k *walk){
			func(k *walk) { k.leaveBox().press("0") },
			func(k *walk) { k.press("esc") },
			func(k *walk) { k.leaveBox().press("9") },
		} {
			one := k.fork(t)
			way(one)
			sentence := one.m.problem()
			if top, field := one.said(sentence); sentence == "" || top != 1 || field != 1 {
				t.Fatalf("%q stands %d times at the top and %d times at the field:\n%s", sentence, top, field, one.screen())
			}
			if !strings.Contains(sentence, thousands(f.limit+1)) || one.place() != place || !strings.HasPrefix(one.m.shown.place, "Error: ") {
				t.Errorf("%q is said on %q, %q", sentence, one.m.shown.title, one.m.shown.place)
			}
			if one.m.input.Value() != long || one.focus() != one.m.inputID || f.kept(one) != "" {
				t.Errorf("with focus on %s the box holds %q, and %q is kept", one.focus(), one.m.input.Value(), f.kept(one))
			}
			one.press("backspace").leaveBox().press("6", "0") // a statement asks for an answer too
			if one.place() == place || f.kept(one) != long[:f.limit] {
				t.Errorf("shortened, it leads to %q with %q kept", one.place(), f.kept(one))
			}
		}
	})
}

// TestTheTaskListIsNotReachedPastATextThatIsTooLong guards that the menu loses no text either.
func TestTheTaskListIsNotReachedPastATextThatIsTooLong(t *testing.T) {
	eachTextField(t, func(t *testing.T, k *walk, f textField) {
		k.paste(strings.Repeat("x", f.limit+1))
		id := k.m.inputID
		k.leaveBox().press("m", "2")
		if k.m.problem() == "" || k.m.inputID != id || len(k.m.input.Value()) != f.limit+1 {
			t.Errorf("the menu leads to\n%s", k.screen())
		}
	})
}

// TestATextThatIsTooLongCanBeShortenedAfterTheWindowShrank guards "any resize keeps half-typed text", and that nobody
// is held on a page with nothing to mend.
func TestATextThatIsTooLongCanBeShortenedAfterTheWindowShrank(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3").into(noteBox)
	long := strings.Repeat("x", assessment.NoteLimit+1)
	k.paste(long)
	place := k.place()
	k.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	if k.press("0"); k.m.inputID == "" {
		k.at(noteBox).into(noteBox)
	}
	if k.m.inputID == "" || k.m.input.Value() != long {
		t.Fatalf("the box holds %q on\n%s", k.m.input.Value(), k.screen())
	}
	k.press("backspace", "tab", "0", "6", "0")
	if k.place() == place || k.m.problem() != "" {
		t.Errorf("shortened, Continue leads to\n%s", k.screen())
	}
}

// TestHalfTypedTextSurvivesHelpMenuAndLeave guards the text in a box against everything that can come between.
func TestHalfTypedTextSurvivesHelpMenuAndLeave(t *testing.T) {
	eachTextField(t, func(t *testing.T, k *walk, _ textField) {
		k.press("half a wor")
		id, want := k.m.inputID, k.screen()
		for _, word := range []string{" Help", " Menu"} { // without their letters, which would be typed
			lines := strings.Split(k.screen(), "\n")
			before, _, _ := strings.Cut(lines[len(lines)-1], word)
			k.click(ansi.StringWidth(before)+1, len(lines)-1)
			if strings.Contains(k.screen(), "half a wor") {
				t.Fatalf("%s does not open:\n%s", word, k.screen())
			}
			if k.press("esc"); k.screen() != want {
				t.Errorf("after %s:%s", word, difference(want, k.screen()))
			}
		}
		if k.press("ctrl+c", "1"); k.screen() != want {
			t.Errorf("after Ctrl+C and Carry on:%s", difference(want, k.screen()))
		}
		if k.press("d"); k.m.inputID != id || k.m.input.Value() != "half a word" {
			t.Errorf("typing goes on with %q", k.m.input.Value())
		}
	})
}

// hostile are texts that must not reach a terminal as they are, or that break naive layout.
var hostile = map[string]string{
	"escape codes":   "red \x1b[31mtext\x1b[0m \x1b]0;title\a \x1bPq\x1b\\ \u009b2J",
	"turned round":   "abc\u202edef\u2066ghi ",
	"unseen":         "no\u200bthing\u2800\u3164 \x00\x07\x7f\u0085 ",
	"emoji":          "👩‍⚕️👨🏽‍🦽🇬🇧☺️ fine ",
	"arabic":         "العربية نص طويل ",
	"marks":          "Z̸̢̡̛͙a͜͝l̷̨̛g̴o̷ ",
	"wide":           "漢字かな交じり文",
	"long words":     strings.Repeat("a", 300) + " ",
	"no blank":       "x",
	"line ends":      "one\r\ntwo\n\n\n\nthree\ttab\v\f\u2028",
	"half a rune":    "caf\xc3 \xff\xfe ",
	"bracketed ends": "\x1b[200~x\x1b[201~ ",
}

// unprintable is the first character of the frame that no terminal should be sent in a text.
func (k *walk) unprintable() (r rune, found bool) {
	for _, r := range k.screen() {
		if r != '\n' && !unicode.IsPrint(r) {
			return r, true
		}
	}
	return 0, false
}

// TestAnyPasteIsCleanedAndKeepsEveryKeyWorking guards "text boxes clean what arrives and never cut it".
func TestAnyPasteIsCleanedAndKeepsEveryKeyWorking(t *testing.T) {
	pastes := map[string]string{"everything, 100,000 characters": ""}
	for name, text := range hostile {
		pastes[name] = strings.Repeat(text, 1500/len(text)+1)
		pastes["everything, 100,000 characters"] += strings.Repeat(text, 100_000/len(hostile)/len([]rune(text)))
	}
	for _, s := range sizes {
		for name, text := range pastes {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, name), func(t *testing.T) {
				k := startWalk(t, s.w, s.h)
				textFields[0].reach(k)
				want, _ := assessment.Clean(text, len(text))
				want = strings.ReplaceAll(want, "\ufffd", "") // what stands for damaged bytes goes in the box
				if k.paste(text); strings.TrimSpace(k.m.input.Value()) != strings.TrimSpace(want) {
					t.Fatalf("the box holds %.60q, want %.60q", k.m.input.Value(), want)
				}
				for _, name := range []string{"up", "left", "backspace", "x", "tab", "0", "shift+tab", "m", "esc", "down", "?"} {
					k.press(name)
					if r, found := k.unprintable(); found {
						t.Fatalf("after %s %U stands in the frame", name, r)
					}
					if err := k.misfit(); err != nil {
						t.Fatalf("after %s: %v", name, err)
					}
				}
			})
		}
	}
}

// TestTypedTextIsCleanedToo guards terminals that send a paste as if it were typed.
func TestTypedTextIsCleanedToo(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h)
		textFields[0].reach(k)
		found := ""
		for _, r := range "a\u202eb\u200bc\u2066\x00\u0085\ufeff\u2800" {
			k.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			if r, there := k.unprintable(); there {
				found = string(r)
			}
		}
		if found != "" {
			t.Errorf("at %dx%d typing brings %+q into the frame", s.w, s.h, found)
		}
		if k.leaveBox(); textFields[0].kept(k) != "abc" {
			t.Errorf("kept %q", textFields[0].kept(k))
		}
	}
}

// TestAPasteKeepsTheBlanksRoundIt guards "never cut": a text put between two words must not join them.
func TestAPasteKeepsTheBlanksRoundIt(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3").into(noteBox)
	k.press("this")
	k.paste(" and that ")
	if k.press("more"); k.m.input.Value() != "this and that more" {
		t.Errorf("the box holds %q", k.m.input.Value())
	}
}
