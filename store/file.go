package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"time"
)

// patience is how long a statement waits for another terminal.
const patience = 5 * time.Second

// access is how a store gets at its file.
type access struct {
	allowNetwork      bool
	networkFileSystem func(dir string) (string, error)
	wait              time.Duration // for another terminal
	vfs               string        // SQLite's way to files; "" is its own
}

// file is one of our files in a data folder.
type file struct {
	kind   *kind
	access access
	dir    string
	now    func() time.Time
	db     *database // nil until first use, and again after any error
}

func newFile(dir string, k *kind, a access, now func() time.Time) file {
	if a.networkFileSystem == nil {
		a.networkFileSystem = networkFileSystem
	}
	if a.wait == 0 {
		a.wait = patience
	}
	return file{kind: k, access: a, dir: dir, now: now}
}

// open opens the file, which it makes if there is none. It must not be open.
func (f *file) open(ctx context.Context) (err error) {
	f.db, err = f.another(ctx)
	return err
}

// isThere reports whether anything stands where the file belongs, ours or not.
func (f *file) isThere() bool {
	return !errors.Is(lookAt(filepath.Join(f.dir, f.kind.name)), fs.ErrNotExist)
}

// another opens the file over a connection of its own.
func (f *file) another(ctx context.Context) (*database, error) {
	return openFile(ctx, f.dir, f.kind, f.access)
}

// close closes the file if it is open, and leaves its times coarse.
func (f *file) close() error {
	if f.db == nil {
		return nil
	}
	db := f.db
	f.db = nil
	return errors.Join(db.close(), coarsenTimes(db.path, f.now()))
}
