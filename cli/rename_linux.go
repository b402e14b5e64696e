package cli

import (
	"os"

	"golang.org/x/sys/unix"
)

// renameNew renames a file inside root and fails when the new name is taken.
func renameNew(root *os.Root, from, to string) error {
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	fd := int(folder.Fd())
	return unix.Renameat2(fd, from, fd, to, unix.RENAME_NOREPLACE)
}
