package tui

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnusableDataFolderCostsNothingButSharing guards "nothing is lost": whatever stands where the rows belong, a person
// is told in a sentence, gets the report, and nothing there is touched.
func TestUnusableDataFolderCostsNothingButSharing(t *testing.T) {
	for _, c := range []struct {
		name  string
		make  func(t *testing.T, data string) // what stands at the data folder
		mount string                          // options of what is mounted there, for the program alone
		code  string
	}{
		{"link", func(t *testing.T, data string) { must(t, os.Symlink(t.TempDir(), data)) }, "", "(S9)"},
		{"file", func(t *testing.T, data string) { must(t, os.WriteFile(data, []byte("notes"), 0o600)) }, "", "(S9)"},
		{"database of another program", func(t *testing.T, data string) { makeDatabase(t, data, "CREATE TABLE song(title TEXT)") }, "", "(S5)"},
		{"newer database", func(t *testing.T, data string) {
			makeDatabase(t, data, "PRAGMA application_id = 0x574D5250; PRAGMA user_version = 99; CREATE TABLE t(x)")
		}, "", "(S7)"},
		{"empty database", func(t *testing.T, data string) {
			must(t, os.Mkdir(data, 0o700))
			must(t, os.WriteFile(filepath.Join(data, "responses.db"), nil, 0o600))
		}, "", "(S4)"},
		{"full disk", func(t *testing.T, data string) { must(t, os.Mkdir(data, 0o700)) }, "-t tmpfs -o size=4k,mode=700 none", "(S1)"},
		{"read only", func(t *testing.T, data string) { must(t, os.Mkdir(data, 0o700)) }, "-t tmpfs -o ro,mode=700 none", "(S2)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			c.make(t, data)
			before := digest(t, data)
			j := startJourneyIn(t, data, withMount(t, c.mount, data), term80x24, digitsOnly)
			j.toTasks()
			j.press("m")
			j.waitFor("Finish, report and clear")
			j.open("Finish, report and clear", "Planning question 1")
			j.open("Continue", "Planning question 2")
			j.open("Continue", "Share?")
			sc := j.waitFor("There is a problem")
			if words := strings.Join(strings.Fields(sc.text()), " "); !strings.Contains(words, c.code+". Your answers are still here, and your report still works.") {
				t.Errorf("want %s on\n%s", c.code, sc.text())
			}
			j.open("Continue", "Report")
			j.takeReport()
			j.finish()
			j.checkReport()
			if after := digest(t, data); after != before {
				t.Errorf("before\n%s\nafter\n%s", before, after)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func makeDatabase(t *testing.T, folder, statements string) {
	t.Helper()
	must(t, os.Mkdir(folder, 0o700))
	db, err := sql.Open("sqlite", filepath.Join(folder, "responses.db"))
	must(t, err)
	_, err = db.Exec(statements)
	must(t, err)
	must(t, db.Close())
	must(t, os.Chmod(filepath.Join(folder, "responses.db"), 0o600))
}

// digest says what is below a path.
func digest(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, file := range filesIn(t, path) {
		data, err := os.ReadFile(file)
		if err != nil {
			data = []byte(err.Error()) // a link to a folder
		}
		fmt.Fprintf(&b, "%s %x\n", file, sha256.Sum256(data))
	}
	return b.String()
}

// withMount returns a command that mounts something at the data folder for the program alone, and skips the test where
// that is not allowed.
func withMount(t *testing.T, options, data string) []string {
	t.Helper()
	if options == "" {
		return nil
	}
	var paths []string // whole ones, since the program's own PATH leads nowhere
	for _, name := range []string{"unshare", "sh", "mount", "true"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Skip("no folder can be mounted here")
		}
		paths = append(paths, path)
	}
	unshare, sh, mount, nothing := paths[0], paths[1], paths[2], paths[3]
	command := []string{unshare, "-rm", sh, "-c", mount + " " + options + ` "$0" && exec "$@"`, data}
	if exec.Command(unshare, append(command[1:len(command):len(command)], nothing)...).Run() != nil {
		t.Skip("no folder can be mounted here")
	}
	return command
}
