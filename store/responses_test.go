package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

func TestMakingAStoreTouchesNoDisk(t *testing.T) {
	dir := dataFolder(t)
	r := store.NewResponses(dir, testOptions())
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(dir); !os.IsNotExist(err) {
		t.Fatalf("data folder: %v, want none", err)
	}
}

func TestSharedRowsAreStoredAsTheyAre(t *testing.T) {
	dir, rng := dataFolder(t), fixed(1)
	r := newResponses(t, dir, testOptions())
	rows := drawRows(rng)
	share(t, r, rows)
	r.Close()

	db := raw(t, dir)
	var got assessment.Response
	var id, sum []byte
	var release sql.NullInt64
	err := db.QueryRow("SELECT * FROM response").Scan(&id, &got.Period, &got.Questionnaire, &got.Version,
		&got.Profession, &got.Stage, &got.Areas, &sum, &release)
	if err != nil {
		t.Fatal(err)
	}
	want := rows.Response
	if !bytes.Equal(id, want.ID[:]) || got.Period != want.Period || got.Questionnaire != want.Questionnaire ||
		got.Version != want.Version || got.Profession != want.Profession || got.Stage != want.Stage ||
		!bytes.Equal(got.Areas, want.Areas) || len(sum) != 8 || release.Valid {
		t.Errorf("stored %x %+v %x %v, want %+v", id, got, sum, release, want)
	}
	var plan assessment.PlanningRow
	err = db.QueryRow("SELECT * FROM planning").Scan(&id, &plan.Period, &plan.Questionnaire, &plan.Version, &plan.Ticks, &sum, &release)
	if err != nil {
		t.Fatal(err)
	}
	if p := rows.Planning; !bytes.Equal(id, p.ID[:]) || plan.Period != p.Period || plan.Questionnaire != p.Questionnaire ||
		plan.Version != p.Version || !bytes.Equal(plan.Ticks, p.Ticks) || len(sum) != 8 || release.Valid {
		t.Errorf("stored %x %+v %x %v, want %+v", id, plan, sum, release, p)
	}
}

func TestWithoutTicksThereIsNoPlanningRow(t *testing.T) {
	dir := dataFolder(t)
	r := newResponses(t, dir, testOptions())
	rows := drawRows(fixed(2))
	rows.Planning = nil
	share(t, r, rows)
	r.Close()
	if n := len(storedIDs(t, dir, "planning")); n != 0 {
		t.Errorf("%d planning rows, want none", n)
	}
}

func TestSharingAgainStoresNothingTwice(t *testing.T) {
	dir := dataFolder(t)
	r := newResponses(t, dir, testOptions())
	rows := drawRows(fixed(3))
	share(t, r, rows)
	share(t, r, rows)
	r.Close()
	// Another day, another program, and a release has taken the row since.
	change(t, dir, "UPDATE response SET release = 1")
	share(t, newResponses(t, dir, optionsOn(2027, time.August, 1)), rows)
	for _, table := range []string{"response", "planning"} {
		if n := len(storedIDs(t, dir, table)); n != 1 {
			t.Errorf("%d rows in %s, want 1", n, table)
		}
	}
}

func TestAnIDWithOtherContentIsNotCalledShared(t *testing.T) {
	for name, alter := range map[string]func(first, second *assessment.Rows){
		"response id": func(first, second *assessment.Rows) { second.Response.ID = first.Response.ID },
		"planning id": func(first, second *assessment.Rows) { second.Planning.ID = first.Planning.ID },
		"other areas": func(first, second *assessment.Rows) {
			areas := second.Response.Areas
			*second = *first
			second.Response.Areas = areas
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, rng := dataFolder(t), fixed(4)
			r := newResponses(t, dir, testOptions())
			first, second := drawRows(rng), drawRows(rng)
			share(t, r, first)
			alter(&first, &second)
			if got := problem(t, r.Share(t.Context(), second)); got != store.Refused {
				t.Errorf("problem %d, want Refused", got)
			}
			share(t, r, first)
			r.Close()
			for _, table := range []string{"response", "planning"} {
				if n := len(storedIDs(t, dir, table)); n != 1 {
					t.Errorf("%d rows in %s, want 1", n, table)
				}
			}
		})
	}
}

func TestRowsThatNoAssessmentCanGiveAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*assessment.Rows){
		"no id":                     func(r *assessment.Rows) { r.Response.ID = assessment.RowID{} },
		"no quarter":                func(r *assessment.Rows) { r.Response.Period = "" },
		"quarter with five":         func(r *assessment.Rows) { r.Response.Period = "2026-Q5" },
		"quarter of long ago":       func(r *assessment.Rows) { r.Response.Period, r.Planning.Period = "2026-Q2", "2026-Q2" },
		"quarter far ahead":         func(r *assessment.Rows) { r.Response.Period, r.Planning.Period = "2028-Q1", "2028-Q1" },
		"no questionnaire":          func(r *assessment.Rows) { r.Response.Questionnaire = "" },
		"questionnaire in words":    func(r *assessment.Rows) { r.Response.Questionnaire = "Support worker" },
		"long questionnaire":        func(r *assessment.Rows) { r.Response.Questionnaire = strings.Repeat("a", 41) },
		"no version":                func(r *assessment.Rows) { r.Response.Version = "" },
		"version in words":          func(r *assessment.Rows) { r.Response.Version = "1-beta" },
		"no profession":             func(r *assessment.Rows) { r.Response.Profession = "" },
		"profession in words":       func(r *assessment.Rows) { r.Response.Profession = "only one here" },
		"stage below none":          func(r *assessment.Rows) { r.Response.Stage = -1 },
		"stage above the last":      func(r *assessment.Rows) { r.Response.Stage = 4 },
		"no areas":                  func(r *assessment.Rows) { r.Response.Areas = nil },
		"too many areas":            func(r *assessment.Rows) { r.Response.Areas = make([]byte, 201) },
		"rating of seven":           func(r *assessment.Rows) { r.Response.Areas[3] = 7 },
		"look ahead from below":     func(r *assessment.Rows) { r.Response.Areas[3] = 0x12 },
		"bit seven":                 func(r *assessment.Rows) { r.Response.Areas[3] = 0x83 },
		"planning with no id":       func(r *assessment.Rows) { r.Planning.ID = assessment.RowID{} },
		"planning with same id":     func(r *assessment.Rows) { r.Planning.ID = r.Response.ID },
		"planning of other quarter": func(r *assessment.Rows) { r.Planning.Period = "2027-Q1" },
		"planning of other version": func(r *assessment.Rows) { r.Planning.Version = "2" },
		"no ticks":                  func(r *assessment.Rows) { r.Planning.Ticks = []byte{0, 0} },
		"no lists":                  func(r *assessment.Rows) { r.Planning.Ticks = nil },
		"half a list":               func(r *assessment.Rows) { r.Planning.Ticks = []byte{1, 0, 1} },
		"too many lists":            func(r *assessment.Rows) { r.Planning.Ticks = bytes.Repeat([]byte{1, 0}, 9) },
		"four ticks in a list":      func(r *assessment.Rows) { r.Planning.Ticks = []byte{0x0f, 0} },
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			r := newResponses(t, dir, testOptions())
			rows := drawRows(fixed(5))
			spoil(&rows)
			err := r.Share(t.Context(), rows)
			if got := problem(t, err); got != store.Refused {
				t.Errorf("problem %d, want Refused", got)
			}
			for _, content := range []string{rows.Response.Period, rows.Response.Questionnaire, rows.Response.Profession} {
				if content != "" && strings.Contains(err.Error(), content) {
					t.Errorf("the error quotes the row: %v", err)
				}
			}
			r.Close()
			if _, err := os.Lstat(filepath.Join(dir, "responses.db")); err == nil && len(storedIDs(t, dir, "response")) != 0 {
				t.Error("the row was stored")
			}
		})
	}
}

// The tables hold the rules too: the last line of defence against a fault in this package.
func TestTablesRefuseWhatIsNotARow(t *testing.T) {
	dir := dataFolder(t)
	r := newResponses(t, dir, testOptions())
	share(t, r, drawRows(fixed(6)))
	r.Close()
	db := raw(t, dir)
	for _, column := range []string{
		"id = x'00'", "period = '1970-Q1'", "questionnaire = 'A note'", "version = 'one'", "areas = x''", "checksum = x''",
		"stage = 4", "stage = 'two'", "profession = 'Jo Bloggs'", "release = -2",
	} {
		if _, err := db.Exec("UPDATE response SET " + column); err == nil {
			t.Errorf("response took %s", column)
		}
	}
	for _, column := range []string{"id = x'00'", "period = '1970-Q1'", "questionnaire = 'A note'", "version = 'one'", "ticks = x'01'", "checksum = x''", "release = -2"} {
		if _, err := db.Exec("UPDATE planning SET " + column); err == nil {
			t.Errorf("planning took %s", column)
		}
	}
}

func TestQuarterStaysWithinFourOfTheLastWhateverTheClockSays(t *testing.T) {
	dir, rng := dataFolder(t), fixed(7)
	for _, step := range []struct {
		year  int
		month time.Month
		want  string
	}{
		{2026, time.November, "2026-Q4"},
		{1970, time.January, "2026-Q4"},
		{2099, time.December, "2026-Q4"},
		{2027, time.December, "2027-Q4"}, // four ahead: a terminal that stood unused
		{2026, time.December, "2027-Q4"}, // and never back
		{2029, time.January, "2027-Q4"},  // five ahead
		{2028, time.February, "2028-Q1"},
	} {
		r := newResponses(t, dir, optionsOn(step.year, step.month, 28))
		got, err := r.Period(t.Context())
		if err != nil || got != step.want {
			t.Fatalf("%s %d: quarter %s %v, want %s", step.month, step.year, got, err, step.want)
		}
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = got, got
		share(t, r, rows)
		r.Close()
	}
}

func TestABuildWithoutADateBelievesTheClockUntilTheFirstShare(t *testing.T) {
	dir := dataFolder(t)
	for _, step := range []struct {
		year int
		want string
	}{{2031, "2031-Q2"}, {2099, "2031-Q2"}} {
		opt := optionsOn(step.year, time.May, 1)
		opt.Built = assessment.Date{}
		r := newResponses(t, dir, opt)
		if got, err := r.Period(t.Context()); err != nil || got != step.want {
			t.Fatalf("quarter %s %v, want %s", got, err, step.want)
		}
		rows := drawRows(fixed(uint64(step.year)))
		rows.Response.Period, rows.Planning.Period = step.want, step.want
		share(t, r, rows)
		r.Close()
	}
}

// The page may have shown the row just before midnight on New Year's Eve.
func TestARowShownInTheQuarterBeforeIsStoredAsShown(t *testing.T) {
	dir, rng := dataFolder(t), fixed(7)
	r := newResponses(t, dir, optionsOn(2027, time.January, 1))
	other, shown := drawRows(rng), drawRows(rng)
	other.Response.Period, other.Planning.Period = "2027-Q1", "2027-Q1"
	share(t, r, other)
	share(t, r, shown)
	r.Close()
	// And it does not take the last quarter back with it.
	late := newResponses(t, dir, optionsOn(1970, time.January, 1))
	if got, err := late.Period(t.Context()); err != nil || got != "2027-Q1" {
		t.Errorf("quarter %s %v, want 2027-Q1", got, err)
	}
}

func TestRowsThatNoReleaseTookAreDeletedEightQuartersOn(t *testing.T) {
	dir, rng := dataFolder(t), fixed(8)
	first, taken := drawRows(rng), drawRows(rng)
	r := newResponses(t, dir, testOptions())
	share(t, r, first)
	share(t, r, taken)
	r.Close()
	change(t, dir, "UPDATE response SET release = 3 WHERE id = x'"+hexID(taken.Response.ID)+"'")

	at := func(year int, month time.Month, period string) {
		r := newResponses(t, dir, optionsOn(year, month, 1))
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = period, period
		share(t, r, rows)
		r.Close()
	}
	at(2027, time.October, "2027-Q4")
	at(2028, time.September, "2028-Q3")
	if !storedIDs(t, dir, "response")[hexID(first.Response.ID)] {
		t.Fatal("a row was deleted before its time")
	}
	if err := newResponses(t, dir, optionsOn(2028, time.October, 1)).Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, plans := storedIDs(t, dir, "response"), storedIDs(t, dir, "planning")
	if got[hexID(first.Response.ID)] || plans[hexID(first.Planning.ID)] {
		t.Error("an overdue row is still there")
	}
	if !got[hexID(taken.Response.ID)] {
		t.Error("a released row was deleted")
	}
}

func TestAStoppedCallLeavesNothingHalfDone(t *testing.T) {
	dir := dataFolder(t)
	r := newResponses(t, dir, testOptions())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	rows := drawRows(fixed(9))
	if err := r.Share(ctx, rows); err == nil {
		t.Error("no error from a call that was stopped")
	}
	share(t, r, rows)
	r.Close()
	if n := len(storedIDs(t, dir, "response")); n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
}

func TestTheFileMayGoWhileItIsOpen(t *testing.T) {
	dir, rng := dataFolder(t), fixed(10)
	r := newResponses(t, dir, testOptions())
	share(t, r, drawRows(rng))
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Skip("the system keeps open files in place")
	}
	rows := drawRows(rng)
	if err := r.Share(t.Context(), rows); err == nil && !storedIDs(t, dir, "response")[hexID(rows.Response.ID)] {
		t.Fatal("a row was called stored and is in no file of the data folder")
	}
	share(t, r, rows)
	r.Close()
	if !storedIDs(t, dir, "response")[hexID(rows.Response.ID)] {
		t.Error("the row is not there after sharing again")
	}
}
