package tui

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
)

// talk is a run in plain text inside the test: lines in, a transcript out. Nothing in it waits for a clock.
type talk struct {
	t   testing.TB
	r   *plainRun
	out *outside
	all *bytes.Buffer
}

func startTalk(t testing.TB) *talk { return talkWith(t, newOutside()) }

func talkWith(t testing.TB, out *outside) *talk {
	t.Helper()
	k := &talk{t: t, out: out, all: &bytes.Buffer{}}
	k.r = newPlainRun(out.deps(), k.all)
	k.r.m.later, k.r.slow = out.later, time.Hour
	t.Cleanup(func() { close(k.r.done) })
	k.r.begin("because of --plain")
	return k
}

// say types lines.
func (k *talk) say(lines ...string) *talk {
	k.t.Helper()
	for _, line := range lines {
		k.out.now = k.out.now.Add(time.Second)
		if k.r.quit {
			k.t.Fatalf("it ended before %q:\n%s", line, k.last(30))
		}
		k.r.hear(typedLine{text: line})
	}
	return k
}

// heard is what a line brings about.
func (k *talk) heard(line string) string {
	k.t.Helper()
	from := k.all.Len()
	k.say(line)
	return k.all.String()[from:]
}

// end closes the input.
func (k *talk) end() string {
	from := k.all.Len()
	k.r.hear(typedLine{end: true})
	k.r.farewell()
	return k.all.String()[from:]
}

// last is the end of the transcript.
func (k *talk) last(lines int) string {
	all := strings.Split(k.all.String(), "\n")
	return strings.Join(all[max(len(all)-lines, 0):], "\n")
}

// toStage goes from the start to the first question.
func (k *talk) toStage(saves bool) *talk {
	if saves {
		return k.say("1", "", "1", "", "", "skip")
	}
	return k.say("1", "", "2", "")
}

// toTasks goes from the start to the task list as the made-up person of the drawings.
func (k *talk) toTasks(saves bool) *talk { return k.toStage(saves).say("2", "2", "1", "") }

// still lets time pass with nobody there, a tick at a time.
func (k *talk) still(d time.Duration) string {
	from := k.all.Len()
	for range d / tickEvery {
		k.out.now = k.out.now.Add(tickEvery)
		k.r.happens(idleMsg{})
	}
	return k.all.String()[from:]
}

// has fails the test where a text is missing.
func has(t testing.TB, text string, wanted ...string) {
	t.Helper()
	together := strings.Join(strings.Fields(text), " ")
	for _, want := range wanted {
		if !strings.Contains(together, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

// lacks fails the test where a text stands that must not.
func lacks(t testing.TB, text string, unwanted ...string) {
	t.Helper()
	together := strings.Join(strings.Fields(text), " ")
	for _, not := range unwanted {
		if strings.Contains(together, not) {
			t.Errorf("%q is in:\n%s", not, text)
		}
	}
}

// encodedBare is an assessment as it would be saved, without where its owner is.
func encodedBare(t testing.TB, a *assessment.Assessment) string {
	t.Helper()
	d := assessment.Draft{Assessment: a}
	content, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// state is everything that was answered, "" before anything was.
func (k *talk) state() string {
	k.t.Helper()
	if !k.r.m.begun {
		return ""
	}
	return encodedBare(k.t, &k.r.m.a)
}
