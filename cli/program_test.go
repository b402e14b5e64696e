//go:build unix

package cli_test

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"waymark/assessment"
	"waymark/cli"
)

// These are runs of the real program that a script cannot make.

func TestReportReadsInOrder(t *testing.T) {
	pdftotext := needTool(t, "pdftotext")
	out := filepath.Join(t.TempDir(), "report.pdf")
	if _, stderr, code := run(t, "assess", "--answers", "testdata/answers/typical.yaml", "--report", out); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	text, err := exec.Command(pdftotext, out, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for _, want := range []string{
		"Positive relationships", // what I do well comes first
		"Formal knowledge and experience", "Supporting service users", "Clinical, technical and scientific roles",
		"Communication and information", "Safe and inclusive environments", "Research and service improvement",
		"Leadership", "Personal and professional values",
		"Learn to fit and adjust the walking aids", "Help with one audit", "Buddy the next new starter",
	} {
		_, rest, found := strings.Cut(words, want)
		if !found {
			t.Fatalf("%q is not in the report after what comes before it", want)
		}
		words = rest
	}
}

func TestClosedPipeIsNoFailure(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	var stderr strings.Builder
	cmd := exec.Command(program, "questionnaire", "show", "ahp-support-worker")
	cmd.Stdout, cmd.Stderr = writer, &stderr
	if err := cmd.Run(); err != nil || stderr.String() != "" {
		t.Errorf("%v: %s", err, &stderr)
	}
}

func TestTerminalWithoutPagesIsToldWhatToRun(t *testing.T) {
	cmd := exec.Command(program, "planner")
	cmd.Env = []string{"HOME=" + t.TempDir(), "TERM=dumb"}
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(terminal) // ends with an error when the program has ended
	want := `^This terminal cannot show pages \(TERM=dumb\): run Waymark in another one, or run "waymark release show" to print a release\.\r\n$`
	if !regexp.MustCompile(want).Match(said) {
		t.Errorf("said %q", said)
	}
	if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("exit code %d, want 2", cmd.ProcessState.ExitCode())
	}
}

func TestInterruptedAssessLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	var stderr strings.Builder
	code := cli.Run(ctx, []string{
		"assess", "--data", filepath.Join(folder, "data"), "--share",
		"--answers", "testdata/answers/typical.yaml", "--report", filepath.Join(folder, "out.pdf"),
	}, cli.Env{
		Stdout: io.Discard, Stderr: &stderr, Clock: time.Now,
		Environ:  []string{"HOME=" + folder},
		NewRowID: func() assessment.RowID { return assessment.RowID{1} },
	})
	if entries, _ := os.ReadDir(folder); code != 130 || stderr.String() != "" || len(entries) != 0 {
		t.Errorf("exit code %d, said %q, left %v", code, &stderr, entries)
	}
}

// Root may write anywhere, so the program runs as somebody else here.
func TestDataFolderThatCanOnlyBeReadStillGivesAReport(t *testing.T) {
	folder, err := os.MkdirTemp("", "waymark-read-only") // t.TempDir is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	at := func(name string) string { return filepath.Join(folder, name) }
	answers, err := os.ReadFile("testdata/answers/typical.yaml")
	if err = errors.Join(err,
		os.WriteFile(at("answers.yaml"), answers, 0o644),
		os.Mkdir(at("data"), 0o555), os.Mkdir(at("out"), 0o777),
		os.Chmod(folder, 0o755), os.Chmod(at("out"), 0o777),
	); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "assess", "--data", at("data"), "--answers", at("answers.yaml"), "--report", at("out/r.pdf"), "--share")
	cmd.Env = []string{"HOME=" + folder}
	if os.Getuid() == 0 {
		const nobody = 65534
		if err := os.Chown(at("data"), nobody, nobody); err != nil {
			t.Skip(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	said, err := cmd.CombinedOutput()
	if _, failed := errors.AsType[*exec.ExitError](err); !failed {
		t.Fatalf("%v: %s", err, said)
	}
	if !strings.Contains(string(said), "Nothing was shared: The data folder of this computer can only be read (S2).") {
		t.Errorf("said %s", said)
	}
	if _, err := os.Stat(at("out/r.pdf")); err != nil {
		t.Error(err)
	}
}
