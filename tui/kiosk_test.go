package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// kiosk makes the terminal one that many people share.
func (k *walk) kiosk() *walk {
	k.out.kiosk = true
	k.m.deps = k.out.deps()
	k.m.rebind()
	k.send(nil)
	return k
}

// kioskScenes are the pages that are different there.
var kioskScenes = []scene{
	{"kiosk-leave", func(k *walk) { k.kiosk().toTasks().press("ctrl+c") }},
	{"kiosk-start-answers", func(k *walk) { k.kiosk().atStartWithAnswers() }},
	{"kiosk-done", func(k *walk) { k.kiosk().toPlaces(); k.press("2", "0", "1", "0") }},
	{"kiosk-help", func(k *walk) { k.kiosk().toTasks().press("?", "end") }},
}

// holds reports where in a value a text can be reached, through whatever it points at. Functions are opaque to it.
func holds(v reflect.Value, text, path string, seen map[uintptr]bool) string {
	switch v.Kind() {
	case reflect.String:
		if strings.Contains(v.String(), text) {
			return path
		}
	case reflect.Pointer, reflect.Map:
		if v.IsNil() || seen[v.Pointer()] {
			return ""
		}
		seen[v.Pointer()] = true
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return holds(v.Elem(), text, path, seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if at := holds(v.Field(i), text, path+"."+v.Type().Field(i).Name, seen); at != "" {
				return at
			}
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			for _, part := range []reflect.Value{entries.Key(), entries.Value()} {
				if at := holds(part, text, path+"[]", seen); at != "" {
					return at
				}
			}
		}
	case reflect.Slice, reflect.Array:
		if k := v.Type().Elem().Kind(); k == reflect.Uint8 || k == reflect.Int32 { // bytes, or the runes of a text box
			letters := make([]rune, v.Len())
			for i := range letters {
				if k == reflect.Uint8 {
					letters[i] = rune(v.Index(i).Uint())
				} else {
					letters[i] = rune(v.Index(i).Int())
				}
			}
			if strings.Contains(string(letters), text) {
				return path
			}
			return ""
		}
		whole := v
		if v.Kind() == reflect.Slice {
			whole = v.Slice(0, v.Cap()) // what was cut off is still there
		}
		for i := range whole.Len() {
			if at := holds(whole.Index(i), text, path+"[]", seen); at != "" {
				return at
			}
		}
	}
	return ""
}

// checkForgotten fails when a text can still be reached from the model. What the test stands in for is outside.
func (k *walk) checkForgotten(texts ...string) {
	k.t.Helper()
	m := k.m
	m.deps = Deps{}
	for _, text := range texts {
		if at := holds(reflect.ValueOf(m), text, "app", map[uintptr]bool{}); at != "" {
			k.t.Errorf("%q is still in %s", text, at)
		}
	}
}

// TestWhatIsThereIsFound guards the search itself: before anything is cleared it finds each text.
func TestWhatIsThereIsFound(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement()
	for _, text := range []string{"half a thou", sampleNote, "standing frame"} {
		if holds(reflect.ValueOf(k.m), text, "app", map[uintptr]bool{}) == "" {
			t.Errorf("%q is not found", text)
		}
	}
}

// waysToTheStart are all that make room for the next person.
var waysToTheStart = map[string]func(k *walk){
	"finishing":           func(k *walk) { k.press("1", "0", "1") },
	"done, and left":      func(k *walk) { k.press("1", "0").settled().still(time.Minute) },
	"leaving":             func(k *walk) { k.press("ctrl+c", "3") },
	"Ctrl+C twice":        func(k *walk) { k.press("ctrl+c", "ctrl+c") },
	"Ctrl+C, no room":     func(k *walk) { k.inSmallWindow(func() { k.press("ctrl+c", "ctrl+c") }) },
	"ten minutes":         func(k *walk) { k.settled().still(10 * time.Minute) },
	"hidden, another one": func(k *walk) { k.settled().still(5*time.Minute).press("2", "0") },
}

func (k *walk) inSmallWindow(do func()) {
	home := k.m.size
	k.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	do()
	k.send(tea.WindowSizeMsg{Width: home.w, Height: home.h})
}

// TestKioskForgetsEachPersonAndNeverEnds guards a shared terminal: after each way out the start page is there, as if
// nobody had been, and nothing of the last person is left to be found.
func TestKioskForgetsEachPersonAndNeverEnds(t *testing.T) {
	for name, leave := range waysToTheStart {
		t.Run(name, func(t *testing.T) {
			k := withEverything(t).kiosk()
			untouched := startWalk(t, 80, 24).kiosk()
			for range 3 {
				leave(k)
				if k.quit || k.m.outcome != nil || k.m.begun {
					t.Fatalf("quit %t with %v:\n%s", k.quit, k.m.outcome, k.screen())
				}
				k.unchanged(untouched.sight(), name)
				k.checkForgotten(ownWords, "standing frame", noteOfThen, "Read the consent policy", "STICK")
				k.everything()
			}
		})
	}
}

// TestKioskKeepsWhatIsSavedAndForgetsItsKey guards somebody who saved and left a shared terminal: nothing of the last change
// is lost, and nothing but their words opens it.
func TestKioskKeepsWhatIsSavedAndForgetsItsKey(t *testing.T) {
	for name, leave := range map[string]func(k *walk){
		"leaving":      func(k *walk) { k.press("ctrl+c", "3") },
		"Ctrl+C twice": func(k *walk) { k.press("ctrl+c", "ctrl+c") },
		"five minutes": func(k *walk) { k.still(5 * time.Minute).at("other") },
	} {
		k := startWalk(t, 80, 24).kiosk().inSavedNote()
		if leave(k); k.quit || k.m.begun || k.out.drafts.open != "" || k.place() != "Waymark | Step into your next role" {
			t.Fatalf("%s: quit %t, open %q:\n%s", name, k.quit, k.out.drafts.open, k.screen())
		}
		k.checkForgotten("half a thou", sampleNote, "apricot")
		if k.press("2", "apr daf fal jig nec umb", "enter"); !strings.Contains(k.answers(), "half a thou") {
			t.Errorf("%s: the six words lead to\n%s", name, k.screen())
		}
	}
}

// TestKioskClearsWhatCannotBeSaved guards the next person from answers that a full disk keeps on the screen.
func TestKioskClearsWhatCannotBeSaved(t *testing.T) {
	k := startWalk(t, 80, 24).kiosk().inSavedNote()
	k.out.drafts.saveErr = sentenceError("The disk of this computer is full (S1).")
	k.press("ctrl+c") // asks, and saves what was being typed: the page about that comes up instead
	if k.press("ctrl+c", "ctrl+c"); k.quit || k.m.begun || k.m.outcome != nil {
		t.Errorf("quit %t with %v:\n%s", k.quit, k.m.outcome, k.screen())
	}
}

// TestKioskOffersNoWayOut guards that no page of a shared terminal speaks of leaving the program.
func TestKioskOffersNoWayOut(t *testing.T) {
	for _, s := range sizes {
		for _, scene := range wayScenes {
			k := startWalk(t, s.w, s.h).kiosk()
			scene.reach(k)
			if text := k.texts(); strings.Contains(text, "Leave Waymark") || strings.Contains(text, "and leave") || strings.Contains(text, "leaves") {
				t.Errorf("%s at %v offers a way out:\n%s", scene.name, s, text)
			}
			for range 6 {
				k.press("ctrl+c")
			}
			if k.quit || k.place() != "Waymark | Step into your next role" {
				t.Errorf("%s at %v: Ctrl+C leads to %q, quit %t", scene.name, s, k.place(), k.quit)
			}
		}
	}
	k := startWalk(t, 80, 24).kiosk()
	k.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	if strings.Contains(k.screen(), "leaves") {
		t.Errorf("in a small window:\n%s", k.screen())
	}
}

// TestSignalEndsAKiosk guards that whoever looks after the computer can end it.
func TestSignalEndsAKiosk(t *testing.T) {
	k := startWalk(t, 80, 24).kiosk().toTasks()
	if k.send(endMsg{}); !k.quit || k.m.outcome != ErrInterrupted {
		t.Errorf("quit %t with %v", k.quit, k.m.outcome)
	}
}
