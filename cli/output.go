package cli

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// SaveNew writes data to a new file in folder and returns its path. The file is there whole or not at all, only its
// owner can read it, and no other file is ever written over. The error has a sentence for a person.
func SaveNew(folder, name string, data []byte) (string, error) {
	if !filepath.IsLocal(name) || filepath.Base(name) != name {
		return "", failed("A file cannot be called %s. Choose another name.", quoted(name))
	}
	path := filepath.Join(folder, name)
	root, err := os.OpenRoot(folder)
	if err != nil {
		return "", unwritable(path, err)
	}
	defer root.Close()
	if _, err := root.Lstat(name); err == nil {
		return "", unwritable(path, fs.ErrExist)
	}
	unfinished := ".waymark-" + rand.Text()
	defer root.Remove(unfinished)
	if err := writeSynced(root, unfinished, data); err != nil {
		return "", unwritable(path, err)
	}
	if err := publish(root, unfinished, name, data); err != nil {
		return "", unwritable(path, err)
	}
	err = root.Remove(unfinished) // before the folder is written out, so that no second copy can come back
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // it was renamed
	}
	if err := errors.Join(err, syncFolder(root)); err != nil {
		root.Remove(name)
		return "", unwritable(path, err)
	}
	return path, nil
}

// isTaken reports whether there is something of this name already, so that no new file can have it.
func isTaken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// saveAs is SaveNew for the whole path of a file.
func saveAs(path string, data []byte) error {
	_, err := SaveNew(filepath.Dir(path), filepath.Base(path), data)
	return err
}

// writeSynced makes a new file, only for its owner, and returns once it is on the disk.
func writeSynced(root *os.Root, name string, data []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

// publish gives the finished file its name, by the first way that this file system knows.
func publish(root *os.Root, unfinished, name string, data []byte) error {
	var err error
	for _, way := range waysToPublish() {
		if err = way(root, unfinished, name, data); err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return err
}

// waysToPublish lists ways to give a finished file its name, none of which can take the place of another file. Memory
// sticks often know no links, and not every system has a rename that is sure to replace nothing; what is left there is
// to write the file once more.
func waysToPublish() []func(root *os.Root, unfinished, name string, data []byte) error {
	return []func(*os.Root, string, string, []byte) error{
		func(root *os.Root, unfinished, name string, _ []byte) error { return root.Link(unfinished, name) },
		func(root *os.Root, unfinished, name string, _ []byte) error { return renameNew(root, unfinished, name) },
		func(root *os.Root, _, name string, data []byte) error {
			err := writeSynced(root, name, data)
			if err != nil && !errors.Is(err, fs.ErrExist) {
				root.Remove(name)
			}
			return err
		},
	}
}

// unwritable words why a new file could not be made.
func unwritable(path string, err error) error {
	folder := quoted(filepath.Dir(path))
	switch {
	case errors.Is(err, fs.ErrExist):
		return failed("Nothing was overwritten: %s is there already. Choose another name or folder.", quoted(path))
	case errors.Is(err, fs.ErrNotExist):
		return failed("There is no folder %s. Make it first, or choose another.", folder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return failed("The folder %s cannot be written to. Choose another.", folder)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return failed("The disk that holds %s is full. Make room, or choose another folder.", folder)
	case errors.Is(err, syscall.ENOTDIR):
		return failed("%s is not a folder. Choose one.", folder)
	}
	return failed("The file %s could not be written (%s). Nothing was left behind. Choose another folder.", quoted(path), reason(err))
}

// writeJSON writes one value for programs, readable by people too.
func writeJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}
