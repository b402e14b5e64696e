package cli_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"waymark/cli"
)

// Promise 2: no answer in a file that somebody else can read, in a core file, or in Bubble Tea's own log.
func TestMakeSafeShutsTheWaysByWhichAnswersGetOut(t *testing.T) {
	t.Setenv("TEA_TRACE", "frames.log")
	t.Setenv("TEA_DEBUG", "1")
	before := syscall.Umask(0)
	t.Cleanup(func() { syscall.Umask(before) })

	cli.MakeSafe()

	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG"} {
		if value, there := os.LookupEnv(name); there {
			t.Errorf("%s is still %q", name, value)
		}
	}
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a new file has mode %v, %v", info.Mode(), err)
	}
	if dumpable, err := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0); err != nil || dumpable != 0 {
		t.Errorf("dumpable is %d, %v", dumpable, err)
	}
	var core unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &core); err != nil || core.Max != 0 {
		t.Errorf("core files may have %d bytes, %v", core.Max, err)
	}
}
