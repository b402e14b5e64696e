package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

// ctx is for children, which have no test to end them.
var ctx = context.Background()

func init() {
	children["sharer"] = shareForEver
	children["fifty"] = shareFifty
}

// shareForEver is a terminal at which one person after another shares, until it is killed. It says when each begins
// and when each has been told that it is done.
func shareForEver(dir string) error {
	rng := rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))
	r := store.NewResponses(dir, testOptions())
	for {
		rows := drawRows(rng)
		fmt.Println("begin", hexID(rows.Response.ID), hexID(rows.Planning.ID))
		if err := r.Share(ctx, rows); err != nil {
			return err
		}
		fmt.Println("done", hexID(rows.Response.ID), hexID(rows.Planning.ID))
		if err := r.Tidy(ctx); err != nil {
			return err
		}
	}
}

// enough is how long a terminal waits for another one that never pauses, on a disk of any speed.
const enough = 10 * time.Minute

func shareFifty(dir string) error {
	rng := rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))
	r := store.NewResponses(dir, testOptions().WithWait(enough))
	for range 50 {
		rows := drawRows(rng)
		if err := r.Share(ctx, rows); err != nil {
			return err
		}
		if err := r.Tidy(ctx); err != nil {
			return err
		}
		fmt.Println("done", hexID(rows.Response.ID), hexID(rows.Planning.ID))
	}
	return r.Close()
}

// killedRounds is how often a terminal is killed. WAYMARK_KILLS asks for more.
func killedRounds(t *testing.T) int {
	rounds := 20
	if more := os.Getenv("WAYMARK_KILLS"); more != "" {
		if _, err := fmt.Sscan(more, &rounds); err != nil {
			t.Fatal(err)
		}
	}
	return rounds
}

// What was acknowledged before a kill is there once, at most the row under way besides, and the file opens.
func TestAKilledTerminalLosesNothingItAcknowledged(t *testing.T) {
	dir := dataFolder(t)
	begun, done := map[string]string{}, map[string]string{} // response to planning row
	for round := range killedRounds(t) {
		cmd := child(t, "sharer", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for more := round % 9; lines.Scan(); more-- {
			take(lines.Text(), begun, done)
			if more == 0 {
				linger()
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Fatalf("round %d: the terminal ended by itself: %v", round, err)
		}
		r := newResponses(t, dir, testOptions())
		if err := r.Open(ctx); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		r.Close()
		if n := len(contents(t, dir)["responses.db-journal"]); n != 0 {
			t.Errorf("round %d: %d bytes of old pages stay in the journal", round, n)
		}
	}
	responses, plans := storedIDs(t, dir, "response"), storedIDs(t, dir, "planning")
	for id, plan := range done {
		if !responses[id] || !plans[plan] {
			t.Error("an acknowledged row is lost")
		}
	}
	for id := range responses {
		if plan, ok := begun[id]; !ok || !plans[plan] {
			t.Error("a response is there without its planning row, or was never shared")
		}
	}
	if len(plans) != len(responses) {
		t.Errorf("%d responses and %d planning rows", len(responses), len(plans))
	}
	t.Logf("%d shares begun, %d acknowledged, %d stored", len(begun), len(done), len(responses))
}

// linger lets the terminal go on for a random part of a share.
func linger() {
	for range rand.IntN(3000) {
		runtime.Gosched()
	}
}

func take(line string, begun, done map[string]string) {
	word := strings.Fields(line)
	if len(word) == 3 && word[0] == "begin" {
		begun[word[1]] = word[2]
	}
	if len(word) == 3 && word[0] == "done" {
		done[word[1]] = word[2]
	}
}

func TestTwoTerminalsShareOneFile(t *testing.T) {
	dir := dataFolder(t)
	acknowledged := map[string]string{}
	outputs := make(chan []byte)
	for range 2 {
		cmd := child(t, "fifty", dir)
		go func() {
			out, err := cmd.Output()
			if err != nil {
				t.Error(err)
			}
			outputs <- out
		}()
	}
	for range 2 {
		for line := range strings.Lines(string(<-outputs)) {
			take(line, nil, acknowledged)
		}
	}
	responses, plans := storedIDs(t, dir, "response"), storedIDs(t, dir, "planning")
	if len(acknowledged) != 100 || len(responses) != 100 || len(plans) != 100 {
		t.Errorf("%d acknowledged, %d responses, %d planning rows, want 100 of each", len(acknowledged), len(responses), len(plans))
	}
	for id := range acknowledged {
		if !responses[id] {
			t.Error("an acknowledged row is lost")
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%v, want the file and its journal", entries)
	}
}
