//go:build linux

package cli_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// installed is a computer that was set up by docs/install.md, with other folders.
type installed struct{ home, data, backups string }

func newInstalled(t *testing.T) installed {
	home := t.TempDir()
	at := installed{home, filepath.Join(home, ".local/share/waymark"), filepath.Join(home, "backups")}
	if err := os.Mkdir(at.backups, 0o700); err != nil {
		t.Fatal(err)
	}
	return at
}

// start runs the commands of a unit one after another until one fails, as systemd does.
func (at installed) start(t *testing.T, unit string) error {
	t.Helper()
	escapes := strings.NewReplacer("$$", "$", "%%", "%")
	for line := range strings.Lines(installBlock(t, "`/etc/systemd/system/"+unit+"`")) {
		command, isCommand := strings.CutPrefix(strings.TrimSpace(line), "ExecStart=")
		if !isCommand {
			continue
		}
		if err := at.run(t, escapes.Replace(command)); err != nil {
			return err
		}
	}
	return nil
}

// run runs one command of the page here, as the account that Waymark has.
func (at installed) run(t *testing.T, command string) error {
	t.Helper()
	here := strings.NewReplacer(
		"/usr/local/bin/waymark", program, "/var/backups/waymark", at.backups, "/var/lib/waymark/data", at.data,
		"sudo -u waymark ", "", "sudo ", "", " -o waymark -g waymark ", " ",
	)
	cmd := exec.Command("/bin/sh", "-c", here.Replace(command))
	cmd.Env = []string{"HOME=" + at.home, "PATH=" + filepath.Dir(program) + ":" + os.Getenv("PATH")}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Logf("%s: %s", command, out)
	}
	return err
}

// shareAgain lets some people share today.
func (at installed) shareAgain(t *testing.T, n int) {
	t.Helper()
	rows := varied(ourQuestionnaire(func(err error) { noError(t, err) }), rand.New(rand.NewPCG(1, uint64(n))), n)
	noError(t, share(at.data, today(), rows))
}

// copied counts the people in each copy that there is.
func (at installed) copied(t *testing.T) (people []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(at.backups, "*.db"))
	noError(t, err)
	for _, name := range names {
		people = append(people, query(t, name, "SELECT count(*) FROM response")...)
	}
	return people
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A copy goes only when another takes its place, whatever goes wrong.
func TestInstallPageNeverUsesUpTheCopies(t *testing.T) {
	at := newInstalled(t)
	noError(t, at.start(t, "waymark-backup.service")) // nobody has shared yet
	if got := at.copied(t); got != nil {
		t.Fatalf("nothing was shared, and copies hold %v people", got)
	}
	noError(t, os.MkdirAll(at.data, 0o700))
	noError(t, os.WriteFile(filepath.Join(at.data, "drafts.db"), []byte("cut short"), 0o600))
	for week, people := range []string{"2", "5"} {
		at.shareAgain(t, 2+week)
		if at.start(t, "waymark-purge.service") == nil {
			t.Error("a purge that could not be done is no failure")
		}
		noError(t, at.start(t, "waymark-backup.service"))
		if got := at.copied(t); len(got) != 1 || got[0] != people {
			t.Errorf("week %d: copies hold %v people, not %s in one", week, got, people)
		}
	}
	noError(t, os.Truncate(filepath.Join(at.data, "responses.db"), 5000))
	if at.start(t, "waymark-backup.service") == nil {
		t.Error("a copy that could not be made is no failure")
	}
	noError(t, os.RemoveAll(at.data)) // or the disk that it is on is not mounted
	if at.start(t, "waymark-backup.service") == nil {
		t.Error("a database that has gone is no failure")
	}
	if got := at.copied(t); len(got) != 1 || got[0] != "5" {
		t.Errorf("after copies that could not be made, copies hold %v people", got)
	}
}

// What was damaged may be all that is left of somebody's answers, so nothing that the timers do takes it away.
func TestInstallPagePutsACopyBackAndKeepsWhatWasDamaged(t *testing.T) {
	at := newInstalled(t)
	at.shareAgain(t, 3)
	noError(t, at.start(t, "waymark-backup.service"))
	noError(t, os.Truncate(filepath.Join(at.data, "responses.db"), 5000))
	for command := range strings.Lines(installBlock(t, "To put one back")) {
		if !strings.Contains(command, "systemctl") {
			noError(t, at.run(t, command))
		}
	}
	noError(t, at.start(t, "waymark-purge.service"))
	noError(t, at.start(t, "waymark-backup.service"))
	if got := query(t, filepath.Join(at.data, "responses.db"), "SELECT count(*) FROM response"); got[0] != "3" {
		t.Errorf("%s people are back, not 3", got[0])
	}
	damaged, err := os.Stat(filepath.Join(at.backups, "damaged-responses.db"))
	noError(t, err)
	if damaged.Size() != 5000 {
		t.Errorf("the damaged file has %d bytes", damaged.Size())
	}
}

// Each copy tells which rows came since the one before, so the privacy page says how many the timers make.
func TestPrivacyPageSaysWhatTheTimersCopy(t *testing.T) {
	timer := installBlock(t, "`/etc/systemd/system/waymark-backup.timer`")
	if !strings.Contains(timer, "\nOnCalendar=Mon *-*-* ") {
		t.Error("copies are not made each week")
	}
	page, err := os.ReadFile(privacyPage)
	noError(t, err)
	_, risks, _ := strings.Cut(string(page), "## Risks that remain")
	risks = strings.Join(strings.Fields(risks), " ")
	for _, want := range []string{
		"compares a copy with `responses.db`", "a planning row came with a response",
		"makes such a copy each week and keeps one alone", "the account of Waymark can read it",
	} {
		if !strings.Contains(risks, want) {
			t.Errorf("the risks do not say %q", want)
		}
	}
}
