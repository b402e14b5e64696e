package cli_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// sampleFolder returns a folder that the real program filled. Filling takes seconds, so all tests share one.
func sampleFolder(t *testing.T) string {
	t.Helper()
	folder, err := theSample()
	must(t, err)
	return folder
}

var theSample = sync.OnceValues(func() (string, error) {
	folder := filepath.Join(filepath.Dir(program), "sample")
	if out, err := exec.Command(program, "demo", folder).CombinedOutput(); err != nil {
		return "", fmt.Errorf("make the sample: %w\n%s", err, out)
	}
	return folder, nil
})

func TestSampleHasAllThatItsReadmeSays(t *testing.T) {
	t.Parallel()
	var names []string
	for name := range filesIn(t, sampleFolder(t)) {
		names = append(names, name)
	}
	want := 1 + 2 + 4*5 + 3*4 // README, database and journal, releases, reports
	if len(names) != want {
		t.Errorf("the sample has %d files, want %d: %q", len(names), want, names)
	}
}

// A figure of the sample must never be taken for a real one, wherever a copy of the file ends up.
func TestEveryFileOfTheSampleSaysSo(t *testing.T) {
	t.Parallel()
	folder := sampleFolder(t)
	for name, data := range filesIn(t, folder) {
		mark := "SAMPLE"
		switch filepath.Ext(name) {
		case ".db", ".db-journal":
			continue // its releases say so: they are compared with the files
		case ".json":
			mark = `"sample": true,`
		case ".csv":
			mark = csvMark(data)
		case ".xlsx":
			data = unzipped(t, data)
		case ".pdf":
			data = eachPage(t, filepath.Join(folder, name))
		}
		if !bytes.Contains(data, []byte(mark)) {
			t.Errorf("%s does not say %s", name, mark)
		}
	}
}

// csvMark returns what a CSV file has to say: a table of a release says yes in the second column of each of its lines.
func csvMark(data []byte) string {
	header, lines, _ := strings.Cut(strings.TrimSpace(string(data)), "\n")
	if !strings.HasPrefix(header, "release,sample,") {
		return "sample,Whether the figures are made up,yes"
	}
	for line := range strings.Lines(lines) {
		if cells := strings.SplitN(line, ",", 3); cells[1] != "yes" {
			return "yes in the line " + line
		}
	}
	return "yes"
}

func TestEveryCommandSaysThatReleasesAreSamples(t *testing.T) {
	t.Parallel()
	for i, table := range []string{"needs", "ratings", "marks", "groups", "planning", "lookahead"} {
		out := sampleCommand(t, "release", "show", fmt.Sprint(1+i%4), "--table", table)
		if !strings.HasPrefix(out, "SAMPLE: made-up figures\n") {
			t.Errorf("release show --table %s begins %.60q", table, out)
		}
	}
	lines := strings.Split(strings.TrimSpace(sampleCommand(t, "release", "list")), "\n")[1:]
	if len(lines) != 4 {
		t.Errorf("%d releases are listed, want 4", len(lines))
	}
	for _, line := range lines {
		if !strings.Contains(line, "SAMPLE") {
			t.Errorf("the list says %q", line)
		}
	}
}

func TestSampleFilesAreWhatItsOwnDatabaseExports(t *testing.T) {
	t.Parallel()
	sample, exports := filesIn(t, filepath.Join(sampleFolder(t), "releases")), t.TempDir()
	for number := 1; number <= 4; number++ {
		for _, ending := range []string{"csv", "json", "xlsx", "html"} {
			name := fmt.Sprintf("sample-release-%d.%s", number, ending)
			sampleCommand(t, "release", "export", fmt.Sprint(number), "-o", filepath.Join(exports, name))
		}
	}
	for name, data := range filesIn(t, exports) {
		if !bytes.Equal(data, sample[name]) {
			t.Errorf("%s of the sample is not what its database exports", name)
		}
		delete(sample, name)
	}
	for name := range sample {
		t.Errorf("%s was not exported", name)
	}
}

// The second sample is made in a folder that is there and empty.
func TestSampleIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	first := sampleFolder(t)
	second := t.TempDir()
	if _, errs, code := run(t, "demo", second); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	want, got := filesIn(t, first), filesIn(t, second)
	for name, data := range want {
		if strings.HasPrefix(name, "data") {
			continue // the database has random numbers of its own
		}
		if !bytes.Equal(data, got[name]) {
			t.Errorf("%s differs between two samples", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, then %d", len(want), len(got))
	}
}

func TestInterruptedSampleLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no process can be interrupted from outside there")
	}
	empty := t.TempDir()
	for _, folder := range []string{filepath.Join(t.TempDir(), "new"), empty} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
		cmd := exec.CommandContext(ctx, program, "demo", folder)
		var errs strings.Builder
		cmd.Stderr = &errs
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		_, err = io.ReadFull(out, make([]byte, len("Release 1")))
		must(t, err)
		must(t, cmd.Process.Signal(os.Interrupt))
		_, err = io.Copy(io.Discard, out)
		must(t, err)
		_ = cmd.Wait() // the exit code says it all
		cancel()
		if code := cmd.ProcessState.ExitCode(); code != 130 || errs.String() != "Stopped. Nothing was left behind.\n" {
			t.Errorf("exit code %d, and it said %q", code, errs.String())
		}
		if folder != empty {
			if _, err := os.Lstat(folder); err == nil {
				t.Error("a folder that was new is still there")
			}
			continue
		}
		entries, err := os.ReadDir(folder)
		must(t, err)
		if len(entries) > 0 {
			t.Errorf("the folder that was empty has %v", entries)
		}
	}
}

// sampleCommand runs a command on the sample's own database and returns what it prints.
func sampleCommand(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := run(t, append([]string{"--data", filepath.Join(sampleFolder(t), "data")}, args...)...)
	if code != 0 {
		t.Fatalf("%q: exit code %d: %s", args, code, errs)
	}
	return out
}

// filesIn returns all files of a folder by their names.
func filesIn(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	must(t, fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(folder, name))
		return err
	}))
	return files
}

// unzipped returns the text of every file in an archive.
func unzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var all bytes.Buffer
	for _, f := range archive.File {
		file, err := f.Open()
		must(t, err)
		_, err = io.Copy(&all, file)
		must(t, err)
	}
	return all.Bytes()
}

// eachPage returns the text of a PDF if every page of it says SAMPLE, and nothing otherwise.
func eachPage(t *testing.T, path string) []byte {
	t.Helper()
	text, err := exec.Command(needTool(t, "pdftotext"), path, "-").Output()
	must(t, err)
	for page := range bytes.SplitSeq(bytes.TrimSuffix(text, []byte("\f")), []byte("\f")) {
		if !bytes.Contains(page, []byte("SAMPLE")) {
			return nil
		}
	}
	return text
}
