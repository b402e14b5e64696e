package store

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
)

// cost is what one derivation of a key takes, by Argon2id.
type cost struct {
	passes uint32
	memory uint32 // KiB
	lanes  uint8
}

// standardCost is that of new files. An edited file can make it neither too cheap for a thief nor too dear for us.
var (
	standardCost = cost{passes: 3, memory: 64 << 10, lanes: 2}
	leastCost    = cost{passes: 1, memory: 16 << 10, lanes: 1}
	mostCost     = cost{passes: 6, memory: 256 << 10, lanes: 4}
)

const (
	costFormat = "argon2id t=%d m=%d p=%d"
	saltLen    = 32
)

func (c cost) String() string { return fmt.Sprintf(costFormat, c.passes, c.memory, c.lanes) }

// parseCost reads a cost as String writes it, within its limits.
func parseCost(s string) (c cost, err error) {
	_, err = fmt.Sscanf(s, costFormat, &c.passes, &c.memory, &c.lanes)
	switch {
	case err != nil || c.String() != s,
		c.passes < leastCost.passes || c.passes > mostCost.passes,
		c.memory < leastCost.memory || c.memory > mostCost.memory,
		c.lanes < leastCost.lanes || c.lanes > mostCost.lanes:
		return cost{}, errors.New("not a derivation within our limits")
	}
	return c, nil
}

// derivation is how a file's keys are made of words.
type derivation struct {
	salt []byte
	cost cost
}

// noDerivation stands for that of a file that is not there, so that words take as long to refuse.
func noDerivation() derivation { return derivation{make([]byte, saltLen), standardCost} }

// readDerivation reads how the keys of this file are made. It refuses what no file of ours holds.
func (d *database) readDerivation(ctx context.Context) (derivation, error) {
	var salt, text []byte
	err := d.conn.QueryRowContext(ctx, `SELECT (SELECT v FROM meta WHERE k = 'salt'), (SELECT v FROM meta WHERE k = 'derivation')`).Scan(&salt, &text)
	if err != nil {
		return derivation{}, fmt.Errorf("read how keys are made: %w", err)
	}
	c, err := parseCost(string(text))
	if err != nil || len(salt) != saltLen {
		return derivation{}, found(Damaged, "salt of %d bytes, derivation %.40q", len(salt), text)
	}
	return derivation{salt, c}, nil
}

// draftKey is what six words give: the id under which a draft is found and the key that opens it. Neither tells
// anything about the other.
type draftKey struct {
	id  [16]byte
	key [32]byte
}

func (k *draftKey) wipe() { clear(k.key[:]) }

// oneDerivation lets this program derive one key at a time.
var oneDerivation sync.Mutex

// argon2id derives a key, and gives the memory that this took back to the system at once: it is more than all the rest.
func argon2id(password, salt []byte, passes, memory uint32, lanes uint8, keyLen uint32) []byte {
	defer debug.FreeOSMemory()
	return argon2.IDKey(password, salt, passes, memory, lanes, keyLen)
}

// deriveKey makes the key of words, which takes a tenth of a second.
func (d *Drafts) deriveKey(words []string, how derivation) (*draftKey, error) {
	oneDerivation.Lock()
	defer oneDerivation.Unlock()
	c := how.cost
	master := d.opt.derive([]byte(strings.Join(words, " ")), how.salt, c.passes, c.memory, c.lanes, 32)
	defer clear(master)
	id, err := hkdf.Expand(sha256.New, master, "waymark/v1 draft id", len(draftKey{}.id))
	if err != nil {
		return nil, fmt.Errorf("derive id: %w", err)
	}
	key, err := hkdf.Expand(sha256.New, master, "waymark/v1 draft key", len(draftKey{}.key))
	if err != nil {
		return nil, fmt.Errorf("derive key: %w", err)
	}
	defer clear(key)
	return &draftKey{[16]byte(id), [32]byte(key)}, nil
}

// seats is how many programs on one data folder derive keys at the same time.
const seats = 4

// takeSeat waits until fewer than seats programs derive keys, and returns how to make room for the next. A seat is an
// empty file that SQLite locks: the system gives it back when a program dies, and it never holds anything.
func (f *file) takeSeat(ctx context.Context) (leave func(), err error) {
	at := make([]string, seats)
	for i := range at {
		at[i] = fmt.Sprintf("%s-seat%d", f.db.path, i+1)
		if err := f.makeSeat(at[i]); err != nil {
			return nil, err
		}
	}
	impatient := f.access
	impatient.wait = 0
	for _, path := range at {
		if leave, err = sit(ctx, path, impatient); err == nil || problemOf(err) != Busy {
			return leave, err
		}
	}
	return sit(ctx, at[rand.IntN(seats)], f.access)
}

// makeSeat makes an empty file unless it is there.
func (f *file) makeSeat(path string) error {
	made, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		return errors.Join(made.Close(), coarsenTimes(path, f.now()))
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(path)
	if err == nil && (!info.Mode().IsRegular() || info.Size() != 0) {
		err = found(NotPrivate, "%s is a link or not empty", path)
	}
	return err
}

// sit locks the file at path until leave is called.
func sit(ctx context.Context, path string, a access) (leave func(), err error) {
	db, err := connect(ctx, path, a)
	if err != nil {
		return nil, err
	}
	var tx *sql.Tx
	if tx, err = db.conn.BeginTx(ctx, nil); err != nil {
		db.close()
		return nil, fmt.Errorf("wait for a turn: %w", err)
	}
	return func() {
		tx.Rollback()
		db.close()
	}, nil
}
