package tui

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Benchmarks of the whole program on a pty, in turn with programs of others. Times belong to one machine and one hour;
// the ratios are the result. Run them by name on a quiet machine:
//
//	go test -run '^$' -bench '^BenchmarkStart$' -benchtime 100x ./tui
//	go test -run '^$' -bench '^BenchmarkKey$' -benchtime 500x ./tui
//	go test -run '^$' -bench '^BenchmarkMemory$' -benchtime 1x ./tui

// barePath builds the least that a Bubble Tea program can be.
func barePath(b *testing.B) string {
	b.Helper()
	path := filepath.Join(waymarkFolder, "bare")
	if out, err := buildPeer(filepath.Join("testdata", "peers", "bare"), path); err != nil {
		b.Fatalf("build the bare program: %v\n%s", err, out)
	}
	return path
}

// huhPath builds the form of huh in a module of its own. It returns "" where that module cannot be had.
func huhPath(b *testing.B) string {
	b.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "peers", "huh", "main.go"))
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	for name, data := range map[string]string{
		"main.go": string(source), "go.mod": "module peer\n\ngo 1.26.0\n\nrequire charm.land/huh/v2 v2.0.3\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	path := filepath.Join(waymarkFolder, "huh")
	if out, err := buildPeer(folder, path, "-mod=mod"); err != nil {
		b.Logf("no comparison with huh: %v\n%s", err, out)
		return ""
	}
	return path
}

func buildPeer(folder, path string, flags ...string) (said []byte, err error) {
	build := exec.Command("go", append([]string{"build", "-o", path}, flags...)...)
	build.Dir = folder
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	return build.CombinedOutput()
}

// samples are measurements of one program.
type samples []float64

func (s samples) median() float64 {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// waitWritten waits for output that wanted accepts. Unlike waitUntil it does not read the screen, which would cost more
// than what is measured.
func (s *session) waitWritten(wanted func(output []byte) bool) {
	s.t.Helper()
	if !s.await(func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return wanted(s.output)
	}) {
		s.t.Fatalf("waited in vain; the screen shows:\n%s", s.screen().text())
	}
}

// BenchmarkStart measures from the start of a process to its first whole frame: ours, a bare program and a form of huh.
func BenchmarkStart(b *testing.B) {
	programs := []struct {
		name    string
		command []string
		last    string // written last in the first frame
		took    samples
	}{
		{name: "ours", command: []string{waymarkPath(b), "--data", filepath.Join(b.TempDir(), "data")}, last: "Help"},
		{name: "bare", command: []string{barePath(b)}, last: "Help"},
		{name: "huh", command: []string{huhPath(b)}, last: "Not part of my role"},
	}
	if programs[2].command[0] == "" {
		programs = programs[:2]
	}
	for b.Loop() {
		for i := range programs {
			p := &programs[i]
			s := startCommand(b, term80x24, nil, p.command...)
			s.waitWritten(func(output []byte) bool {
				at := bytes.Index(output, []byte(p.last))
				// Ours and the bare program show the cursor when the frame is whole; huh shows none.
				return at >= 0 && (p.name == "huh" || bytes.Contains(output[at:], []byte(ansi.ShowCursor)))
			})
			p.took = append(p.took, milliseconds(time.Since(s.started)))
			_ = s.cmd.Process.Kill()
			s.waitEnd()
		}
	}
	for _, p := range programs {
		b.ReportMetric(p.took.median(), p.name+"-ms")
		if p.name != "ours" {
			b.ReportMetric(programs[0].took.median()/p.took.median(), "ours/"+p.name)
		}
	}
	b.ReportMetric(0, "ns/op") // of all programs together: says nothing
}

// BenchmarkKey measures from a key to its frame, on the statement page and in the bare program, and how many bytes the
// frame takes.
func BenchmarkKey(b *testing.B) {
	ours := startJourney(b, term80x24, digitsOnly)
	ours.toTasks()
	ours.open("Clinical and technical", "Statement 1 of 11")
	bare := startCommand(b, term80x24, nil, barePath(b))
	bare.waitFor("? Help")
	programs := []struct {
		*session
		took, bytes samples
	}{{session: ours.session}, {session: bare.session}}
	random := rand.New(rand.NewPCG(1, 2))
	for n := 0; b.Loop(); n++ {
		for i := range programs {
			p := &programs[i]
			// Keys come at any moment between two frames, not just after one.
			time.Sleep(time.Duration(random.IntN(20_000)) * time.Microsecond)
			before, pressed := len(p.written()), time.Now()
			p.send(string(rune('1' + n%4)))
			var after int
			p.waitWritten(func(output []byte) bool {
				after = len(output)
				return after > before && bytes.HasSuffix(output, []byte(ansi.ShowCursor))
			})
			p.took = append(p.took, milliseconds(time.Since(pressed)))
			p.bytes = append(p.bytes, float64(after-before))
		}
	}
	b.ReportMetric(programs[0].took.median(), "ours-ms")
	b.ReportMetric(programs[1].took.median(), "bare-ms")
	b.ReportMetric(programs[0].took.median()/programs[1].took.median(), "ours/bare")
	b.ReportMetric(programs[0].bytes.median(), "ours-bytes")
	b.ReportMetric(programs[1].bytes.median(), "bare-bytes")
	b.ReportMetric(0, "ns/op") // with the waiting between keys
}

// BenchmarkMemory measures what the program holds after a whole assessment, report included, and how much more after
// ten thousand keys.
func BenchmarkMemory(b *testing.B) {
	var whole, grown samples
	for b.Loop() {
		j := startJourney(b, term80x24, digitsOnly)
		j.toTasks()
		j.answerAll()
		j.lookAhead()
		j.plan()
		j.train()
		j.share()
		j.takeReport()
		whole = append(whole, float64(j.residentKiB())/1024)
		j.press("m")
		j.waitFor("Go to the task list")
		j.open("Go to the task list", "54 of 54 answered")
		j.open("Clinical and technical", "Statement 1 of 11")
		j.hold(1_000) // what the first keys take is no growth
		before := j.residentKiB()
		j.hold(10_000)
		grown = append(grown, float64(j.residentKiB()-before))
		_ = j.cmd.Process.Kill()
		j.waitEnd()
	}
	b.ReportMetric(whole.median(), "MiB")
	b.ReportMetric(grown.median(), "KiB-grown")
	b.ReportMetric(0, "ns/op")
}

// hold types many answers to the statement on the screen.
func (j *journey) hold(keys int) {
	j.t.Helper()
	for range keys / 200 {
		for _, last := range []string{"3", "4"} {
			j.typeText(strings.Repeat("12", 49) + "1" + last)
			j.waitWhole("has taken all keys", func(sc snapshot) bool { return sc.has("> " + last + " (•)") })
		}
	}
}
