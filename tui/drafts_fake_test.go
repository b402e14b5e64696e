package tui

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/store"
)

// drawnWords are the six words that the tests are given.
var drawnWords = []string{"apricot", "daffodil", "falcon", "jigsaw", "nectar", "umbrella"}

// draftsOutside stands in for the store of drafts: it keeps them in memory as the store does, and fails when told to.
type draftsOutside struct {
	kept      map[string]keptDraft // by the words
	open      string
	rev       int // of the open draft, as it was opened or saved here
	change    int
	today     func() assessment.Date
	newErr    error
	saveErr   error
	openErr   error
	deleteErr error
	saves     int
	purges    int
	drawn     int // how often words were drawn
}

type keptDraft struct {
	content string
	rev     int
}

func newDraftsOutside(now *time.Time) *draftsOutside {
	return &draftsOutside{kept: map[string]keptDraft{}, today: func() assessment.Date { return assessment.DateOf(*now) }}
}

// fork is a store of its own with the same drafts in it.
func (d *draftsOutside) fork(now *time.Time) *draftsOutside {
	other := *d
	other.kept = maps.Clone(d.kept)
	other.today = func() assessment.Date { return assessment.DateOf(*now) }
	return &other
}

func (d *draftsOutside) NewWords() ([]string, error) {
	defer alone()()
	words := slices.Clone(drawnWords)
	for range d.drawn {
		words = append(words[1:], words[0])
	}
	d.drawn++
	return words, d.newErr
}

func (d *draftsOutside) Create(_ context.Context, words []string, content []byte) error {
	defer alone()()
	if d.saveErr != nil {
		return d.saveErr
	}
	d.open, d.rev, d.change = strings.Join(words, " "), 1, 0
	d.kept[d.open] = keptDraft{string(content), 1}
	return nil
}

func (d *draftsOutside) Unlock(_ context.Context, typed string) ([]byte, error) {
	defer alone()()
	if d.openErr != nil {
		return nil, d.openErr
	}
	var words []string
	for _, w := range d.CompleteWords(typed) {
		words = append(words, w.Full)
	}
	found, ok := d.kept[strings.Join(words, " ")]
	if !ok {
		return nil, store.ErrWrongWords
	}
	d.open, d.rev, d.change = strings.Join(words, " "), found.rev, 0
	return []byte(found.content), nil
}

func (d *draftsOutside) Save(_ context.Context, change int, content []byte) error {
	defer alone()()
	d.saves++
	found, there := d.kept[d.open]
	switch {
	case d.saveErr != nil:
		return d.saveErr
	case d.open == "":
		return store.ErrNotOpen
	case change <= d.change:
		return nil
	case !there || found.rev != d.rev:
		return errors.Join(ErrElsewhere, store.ErrChangedElsewhere)
	}
	d.rev++
	d.change = change
	d.kept[d.open] = keptDraft{string(content), d.rev}
	return nil
}

// changeElsewhere is another terminal that saves the open draft.
func (d *draftsOutside) changeElsewhere() {
	found := d.kept[d.open]
	found.rev += 1000
	d.kept[d.open] = found
}

func (d *draftsOutside) Delete(context.Context) error {
	defer alone()()
	if d.deleteErr == nil {
		delete(d.kept, d.open)
		d.open = ""
	}
	return d.deleteErr
}

func (d *draftsOutside) Expires() assessment.Date    { return d.today().AddDays(30) }
func (d *draftsOutside) Purge(context.Context) error { defer alone()(); d.purges++; return nil }
func (d *draftsOutside) Close()                      { defer alone()(); d.open = "" }

func (d *draftsOutside) CompleteWords(typed string) []Word {
	var words []Word
	for _, w := range store.CompleteWords(typed) {
		words = append(words, Word(w))
	}
	return words
}

// waitsFor is a message that was asked for after a while.
type waitsFor struct {
	after time.Duration
	msg   tea.Msg
}

// asking guards what was asked for, and the drafts as the real store does: plain text runs its commands beside one another.
var asking sync.Mutex

// alone waits until nobody else is asking, and returns how to let the next one.
func alone() (done func()) {
	asking.Lock()
	return asking.Unlock
}

// later keeps what was asked for, until a test lets the time pass.
func (o *outside) later(after time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg {
		defer alone()()
		o.waiting = append(o.waiting, waitsFor{after, msg})
		return nil
	}
}

// pass lets time pass: what was asked for after that long comes in.
func (k *walk) pass(d time.Duration) *walk {
	k.out.now = k.out.now.Add(d)
	k.m.idle.seen = k.out.now // the computer was awake
	waiting := k.out.waiting
	k.out.waiting = nil
	for _, w := range waiting {
		if w.after > d {
			k.out.waiting = append(k.out.waiting, waitsFor{w.after - d, w.msg})
			continue
		}
		k.send(w.msg)
	}
	return k
}

// holdUp keeps back what the store of drafts answers, as a slow disk would, until letGo.
func (k *walk) holdUp() *walk { k.holding = true; return k }

// letGo lets everything in that was kept back, in the order in which it was asked for.
func (k *walk) letGo() *walk {
	k.holding = false
	held := k.held
	k.held = nil
	for _, msg := range held {
		k.send(msg)
	}
	return k
}

// isKeptBack reports whether a message is an answer of the store of drafts.
func isKeptBack(msg tea.Msg) bool {
	switch msg.(type) {
	case createdMsg, savedMsg, openedDraftMsg, deletedMsg, keyForgottenMsg:
		return true
	}
	return false
}
