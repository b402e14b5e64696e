package release_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"waymark/assessment/release"
)

func TestStoredReleaseComesBackToTheByte(t *testing.T) {
	for name, r := range map[string]*release.Release{
		"of 120":     sampleRelease(t, 120, 1),
		"of 64":      sampleRelease(t, 64, 2),
		"of few":     fewRelease(t),
		"with blank": crowdRelease(t, crowd{people: 90, seed: 3, lots: func() bool { return true }}),
	} {
		stored := r.Document()
		sum := sha256.Sum256(stored)
		if r.Digest() != hex.EncodeToString(sum[:]) {
			t.Errorf("the release %s has digest %s and its stored form %x", name, r.Digest(), sum)
		}
		opened, err := release.Open(stored, sum)
		if err != nil {
			t.Errorf("the release %s: %v", name, err)
			continue
		}
		if string(opened.Document()) != string(stored) || opened.Digest() != r.Digest() {
			t.Errorf("the release %s came back changed", name)
		}
	}
}

func TestStoredReleaseWithAnyByteChangedIsRefused(t *testing.T) {
	stored := fewRelease(t).Document()
	digest := sha256.Sum256(stored)
	step := 97
	if long() {
		step = 7
	}
	tried := 0
	for i := 0; i < len(stored); i += step {
		tried++
		stored[i] ^= 1
		if _, err := release.Open(stored, digest); !errors.Is(err, release.ErrChanged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		stored[i] ^= 1
	}
	if _, err := release.Open(stored[:len(stored)-1], digest); !errors.Is(err, release.ErrChanged) {
		t.Errorf("cut short: %v", err)
	}
	if _, err := release.Open(nil, digest); !errors.Is(err, release.ErrChanged) {
		t.Errorf("nothing: %v", err)
	}
	t.Logf("%d of %d bytes changed", tried, len(stored))
}

// A digest can be made for anything. What no rule of a row prints is refused all the same.
func TestStoredReleaseThatCannotHaveBeenMadeIsRefused(t *testing.T) {
	stored := string(sampleRelease(t, 120, 1).Document())
	const cells = "\"cells\": [\n"
	for what, change := range map[string]func(s string) string{
		"a figure of 5":             func(s string) string { return strings.Replace(s, `"[c]"`, `5`, 1) },
		"a figure of 0":             func(s string) string { return strings.Replace(s, `"[c]"`, `0`, 1) },
		"a figure below nought":     func(s string) string { return strings.Replace(s, `"[c]"`, `-10`, 1) },
		"a figure of 12":            func(s string) string { return strings.Replace(s, `"[c]"`, `12`, 1) },
		"a figure of 10.5":          func(s string) string { return strings.Replace(s, `"[c]"`, `10.5`, 1) },
		"a figure beyond all count": func(s string) string { return strings.Replace(s, `"[c]"`, `1e300`, 1) },
		"a dash":                    func(s string) string { return strings.Replace(s, `"[c]"`, `"-"`, 1) },
		"a figure as text":          func(s string) string { return strings.Replace(s, `"[c]"`, `"10"`, 1) },
		"yes":                       func(s string) string { return strings.Replace(s, `"[c]"`, `true`, 1) },
		"a list":                    func(s string) string { return strings.Replace(s, `"[c]"`, `[]`, 1) },
		"121 people":                func(s string) string { return strings.Replace(s, `"people": 120`, `"people": 121`, 1) },
		"a cell too many":           func(s string) string { return strings.Replace(s, cells, cells+`"[c]",`, 1) },
		"a group that there is not": func(s string) string { return strings.Replace(s, `"group": 1,`, `"group": 99,`, 1) },
		"a group below the first":   func(s string) string { return strings.Replace(s, `"group": 1,`, `"group": -1,`, 1) },
		"another form":              func(s string) string { return strings.Replace(s, release.Format, "waymark-release/2", 1) },
		"a field more":              func(s string) string { return strings.Replace(s, `"number"`, `"note": 1, "number"`, 1) },
		"a day that is none":        func(s string) string { return strings.Replace(s, "2026-10-02", "2026-13-02", 1) },
		"no ratings":                func(s string) string { return strings.Replace(s, `"id": "A"`, `"id": "Z"`, 1) },
		"no marks":                  func(s string) string { return strings.Replace(s, `"id": "A2"`, `"id": "Z"`, 1) },
		"nothing":                   func(string) string { return "" },
		"no JSON":                   func(string) string { return "release" },
	} {
		changed := change(stored)
		if changed == stored {
			t.Errorf("%s: the release was not changed", what)
		}
		if _, err := release.Open([]byte(changed), sha256.Sum256([]byte(changed))); !errors.Is(err, release.ErrChanged) {
			t.Errorf("%s: error %v", what, err)
		}
	}
}

func TestResponsesLeftOutAreToldRoughly(t *testing.T) {
	for left, want := range map[int]string{0: "", 1: "some", 9: "some", 10: "10", 12: "10", 13: "15"} {
		q := shipped(t)
		tally := release.NewTally(q)
		for range 10 {
			tally.Count(response(q, 1, "imaging", nil))
		}
		p := someParticulars()
		p.LeftOut = left
		r, err := tally.Release(p, neverFalls)
		if err != nil {
			t.Fatal(err)
		}
		if r.LeftOut != want {
			t.Errorf("%d left out: %q, want %q", left, r.LeftOut, want)
		}
		said := slices.ContainsFunc(r.Notes(), func(n string) bool { return strings.Contains(n, "damaged") })
		if said != (left > 0) {
			t.Errorf("%d left out: notes say so: %v", left, said)
		}
	}
}

// Where everybody gives one answer, the figure can be that of everybody: 25 of 25. And a release may have no blank domain.
func TestTheRuleSaysNothingThatOnlySomeReleasesKeep(t *testing.T) {
	q := shipped(t)
	tally := release.NewTally(q)
	for range 25 {
		tally.Count(response(q, 1, "imaging", rated(q, 0, 1)))
	}
	r, err := tally.Release(someParticulars(), neverFalls)
	if err != nil {
		t.Fatal(err)
	}
	row := r.Table(release.Ratings).Rows[0]
	if percent, _ := row.Percent(3); percent != 100 || r.Table(release.Bands) != nil {
		t.Fatalf("25 who agree are %v, and there are groups: %v", row.Cells, r.Table(release.Bands) != nil)
	}
	for words, said := range map[string]bool{
		"the figure may be a little lower, such as 10 of 15": true, "100% does not mean everybody": true,
		"the figure is a little lower": false, "Some domains are [c]": false, "A domain may be [c] for every group": true,
	} {
		if strings.Contains(r.Rule, words) != said {
			t.Errorf("the rule says %q: %v", words, !said)
		}
	}
}

// All three stages can have groups of their own, and there are still remaining stages.
func TestEveryWriterSaysWhoIsInAJoinedGroup(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		joined := r.Groups != nil
		if slices.Contains(r.Notes(), release.GroupWords) != joined {
			t.Errorf("there are groups: %v, and the notes say %q", joined, r.Notes())
		}
		for _, section := range elements(page, "section") {
			if attr(section, "aria-labelledby") == "groups" && strings.Contains(pageText(section), release.GroupWords) != joined {
				t.Errorf("the page says of the groups: %q", pageText(section))
			}
		}
		if s := readXLSX(t, r).sheet("Groups"); s != nil && !strings.Contains(s.raw, release.GroupWords) {
			t.Error("the sheet of the groups does not say it")
		}
	})
}

func TestNotesSayWhatAReaderHasToKnow(t *testing.T) {
	r := sampleRelease(t, 120, 1)
	has := func(words string) bool {
		return slices.ContainsFunc(r.Notes(), func(n string) bool { return strings.Contains(n, words) })
	}
	if !has(r.Rule) || !has(r.NeedsRule) || has(release.FewWords) || has(release.SampleWords) {
		t.Errorf("notes of 120 people: %q", r.Notes())
	}
	r = fewRelease(t)
	r.Sample = true
	if notes := r.Notes(); !strings.HasPrefix(notes[0], release.SampleWords) || notes[1] != release.FewWords {
		t.Errorf("notes of a sample of few: %q", notes)
	}
}
