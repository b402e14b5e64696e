//go:build unix

package cli

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder returns once the names in root are on the disk. Some file systems cannot promise that; they do their own.
func syncFolder(root *os.Root) error {
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
