package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"waymark/store"
)

func newBackup(env *Env, at *places) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy shared answers and releases to a new file",
		Long: `Backup copies the database of shared answers and releases to a new file, also
while Waymark is in use. Only its owner can read the copy. Nothing is overwritten.
Saved answers that people have not shared are never copied.

Treat a copy as personal data, and delete it after 30 days: what is purged here
stays in it. Keep one copy and no series: two of them, compared, tell which
answers came between them.`,
		Example: `  waymark backup /mnt/backup/waymark-monday.db`,
		Args:    wordsBetween(1, 1, "the name of one new file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				said, err := backUp(ctx, setup, filepath.Clean(args[0]))
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), said)
				return err
			})
		},
	}
}

// backUp makes the copy under another name first, so that a file of this name is whole. It returns what came of it.
func backUp(ctx context.Context, setup *Setup, path string) (said string, err error) {
	folder, name := filepath.Split(path)
	folder, err = filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if isInside(folder, setup.Reports.data) {
		return "", failed("The folder %s holds Waymark's own data. Choose another for copies, on another disk.", quoted(folder))
	}
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
	if err := writeSynced(root, unfinished, nil); err != nil { // SQLite alone would let others read it
		return "", unwritable(path, err)
	}
	err = setup.Responses.Backup(ctx, filepath.Join(folder, unfinished))
	switch {
	case errors.Is(err, fs.ErrNotExist): // a timer that copies from the first day on has not failed
		return fmt.Sprintf("There is nothing to copy: nobody has shared anything in %s.", quoted(setup.Reports.data)), nil
	case err != nil:
		return "", noBackup(path, err)
	}
	data, err := root.ReadFile(unfinished)
	if err != nil {
		return "", unwritable(path, err)
	}
	if _, err = SaveNew(folder, name, data); err != nil {
		return "", err
	}
	return fmt.Sprintf("Shared answers and releases are copied to %s.", quoted(path)), nil
}

// noBackup words why there is no copy.
func noBackup(path string, err error) error {
	kept, isKept := errors.AsType[*store.Error](err)
	switch {
	case errors.Is(err, context.Canceled), !isKept:
		return err
	case kept.Problem == store.DiskFull:
		return unwritable(path, syscall.ENOSPC)
	}
	return failed("Nothing was copied: the database of shared answers cannot be used (S%d). Run \"waymark doctor\" to see why.", kept.Problem)
}
