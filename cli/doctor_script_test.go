package cli_test

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"waymark/store"
)

// saved makes somebody save their answers: saved DIR DAYS_AGO.
func saved(ts *testscript.TestScript, _ bool, args []string) {
	ago, err := strconv.Atoi(args[1])
	ts.Check(err)
	day := today().AddDate(0, 0, -ago)
	d := store.NewDrafts(ts.MkAbs(args[0]), store.DraftOptions{Now: func() time.Time { return day }})
	defer d.Close()
	words, err := d.NewWords()
	ts.Check(err)
	ts.Check(d.Create(context.Background(), words, []byte("some answers")))
}

// drafts checks how many drafts a data folder holds: drafts DIR N.
func drafts(ts *testscript.TestScript, _ bool, args []string) {
	path := filepath.Join(ts.MkAbs(args[0]), "drafts.db")
	if n := len(columnOf(ts, path, "SELECT hex(id) FROM draft")); strconv.Itoa(n) != args[1] {
		ts.Fatalf("%d drafts, want %s", n, args[1])
	}
}
