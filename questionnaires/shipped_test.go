package questionnaires_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/questionnaires"
)

func shipped(t testing.TB) *assessment.Questionnaire {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestListOfQuestionnairesSaysWhatTheFilesSay(t *testing.T) {
	all := questionnaires.All()
	if !slices.ContainsFunc(all, func(i questionnaires.Info) bool { return i.ID == questionnaires.Default }) {
		t.Errorf("the default %q is not listed", questionnaires.Default)
	}
	for _, want := range all {
		q, err := questionnaires.ByID(want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := (questionnaires.Info{ID: q.ID, Version: q.Version, Title: q.Title}); got != want {
			t.Errorf("the file says %+v, the list %+v", got, want)
		}
	}
}

func TestUnknownQuestionnaireIsAnsweredWithTheIdsThereAre(t *testing.T) {
	_, err := questionnaires.ByID("nurs\x1b[31mes")
	var unknown *questionnaires.UnknownError
	if !errors.As(err, &unknown) || err.Error() != `There is no questionnaire "nurses". Use one of: ahp-support-worker.` {
		t.Errorf("got %v", err)
	}
}

func TestShippedPackHasTheShapeOfTheFramework(t *testing.T) {
	q := shipped(t)
	want := questionnaires.Counts{Domains: 8, Areas: 54, Stages: 3, Statements: 162}
	if got := questionnaires.Summary(q); got != want {
		t.Errorf("summary = %+v, want %+v", got, want)
	}
	var sizes []int
	kinds := map[assessment.Kind]int{}
	for _, d := range q.Domains {
		sizes = append(sizes, len(d.Areas))
		for _, f := range d.Areas {
			kinds[f.Kind]++
		}
	}
	if want := []int{3, 12, 11, 4, 11, 2, 5, 6}; !slices.Equal(sizes, want) {
		t.Errorf("focus areas by domain = %v, want %v", sizes, want)
	}
	for kind, want := range map[assessment.Kind]int{
		assessment.Skill: 36, assessment.Knowledge: 5, assessment.Behaviour: 11, assessment.Qualification: 2,
	} {
		if kinds[kind] != want {
			t.Errorf("%d areas of kind %s, want %d", kinds[kind], kind, want)
		}
	}
}

// The framework's overview has no 2.4 and no 3.3. They stay gaps: nothing is moved up to close them.
func TestPositionsCountUpAndKeepTheGaps(t *testing.T) {
	var got, want []string
	for i, d := range shipped(t).Domains {
		n := len(d.Areas)
		for _, f := range d.Areas {
			got = append(got, f.Position)
		}
		for j := 1; n > 0; j++ {
			if p := fmt.Sprintf("%d.%d", i+1, j); p != "2.4" && p != "3.3" {
				want = append(want, p)
				n--
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("positions\ngot  %v\nwant %v", got, want)
	}
}

func TestFlagsStandWhereTheyWereAgreed(t *testing.T) {
	q := shipped(t)
	for _, c := range []struct {
		flag string
		has  func(f *assessment.FocusArea) bool
		want string
	}{
		{"safety", func(f *assessment.FocusArea) bool { return f.Safety }, "2.9 3.2 3.5 3.9 3.11 3.12 4.1 5.1 5.3 5.4 5.5 5.6 5.7 5.8 5.10"},
		{"duty", func(f *assessment.FocusArea) bool { return f.Duty }, "3.5 3.9 4.1 5.5 5.7 5.10"},
		{"private", func(f *assessment.FocusArea) bool { return f.Private }, "8.2"},
		{"same words at all stages", (*assessment.FocusArea).Flat, "1.3 8.2"},
	} {
		var got []string
		for _, f := range q.Areas() {
			if c.has(f) {
				got = append(got, f.Position)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.flag, strings.Join(got, " "), c.want)
		}
	}
}

// Stored rows have one byte a focus area, in this order, and stages by their number. Ticks have one bit an option.
func TestIdsAndTheirOrderAreFixedWithinAVersion(t *testing.T) {
	q := shipped(t)
	var got strings.Builder
	for _, s := range q.Stages {
		fmt.Fprintln(&got, "stage", s.ID)
	}
	for _, p := range q.Professions {
		fmt.Fprintln(&got, "profession", p.ID)
	}
	for _, p := range q.Planning {
		for _, o := range p.Options {
			fmt.Fprintln(&got, "planning", p.ID, o.ID)
		}
	}
	for _, f := range q.Areas() {
		fmt.Fprintln(&got, "area", q.DomainOf(f).ID, f.ID, f.Kind)
	}
	name := fmt.Sprintf("testdata/%s-%s.ids", q.ID, q.Version)
	if want := read(t, name); got.String() != want {
		t.Errorf("ids, kinds or their order differ from %s. Stored rows are read by them: put them back, or give the pack a new version.\ngot\n%s", name, got.String())
	}
}

func TestChangedWordsNeedANewVersion(t *testing.T) {
	q := shipped(t)
	h := sha256.New()
	for _, w := range allWords(q) {
		fmt.Fprintf(h, "%s\t%s\n", w.where, w.text)
	}
	line := fmt.Sprintf("%s %s %x\n", q.ID, q.Version, h.Sum(nil))
	if !strings.Contains(read(t, "testdata/wordings.txt"), line) {
		t.Errorf("the words of %s differ from those of version %s in testdata/wordings.txt.\n"+
			"If that version has been released, give the pack a new version and add the line below.\n"+
			"If it has not, replace its line by\n%s", q.ID, q.Version, line)
	}
}

func TestEveryStageTakes20To30Minutes(t *testing.T) {
	q := shipped(t)
	for _, s := range q.Stages {
		m := questionnaires.Estimate(q, s.ID)
		t.Logf("%s: %s", s.ID, m)
		if m.From < 20 || m.To > 30 || m.From >= m.To {
			t.Errorf("%s takes %s, want 20 to 30", s.ID, m)
		}
	}
}

func TestEstimateGoesByTheWordsOfTheStage(t *testing.T) {
	q := shipped(t)
	for _, f := range q.Areas() {
		f.Statements[1] += strings.Repeat(" and more", 50)
	}
	one, two := questionnaires.Estimate(q, q.Stages[0].ID), questionnaires.Estimate(q, q.Stages[1].ID)
	if two.From <= one.To || one.String() != fmt.Sprintf("%d to %d minutes", one.From, one.To) {
		t.Errorf("with 100 words more in each statement: %s, without: %s", two, one)
	}
	if skipped := questionnaires.Estimate(q, ""); skipped != one {
		t.Errorf("with the stage skipped: %s, want %s as at the first", skipped, one)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := questionnaires.ByID(questionnaires.Default); err != nil {
			b.Fatal(err)
		}
	}
}
