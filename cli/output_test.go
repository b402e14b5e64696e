package cli_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"waymark/cli"
)

func TestSaveNewWritesTheWholeFileForItsOwnerOnly(t *testing.T) {
	folder := t.TempDir()
	path, err := cli.SaveNew(folder, "report.pdf", []byte("all of it"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if string(got) != "all of it" || err != nil {
		t.Errorf("read back %q, %v", got, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("mode %o, want 600", mode)
	}
	onlyFile(t, folder, "report.pdf")
}

func TestSaveNewNeverWritesOverAnything(t *testing.T) {
	folder := t.TempDir()
	for name, make := range map[string]func(path string) error{
		"file.pdf":   func(path string) error { return os.WriteFile(path, []byte("before"), 0o600) },
		"folder.pdf": func(path string) error { return os.Mkdir(path, 0o700) },
		"link.pdf":   func(path string) error { return os.Symlink("nowhere", path) },
	} {
		path := filepath.Join(folder, name)
		if err := make(path); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Lstat(path)
		_, err := cli.SaveNew(folder, name, []byte("after"))
		if err == nil || !strings.HasPrefix(err.Error(), "Nothing was overwritten") {
			t.Errorf("%s: error %v", name, err)
		}
		after, _ := os.Lstat(path)
		if !os.SameFile(before, after) || before.Size() != after.Size() {
			t.Errorf("%s was changed", name)
		}
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 3 {
		t.Errorf("something was left behind: %v", entries)
	}
}

func TestSaveNewStaysInItsFolder(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"", ".", "..", "../out.pdf", "a/b.pdf", "/out.pdf"} {
		if _, err := cli.SaveNew(folder, name, nil); err == nil {
			t.Errorf("the name %q was taken", name)
		}
	}
	if _, err := cli.SaveNew(filepath.Join(folder, "nowhere"), "a.pdf", nil); err == nil || !strings.HasPrefix(err.Error(), "There is no folder") {
		t.Errorf("missing folder: %v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("something was written: %v", entries)
	}
}

func onlyFile(t *testing.T, folder, name string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 || entries[0].Name() != name {
		t.Errorf("the folder holds %v (%v), want %s alone", entries, err, name)
	}
}
