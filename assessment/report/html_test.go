package report_test

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"waymark/assessment"
	"waymark/assessment/report"
)

// eachPage runs a test on the web page of each sample.
func eachPage(t *testing.T, test func(t *testing.T, r *report.Report, raw []byte, page *html.Node)) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			raw := htmlOf(t, r)
			test(t, r, raw, parsed(t, raw))
		})
	}
}

const policyOfThePage = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`

func TestThePageNeedsNothingBesidesItself(t *testing.T) {
	eachPage(t, func(t *testing.T, _ *report.Report, raw []byte, page *html.Node) {
		if !bytes.Contains(raw, []byte(policyOfThePage)) {
			t.Errorf("there is no %s", policyOfThePage)
		}
		for n := range page.Descendants() {
			if slices.Contains([]string{"script", "link", "img", "image", "iframe", "object", "embed", "form", "use"}, n.Data) && n.Type == html.ElementNode {
				t.Errorf("there is a %s", n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("a %s has %s", n.Data, a.Key)
				}
				if a.Key == "href" && a.Val != "#answers" {
					t.Errorf("there is a link to %s", a.Val)
				}
			}
		}
		for _, style := range elements(page, "style") {
			if regexp.MustCompile(`url\(|@import|//`).MatchString(style.FirstChild.Data) {
				t.Error("the style sheet fetches something")
			}
		}
	})
}

func TestALinkLeadsToTheAppendixWhereThereIsOne(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, _ []byte, page *html.Node) {
		target := slices.ContainsFunc(elements(page, "h2"), func(h *html.Node) bool { return attr(h, "id") == "answers" })
		if links := len(elements(page, "a")); target != (r.Answers != nil) || links > 0 != target {
			t.Errorf("%d links, a place to lead to: %v, an appendix: %v", links, target, r.Answers != nil)
		}
	})
}

func TestThePageIsInBritishEnglishAndHasAName(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, _ []byte, page *html.Node) {
		if lang := attr(elements(page, "html")[0], "lang"); lang != "en-GB" {
			t.Errorf("the language is %q", lang)
		}
		want := "My development report"
		if r.Mark != "" {
			want = r.Mark + " · " + want
		}
		if got := readText(elements(page, "title")[0]); got != want {
			t.Errorf("the name is %q, want %q", got, want)
		}
	})
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, _ []byte, page *html.Node) {
		level := 0
		for n := range page.Descendants() {
			if n.Type != html.ElementNode || !regexp.MustCompile(`^h[1-6]$`).MatchString(n.Data) {
				continue
			}
			next, _ := strconv.Atoi(n.Data[1:])
			if next > level+1 || next == 1 && level > 0 {
				t.Errorf("%q has level %d after %d", readText(n), next, level)
			}
			level = next
		}
		if h1 := elements(page, "h1"); len(h1) != 1 || readText(h1[0]) != r.Title {
			t.Errorf("%d headings of the first level, want the title alone", len(h1))
		}
	})
}

func TestIDsAreUniqueAndLabelsLeadToThem(t *testing.T) {
	eachPage(t, func(t *testing.T, _ *report.Report, _ []byte, page *html.Node) {
		ids := make(map[string]bool)
		for n := range page.Descendants() {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s is there twice", id)
				}
				ids[id] = true
			}
		}
		for n := range page.Descendants() {
			if by := attr(n, "aria-labelledby"); by != "" && !ids[by] {
				t.Errorf("there is no %s", by)
			}
		}
		for _, name := range []string{"section", "table"} {
			for _, n := range elements(page, name) {
				if attr(n, "aria-labelledby") == "" {
					t.Errorf("a %s has no name", name)
				}
			}
		}
	})
}

// TestEveryCellKnowsItsHeading: in a wide window by the heading of its column, in a narrow one by the label in the cell.
func TestEveryCellKnowsItsHeading(t *testing.T) {
	eachPage(t, func(t *testing.T, _ *report.Report, _ []byte, page *html.Node) {
		for _, table := range elements(page, "table") {
			var heads []string
			for _, th := range elements(elements(table, "thead")[0], "th") {
				if attr(th, "scope") != "col" {
					t.Errorf("%q is the heading of nothing", readText(th))
				}
				heads = append(heads, readText(th))
			}
			for _, tr := range elements(elements(table, "tbody")[0], "tr") {
				cellsUnder(t, tr, heads)
			}
		}
	})
}

func cellsUnder(t *testing.T, tr *html.Node, heads []string) {
	t.Helper()
	column := 0
	for n := range tr.ChildNodes() {
		if n.Type != html.ElementNode {
			continue
		}
		span := 1
		if s := attr(n, "colspan"); s != "" {
			span, _ = strconv.Atoi(s)
		}
		label := ""
		for _, s := range elements(n, "span") {
			if attr(s, "class") == "label" {
				label = readText(s)
			}
		}
		switch {
		case column == 0:
			if n.Data != "th" || attr(n, "scope") != "row" {
				t.Errorf("the row of %q has no heading", readText(n))
			}
		case span == 1 && label != heads[column]+": ":
			t.Errorf("%q is labelled %q, want %q", readText(n), label, heads[column])
		case strings.TrimSpace(readText(n)) == "":
			t.Errorf("there is nothing under %q", heads[column])
		}
		column += span
	}
	if column != len(heads) {
		t.Errorf("%q has %d columns, want %d", readText(tr), column, len(heads))
	}
}

func TestABarHasACellForEachStatement(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, _ []byte, page *html.Node) {
		rows := elements(elements(elements(page, "table")[0], "tbody")[0], "tr")
		for i, d := range r.Profile.Rows {
			drawn := elements(rows[i], "path")
			if d.Showing != assessment.ShowCount {
				if len(drawn) > 0 {
					t.Errorf("domain %d has a bar and no count", d.Number)
				}
				continue
			}
			cells := strings.Count(attr(drawn[0], "d"), "z")
			full := strings.Count(attr(drawn[1], "d"), "v12")
			half := strings.Count(attr(drawn[1], "d"), "v6")
			if cells != d.OnMyOwn+d.WithSupport+d.NotYet || full != d.OnMyOwn || half != d.WithSupport {
				t.Errorf("domain %d: %d cells, %d full, %d half, want %d, %d and %d not yet",
					d.Number, cells, full, half, d.OnMyOwn, d.WithSupport, d.NotYet)
			}
		}
	})
}

// TestDrawingsAreNotReadOut: whatever a drawing says stands beside it in words.
func TestDrawingsAreNotReadOut(t *testing.T) {
	eachPage(t, func(t *testing.T, _ *report.Report, _ []byte, page *html.Node) {
		for _, svg := range elements(page, "svg") {
			if attr(svg, "aria-hidden") != "true" || attr(svg, "focusable") != "false" {
				t.Error("a drawing is read out, or takes the focus")
			}
		}
	})
}

func TestEachRatingAndStateHasItsOwnShape(t *testing.T) {
	page := parsed(t, htmlOf(t, build(monstrousSample(t))))
	shapes := make(map[string]string) // words by shape
	signs := func(under *html.Node) {
		for _, svg := range elements(under, "svg") {
			var shape bytes.Buffer
			must(t, html.Render(&shape, svg))
			words := strings.TrimSpace(readText(svg.Parent))
			if said, ok := shapes[shape.String()]; ok && said != words {
				t.Errorf("%q looks like %q", words, said)
			}
			shapes[shape.String()] = words
		}
	}
	for _, section := range elements(page, "section") {
		if id := attr(section, "aria-labelledby"); id == "key" || id == "plan" {
			signs(section)
		}
	}
	if want := 6 + 3; len(shapes) != want {
		t.Errorf("%d shapes, want %d: %v", len(shapes), want, shapes)
	}
}

func TestBothTwinsCarryTheMarkAndNothingElseDoes(t *testing.T) {
	for _, mark := range []string{"", "SAMPLE, a made-up person"} {
		r := build(filled(t))
		r.Mark = mark
		want := "For a supervision or development talk"
		if mark != "" {
			want = mark + " · " + want
		}
		if got, _, _ := strings.Cut(plainText(t, r), "\n"); got != want {
			t.Errorf("the text begins with %q, want %q", got, want)
		}
		raw := htmlOf(t, r)
		if got := pageReading(parsed(t, raw))[0].words; !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("the page begins with %q, want %q", got, want)
		}
		if onPaper := bytes.Contains(raw, []byte(`@top-right { content: "`+mark+`"; }`)); !onPaper {
			t.Errorf("%q is not on each printed page", mark)
		}
	}
}

func TestThePrintedPageHasTheDisclaimerAtItsFoot(t *testing.T) {
	raw := bytes.ReplaceAll(htmlOf(t, build(filled(t))), []byte(`\3b `), []byte(";")) // as a style sheet spells it
	if want := `@bottom-left { content: "` + report.Disclaimer + `"; }`; !bytes.Contains(raw, []byte(want)) {
		t.Errorf("there is no %s", want)
	}
}

func TestTheTwinsShowWhatNoFontCanPrint(t *testing.T) {
	a := filled(t)
	const note = "👍🏽 שלום 漢字"
	must(t, a.SetNote(a.Questionnaire().Area("tea"), note))
	r := build(a)
	for name, got := range map[string]string{"page": string(htmlOf(t, r)), "text": plainText(t, r)} {
		if strings.Count(got, note) != 2 {
			t.Errorf("the %s does not show %q beside the strength and in the appendix", name, note)
		}
	}
}

// TestHostileWordsStayWords puts them in every text of a report.
func TestHostileWordsStayWords(t *testing.T) {
	const hostile = `</title></style></bdi><script>alert("1")</script><!-- ' onload=x ` + "\u202egnp\u200b\x00\u009b\x1b[31m\u0338 e\u0301{{.Title}}"
	calm, r := build(filled(t)), build(filled(t))
	r.Mark, calm.Mark = "x", "x"
	replaceStrings(reflect.ValueOf(r).Elem(), hostile)
	r.Guide.Disclaimer = calm.Guide.Disclaimer
	raw := htmlOf(t, r)
	for _, c := range string(raw) {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Errorf("the page holds %U", c)
			break
		}
	}
	if got, want := tags(parsed(t, raw)), tags(parsed(t, htmlOf(t, calm))); !slices.Equal(got, want) {
		t.Error("hostile words changed the elements of the page")
	}
	for i, c := range plainText(t, r) {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Errorf("the text holds %U at %d", c, i)
			break
		}
	}
}

// replaceStrings puts words in the place of each text under v that is not empty.
func replaceStrings(v reflect.Value, words string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			v.SetString(words)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			replaceStrings(v.Elem(), words)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			replaceStrings(v.Field(i), words)
		}
	case reflect.Slice:
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len()) // some are shared by all reports
		reflect.Copy(copied, v)
		v.Set(copied)
		for i := range v.Len() {
			replaceStrings(v.Index(i), words)
		}
	}
}

func tags(page *html.Node) []string {
	var names []string
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			names = append(names, n.Data)
		}
	}
	return names
}

func TestTheSameReportGivesTheSamePage(t *testing.T) {
	if !bytes.Equal(htmlOf(t, build(filled(t))), htmlOf(t, build(filled(t)))) {
		t.Error("a second time gave another page")
	}
}

func TestThePageReturnsTheErrorOfTheWriter(t *testing.T) {
	full := errors.New("no room")
	if err := build(filled(t)).WriteHTML(failing{full}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

func BenchmarkWriteHTML(b *testing.B) {
	r := build(everything(b, pack(b)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		must(b, r.WriteHTML(&out))
		b.ReportMetric(float64(out.Len())/1024, "KB")
	}
}
