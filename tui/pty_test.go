package tui

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
)

// waymarkFolder is where the program under test is built.
var waymarkFolder string

// TestMain makes that folder and takes it away again.
func TestMain(m *testing.M) {
	if os.Getenv(tinyProgramEnv) != "" {
		os.Exit(runTinyProgram())
	}
	if os.Getenv(crashingProgramEnv) != "" {
		os.Exit(runCrashingProgram())
	}
	var err error
	if waymarkFolder, err = os.MkdirTemp("", "waymark-test-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(waymarkFolder)
	os.Exit(code)
}

// buildWaymark builds the program, the first time that a test asks for it. go test shows an old result again unless a
// file changed that the tests looked at, so this looks at every source of the program.
var buildWaymark = sync.OnceValues(func() (path string, err error) {
	_ = filepath.WalkDir("..", func(source string, entry fs.DirEntry, _ error) error {
		if entry != nil && entry.IsDir() && entry.Name() == ".git" {
			return fs.SkipDir
		}
		_, _ = os.Stat(source)
		return nil
	})
	path = filepath.Join(waymarkFolder, "waymark")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Dir = ".."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return path, nil
})

func waymarkPath(t testing.TB) string {
	t.Helper()
	path, err := buildWaymark()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// binarySession is a program on a pty.
type binarySession struct {
	*session
	home    string // its home and working folder, empty at first
	cmd     *exec.Cmd
	pty     *os.File
	started time.Time
}

// startBinary runs the built program on a pty, with nothing in its environment but PATH, HOME, TERM, LANG and TZ, to
// which env ("NAME=value") is added.
func startBinary(t testing.TB, window termWindow, env []string, args ...string) *binarySession {
	t.Helper()
	return startCommand(t, window, env, append([]string{waymarkPath(t)}, args...)...)
}

// startCommand does the same for any program, such as one to measure ours against.
func startCommand(t testing.TB, window termWindow, env []string, command ...string) *binarySession {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no pty on Windows")
	}
	s := &binarySession{session: newSession(t, window), home: t.TempDir()}
	s.cmd = exec.Command(command[0], command[1:]...)
	s.cmd.Dir = s.home
	s.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + s.home, "TERM=xterm-256color", "LANG=C.UTF-8", "TZ=Europe/London",
	}, env...)
	s.tell = func(w, h int) {
		if err := pty.Setsize(s.pty, winsize(w, h)); err != nil {
			t.Errorf("resize the pty: %v", err)
		}
		s.unblock()
	}
	s.stop = func() { s.signal(syscall.SIGTERM) } // an interrupt that comes early is lost where a shell runs this in its background
	s.started = time.Now()
	var err error
	if s.pty, err = pty.StartWithSize(s.cmd, winsize(window.w, window.h)); err != nil {
		t.Fatalf("start %s: %v", command[0], err)
	}
	s.unblock()
	go func() { _, _ = io.Copy(s.pty, s.typed) }()
	go func() {
		_, _ = io.Copy(s.session, s.pty) // on Linux it ends with EIO when the program does
		_ = s.cmd.Wait()
		s.end()
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		s.hangUp()
		if !s.await(s.hasEnded) {
			t.Errorf("%s cannot be stopped", command[0])
		}
	})
	return s
}

// unblock lets hangUp interrupt a read. The pty package makes its file blocking at each call, and a window that is
// being read from would then stay open until the program writes something.
func (s *binarySession) unblock() {
	conn, err := s.pty.SyscallConn()
	if err != nil {
		s.t.Errorf("unblock the pty: %v", err)
		return
	}
	var refused error
	err = conn.Control(func(fd uintptr) { refused = setNonblock(syscall.SetNonblock, fd) })
	if err := errors.Join(err, refused); err != nil {
		s.t.Errorf("unblock the pty: %v", err)
	}
}

// setNonblock is generic since a file descriptor has another type on Windows, where this compiles but never runs.
func setNonblock[FD ~int | ~uintptr](set func(FD, bool) error, fd uintptr) error {
	return set(FD(fd), true)
}

func winsize(w, h int) *pty.Winsize { return &pty.Winsize{Cols: uint16(w), Rows: uint16(h)} }

// exitCode waits for the end and returns the exit code, -1 if a signal ended the program.
func (s *binarySession) exitCode() int {
	s.t.Helper()
	s.waitEnd()
	return s.cmd.ProcessState.ExitCode()
}

// signal sends a signal to the program.
func (s *binarySession) signal(sig os.Signal) {
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Errorf("signal the program: %v", err)
	}
}

// hangUp closes the terminal's window.
func (s *binarySession) hangUp() { _ = s.pty.Close() }

// timeTo waits for a screen that wanted accepts and returns how long after the start of the program it came.
func (s *binarySession) timeTo(wanted func(snapshot) bool) time.Duration {
	s.t.Helper()
	s.waitUntil(wanted)
	return time.Since(s.started)
}

// residentKiB returns the memory that the program holds now. Where that cannot be told, it skips the test.
func (s *binarySession) residentKiB() int {
	s.t.Helper()
	if runtime.GOOS != "linux" {
		s.t.Skip("resident memory is read from /proc")
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		s.t.Fatal("the program has ended")
	}
	kib, err := strconv.Atoi(fields[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return kib
}

// tmuxSession is the built program inside tmux, with the tmux client on our own pty: keys and screen go through tmux.
// After the program, a shell says "left with" and the exit code, and keeps the pane.
type tmuxSession struct {
	*binarySession
	socket string
}

const tmuxSettings = `set -g status off
set -g escape-time 10
set -g default-terminal tmux-256color
`

// startTmux runs the built program inside tmux. Without tmux it skips the test, or fails it if WAYMARK_NEED_TOOLS is
// set.
func startTmux(t testing.TB, window termWindow, args ...string) *tmuxSession {
	t.Helper()
	needTmux(t)
	return startInTmux(t, window, nil, append([]string{waymarkPath(t)}, args...)...)
}

func needTmux(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("WAYMARK_NEED_TOOLS") != "" {
			t.Fatal("tmux is not installed, and WAYMARK_NEED_TOOLS asks for it")
		}
		t.Skip("tmux is not installed")
	}
}

func startInTmux(t testing.TB, window termWindow, env []string, command ...string) *tmuxSession {
	t.Helper()
	folder, err := os.MkdirTemp("", "tmux-") // t.TempDir can be too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	settings, socket := filepath.Join(folder, "conf"), filepath.Join(folder, "socket")
	if err := os.WriteFile(settings, []byte(tmuxSettings), 0o600); err != nil {
		t.Fatal(err)
	}
	// tmux 3.3 does not always notice the end of a pane's own program, so a shell does.
	client := append([]string{
		"tmux", "-f", settings, "-S", socket, "new-session",
		"sh", "-c", `"$0" "$@"; echo "left with $?"; exec sleep 600`,
	}, command...)
	s := &tmuxSession{startCommand(t, window, env, client...), socket}
	t.Cleanup(func() { s.tmux("kill-server") })
	return s
}

// tmux runs a tmux command against this session and returns what it prints.
func (s *tmuxSession) tmux(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", s.socket}, args...)...).CombinedOutput()
	if err != nil {
		s.t.Errorf("tmux %s: %v\n%s", args[0], err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

// sendKeys types keys by tmux's own names, such as Escape, Enter or PPage.
func (s *tmuxSession) sendKeys(keys ...string) { s.tmux(append([]string{"send-keys"}, keys...)...) }

// capture returns the pane's text with all that has scrolled off it.
func (s *tmuxSession) capture() string { return s.tmux("capture-pane", "-p", "-S", "-") }

// captureColours returns the pane's text with colour codes, for screenFromANSI.
func (s *tmuxSession) captureColours() string { return s.tmux("capture-pane", "-ep") }

// ask returns the value of a tmux variable, such as alternate_on, cursor_x or mouse_any_flag.
func (s *tmuxSession) ask(variable string) string { return s.tmux("display", "-p", "#{"+variable+"}") }

// What follows is the keyboard, the same for every session.

// typedBytes is what is on its way to the program. Writing to it never waits, so that a program that is busy drawing
// cannot hold up the terminal that it draws on.
type typedBytes struct {
	mu     sync.Mutex
	more   *sync.Cond
	bytes  bytes.Buffer
	closed bool
}

func newTypedBytes() *typedBytes {
	b := &typedBytes{}
	b.more = sync.NewCond(&b.mu)
	return b
}

func (b *typedBytes) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.more.Signal()
	return b.bytes.Write(p)
}

func (b *typedBytes) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.bytes.Len() == 0 && !b.closed {
		b.more.Wait()
	}
	return b.bytes.Read(p)
}

func (b *typedBytes) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.more.Signal()
}

// keyboardBytes is what the keys send that have a name.
var keyboardBytes = map[string]string{
	// Esc as terminals send it that know the keyboard protocol which Bubble Tea switches on: any key may follow at once.
	// "lone esc" is the byte that all other terminals send.
	"esc": "\x1b[27u", "lone esc": "\x1b",
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
}

// keyBytes returns what a keyboard sends for a named key, a single character, ctrl+letter, alt+character, or a digit
// of the number pad in application mode such as kp5.
func keyBytes(name string) (string, bool) {
	if keys, ok := keyboardBytes[name]; ok {
		return keys, true
	}
	last, size := utf8.DecodeLastRuneInString(name)
	switch name[:len(name)-size] {
	case "":
		return name, name != ""
	case "alt+":
		return "\x1b" + string(last), true
	case "ctrl+":
		return string(last & 0x1f), 'a' <= last && last <= 'z'
	case "kp":
		return "\x1bO" + string('p'+last-'0'), '0' <= last && last <= '9'
	}
	return "", false
}
