package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Each way must be sound by itself: which of them is taken depends on the file system.
func TestNoWayToPublishReplacesAFile(t *testing.T) {
	for i, way := range waysToPublish() {
		folder := t.TempDir()
		root, err := os.OpenRoot(folder)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		for name, text := range map[string]string{"unfinished": "after", "taken": "before"} {
			if err := root.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		err = way(root, "unfinished", "taken", []byte("after"))
		if errors.Is(err, errors.ErrUnsupported) {
			continue // not on this system
		}
		if !errors.Is(err, fs.ErrExist) {
			t.Errorf("way %d, taken name: %v, want %v", i, err, fs.ErrExist)
		}
		if err := way(root, "unfinished", "free", []byte("after")); err != nil {
			t.Errorf("way %d, free name: %v", i, err)
		}
		for name, want := range map[string]string{"taken": "before", "free": "after"} {
			if got, err := os.ReadFile(filepath.Join(folder, name)); string(got) != want || err != nil {
				t.Errorf("way %d: %s holds %q (%v), want %q", i, name, got, err, want)
			}
		}
	}
}
