package cli

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"waymark/assessment/record"
)

// FoundRecord is a file on a memory stick that may hold a record.
type FoundRecord struct {
	Label string // such as "waymark-report-k7f3qm.pdf, on the memory stick STICK"
	Path  string
}

// Records finds and opens what people bring from an earlier time.
type Records struct {
	folders *Folders
	home    string // the person's own folder, for which ~ stands in a path; may be empty
}

// Bounds of a search, so that a full or a slow stick holds nobody up.
const (
	mostFound   = 6
	mostSticks  = 8
	mostEntries = 2000 // of one folder
	mostBelow   = 100  // folders of one stick
	searchLimit = 3 * time.Second
)

// List finds records and reports on memory sticks, in their top folder and one below: those named by Waymark first, the
// newest before older ones. It never looks into the report folder, where others may have left theirs.
func (r *Records) List(ctx context.Context) []FoundRecord {
	ctx, cancel := context.WithTimeout(ctx, searchLimit)
	defer cancel()
	done := make(chan []FoundRecord, 1)
	go func() { done <- r.search(ctx) }()
	select {
	case found := <-done:
		return found
	case <-ctx.Done(): // a stick that does not answer is as good as none
		return nil
	}
}

// candidate is a file that is worth opening.
type candidate struct {
	stick, path string
	changed     time.Time
}

func (r *Records) search(ctx context.Context) []FoundRecord {
	var all []candidate
	sticks := r.folders.sticks()
	for _, stick := range sticks[:min(len(sticks), mostSticks)] {
		files, below := r.look(stick, stick.Path)
		all = append(all, files...)
		for _, folder := range below[:min(len(below), mostBelow)] {
			if ctx.Err() != nil {
				break
			}
			files, _ := r.look(stick, folder)
			all = append(all, files...)
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(rank(a.path), rank(b.path)),
			b.changed.Compare(a.changed),
			cmp.Compare(a.path, b.path),
		)
	})
	var found []FoundRecord
	for _, c := range all[:min(len(all), mostFound)] {
		label := clean(filepath.Base(c.path)) + ", on the " + strings.ToLower(c.stick[:1]) + c.stick[1:]
		found = append(found, FoundRecord{label, c.path})
	}
	return found
}

// look lists the files of a folder that may hold a record, and the folders in it.
func (r *Records) look(stick Folder, folder string) (files []candidate, below []string) {
	if r.folders.reports != "" && isInside(folder, r.folders.reports) {
		return nil, nil
	}
	dir, err := os.Open(folder)
	if err != nil {
		return nil, nil
	}
	defer dir.Close()
	entries, _ := dir.ReadDir(mostEntries) // what a damaged stick still tells is enough
	for _, entry := range entries {
		name := entry.Name()
		path := filepath.Join(folder, name)
		switch {
		case strings.HasPrefix(name, "."), strings.HasPrefix(name, "$"): // what systems leave on a stick
		case entry.IsDir():
			below = append(below, path)
		case entry.Type().IsRegular() && mayHoldRecord(name):
			info, err := entry.Info()
			if err == nil && info.Mode().IsRegular() && info.Size() > 0 && info.Size() <= record.MaxFile {
				files = append(files, candidate{stick.Label, path, info.ModTime()})
			}
		}
	}
	slices.Sort(below)
	return files, below
}

func mayHoldRecord(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return ending == ".pdf" || ending == ".json"
}

// rank puts files that Waymark named before others.
func rank(path string) int {
	name := strings.ToLower(filepath.Base(path))
	if strings.HasPrefix(name, "waymark-report-") || strings.HasPrefix(name, "waymark-record-") {
		return 0
	}
	return 1
}

// Open reads a record, or a report with one inside. The path may be one that somebody typed, or let fall on the
// terminal. Every error has a sentence.
func (r *Records) Open(_ context.Context, path string) (*record.Record, error) {
	return readRecord(r.typed(path))
}

// typed makes a path of what somebody typed: terminals put quotation marks round what is let fall on them.
func (r *Records) typed(path string) string {
	path = strings.TrimSpace(path)
	if n := len(path); n > 1 && (path[0] == '"' || path[0] == '\'') && path[n-1] == path[0] {
		path = path[1 : n-1]
	}
	if below, ok := strings.CutPrefix(path, "~"+string(filepath.Separator)); ok && r.home != "" {
		return filepath.Join(r.home, below)
	}
	return path
}
