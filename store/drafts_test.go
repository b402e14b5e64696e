package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

func TestADraftComesBackWithItsWords(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, []byte("one"))
	if got, want := d.Expires(), date(2026, time.December, 22); got != want {
		t.Errorf("kept until %v, want %v", got, want)
	}
	for i := 1; i <= 20; i++ {
		save(t, d, i, fmt.Append(nil, "change ", i))
	}
	d.Close()
	short := ""
	for i, word := range strings.Fields(words) {
		short += fmt.Sprintf("%d. %.3s ", i+1, strings.ReplaceAll(word, "-", ""))
	}
	for _, typed := range []string{words, strings.ToUpper(words), "  " + strings.ReplaceAll(words, " ", "\n - "), short} {
		checkOpens(t, dir, draftOptions(), typed, []byte("change 20"))
	}
	later := newDrafts(t, dir, draftsOn(2026, time.December, 1))
	if _, err := later.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	if got, want := later.Expires(), date(2026, time.December, 22); got != want {
		t.Errorf("opening alone keeps it until %v, want %v", got, want)
	}
	save(t, later, 1, []byte("next sitting"))
	if got, want := later.Expires(), date(2026, time.December, 31); got != want {
		t.Errorf("a change keeps it until %v, want %v", got, want)
	}
	checkOpens(t, dir, draftOptions(), words, []byte("next sitting"))
}

func TestNothingIsOnDiskBeforeSomebodySaves(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words, err := d.NewWords()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Unlock(t.Context(), strings.Join(words, " ")); !errors.Is(err, store.ErrWrongWords) {
		t.Errorf("%v, want %v", err, store.ErrWrongWords)
	}
	if err := d.Purge(t.Context()); err != nil {
		t.Error(err)
	}
	if got, want := d.Expires(), date(2026, time.December, 22); got != want {
		t.Errorf("a draft of today would be kept until %v, want %v", got, want)
	}
	for name, err := range map[string]error{"save": d.Save(t.Context(), 1, nil), "delete": d.Delete(t.Context())} {
		if !errors.Is(err, store.ErrNotOpen) {
			t.Errorf("%s: %v, want %v", name, err, store.ErrNotOpen)
		}
	}
	d.Close()
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is there: %v", dir, err)
	}
}

// What is looked for is so long that an encrypted draft does not hold it by chance, and stands in no table.
func TestNeitherWordsNorAnswersNorKeyAreInAnyFile(t *testing.T) {
	const words = "abbreviate jackrabbit laboratory opposing unflavored zookeeper"
	dir, content := dataFolder(t), []byte(`{"note":"Siân helped me with the hoist"}`)
	d := newDrafts(t, dir, draftOptions())
	if err := d.Create(t.Context(), strings.Fields(words), content); err != nil {
		t.Fatal(err)
	}
	save(t, d, 1, content)
	markers := [][]byte{content, []byte("helped me"), []byte("the hoist"), []byte(words), bytes.Clone(d.Key())}
	for _, word := range strings.Fields(words) {
		markers = append(markers, []byte(word))
	}
	for _, state := range []string{"open", "closed"} {
		for name, data := range contents(t, dir) {
			for _, marker := range markers {
				if bytes.Contains(bytes.ToLower(data), bytes.ToLower(marker)) || strings.Contains(name, string(marker)) {
					t.Errorf("%s: %s holds %q", state, name, marker)
				}
			}
		}
		d.Close()
	}
	checkOpens(t, dir, draftOptions(), words, content)
}

func TestLengthsOfDraftsDoNotTellWhatIsInThem(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	last := 0
	for i, c := range []struct{ content, stored int }{
		{0, 16424},
		{55, 16424},
		{5000, 16424},
		{16380, 16424},
		{16381, 65576},
		{65532, 65576},
		{65533, 262184},
		{262140, 262184},
		{262141, 1048616},
		{1048572, 1048616},
		{1048573, 0},
		{2 << 20, 0},
	} {
		content := bytes.Repeat([]byte("n"), c.content)
		words := create(t, newDrafts(t, dataFolder(t), draftOptions()), nil)
		err := d.Create(t.Context(), strings.Fields(words), content)
		if c.stored == 0 {
			if !errors.Is(err, store.ErrTooLong) {
				t.Errorf("%d bytes: %v, want %v", c.content, err, store.ErrTooLong)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		last = i + 1
		checkOpens(t, dir, draftOptions(), words, content)
	}
	all := storedDrafts(t, dir)
	if len(all) != last {
		t.Errorf("%d drafts, want %d", len(all), last)
	}
	got := map[int]int{}
	for _, s := range all {
		got[len(s.blob)]++
	}
	if got[16424] != 4 || got[65576] != 2 || got[262184] != 2 || got[1048616] != 2 {
		t.Errorf("lengths %v", got)
	}
}

func TestASaveThatIsTooLongLeavesTheLastOne(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, []byte("begun"))
	save(t, d, 1, []byte("before"))
	if err := d.Save(t.Context(), 2, make([]byte, 1048573)); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("%v, want %v", err, store.ErrTooLong)
	}
	checkOpens(t, dir, draftOptions(), words, []byte("before"))
	save(t, d, 3, make([]byte, 1048572))
	save(t, d, 4, []byte("short again"))
	checkOpens(t, dir, draftOptions(), words, []byte("short again"))
	if got := len(soleDraft(t, dir).blob); got != 16424 {
		t.Errorf("%d bytes", got)
	}
}

// Commands end in any order: an older state that arrives last must not replace a newer one.
func TestALateSaveNeverReplacesANewerOne(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, []byte("begun"))
	for _, change := range []int{1, 4, 2, 3, 4, 0} {
		save(t, d, change, fmt.Append(nil, "change ", change))
	}
	checkOpens(t, dir, draftOptions(), words, []byte("change 4"))

	order := fixed(200).Perm(60)
	done := make(chan error)
	for _, i := range order {
		go func() { done <- d.Save(ctx, 10+i, fmt.Append(nil, "change ", 10+i)) }()
	}
	for range order {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	checkOpens(t, dir, draftOptions(), words, []byte("change 69"))
}

func TestOfTwoTerminalsOnOneDraftTheLaterSaveIsRefused(t *testing.T) {
	dir := dataFolder(t)
	first := newDrafts(t, dir, draftOptions())
	words := create(t, first, []byte("begun"))
	second := newDrafts(t, dir, draftOptions())
	if _, err := second.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	save(t, second, 1, []byte("from the second"))
	for range 2 {
		if err := first.Save(t.Context(), 1, []byte("from the first")); !errors.Is(err, store.ErrChangedElsewhere) {
			t.Errorf("%v, want %v", err, store.ErrChangedElsewhere)
		}
	}
	save(t, second, 2, []byte("from the second again"))
	got, err := first.Unlock(t.Context(), words)
	if err != nil || string(got) != "from the second again" {
		t.Fatalf("%q %v", got, err)
	}
	save(t, first, 1, []byte("from the first"))
	if err := second.Save(t.Context(), 3, []byte("from the second")); !errors.Is(err, store.ErrChangedElsewhere) {
		t.Errorf("%v, want %v", err, store.ErrChangedElsewhere)
	}
	checkOpens(t, dir, draftOptions(), words, []byte("from the first"))
}

func TestADeletedDraftIsGoneAndStaysSo(t *testing.T) {
	dir := dataFolder(t)
	d, elsewhere := newDrafts(t, dir, draftOptions()), newDrafts(t, dir, draftOptions())
	other := create(t, newDrafts(t, dir, draftOptions()), []byte("somebody else's"))
	words := create(t, d, []byte("mine"))
	if _, err := elsewhere.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	if err := d.Delete(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkRefused(t, dir, draftOptions(), words)
	if err := d.Save(t.Context(), 9, []byte("mine")); !errors.Is(err, store.ErrNotOpen) {
		t.Errorf("%v, want %v", err, store.ErrNotOpen)
	}
	if err := elsewhere.Save(t.Context(), 1, []byte("mine")); !errors.Is(err, store.ErrDeletedElsewhere) {
		t.Errorf("%v, want %v", err, store.ErrDeletedElsewhere)
	}
	if err := elsewhere.Delete(t.Context()); err != nil {
		t.Errorf("deleting what is gone: %v", err)
	}
	checkRefused(t, dir, draftOptions(), words)
	checkOpens(t, dir, draftOptions(), other, []byte("somebody else's"))
}

func TestTheKeyLeavesMemoryWhenADraftIsClosed(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, []byte("mine"))
	for name, end := range map[string]func() error{
		"close":           func() error { d.Close(); return nil },
		"another created": func() error { create(t, d, nil); return nil },
		"another opened": func() error {
			_, err := d.Unlock(t.Context(), created(t, dir, nil))
			return err
		},
		"delete": func() error { return d.Delete(t.Context()) },
	} {
		if name == "delete" {
			create(t, d, []byte("to be deleted"))
		} else if _, err := d.Unlock(t.Context(), words); err != nil {
			t.Fatal(err)
		}
		key := d.Key()
		if slices.Max(key) == 0 {
			t.Fatal("there is no key")
		}
		if err := end(); err != nil {
			t.Fatal(err)
		}
		if slices.Max(key) != 0 {
			t.Errorf("%s: the key is still there", name)
		}
	}
	checkOpens(t, dir, draftOptions(), words, []byte("mine"))
}

// A save that the program forgot about may come when somebody else sits there.
func TestALateSaveOfOneSittingIsNotPutIntoTheNext(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	create(t, d, []byte("first"))
	sitting, end := context.WithCancel(t.Context())
	end()
	words := create(t, d, []byte("second"))
	if err := d.Save(sitting, 57, []byte("of the first")); err == nil {
		t.Error("it was called saved")
	}
	save(t, d, 1, []byte("of the second"))
	checkOpens(t, dir, draftOptions(), words, []byte("of the second"))
}

// A number that went up with each change would tell how far somebody got.
func TestRevisionsDoNotTellHowManyChangesThereWere(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	create(t, d, nil)
	last := soleDraft(t, dir).rev
	for i := 1; i <= 5; i++ {
		save(t, d, i, nil)
		now := soleDraft(t, dir).rev
		if gap := now - last; gap > -1000 && gap < 1000 {
			t.Errorf("revision %d after %d", now, last)
		}
		last = now
	}
}

func TestTheSameChanceGivesTheSameWords(t *testing.T) {
	draw := func() []string {
		opt := draftOptions()
		opt.Random = bytes.NewReader(bytes.Repeat([]byte("any old bytes will do here, as long as they stay "), 40))
		words, err := store.NewDrafts(t.TempDir(), opt).NewWords()
		if err != nil {
			t.Fatal(err)
		}
		return words
	}
	if a, b := draw(), draw(); !slices.Equal(a, b) || len(a) != 6 {
		t.Errorf("%v and %v", a, b)
	}
	opt := draftOptions()
	opt.Random = bytes.NewReader(nil)
	d := store.NewDrafts(t.TempDir(), opt)
	if words, err := d.NewWords(); err == nil {
		t.Errorf("words %v without chance", words)
	}
	if err := d.Create(t.Context(), draw(), nil); err == nil {
		t.Error("a draft was sealed without chance")
	}
}
