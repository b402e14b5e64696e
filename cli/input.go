package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// readGiven reads a file that somebody gave us, of most bytes at most. Only an ordinary file is read: a pipe or a device
// could hold the program up for ever, and a link could lead anywhere.
func readGiven(path string, most int64) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if err := ordinary(path, info.Mode()); err != nil {
		return nil, err
	}
	// The file may have been swapped since: open without following or waiting, and look once more.
	file, err := os.OpenFile(path, os.O_RDONLY|openWithoutWaiting, 0)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer file.Close()
	if info, err = file.Stat(); err != nil {
		return nil, unreadable(path, err)
	}
	if err := ordinary(path, info.Mode()); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	if int64(len(data)) > most {
		return nil, failed("The file %s is larger than %s. That is more than Waymark reads of such a file.", quoted(path), sizeWords(most))
	}
	return data, nil
}

// sizeWords words a number of bytes.
func sizeWords(bytes int64) string {
	if bytes > 1<<20 {
		return fmt.Sprintf("%d MiB", bytes>>20)
	}
	return fmt.Sprintf("%d KiB", bytes>>10)
}

func ordinary(path string, mode fs.FileMode) error {
	what := ""
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		what = "is a folder"
	case mode&fs.ModeSymlink != 0:
		what = "is a link"
	default:
		what = "is a pipe or a device"
	}
	return failed("%s %s. Give the name of an ordinary file.", quoted(path), what)
}

func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return failed("There is no file %s. Check its name and folder.", quoted(path))
	case errors.Is(err, fs.ErrPermission):
		return failed("The file %s may not be read by you. Ask for the right to read it, or give another.", quoted(path))
	}
	return failed("The file %s cannot be read (%s). Try again, or give another.", quoted(path), reason(err))
}

// isMissing reports whether nothing at all is at path.
func isMissing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}
