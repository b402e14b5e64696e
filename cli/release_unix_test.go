//go:build unix

package cli_test

import (
	"io"
	"os/exec"
	"regexp"
	"testing"

	"github.com/creack/pty"
)

func TestTablesStandInColumnsOnATerminal(t *testing.T) {
	s := newSite(t)
	s.now = today() // the real program goes by the real clock
	s.varied(12)
	if _, errs, code := s.run(t.Context(), "release", "make", "--now"); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"list"}, `(?m)^No.  Period +Questionnaire +Made +People\r$`},
		{[]string{"show", "1", "--table", "ratings"}, `(?m)^Position  Focus area {20}People  `},
	} {
		cmd := exec.Command(program, append([]string{"--data", s.data(), "release"}, test.args...)...)
		cmd.Env = []string{"HOME=" + s.dir, "TERM=xterm", "TZ=UTC"}
		terminal, err := pty.Start(cmd)
		if err != nil {
			t.Fatal(err)
		}
		said, _ := io.ReadAll(terminal) // ends with an error when the program has ended
		if err := cmd.Wait(); err != nil {
			t.Fatalf("%v: %v: %s", test.args, err, said)
		}
		if !regexp.MustCompile(test.want).Match(said) || regexp.MustCompile("\t|[^\r\n]{80}").Match(said) {
			t.Errorf("%v: said %s", test.args, said)
		}
	}
}
