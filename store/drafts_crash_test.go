package store_test

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"waymark/store"
)

func init() {
	children["saver"] = saveForEver
	children["fifty saves"] = saveFifty
}

// saveForEver is a terminal at which somebody goes on from where they were, one change after another, until it is
// killed.
func saveForEver(dir string) error {
	d := store.NewDrafts(dir, draftOptions())
	if err := d.Purge(ctx); err != nil {
		return err
	}
	content, err := d.Unlock(ctx, drawnByAll)
	if err != nil {
		return err
	}
	from, change := 0, 0
	if _, err := fmt.Sscan(string(content), &from); err != nil {
		return err
	}
	for {
		from++
		change++
		fmt.Println("begin", from)
		if err := d.Save(ctx, change, versionOf(from)); err != nil {
			return err
		}
		fmt.Println("done", from)
	}
}

// drawnByAll are the words of the terminals that are killed.
const drawnByAll = "taco tree tusk wasp wick womb"

// versionOf is the nth version of a draft, now short, now long.
func versionOf(n int) []byte {
	return fmt.Append(nil, n, strings.Repeat(" n", n%5*6000))
}

// What was called saved before a kill is there, at most the save under way besides, and the file opens.
func TestAKilledTerminalLosesNoSave(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	if err := d.Create(ctx, strings.Fields(drawnByAll), versionOf(0)); err != nil {
		t.Fatal(err)
	}
	d.Close()
	var old [][]byte // the beginnings of versions that were written over
	now, last := soleDraft(t, dir).blob[:40], 0
	for round := range killedRounds(t) {
		begun, done := killSaver(t, dir, round%9+1)
		again := store.NewDrafts(dir, draftOptions())
		if err := again.Purge(ctx); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		content, err := again.Unlock(ctx, drawnByAll)
		again.Close()
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if _, err := fmt.Sscan(string(content), &last); err != nil || last < done || last > begun || string(content) != string(versionOf(last)) {
			t.Errorf("round %d: version %d of %d bytes, %d begun and %d called saved", round, last, len(content), begun, done)
		}
		if n := len(contents(t, dir)["drafts.db-journal"]); n != 0 {
			t.Errorf("round %d: %d bytes of old pages stay in the journal", round, n)
		}
		before := now
		if now = soleDraft(t, dir).blob[:40]; !bytes.Equal(now, before) {
			old = append(old, before)
		}
		if holds(t, dir, old...) {
			t.Errorf("round %d: an old version is still in a file", round)
		}
	}
	t.Logf("%d versions", last)
}

// killSaver kills a terminal while it saves, after so many saves. It returns the last version begun and the last one
// that was called saved.
func killSaver(t *testing.T, dir string, saves int) (begun, done int) {
	t.Helper()
	cmd := child(t, "saver", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Sscanf(lines.Text(), "begin %d", &begun)
		fmt.Sscanf(lines.Text(), "done %d", &done)
		if strings.HasPrefix(lines.Text(), "begin") {
			if saves--; saves == 0 {
				linger()
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
		t.Fatalf("the terminal ended by itself: %v", err)
	}
	return begun, done
}

// saveFifty is a terminal at which somebody begins, saves fifty changes and leaves.
func saveFifty(dir string) error {
	d := store.NewDrafts(dir, draftOptions().WithWait(enough))
	words, err := d.NewWords()
	if err != nil {
		return err
	}
	if err := d.Create(ctx, words, []byte("0")); err != nil {
		return err
	}
	for i := range 50 {
		if err := d.Save(ctx, i+1, fmt.Append(nil, i+1)); err != nil {
			return err
		}
		if i%10 == 0 {
			if err := d.Purge(ctx); err != nil {
				return err
			}
		}
	}
	d.Close()
	fmt.Println(strings.Join(words, " "))
	return nil
}

func TestTwoTerminalsSaveInOneFile(t *testing.T) {
	dir := dataFolder(t)
	outputs := make(chan string)
	for range 2 {
		cmd := child(t, "fifty saves", dir)
		go func() {
			out, err := cmd.Output()
			if err != nil {
				t.Error(err)
			}
			outputs <- string(out)
		}()
	}
	for range 2 {
		checkOpens(t, dir, draftOptions(), <-outputs, []byte("50"))
	}
	if got := len(storedDrafts(t, dir)); got != 2 {
		t.Errorf("%d drafts, want 2", got)
	}
}
