package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

// long reports whether the tests that take long were asked for.
func long() bool { return os.Getenv("WAYMARK_LONG") != "" }

// Unknown, mistyped, expired, altered, and no file at all: one answer after the same work.
func TestWordsThatOpenNothingGetOneAnswer(t *testing.T) {
	at := draftOptions()
	unchanged := func(*testing.T, string) {}
	alter := func(statement string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { changeFile(t, draftsPath(dir), statement) }
	}
	for name, c := range map[string]struct {
		alter func(t *testing.T, dir string)
		opt   store.DraftOptions
		typed string // "" for the words of the draft
	}{
		"unknown":           {unchanged, at, "zombie zodiac acid ajar yoyo zebra"},
		"nothing":           {unchanged, at, " "},
		"five":              {unchanged, at, "zombie zodiac acid ajar yoyo"},
		"seven":             {unchanged, at, "zombie zodiac acid ajar yoyo zebra zebra"},
		"not our words":     {unchanged, at, "fax fax fax fax fax fax"},
		"letters of others": {unchanged, at, "日本 дом é ß 1 2"},
		"expired":           {unchanged, draftsOn(2026, time.December, 23), ""},
		"blob":              {alter("UPDATE draft SET blob = zeroblob(16424)"), at, ""},
		"blob of no size":   {alter("PRAGMA ignore_check_constraints = ON; UPDATE draft SET blob = x''"), at, ""},
		"longer life":       {alter("UPDATE draft SET expires = '2026-12-23'"), at, ""},
		"no day":            {alter("UPDATE draft SET expires = '2026-19-39'"), at, ""},
		"id":                {alter("UPDATE draft SET id = zeroblob(16)"), at, ""},
		"salt":              {alter("UPDATE meta SET v = zeroblob(32) WHERE k = 'salt'"), at, ""},
		"cheaper keys":      {alter("UPDATE meta SET v = CAST('argon2id t=1 m=16384 p=1' AS BLOB) WHERE k = 'derivation'"), at, ""},
		"no file":           {func(t *testing.T, dir string) { os.Remove(draftsPath(dir)) }, at, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			words := created(t, dir, []byte("mine"))
			d := newDrafts(t, dir, c.opt)
			if name == "blob of no size" { // a file that is opened anew says so itself
				if err := d.Purge(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			c.alter(t, dir)
			if c.typed != "" {
				words = c.typed
			}
			before := keysMade.Load()
			content, err := d.Unlock(t.Context(), words)
			if err != store.ErrWrongWords || content != nil {
				t.Errorf("%q %v, want just %v", content, err, store.ErrWrongWords)
			}
			if made := keysMade.Load() - before; made != 1 {
				t.Errorf("%d keys were made, want 1", made)
			}
		})
	}
}

// The one answer says for how long answers are kept here, which is a setting.
func TestTheAnswerToWrongWordsNamesTheDaysOfTheSettings(t *testing.T) {
	for days, want := range map[int]string{
		0: "Saved answers stay for 30 days after the last change.", 1: "stay for 1 day after", 14: "stay for 14 days after",
	} {
		opt := draftOptions()
		opt.Days = days
		dir := dataFolder(t)
		created(t, dir, nil)
		_, err := newDrafts(t, dir, opt).Unlock(t.Context(), "acid acid acid acid acid acid")
		var known interface{ Sentence() string }
		if !errors.Is(err, store.ErrWrongWords) || !errors.As(err, &known) || !strings.Contains(known.Sentence(), want) {
			t.Errorf("%d days: %v, want %q", days, err, want)
		}
	}
}

// Every bit of a sealed draft is flipped in turn, and its own key opens it no more.
func TestAnyFlippedBitOfADraftIsFound(t *testing.T) {
	const expires = "2026-12-22"
	id, key := [16]byte{1, 2, 3}, [32]byte{4, 5, 6}
	blob, err := store.Seal(id, key, expires, []byte("mine"))
	if err != nil {
		t.Fatal(err)
	}
	if content, err := store.Unseal(id, key, expires, blob); err != nil || string(content) != "mine" {
		t.Fatalf("%q %v", content, err)
	}
	step := 31
	if long() {
		step = 1
	}
	for bit := 0; bit < 8*len(blob); bit += step {
		if content, err := store.Unseal(id, key, expires, flip(blob, bit)); err == nil {
			t.Errorf("bit %d of the blob: %q", bit, content)
		}
	}
	for bit := range 8 * len(id) {
		if content, err := store.Unseal([16]byte(flip(id[:], bit)), key, expires, blob); err == nil {
			t.Errorf("bit %d of the id: %q", bit, content)
		}
	}
	for bit := range 8 * len(expires) {
		if content, err := store.Unseal(id, key, string(flip([]byte(expires), bit)), blob); err == nil {
			t.Errorf("bit %d of the day: %q", bit, content)
		}
	}
	for size := range 64 {
		if _, err := store.Unseal(id, key, expires, blob[:size]); err == nil {
			t.Errorf("%d bytes of the blob open", size)
		}
	}
}

// The same in the file, where the words give one answer whatever was flipped.
func TestWordsOfAnAlteredDraftGetOneAnswer(t *testing.T) {
	dir := dataFolder(t)
	words := created(t, dir, []byte("mine"))
	whole, rng := soleDraft(t, dir), fixed(211)
	db := rawFile(t, draftsPath(dir))
	put := func(s storedDraft) {
		t.Helper()
		if _, err := db.Exec("UPDATE draft SET id = ?, expires = ?, blob = ?", s.id, s.expires, s.blob); err != nil {
			t.Fatal(err)
		}
	}
	for range 40 {
		blob, id, day := whole, whole, whole
		blob.blob = flip(whole.blob, rng.IntN(8*len(whole.blob)))
		id.id = flip(whole.id, rng.IntN(8*len(whole.id)))
		day.expires = fmt.Sprintf("20%02d-%02d-%02d", 26+rng.IntN(70), 1+rng.IntN(12), 1+rng.IntN(28))
		for _, s := range []storedDraft{blob, id, day} {
			put(s)
			checkRefused(t, dir, draftOptions(), words)
		}
	}
	put(whole)
	checkOpens(t, dir, draftOptions(), words, []byte("mine"))
}

func flip(data []byte, bit int) []byte {
	data = bytes.Clone(data)
	data[bit/8] ^= 1 << (bit % 8)
	return data
}

// Somebody who can write the file gives one person's answers the id of another, or an old state its old day.
func TestDraftsCannotBeSwapped(t *testing.T) {
	dir := dataFolder(t)
	first := created(t, dir, []byte("first"))
	a := soleDraft(t, dir)
	second := created(t, dir, []byte("second"))
	changeFile(t, draftsPath(dir), `UPDATE draft SET id = zeroblob(16) WHERE id = ?1; UPDATE draft SET id = ?1 WHERE id <> zeroblob(16)`, a.id)
	checkRefused(t, dir, draftOptions(), first)
	checkRefused(t, dir, draftOptions(), second)
}

// Any bit of the file may flip: words open what was saved, or they open nothing, and nothing ends the program.
func TestAFlippedBitOfTheFileNeverGivesOtherAnswers(t *testing.T) {
	dir := dataFolder(t)
	words := created(t, dir, []byte("mine"))
	whole := contents(t, dir)
	data := whole["drafts.db"]
	rng, tries := fixed(210), 100
	if long() {
		tries = 1500
	}
	outcomes := map[string]int{}
	for range tries {
		spoilt := maps.Clone(whole)
		spoilt["drafts.db"] = flip(data, rng.IntN(8*len(data)))
		dir := dataFolder(t)
		lay(t, dir, spoilt)
		d := store.NewDrafts(dir, draftOptions())
		content, err := d.Unlock(ctx, words)
		d.Close()
		switch known := (*store.Error)(nil); {
		case err == nil && string(content) == "mine":
			outcomes["opened"]++
		case errors.Is(err, store.ErrWrongWords):
			outcomes["one answer"]++
		case errors.As(err, &known):
			outcomes[fmt.Sprintf("S%d", known.Problem)]++
		default:
			t.Errorf("%q %v", content, err)
		}
	}
	t.Log(outcomes)
}

// An edited file can neither make keys that are cheap to guess nor take all memory.
func TestCostsOutsideTheLimitsAreDamage(t *testing.T) {
	for derivation, want := range map[string]store.Problem{
		"argon2id t=3 m=65536 p=2":   0,
		"argon2id t=1 m=16384 p=1":   0,
		"argon2id t=6 m=262144 p=4":  0,
		"argon2id t=0 m=65536 p=2":   store.Damaged,
		"argon2id t=7 m=65536 p=2":   store.Damaged,
		"argon2id t=3 m=16383 p=2":   store.Damaged,
		"argon2id t=3 m=262145 p=2":  store.Damaged,
		"argon2id t=3 m=65536 p=0":   store.Damaged,
		"argon2id t=3 m=65536 p=5":   store.Damaged,
		"argon2id t=3 m=65536 p=258": store.Damaged,
		"argon2id t=3 m=65536 p=2 ":  store.Damaged,
		"argon2id t=03 m=65536 p=2":  store.Damaged,
		"argon2i t=3 m=65536 p=2":    store.Damaged,
		"":                           store.Damaged,
	} {
		dir := dataFolder(t)
		created(t, dir, nil)
		changeFile(t, draftsPath(dir), "UPDATE meta SET v = CAST(? AS BLOB) WHERE k = 'derivation'", derivation)
		d := newDrafts(t, dir, draftOptions())
		before, made := contents(t, dir), keysMade.Load()
		words, err := d.NewWords()
		if err != nil {
			t.Fatal(err)
		}
		if got := problem(t, d.Create(t.Context(), words, nil)); got != want {
			t.Errorf("%q: problem %d, want %d", derivation, got, want)
		}
		if want == 0 {
			continue
		}
		if _, err := d.Unlock(t.Context(), "acid"); problem(t, err) != want {
			t.Errorf("%q: %v, want problem %d", derivation, err, want)
		}
		d.Close()
		if keysMade.Load() != made || !equalFiles(before, contents(t, dir)) {
			t.Errorf("%q: a key was made or the file written to", derivation)
		}
	}
	for _, statement := range []string{
		"DELETE FROM meta", "DELETE FROM meta WHERE k = 'salt'", "UPDATE meta SET v = zeroblob(31) WHERE k = 'salt'",
	} {
		dir := dataFolder(t)
		words := created(t, dir, nil)
		changeFile(t, draftsPath(dir), statement)
		if _, err := newDrafts(t, dir, draftOptions()).Unlock(t.Context(), words); problem(t, err) != store.Damaged {
			t.Errorf("%s: %v, want damage", statement, err)
		}
	}
}

func TestEachFileHasItsOwnSalt(t *testing.T) {
	var salts [][]byte
	for range 3 {
		dir := dataFolder(t)
		created(t, dir, nil)
		db := rawFile(t, draftsPath(dir))
		var salt, derivation []byte
		err := db.QueryRow("SELECT (SELECT v FROM meta WHERE k = 'salt'), (SELECT v FROM meta WHERE k = 'derivation')").Scan(&salt, &derivation)
		if err != nil || len(salt) != 32 || string(derivation) != "argon2id t=3 m=65536 p=2" {
			t.Errorf("salt %x, derivation %q, %v", salt, derivation, err)
		}
		if slices.ContainsFunc(salts, func(other []byte) bool { return bytes.Equal(salt, other) }) {
			t.Error("two files have one salt")
		}
		salts = append(salts, salt)
	}
}

// At most four programs make keys at once, and one that dies gives its place back.
func TestFourProgramsMakeKeysAtOnce(t *testing.T) {
	dir := dataFolder(t)
	words := created(t, dir, []byte("mine"))
	var leave []func()
	for range 4 {
		d := newDrafts(t, dir, draftOptions().WithWait(50*time.Millisecond))
		if err := d.Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
		l, err := d.TakeSeat(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		leave = append(leave, l)
	}
	made := keysMade.Load()
	fifth := newDrafts(t, dir, draftOptions().WithWait(50*time.Millisecond))
	if _, err := fifth.Unlock(t.Context(), words); problem(t, err) != store.Busy || keysMade.Load() != made {
		t.Errorf("%v and %d keys, want a full house", err, keysMade.Load()-made)
	}
	leave[2]()
	if _, err := fifth.Unlock(t.Context(), words); err != nil {
		t.Error(err)
	}
	for i, l := range leave {
		if i != 2 {
			l()
		}
	}
	for name, data := range contents(t, dir) {
		if name != "drafts.db" && len(data) > 0 {
			t.Errorf("%s holds %d bytes", name, len(data))
		}
	}
}
