package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// openFile opens the file of kind k in dir, which it makes the first time. It returns only a file that is ours, of this
// version, sound, and set to keep its promises.
func openFile(ctx context.Context, dir string, k *kind, a access) (*database, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	network, err := a.networkFileSystem(dir)
	if err != nil {
		return nil, err
	}
	if network != "" && !a.allowNetwork {
		return nil, found(NetworkFolder, "%s is on %s", dir, network)
	}
	path := filepath.Join(dir, k.name)
	err = lookAt(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = create(ctx, path, k, a)
	}
	if err != nil {
		return nil, err
	}
	db, err := connect(ctx, path, a)
	if err != nil {
		return nil, err
	}
	if err := db.check(ctx, k); err != nil {
		db.close()
		return nil, err
	}
	if err := makePrivate(path); err != nil { // only now: the file is ours
		db.close()
		return nil, err
	}
	return db, nil
}

// makeFolder makes the data folder, or takes everybody else's rights to the one that is there.
func makeFolder(dir string) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		info, err = os.Lstat(dir)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode()&fs.ModeSticky != 0 {
		return found(NotPrivate, "%s is a link, a file, or a folder for everybody", dir)
	}
	return makePrivate(dir)
}

// lookAt refuses what stands at path if SQLite would not treat it as ours to open: SQLite follows links, fills an
// empty file, and recovers from the log of a program that journals in another way. It returns fs.ErrNotExist when
// there is nothing.
func lookAt(path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return found(NotPrivate, "%s is a link or not a file", path)
	}
	if info.Size() == 0 {
		return found(Damaged, "%s is empty", path)
	}
	if _, err := os.Lstat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return found(Foreign, "%s-wal is there", path)
	}
	return nil
}

// makePrivate leaves rights to path with its owner only.
func makePrivate(path string) error {
	const others = 0o077
	info, err := os.Lstat(path)
	if err != nil || info.Mode().Perm()&others == 0 {
		return err
	}
	err = os.Chmod(path, info.Mode().Perm()&^others)
	if errors.Is(err, fs.ErrPermission) {
		return found(NotPrivate, "%s belongs to another account", path)
	}
	return err
}

// create makes path with its tables. The file gets its name when it is whole, so a program killed half way leaves
// nothing that the next start would take for damage, and two terminals that start together end with one file.
func create(ctx context.Context, path string, k *kind, a access) error {
	f, err := os.CreateTemp(filepath.Dir(path), k.name+".new-*") // 0600, and never a file that is there
	if err != nil {
		return err
	}
	unfinished := f.Name()
	defer os.Remove(unfinished + "-journal")
	defer os.Remove(unfinished)
	if err := f.Close(); err != nil {
		return err
	}
	db, err := connect(ctx, unfinished, a)
	if err != nil {
		return err
	}
	err = db.configure(ctx)
	if err == nil {
		err = db.layTables(ctx, k)
	}
	if err := errors.Join(err, db.close()); err != nil {
		return err
	}
	// A second name, unlike a new one, cannot replace a file that another terminal made meanwhile.
	if err := os.Link(unfinished, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// coarsenTimes sets the times of the file and its journal to the first day of the month, so that they do not tell when
// somebody shared or saved. Each commit touches the journal, although it is empty.
func coarsenTimes(path string, now time.Time) error {
	first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, now.Location())
	for _, p := range []string{path, path + "-journal"} {
		if err := os.Chtimes(p, first, first); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
