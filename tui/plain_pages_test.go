package tui

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// onEveryPlainPage does something with every page of a worker's way, in every state that the full screen is tested in,
// as plain text has it. A page that is added there is tested here too.
func onEveryPlainPage(t *testing.T, do func(t *testing.T, full, plain *walk)) {
	t.Helper()
	for _, scene := range slices.Concat(scenes, kioskScenes) {
		t.Run(scene.name, func(t *testing.T) {
			full := cached(t, size{80, 24}, scene.name, scene.reach)
			_, look := full.m.top().screen.(lookScreen)
			if full.m.planner.on || look {
				t.Skip("plain text has no such page")
			}
			plain := full.fork(t)
			plain.m.plain, plain.m.inputID = true, ""
			plain.m.settle()
			do(t, full, plain)
		})
	}
}

// TestEveryPageCanBeUsedInPlainText guards parity: whatever can be chosen, ticked, opened, pressed or typed in on a page
// of the full screen has a number or a word of its own in plain text.
func TestEveryPageCanBeUsedInPlainText(t *testing.T) {
	onEveryPlainPage(t, func(t *testing.T, full, plain *walk) {
		s := readOut(plain.m.shown)
		r := &plainRun{m: plain.m, said: s}
		handles := map[string]bool{}
		for _, o := range s.options {
			if handles[o.handle] {
				t.Errorf("%q stands for two things", o.handle)
			}
			handles[o.handle] = true
		}
		for _, part := range full.m.shown.parts {
			if part.id != "" && !r.reaches(part) {
				t.Errorf("%q (%s) cannot be reached", part.id, part.text)
			}
		}
	})
}

// reaches reports whether a thing of the full screen can be used on the page that is up.
func (r *plainRun) reaches(thing part) bool {
	_, help := r.m.top().screen.(helpScreen)
	switch {
	case help, thing.kind == question, thing.id == "look", // there are no colours and keys to change
		thing.id == idNoteThen: // it is read out whole
		return true
	case thing.id == idContinue:
		return r.said.goesOn
	case thing.id == idBack && !slices.ContainsFunc(r.said.options, func(o option) bool { return o.part.id == idBack }):
		return !r.said.page.first
	case thing.id == noteBox:
		return r.m.hasNote()
	case r.said.box != nil && r.said.box.id == thing.id:
		return true
	}
	for _, o := range slices.Concat(r.said.options, r.said.buttons) {
		if o.part.id == thing.id {
			return true
		}
	}
	if _, check := r.m.top().screen.(checkScreen); check {
		return slices.ContainsFunc(r.m.q.Domains, func(d assessment.Domain) bool { return d.ID == thing.id }) // its lines have numbers
	}
	return false
}

// keyWords are what only somebody at the full screen can do.
var keyWords = regexp.MustCompile(`(?i)\b(esc|tab|ctrl|any key|space bar|arrow|mouse|click|press (a|[0-9]|u\b|m\b)|u brings)\b`)

// TestEveryPageReadsWellAloud guards what a screen reader gets: nothing but text, no key that does nothing here, and the
// tone of every other page.
func TestEveryPageReadsWellAloud(t *testing.T) {
	onEveryPlainPage(t, func(t *testing.T, _, plain *walk) {
		if _, help := plain.m.top().screen.(helpScreen); help {
			t.Skip("plain text has a help of its own")
		}
		var out bytes.Buffer
		r := &plainRun{m: plain.m, paper: paper{out: &out}}
		r.readPage()
		if err := unspeakable(out.String()); err != "" {
			t.Errorf("%s in:\n%s", err, &out)
		}
		for _, line := range r.said.lines {
			if found := keyWords.FindString(line.text); found != "" {
				t.Errorf("speaks of %q: %s", found, line.text)
			}
			if strings.HasPrefix(line.text, "Domain ") || strings.Contains(line.text, " word ") { // a row, and what a test typed
				continue
			}
			checkWords(t, r.said.head, line.text)
		}
		if r.said.prompt == "" || !strings.HasSuffix(strings.TrimSpace(out.String()), r.said.prompt) {
			t.Errorf("no prompt at the end of:\n%s", &out)
		}
	})
}

// unspeakable says what in a transcript is no plain text; "" when nothing is.
func unspeakable(text string) string {
	for _, line := range strings.Split(text, "\n") {
		if line != strings.TrimRight(line, " ") {
			return "a blank at the end of " + line
		}
		if ansi.StringWidth(line) > mostWidth {
			return "a line that is too wide: " + line
		}
		for _, r := range line {
			if r > unicode.MaxASCII && !unicode.IsLetter(r) || r < ' ' || r == 0x7f {
				return string(r) + " in " + line
			}
		}
	}
	return ""
}

// TestTheRowIsReadOutAsItIsStored guards "you see exactly what would be kept": what is read out gives back the very bytes.
func TestTheRowIsReadOutAsItIsStored(t *testing.T) {
	full := startWalk(t, 80, 24).toShare()
	full.m.plain = true
	full.m.settle()
	want := full.m.rows().Response
	text := ""
	for _, line := range readOut(full.m.shown).lines {
		text += line.text + "\n"
	}
	for _, f := range full.m.q.Areas() {
		found := regexp.MustCompile(regexp.QuoteMeta(" "+f.Position+" "+f.Short) + `: ([^.]*)\.`).FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("%s is not read out in:\n%s", f.Position, text)
		}
		if got := storedAs(full.m.q, f, found[1]); got != want.Areas[f.Index] {
			t.Errorf("%s reads as %#x, and %#x would be stored: %s", f.Position, got, want.Areas[f.Index], found[1])
		}
	}
	has(t, text, "Quarter: 2026 Q4.", "Group: Physiotherapy.", "Stage: Senior support worker.", "Learn: Someone shows me at work")
}

// storedAs is the byte that words stand for.
func storedAs(q *assessment.Questionnaire, f *assessment.FocusArea, words string) byte {
	var ans assessment.Answer
	for _, word := range strings.Split(words, ", ") {
		ahead := strings.HasPrefix(word, "look ahead ")
		for _, r := range assessment.Ratings() {
			switch label := q.Level(f, r).Label; {
			case label == "":
			case word == label:
				ans.Rating = r
			case ahead && word == "look ahead "+label:
				ans.LookAhead = r
			}
		}
		if word == "marked" {
			ans.Mark = true
		}
	}
	return assessment.AreaByte(ans)
}

// TestChartsAreSentences guards the words in the place of bars and tables.
func TestChartsAreSentences(t *testing.T) {
	full := startWalk(t, 80, 24).toTasks().fill().at("results")
	full.m.plain = true
	full.m.settle()
	text := ""
	for _, line := range readOut(full.m.shown).lines {
		text += line.text + "\n"
	}
	has(t, text, "Domain 3, Clinical and technical: 6 of 11 on my own or above. 5 to work on. Next stage: 3 ready, 8 to build.")
}
