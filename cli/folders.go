package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Folder is a place to save a report to.
type Folder struct {
	Label string // such as "Memory stick STICK" or "Documents"
	Path  string
	Stick bool // a memory stick, on which a record is found without its path
}

// Folders lists where a report can be saved.
type Folders struct {
	mounts  func() []string // where removable drives are now; it may list other drives too
	roots   []string        // a drive is a memory stick when it is mounted below one of these; none: all are
	reports string          // the report folder; "" when there is none
	data    string          // the folder of the databases, where no report may go
}

// List returns memory sticks first, then the report folder. Folders that are not there are left out.
func (f *Folders) List() []Folder {
	folders := f.sticks()
	if f.reports != "" {
		folders = append(folders, Folder{Label: clean(filepath.Base(f.reports)), Path: f.reports})
	}
	return slices.DeleteFunc(folders, func(folder Folder) bool {
		info, err := os.Stat(folder.Path)
		return err != nil || !info.IsDir() || isInside(folder.Path, f.data)
	})
}

// sticks returns the memory sticks that are there now.
func (f *Folders) sticks() []Folder {
	var folders []Folder
	for _, path := range slices.Sorted(slices.Values(f.mounts())) {
		if f.isStick(path) {
			folders = append(folders, Folder{"Memory stick " + clean(stickName(path)), path, true})
		}
	}
	return folders
}

func (f *Folders) isStick(path string) bool {
	return len(f.roots) == 0 || slices.ContainsFunc(f.roots, func(root string) bool {
		return path != root && isInside(path, root)
	})
}

// stickName is what a person knows a drive by: its label, or its letter.
func stickName(path string) string {
	if volume := filepath.VolumeName(path); volume != "" {
		return volume
	}
	return filepath.Base(path)
}

// isInside reports whether path is folder or below it, links followed as far as they lead anywhere.
func isInside(path, folder string) bool {
	rel, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved returns the whole path behind links. The end of it need not be there yet.
func resolved(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		return real
	}
	parent := filepath.Dir(whole)
	if parent == whole {
		return whole
	}
	return filepath.Join(resolved(parent), filepath.Base(whole))
}
