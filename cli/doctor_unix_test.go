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
	doctor := func() string {
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
		said := doctor()
		for words, want := range c.said {
			if strings.Contains(said, words) != want {
				t.Errorf("folder %v, file %v: told of %q: %v\n%s", c.folder, c.file, words, !want, said)
			}
		}
	}
}
