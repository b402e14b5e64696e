//go:build unix

package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Root may write anywhere, so doctor runs as somebody else here.
func TestDoctorFindsAFolderAndAFileThatCanOnlyBeRead(t *testing.T) {
	folder, err := os.MkdirTemp("", "waymark-doctor") // t.TempDir is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	data := filepath.Join(folder, "data")
	file := filepath.Join(data, "drafts.db")
	if err := errors.Join(os.Chmod(folder, 0o755), os.Mkdir(data, 0o700), os.WriteFile(file, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	doctor := func(data string) string {
		cmd := exec.Command(program, "doctor", "--data", data)
		cmd.Env = []string{"HOME=" + folder}
		if os.Getuid() == 0 {
			const nobody = 65534
			if err := errors.Join(os.Chown(data, nobody, nobody), os.Chown(file, nobody, nobody)); err != nil {
				t.Skip(err)
			}
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		said, err := cmd.CombinedOutput()
		if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
			t.Fatalf("%v: %s", err, said)
		}
		return string(said)
	}
	const folderWords = "wrong\tThe data folder can only be read, so nothing can be saved (S2)."
	const fileWords = "wrong\t\"drafts.db\" can only be read, so nothing can be saved (S2)."
	for _, c := range []struct {
		folder, file os.FileMode
		said         map[string]bool
	}{
		{0o700, 0o600, map[string]bool{folderWords: false, fileWords: false}},
		{0o500, 0o600, map[string]bool{folderWords: true, fileWords: false}},
		{0o700, 0o400, map[string]bool{folderWords: false, fileWords: true}},
	} {
		if err := errors.Join(os.Chmod(data, c.folder), os.Chmod(file, c.file)); err != nil {
			t.Fatal(err)
		}
		said := doctor(data)
		for words, want := range c.said {
			if strings.Contains(said, words) != want {
				t.Errorf("folder %v, file %v: told of %q: %v\n%s", c.folder, c.file, words, !want, said)
			}
		}
	}
	if err := os.Chmod(folder, 0o555); err != nil { // not even its owner makes anything there
		t.Fatal(err)
	}
	parent := "\"" + folder + "\", where the data folder has to be made, can only be read, so nothing can be saved (S2)."
	if said := doctor(filepath.Join(folder, "not", "there")); !strings.Contains(said, parent) {
		t.Errorf("of a folder that cannot be made it says\n%s", said)
	}
}

// TestDoctorFindsAFullDisk guards the person who has to mend it: nothing can be stored, and doctor says why.
func TestDoctorFindsAFullDisk(t *testing.T) {
	data, unshare := t.TempDir(), needTool(t, "unshare")
	needTool(t, "mount")
	mounted := func(size string, command ...string) *exec.Cmd {
		mount := `mount -t tmpfs -o mode=700,size=` + size + ` none "$0" && exec "$@"`
		return exec.Command(unshare, append([]string{"-rm", "sh", "-c", mount, data}, command...)...)
	}
	if err := mounted("4k", "true").Run(); err != nil {
		t.Skip("no folder can be mounted here")
	}
	for size, words := range map[string]string{
		"4k":   "wrong\tThe disk of the data folder is full, so nothing can be saved (S1).",
		"2m":   "look at this\tThe disk of the data folder is nearly full.",
		"128m": "",
	} {
		said, err := mounted(size, program, "doctor", "--data", data).Output()
		if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
			t.Fatal(err)
		}
		if !strings.Contains(string(said), words) || words == "" && strings.Contains(string(said), " full") {
			t.Errorf("with %s want %q in\n%s", size, words, said)
		}
	}
}
