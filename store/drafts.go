package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"waymark/assessment"
)

// DraftOptions are what a store of drafts needs from outside.
type DraftOptions struct {
	// Now is the clock. It may be wrong: see Built.
	Now func() time.Time
	// Built is the day on which this program was built: a clock that says an earlier day is not believed.
	Built assessment.Date
	// AllowNetworkFolder lets the data folder be on a network file system, where two terminals can damage the file.
	AllowNetworkFolder bool
	// Days is for how many days a draft is kept after its last change, 1 to 90. 0 is 30.
	Days int
	// Random is where words, nonces and the like are drawn. Without it they come from the system.
	Random io.Reader

	access
	derive func(password, salt []byte, passes, memory uint32, lanes uint8, keyLen uint32) []byte // Argon2id
}

// usualDays is for how many days a draft is kept after its last change.
const usualDays = 30

// Drafts keeps encrypted drafts in drafts.db, each for the holder of its six words. It knows the key of the one open
// draft, if any; nothing lists drafts or counts them. It is safe for use by several goroutines at once, and by several
// programs on one file. Errors are those named beside ErrWrongWords, a *WaitError, or an *Error about the file; each
// has a Sentence.
type Drafts struct {
	opt DraftOptions

	mu sync.Mutex
	file
	sitting *sitting // nil while no draft is open
	pause   pause
}

// sitting is the work on one open draft.
type sitting struct {
	key     *draftKey
	expires assessment.Date
	longest assessment.Date // no save of this sitting moves expires beyond it, whatever the clock says
	change  int             // the last one saved
	// revs are those that the stored draft may have: that of the last save, and those of saves after it of which nobody
	// could tell whether they worked.
	revs []int64
}

// NewDrafts returns the store of the data folder dir. It touches no disk.
func NewDrafts(dir string, opt DraftOptions) *Drafts {
	opt.Days = max(1, min(90, cmp.Or(opt.Days, usualDays)))
	if opt.Random == nil {
		opt.Random = rand.Reader
	}
	if opt.derive == nil {
		opt.derive = argon2id
	}
	opt.allowNetwork = opt.AllowNetworkFolder
	return &Drafts{opt: opt, file: newFile(dir, draftsFile, opt.access, opt.Now)}
}

// Create saves content as a new draft under six words from NewWords. From then on it is the open draft. It makes the
// file and its folder if there are none. Creating again with the same words writes over what they had saved.
//
// After an error the draft may still be there if the file could not be asked; creating it again settles it.
func (d *Drafts) Create(ctx context.Context, words []string, content []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.explain("create draft", notSaved, d.create(ctx, words, content))
}

func (d *Drafts) create(ctx context.Context, words []string, content []byte) error {
	if _, err := paddedLen(len(content)); err != nil {
		return err
	}
	if err := d.ensureOpen(ctx); err != nil {
		return err
	}
	key, err := d.keyOf(ctx, words)
	if err != nil {
		return err
	}
	s := &sitting{key: key, expires: d.today().AddDays(d.opt.Days)}
	s.longest = s.expires.AddDays(d.opt.Days)
	if err := d.write(ctx, s, content, insertDraft); err != nil {
		key.wipe()
		return err
	}
	d.leave()
	d.sitting = s
	return nil
}

// Unlock returns the content saved under six words, which are read as CompleteWords reads them, and makes it the open
// draft. After a failure the draft that was open before stays open.
//
// It returns ErrWrongWords when the words open nothing, always after the same work. From the third wrong try on it
// returns a *WaitError until 2, 4, 8 and at most 30 seconds have passed, whoever tries next: no words are ever locked.
func (d *Drafts) Unlock(ctx context.Context, typed string) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if left := d.pause.left(d.opt.Now()); left > 0 {
		return nil, &WaitError{Seconds: left}
	}
	content, err := d.unlock(ctx, codeWords(typed))
	switch {
	case err == nil:
		d.pause = pause{}
	case errors.Is(err, ErrWrongWords):
		d.pause.wrong(d.opt.Now())
		return nil, wrongWords(d.opt.Days)
	}
	return content, d.explain("unlock draft", notOpened, err)
}

func (d *Drafts) unlock(ctx context.Context, words []string) ([]byte, error) {
	there, err := d.ensureOpenIfThere(ctx)
	if err != nil {
		return nil, err
	}
	key, err := d.keyOf(ctx, words)
	if err != nil {
		return nil, err
	}
	if !there {
		return nil, ErrWrongWords
	}
	var rev int64
	var expires string
	var blob []byte
	err = d.db.conn.QueryRowContext(ctx, "SELECT rev, expires, blob FROM draft WHERE id = ?", key.id[:]).Scan(&rev, &expires, &blob)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrWrongWords
	}
	if err != nil {
		return nil, fmt.Errorf("read draft: %w", err)
	}
	content, sealErr := unseal(key, expires, blob)
	last, dateErr := assessment.ParseDate(expires)
	if sealErr != nil || dateErr != nil || last.Before(d.today()) {
		return nil, ErrWrongWords
	}
	d.leave()
	d.sitting = &sitting{key: key, expires: last, longest: last.AddDays(d.opt.Days), revs: []int64{rev}}
	return content, nil
}

// Save saves content as the open draft and keeps it for DraftOptions.Days from today. It returns nil only when it, or a
// later change, is stored. Change numbers the changes of this sitting from 1, so that saves that end out of order never
// leave an older one. What was saved before stays after ErrTooLong, ErrChangedElsewhere and any other error.
//
// Ctx should end with the sitting: a save that comes late must not end up in the draft of the next person.
func (d *Drafts) Save(ctx context.Context, change int, content []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.sitting
	switch {
	case s == nil:
		return ErrNotOpen
	case change <= s.change:
		return nil
	}
	err := d.ensureOpen(ctx)
	if err == nil {
		err = d.write(ctx, s, content, updateDraft)
	}
	if err == nil {
		s.change = change
	}
	return d.explain("save draft", notSaved, err)
}

// Delete deletes the open draft for good.
func (d *Drafts) Delete(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sitting == nil {
		return ErrNotOpen
	}
	err := d.ensureOpen(ctx)
	if err == nil {
		err = d.remove(ctx)
	}
	if err != nil {
		d.close()
		if _, gone := d.storedRev(context.WithoutCancel(ctx), d.sitting.key); !errors.Is(gone, sql.ErrNoRows) {
			return d.explain("delete draft", notDeleted, err)
		}
	}
	d.leave()
	return nil
}

func (d *Drafts) remove(ctx context.Context) error {
	err := d.db.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM draft WHERE id = ?", d.sitting.key.id[:])
		return err
	})
	if err == nil {
		_ = d.shrink(ctx) // the draft is gone, and its bytes are written over; Purge tries again and tells of it
	}
	return err
}

// Purge deletes drafts that are past their time, and sets the file times to the first day of the month. It runs at the
// start and hourly, and does nothing where nobody has saved yet.
func (d *Drafts) Purge(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	there, err := d.ensureOpenIfThere(ctx)
	if there && err == nil {
		err = d.purge(ctx)
	}
	return d.explain("purge drafts", notPurged, err)
}

// IsThere reports whether the file was ever made. Where it was not, nobody has saved.
func (d *Drafts) IsThere() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.db != nil || d.isThere()
}

// Expires returns the last day on which the open draft can be opened; with none open, that of a draft created today.
func (d *Drafts) Expires() assessment.Date {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sitting == nil {
		return d.today().AddDays(d.opt.Days)
	}
	return d.sitting.expires
}

// Close wipes the key of the open draft from memory, and closes the file. The draft stays, and the store can be used
// again.
func (d *Drafts) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.leave()
	d.close()
}

// explain turns any error into one with a sentence; nil stays nil. After an error of the file it closes it, so that the
// next call checks it afresh.
func (d *Drafts) explain(doing, outcome string, err error) error {
	if known := draftError(""); errors.As(err, &known) {
		return known
	}
	if err != nil {
		d.close()
	}
	err = explain(doing, err)
	if e := (*Error)(nil); errors.As(err, &e) {
		e.kind, e.outcome = d.kind, outcome
	}
	return err
}

// leave ends the sitting, if any.
func (d *Drafts) leave() {
	if d.sitting != nil {
		d.sitting.key.wipe()
		d.sitting = nil
	}
}

// ensureOpen opens the file unless it is open.
func (d *Drafts) ensureOpen(ctx context.Context) error {
	if d.db != nil {
		return nil
	}
	if err := d.open(ctx); err != nil {
		return err
	}
	return d.db.inTransaction(ctx, func(tx *sql.Tx) error { return d.db.checkSize(ctx, tx) })
}

// ensureOpenIfThere is ensureOpen where there is a file; where there is none, none is made.
func (d *Drafts) ensureOpenIfThere(ctx context.Context) (there bool, err error) {
	if d.db == nil && !d.isThere() {
		return false, nil
	}
	return true, d.ensureOpen(ctx)
}

// keyOf makes the key of words as the open file has it, or takes as long where there is no file.
func (d *Drafts) keyOf(ctx context.Context, words []string) (*draftKey, error) {
	if d.db == nil {
		return d.deriveKey(words, noDerivation())
	}
	how, err := d.db.readDerivation(ctx)
	if err != nil {
		return nil, err
	}
	leave, err := d.takeSeat(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return d.deriveKey(words, how)
}

// write seals content and stores it by way of store. When the last step went wrong it asks the file whether it worked.
func (d *Drafts) write(ctx context.Context, s *sitting, content []byte, store storeDraft) error {
	expires := d.expiryOf(s)
	blob, err := seal(s.key, expires.String(), content, d.opt.Random)
	if err != nil {
		return err
	}
	rev, err := d.drawRev()
	if err != nil {
		return err
	}
	err = d.db.inTransaction(ctx, func(tx *sql.Tx) error {
		if len(blob) > mostInVersion1 {
			if err := widen(ctx, tx); err != nil {
				return err
			}
		}
		return store(ctx, tx, s, rev, expires, blob)
	})
	switch known := draftError(""); {
	case err == nil:
		_ = coarsenTimes(d.db.path, d.opt.Now()) // Purge tells of it
	case errors.As(err, &known):
		return err
	default:
		d.close()
		if stored, askErr := d.storedRev(context.WithoutCancel(ctx), s.key); askErr != nil || stored != rev {
			return err
		}
	}
	s.expires, s.revs = expires, []int64{rev}
	return nil
}

// storeDraft stores a sealed draft in a transaction.
type storeDraft func(ctx context.Context, tx *sql.Tx, s *sitting, rev int64, expires assessment.Date, blob []byte) error

func insertDraft(ctx context.Context, tx *sql.Tx, s *sitting, rev int64, expires assessment.Date, blob []byte) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO draft(id, rev, expires, blob) VALUES(?, ?, ?, ?)", s.key.id[:], rev, expires.String(), blob)
	if err != nil {
		return fmt.Errorf("insert draft: %w", err)
	}
	return nil
}

// updateDraft writes over what this sitting read or saved last, and over nothing else.
func updateDraft(ctx context.Context, tx *sql.Tx, s *sitting, rev int64, expires assessment.Date, blob []byte) error {
	var stored int64
	err := tx.QueryRowContext(ctx, "SELECT rev FROM draft WHERE id = ?", s.key.id[:]).Scan(&stored)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrDeletedElsewhere
	case err != nil:
		return fmt.Errorf("read revision: %w", err)
	case !slices.Contains(s.revs, stored):
		return ErrChangedElsewhere
	}
	s.revs = append(s.revs, rev)
	_, err = tx.ExecContext(ctx, "UPDATE draft SET rev = ?, expires = ?, blob = ? WHERE id = ?", rev, expires.String(), blob, s.key.id[:])
	if err != nil {
		return fmt.Errorf("update draft: %w", err)
	}
	return nil
}

// storedRev opens the file afresh and returns the revision of the draft, or sql.ErrNoRows.
func (d *Drafts) storedRev(ctx context.Context, key *draftKey) (rev int64, err error) {
	db, err := d.another(ctx)
	if err != nil {
		return 0, err
	}
	defer db.close()
	err = db.conn.QueryRowContext(ctx, "SELECT rev FROM draft WHERE id = ?", key.id[:]).Scan(&rev)
	return rev, err
}

func (d *Drafts) drawRev() (int64, error) {
	var b [8]byte
	if _, err := io.ReadFull(d.opt.Random, b[:]); err != nil {
		return 0, fmt.Errorf("draw revision: %w", err)
	}
	return int64(binary.LittleEndian.Uint64(b[:])), nil
}
