package tui

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Whole ways of people who save as they go, through the real program on a pty: away and back with six words.

var wordOnScreen = regexp.MustCompile(`([1-6])  ([a-z]+(?:-[a-z]+)?)\b`)

// toTasksSaving goes from the start to the task list and saves as they go. It returns the six words.
func (j *journey) toTasksSaving() []string {
	j.t.Helper()
	j.open("Start", "What we keep")
	j.open("Continue", "Before you start")
	j.answer("Yes, save as I go")
	words := make([]string, codeLen)
	sc := j.waitWhole("shows six words", func(sc snapshot) bool { return sc.has("I have written them down") })
	for _, found := range wordOnScreen.FindAllStringSubmatch(sc.text(), -1) {
		n, _ := strconv.Atoi(found[1])
		words[n-1] = found[2]
	}
	if slices.Contains(words, "") {
		j.t.Fatalf("the words are %q on\n%s", words, sc.text())
	}
	time.Sleep(heldKey) // keys do nothing for that long on a page that comes up by itself
	j.set("I have written them down", "Type word 4")
	j.open("Skip this", "About your role 1 of 3")
	j.answer("Senior support worker")
	j.answer("Assistant practitioner")
	j.answer("Physiotherapy")
	j.open("Continue", "0 of 54 answered")
	return words
}

// answerSome answers n statements, from wherever this person is.
func (j *journey) answerSome(n int) {
	j.t.Helper()
	for want := j.count + n; j.count < want; {
		sc := j.look()
		switch {
		case sc.has("Your assessment"):
			j.hand.take(j, "Continue")
			j.waitWhole("has left the task list", func(sc snapshot) bool { return !sc.has("Your assessment") })
		case sc.has("You have reached the end of this domain"):
			j.answer("Yes")
		default:
			j.statement(sc, false)
		}
	}
}

// comeBack starts another program on the same data folder and opens it with the words, three letters of each.
func (j *journey) comeBack(words []string) *journey {
	j.t.Helper()
	again := startJourneyIn(j.t, j.data, nil, term80x24, j.hand)
	again.choose, again.note, again.count, again.areas = j.choose, j.note, j.count, j.areas
	again.open("Come back with my six words", "Come back")
	for _, w := range words {
		again.typeText(strings.ReplaceAll(w, "-", "")[:3] + " ")
	}
	again.waitFor("6 " + words[5])
	again.press("enter")
	again.waitWhole("is open", func(sc snapshot) bool { return !strings.Contains(sc.rows()[0], "Come back") })
	time.Sleep(heldKey)
	return again
}

// checkDataFolder looks for what a person typed, and for their words, in every byte that is kept: for all six, for any two
// that follow one another, and for each that is too long to stand in an encrypted draft by chance. Some words of the list
// may stand in the tables of every database ("length" does).
func (j *journey) checkDataFolder(words []string) {
	j.t.Helper()
	secrets := []string{canary, "d3-consent", strings.Join(words, " "), strings.Join(words, "")}
	for i := range words[1:] {
		secrets = append(secrets, words[i]+" "+words[i+1])
	}
	tables := j.tables()
	for _, word := range words {
		if len(word) > 6 && !strings.Contains(tables, word) {
			secrets = append(secrets, word)
		}
	}
	for _, path := range filesIn(j.t, j.data) {
		data, err := os.ReadFile(path)
		if err != nil {
			j.t.Fatal(err)
		}
		for _, secret := range secrets {
			if bytes.Contains(data, []byte(secret)) {
				j.t.Errorf("%s holds %q", filepath.Base(path), secret)
			}
		}
		if name := filepath.Base(path); !strings.HasPrefix(name, "drafts.db") && !strings.HasPrefix(name, "responses.db") {
			j.t.Errorf("%s is in the data folder", name)
		}
	}
	if strays := filesIn(j.t, j.home); len(strays) > 0 {
		j.t.Errorf("files nobody asked for: %q", strays)
	}
}

// tables returns how the tables of both databases were made, which the databases hold as text. It reads them as they lie
// there: a program may have been killed while it wrote.
func (j *journey) tables() string {
	j.t.Helper()
	return fmt.Sprint(j.rows("drafts.db", "immutable=1", "SELECT sql FROM sqlite_schema"),
		j.rows("responses.db", "immutable=1", "SELECT sql FROM sqlite_schema"))
}

func (j *journey) draftsKept() int {
	j.t.Helper()
	return len(j.rows("drafts.db", "mode=ro", "SELECT id FROM draft"))
}

func (j *journey) rows(name, how, text string) [][]any {
	j.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(j.data, name)+"?"+how)
	if err != nil {
		j.t.Fatal(err)
	}
	defer db.Close()
	return query(j.t, db, text)
}

// TestComingBackAfterTheWindowWasClosed guards the way of most people who save: twenty answers, the window is closed,
// and on another day the same page, the rest of the way, and nothing left of it.
func TestComingBackAfterTheWindowWasClosed(t *testing.T) {
	for _, h := range []hand{digitsOnly, arrowsOnly, mouseOnly} {
		t.Run(h.name, func(t *testing.T) {
			j := startJourney(t, term80x24, h)
			if h.name == mouseOnly.name {
				j.note = canary
			}
			words := j.toTasksSaving()
			j.answerSome(20)
			before := j.look().rows()
			j.checkDataFolder(words)
			j.hangUp()
			j.waitEnd()
			j.checkDataFolder(words)

			again := j.comeBack(words)
			if after := again.look().rows(); !slices.Equal(after[:20], before[:20]) {
				t.Fatalf("before\n%s\nafter\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
			if testing.Short() && h.name != digitsOnly.name {
				return
			}
			again.answerSome(54 - again.count)
			again.answer("Yes")
			again.lookAhead()
			again.plan()
			again.train()
			again.share()
			again.takeReport()
			again.checkDataFolder(words)
			again.open("Continue", "Finish")
			again.answer("Clear the screen and delete my saved answers now")
			again.waitFor("Your saved answers are deleted.")
			again.hand.take(again, "Leave Waymark")
			if code := again.exitCode(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			again.checkScreenIsLeftClean()
			again.checkReport()
			again.checkDatabase()
			again.checkDataFolder(words)
			if n := again.draftsKept(); n != 0 {
				t.Errorf("%d drafts are kept", n)
			}
		})
	}
}

// TestWhatWasShownAsSavedSurvivesKill guards "an answer once shown as saved survives kill -9": round after round, killed
// as soon as the screen says Saved. WAYMARK_KILLS says how many rounds; a few without it.
func TestWhatWasShownAsSavedSurvivesKill(t *testing.T) {
	rounds := 4
	if n, err := strconv.Atoi(os.Getenv("WAYMARK_KILLS")); err == nil {
		rounds = n
	} else if os.Getenv("WAYMARK_LONG") != "" {
		rounds = 120
	}
	j := startJourney(t, term80x24, digitsOnly)
	words := j.toTasksSaving()
	j.answerSome(1)
	for round := range rounds {
		for sc := j.look(); !position.MatchString(sc.text()); sc = j.look() {
			j.answerSome(1)
		}
		at := position.FindStringSubmatch(j.look().text())[1]
		key := fmt.Sprint(round%4 + 1)
		j.typeText(key)
		j.waitWhole("says that this is saved", func(sc snapshot) bool {
			return sc.has(key+" (•)") && strings.HasPrefix(sc.rows()[21], " Saved ")
		})
		_ = j.cmd.Process.Kill()
		j.waitEnd()
		j.checkDataFolder(words)
		j = j.comeBack(words)
		if sc := j.look(); !sc.has(" "+at+"  ") || !sc.has(key+" (•)") {
			t.Fatalf("round %d: %s on %s is not there:\n%s", round, key, at, sc.text())
		}
		if round%3 == 2 { // there are fewer statements than rounds
			j.press("0")
			j.waitWhole("has gone on", func(sc snapshot) bool { return !sc.has(" " + at + "  ") })
		}
	}
	t.Logf("%d kills: every answer that was shown as saved came back", rounds)
}

// TestTwoProgramsOnOneDraft guards two terminals: the later one is told, and neither loses anything.
func TestTwoProgramsOnOneDraft(t *testing.T) {
	one := startJourney(t, term80x24, digitsOnly)
	words := one.toTasksSaving()
	one.open("Clinical and technical", "Statement 1 of 11")
	one.set("With support", "2 (•)")
	one.waitWhole("is saved", func(sc snapshot) bool { return strings.HasPrefix(sc.rows()[21], " Saved ") })
	two := one.comeBack(words)
	two.set("On my own", "3 (•)")
	two.waitWhole("is saved", func(sc snapshot) bool { return strings.HasPrefix(sc.rows()[21], " Saved ") })
	one.typeText("1")
	one.waitFor("Your answers are open somewhere else too")
	time.Sleep(heldKey)
	one.press("3")
	one.waitFor("1 (•)", "Kept in memory only")
	two.hangUp()
	two.waitEnd()
	if last := two.comeBack(words); !last.look().has("3 (•)") {
		t.Errorf("what was saved last is not there:\n%s", last.look().text())
	}
}
