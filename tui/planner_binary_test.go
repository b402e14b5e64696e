package tui

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The real program shows the releases of the sample county, saves one, and leaves a clean terminal.
func TestPlannerOnATerminalOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	sample := filepath.Join(folder, "sample")
	if out, err := exec.Command(waymarkPath(t), "demo", sample).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	settings := filepath.Join(folder, "waymark.toml")
	saved := filepath.Join(folder, "saved")
	text := "reports = '" + saved + "'\n"
	if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(saved, 0o700); err != nil {
		t.Fatal(err)
	}
	s := startBinary(t, term80x24, nil, "planner", "--data", filepath.Join(sample, "data"), "--config", settings)
	s.waitFor("Release 4, July to September 2026")
	s.press("4")
	s.waitFor("Training needs", "SAMPLE: made-up figures")
	s.press("1")
	s.waitFor("Research activity", "Need")
	s.press("esc")
	s.waitFor("Save as a file")
	s.press("8")
	s.waitFor("Spreadsheet")
	s.press("1")
	s.waitFor(filepath.Base(saved))
	s.press("1")
	s.waitFor("-dictionary.csv")
	s.press("ctrl+c", "ctrl+c")
	if code := s.exitCode(); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	if !strings.HasSuffix(string(s.written()), wipe) {
		t.Error("the screen is not wiped at the end")
	}
	files, err := os.ReadDir(saved)
	if err != nil || len(files) != 2 {
		t.Errorf("%d files saved, want a table and its dictionary (%v)", len(files), err)
	}
}
