package tui

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What only the built program shows in plain text: pipes, signals, and what it leaves on the disk.

// wholeWay is a script from the start page to a saved report.
func wholeWay(t testing.TB) []string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("testdata", "plain", "whole.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(script), "\n"), "\n")
}

// saved is the same way of somebody who saves as they go.
func saved(script []string) []string {
	return append([]string{"1", "", "1", "", "", "skip"}, script[4:]...)
}

// plainProgram is the built program with a pipe for its input, in a home of its own.
type plainProgram struct {
	*exec.Cmd
	home      string
	out, said bytes.Buffer
}

func newPlainProgram(t testing.TB, home, input string, args ...string) *plainProgram {
	t.Helper()
	p := &plainProgram{Cmd: exec.Command(waymarkPath(t), args...), home: home}
	if err := os.MkdirAll(filepath.Join(home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8", "TZ=Europe/London"}
	p.Stdin, p.Stdout, p.Stderr = strings.NewReader(input), &p.out, &p.said
	return p
}

// code runs the program and returns its exit code.
func (p *plainProgram) code() int {
	_ = p.Run()
	return p.ProcessState.ExitCode()
}

func (p *plainProgram) reports(t testing.TB) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(p.home, "Documents", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAScriptOnAPipeLeadsToAReport guards the scriptable run: with no terminal anywhere, from the start to a PDF.
func TestAScriptOnAPipeLeadsToAReport(t *testing.T) {
	p := newPlainProgram(t, t.TempDir(), strings.Join(wholeWay(t), "\n")+"\n", "--plain")
	if code := p.code(); code != 0 || p.said.String() != "" {
		t.Fatalf("exit code %d, said %q, after\n%s", code, &p.said, tail(p.out.String()))
	}
	found := p.reports(t)
	if len(found) != 1 {
		t.Fatalf("reports: %v, after\n%s", found, tail(p.out.String()))
	}
	if data, err := os.ReadFile(found[0]); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || len(data) < 20_000 {
		t.Errorf("%v, %d bytes", err, len(data))
	}
	if wrong := unspeakable(p.out.String()); wrong != "" {
		t.Error(wrong)
	}
	has(t, p.out.String(), "Shared. It cannot be taken back.", "Saved as "+filepath.Base(found[0])+", Documents", "Waymark has ended.")
	lacks(t, p.out.String(), "Error:")
}

func tail(text string) string { return text[max(len(text)-1500, 0):] }

// TestADumbTerminalGetsTheWholeWayToo guards TERM=dumb on a terminal: not one control character but line ends.
func TestADumbTerminalGetsTheWholeWayToo(t *testing.T) {
	s := startBinary(t, term80x24, []string{"TERM=dumb"})
	if err := os.MkdirAll(filepath.Join(s.home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.send(strings.Join(wholeWay(t), "\r") + "\r")
	if code := s.exitCode(); code != 0 {
		t.Errorf("exit code %d:\n%s", code, tail(string(s.written())))
	}
	written := strings.ReplaceAll(string(s.written()), "\r\n", "\n")
	if wrong := unspeakable(written); wrong != "" {
		t.Error(wrong)
	}
	has(t, written, "Plain text mode is on (because TERM is dumb).", "Saved as waymark-report-", "Close it, so that no one reads it after you.")
}

// TestTheEndOfTheInputAnswersNothing guards every prompt of the way: cut off after any line, what was answered stands as it
// was, is saved or is gone, and the exit is an ordinary one.
func TestTheEndOfTheInputAnswersNothing(t *testing.T) {
	for name, script := range map[string][]string{"kept in memory": wholeWay(t), "saved": saved(wholeWay(t))} {
		t.Run(name, func(t *testing.T) {
			for n := range script {
				k := startTalk(t)
				k.out.printers, k.out.folders = nil, []Folder{{Label: "Documents", Path: "/home"}}
				k.say(script[:n]...)
				before := k.state()
				said := k.end()
				if after := k.state(); after != before {
					t.Fatalf("cut off after line %d, before %s, after %s", n, before, after)
				}
				if !k.r.quit || !errors.Is(k.r.m.outcome, errInputEnded) {
					t.Fatalf("cut off after line %d it has not ended: %v", n, k.r.m.outcome)
				}
				switch s := k.r.m.saving; {
				case s.on:
					has(t, said, "Your answers are saved.")
					draft, err := readDraft(k.r.m.deps, []byte(k.out.drafts.kept[k.out.drafts.open].content))
					if err != nil || encodedBare(t, draft.Assessment) != encodedBare(t, &k.r.m.a) {
						t.Fatalf("cut off after line %d, saved is something else: %v", n, err)
					}
				case k.r.m.begun && k.r.m.a.Revision() > 0:
					has(t, said, "Your answers were not saved.")
				}
			}
		})
	}
}

// TestAPipeThatEndsEndsTheProgramWell is the same with the program itself, at some of the prompts.
func TestAPipeThatEndsEndsTheProgramWell(t *testing.T) {
	script := saved(wholeWay(t))
	for _, n := range []int{0, 1, 3, 4, 6, 7, 11, 13, 30, len(script) - 12, len(script) - 5, len(script) - 1} {
		p := newPlainProgram(t, t.TempDir(), strings.Join(append(script[:n:n], ""), "\n"), "--plain")
		if code := p.code(); code != 0 || p.said.String() != "" {
			t.Errorf("after %d lines: exit code %d, said %q", n, code, &p.said)
		}
		has(t, p.out.String(), "The input ended.")
	}
}

// TestBadInputIsRefusedAndLosesNothing guards what files and pipes can hold.
func TestBadInputIsRefusedAndLosesNothing(t *testing.T) {
	begin := "1\n\n2\n\n2\n2\n1\n\n3\n"
	for _, c := range []struct {
		name, input string
		wanted      []string
	}{
		{"Windows line ends", strings.ReplaceAll("\uFEFF"+begin+"3\n", "\n", "\r\n"), []string{"3, On my own. Statement 2 of 11"}},
		{"a line of a megabyte", begin + strings.Repeat("3", 1<<20) + "\n3\n", []string{
			"Error: That line is too long, and nothing of it was taken. A line holds 8,000 characters at most.", "3, On my own. Statement 2 of 11",
		}},
		{"binary bytes", begin + "\x00\xff\xfe\x1b]0;x\x07\x9b2J\n3\n", []string{"Error: We do not know", "3, On my own. Statement 2 of 11"}},
		{"no line end", begin + "3", []string{"The input ended in the middle of a line, which was not used."}},
		{"a megabyte without line end", begin + strings.Repeat("3", 1<<20), []string{"The input ended in the middle of a line, which was not used."}},
		{"two answers on one line", begin + "3 4\n", []string{"Error: One answer at a time. Nothing was chosen."}},
		{"a note of a megabyte", begin + "note\n" + strings.Repeat("words and words\n", 1<<16) + ".\n3\n", []string{"Error: That note is too long", "3, On my own."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPlainProgram(t, t.TempDir(), c.input, "--plain")
			if code := p.code(); code != 0 || p.said.String() != "" {
				t.Errorf("exit code %d, said %q", code, &p.said)
			}
			has(t, p.out.String(), c.wanted...)
			if wrong := unspeakable(p.out.String()); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

// TestAReaderThatGoesAwayEndsItQuietly guards waymark --plain | head.
func TestAReaderThatGoesAwayEndsItQuietly(t *testing.T) {
	p := newPlainProgram(t, t.TempDir(), strings.Join(saved(wholeWay(t)), "\n")+"\n", "--plain")
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	reader.Close()
	p.Stdout = writer
	if code := p.code(); code != 0 || p.said.String() != "" {
		t.Errorf("exit code %d, said %q", code, &p.said)
	}
	if found := p.reports(t); len(found) > 0 {
		t.Errorf("it went on to %v", found)
	}
}

// TestASignalSavesAndEnds guards Ctrl+C once, a closed window and the end of the system.
func TestASignalSavesAndEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such signals on Windows")
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			endsSoon(t, func() time.Duration { return endsBySignal(t, sig) })
		})
	}
}

// endsBySignal ends a program that has saved an answer, and returns how long it took.
func endsBySignal(t *testing.T, sig syscall.Signal) time.Duration {
	t.Helper()
	p := newPlainProgram(t, t.TempDir(), "", "--plain")
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stdin = reader
	heard := newSession(t, term80x24)
	p.Stdout = heard
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill(); writer.Close() })
	_, _ = io.WriteString(writer, strings.Join(saved(wholeWay(t))[:14], "\n")+"\n")
	heard.waitWritten(func(output []byte) bool { return bytes.Contains(output, []byte("Saved. 3, Have it.")) })
	asked := time.Now()
	_ = p.Process.Signal(sig)
	_ = p.Wait()
	took := time.Since(asked)
	if code := p.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	has(t, string(heard.written()), "Waymark was stopped.", "Your answers are saved.")
	return took
}
