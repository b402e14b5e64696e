package tui

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// childOf returns the one process that a process started.
func childOf(t testing.TB, pid int) int {
	t.Helper()
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(strings.TrimSpace(string(children)))
	if err != nil {
		t.Fatalf("the children of %d are %q", pid, children)
	}
	return child
}

// watch returns something that waits for the end of a process. How soon it has to come is watchdog's business: here a
// program that goes on for ever is told from one that a busy computer holds up.
func watch(t testing.TB, pid int) (hasEnded func() bool) {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		t.Skipf("processes cannot be watched here: %v", err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
	return func() bool {
		until := time.Now().Add(waitCeiling)
		for {
			n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int(time.Until(until).Milliseconds()))
			if err != unix.EINTR {
				return n == 1 && err == nil
			}
		}
	}
}

// paneProgram is the id of our program in the pane.
func (s *tmuxSession) paneProgram() int {
	s.t.Helper()
	shell, err := strconv.Atoi(s.ask("pane_pid"))
	if err != nil {
		s.t.Fatal(err)
	}
	return childOf(s.t, shell)
}

func TestTmuxHoldsNothingAfterASignal(t *testing.T) {
	needTmux(t)
	for name, sig := range map[string]syscall.Signal{
		"HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT, "TERM": syscall.SIGTERM,
	} {
		for _, alternate := range []string{"on", "off"} {
			t.Run(name+", alternate screen "+alternate, func(t *testing.T) {
				t.Parallel()
				s := startInTmux(t, term80x24, nil, "sh", "-c", "tmux set-option -w alternate-screen "+alternate+`; exec "$0"`, waymarkPath(t))
				s.answerOne()
				pid := s.paneProgram()
				ended := watch(t, pid)
				if err := syscall.Kill(pid, sig); err != nil {
					t.Fatal(err)
				}
				if !ended() {
					t.Error("it goes on")
				}
				s.checkHasOnly("left with 130")
			})
		}
	}
}

func TestClosedTmuxPaneEndsTheProgram(t *testing.T) {
	s := startTmux(t, term80x24)
	s.answerOne()
	ended := watch(t, s.paneProgram())
	s.tmux("new-window", "-d", "sleep", "600") // without any pane the server would go; the account may have no shell
	s.tmux("kill-pane")
	if !ended() {
		t.Error("it goes on")
	}
}

// TestEndOfInputEndsTheProgram guards a line that drops where no signal says so, such as in a session of its own.
func TestEndOfInputEndsTheProgram(t *testing.T) {
	setsid, err := exec.LookPath("setsid")
	if err != nil {
		t.Skip("setsid is not installed")
	}
	for name, args := range map[string][]string{"a person's own": nil, "kiosk": {"--kiosk"}} {
		t.Run(name, func(t *testing.T) {
			s := startCommand(t, term80x24, nil, append([]string{setsid, "--wait", waymarkPath(t)}, args...)...)
			s.waitFor("We do not ask your name.")
			ended := watch(t, childOf(t, s.cmd.Process.Pid))
			s.hangUp()
			if !ended() {
				t.Error("it goes on")
			}
		})
	}
}

// TestTerminalThatTakesNothingDoesNotKeepTheProgram guards a line that hangs before it drops: whatever is written then
// waits for ever.
func TestTerminalThatTakesNothingDoesNotKeepTheProgram(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := startBinary(t, term80x24, nil)
			s.waitFor("We do not ask your name.")
			terminal, err := os.OpenFile(fmt.Sprintf("/proc/%d/fd/0", s.cmd.Process.Pid), os.O_RDWR|syscall.O_NOCTTY, 0)
			if err != nil {
				t.Skipf("the terminal cannot be opened: %v", err)
			}
			defer terminal.Close()
			must(t, unix.IoctlSetInt(int(terminal.Fd()), unix.TCXONC, unix.TCOOFF))
			ended := watch(t, s.cmd.Process.Pid)
			s.press("?")
			s.signal(sig)
			if !ended() {
				t.Error("it goes on")
			}
		})
	}
}

// TestSignalDoesNotWaitForAnotherTerminal guards the two seconds where the last answer cannot be saved, since another
// terminal keeps the file to itself: the program tries, and goes all the same.
func TestSignalDoesNotWaitForAnotherTerminal(t *testing.T) {
	for _, args := range [][]string{{"--kiosk"}, {"--plain"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			endsSoon(t, func() time.Duration {
				j := startJourney(t, term80x24, digitsOnly)
				j.quit()
				j.binarySession = startBinary(t, term80x24, nil, append(args, "--data", j.data)...)
				if args[0] == "--plain" {
					j.send(strings.Join(saved(wholeWay(t))[:14], "\r") + "\r")
					j.waitFor("Saved. 3, Have it.")
				} else {
					j.toTasksSaving()
				}
				j.holdDrafts()
				ended := watch(t, j.cmd.Process.Pid)
				asked := time.Now()
				j.signal(syscall.SIGTERM) // which saves where the person is
				if !ended() {
					t.Error("it goes on")
				}
				return time.Since(asked)
			})
		})
	}
}

// holdDrafts keeps drafts.db from every other program until the test is over.
func (j *journey) holdDrafts() {
	j.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(j.data, "drafts.db")+"?_txlock=immediate&_pragma=busy_timeout(5000)")
	if err != nil {
		j.t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		j.t.Fatal(err)
	}
	j.t.Cleanup(func() { _, _ = tx.Rollback(), db.Close() })
}

// TestMemoryOfTheRunningProgramCannotBeRead guards an answer on the screen from other programs of the same account. As
// root, which may read anything, the test runs the program and the reader as nobody.
func TestMemoryOfTheRunningProgramCannotBeRead(t *testing.T) {
	folder, err := os.MkdirTemp("", "waymark-memory-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	program, err := os.ReadFile(waymarkPath(t))
	if err != nil {
		t.Fatal(err)
	}
	path, data := filepath.Join(folder, "waymark"), filepath.Join(folder, "data")
	must(t, os.WriteFile(path, program, 0o755))
	must(t, os.Mkdir(data, 0o700))
	must(t, os.Chmod(folder, 0o755))
	under := []string(nil)
	if os.Getuid() == 0 {
		const nobody = 65534
		must(t, os.Chown(data, nobody, nobody))
		setpriv, err := exec.LookPath("setpriv")
		if err != nil {
			t.Skip("setpriv is not installed")
		}
		under = []string{setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"}
	}
	read := func(pid int) (string, error) { // opening is what is refused; the first byte of memory is never there
		reader := append(under[:len(under):len(under)], "dd", "if=/proc/"+strconv.Itoa(pid)+"/mem", "bs=1", "count=0")
		said, err := exec.Command(reader[0], reader[1:]...).CombinedOutput()
		return string(said), err
	}
	open := startCommand(t, term80x24, nil, append(under[:len(under):len(under)], "cat")...)
	open.typeText("x")
	open.waitFor("x")
	if said, err := read(open.cmd.Process.Pid); err != nil {
		t.Skipf("no program of this account can be read here: %s", said)
	}

	j := startJourneyIn(t, data, nil, term80x24, mouseOnly)
	j.quit()
	j.binarySession = startCommand(t, term80x24, []string{"HOME=" + folder}, append(under[:len(under):len(under)], path, "--data", data)...)
	j.answerOneWithNote()
	if said, err := read(j.cmd.Process.Pid); err == nil {
		t.Errorf("its memory can be opened: %q", said)
	}
	if limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", j.cmd.Process.Pid)); os.Getuid() == 0 &&
		(err != nil || !bytes.Contains(bytes.Join(bytes.Fields(limits), []byte(" ")), []byte("Max core file size 0 0"))) {
		t.Errorf("a core file could be written: %v\n%s", err, limits)
	}
}
