//go:build unix

package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"waymark/store"
)

func init() {
	children["umask"] = shareUnderUmask
	children["nobody"] = openAsNobody
	children["nobody saves"] = saveAsNobody
}

// shareUnderUmask is a terminal whose account gives rights to everybody.
func shareUnderUmask(dir string) error {
	syscall.Umask(0)
	r := store.NewResponses(dir, testOptions())
	return errors.Join(r.Share(ctx, drawRows(fixed(40))), r.Tidy(ctx), r.Close())
}

func TestOnlyTheAccountReadsTheData(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "by", "us")
	if err := child(t, "umask", dir).Run(); err != nil {
		t.Fatal(err)
	}
	checkPrivate(t, dir)
	// A copy brought back from a backup may have come with rights for others.
	for _, path := range []string{dir, filepath.Join(dir, "responses.db")} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := child(t, "umask", dir).Run(); err != nil {
		t.Fatal(err)
	}
	checkPrivate(t, dir)
}

func checkPrivate(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// openAsNobody gives up the rights of root, to which modes do not apply, and prints what sharing and publishing say. With
// no file there is nothing to publish, and nothing to say of it.
func openAsNobody(dir string) error {
	if err := syscall.Setuid(nobody); err != nil {
		return err
	}
	r := store.NewResponses(dir, testOptions())
	defer r.Close()
	there := r.IsThere()
	_, shared := r.Period(ctx)
	_, published := r.Publish(ctx, publication(true))
	errs := []error{shared, published}
	if !there && published == nil {
		errs = errs[:1]
	}
	for _, err := range errs {
		known := (*store.Error)(nil)
		if !errors.As(err, &known) {
			return fmt.Errorf("no sentence in %w", err)
		}
		fmt.Println(known.Sentence(), known.PlannerSentence())
	}
	return nil
}

const nobody = 65534

func TestAFolderThatCanOnlyBeReadIsNamed(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to become an account that may not write")
	}
	for name, mode := range map[string]struct {
		folder, file fs.FileMode
		want         string
		times        int // twice for each that says it: to a worker and to a planner
	}{
		"folder":         {0o500, 0o600, "(S2)", 4},
		"file":           {0o700, 0o400, "(S2)", 4},
		"no file":        {0o500, 0, "(S2)", 2},
		"folder of root": {0o755, 0o600, "(S9)", 4},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			path := wholeFile(t, dir)
			owner := nobody
			if mode.want == "(S9)" {
				owner = 0
			}
			above := filepath.Dir(dir)
			err := errors.Join(os.Chmod(above, 0o755), os.Chmod(filepath.Dir(above), 0o755), os.Chmod(path, mode.file), os.Chown(path, owner, owner), os.Chown(path+"-journal", owner, owner),
				os.Chmod(dir, mode.folder), os.Chown(dir, owner, owner))
			if mode.folder == 0o500 { // with a journal there already, nothing needs to be made in the folder
				err = errors.Join(err, os.Remove(path+"-journal"))
			}
			if mode.file == 0 {
				err = errors.Join(err, os.Remove(path))
			}
			if err != nil {
				t.Fatal(err)
			}
			before := contents(t, dir)
			said, err := child(t, "nobody", dir).Output()
			if err != nil || strings.Count(string(said), mode.want) != mode.times {
				t.Errorf("said %q %v, want %s %d times", said, err, mode.want, mode.times)
			}
			if !equalFiles(before, contents(t, dir)) {
				t.Error("the folder was written to")
			}
		})
	}
}

// saveAsNobody opens a draft without the right to write, and prints what saving and deleting it and making one say.
func saveAsNobody(dir string) error {
	if err := syscall.Setuid(nobody); err != nil {
		return err
	}
	d := store.NewDrafts(dir, draftOptions())
	if _, err := d.Unlock(ctx, drawnByAll); err != nil {
		return err
	}
	for _, err := range []error{d.Save(ctx, 1, nil), d.Delete(ctx), d.Create(ctx, strings.Fields(drawnByAll), nil)} {
		known := (*store.Error)(nil)
		if !errors.As(err, &known) {
			return fmt.Errorf("no sentence in %w", err)
		}
		fmt.Println(known.Sentence())
	}
	return nil
}

func TestDraftsThatCanOnlyBeReadOpenAndAreNotSaved(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to become an account that may not write")
	}
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	if err := d.Create(ctx, strings.Fields(drawnByAll), nil); err != nil {
		t.Fatal(err)
	}
	d.Close()
	above := filepath.Dir(dir)
	err := errors.Join(os.Chmod(above, 0o755), os.Chmod(filepath.Dir(above), 0o755), os.Remove(draftsPath(dir)+"-journal"))
	for name := range contents(t, dir) {
		err = errors.Join(err, os.Chown(filepath.Join(dir, name), nobody, nobody), os.Chmod(filepath.Join(dir, name), 0o400))
	}
	if err := errors.Join(err, os.Chown(dir, nobody, nobody), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	said, err := child(t, "nobody saves", dir).Output()
	if err != nil || strings.Count(string(said), "(S2)") != 3 {
		t.Errorf("said %q %v, want S2 each time", said, err)
	}
	if !equalFiles(before, contents(t, dir)) {
		t.Error("the folder was written to")
	}
}
