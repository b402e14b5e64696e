package release_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"waymark/assessment/release"
)

func TestAMissingTableIsToldInASentence(t *testing.T) {
	told := map[release.TableID]string{
		release.Bands:     "Everybody is in one group, so there is nothing to set side by side.",
		release.Planning:  "The stored answers to these questions did not fit the number of people.",
		release.LookAhead: "It needs at least ten people who looked ahead.",
	}
	missing := map[release.TableID]int{}
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		for id, sentence := range told {
			if said := strings.Contains(pageText(page), "Not in this release. "+sentence); said != (r.Table(id) == nil) {
				t.Errorf("table %s is there: %v, told as missing: %v", id, r.Table(id) != nil, said)
			}
			if r.Table(id) == nil {
				missing[id]++
			}
		}
	})
	if len(missing) != len(told) {
		t.Errorf("the releases of this test lack only %v", missing)
	}
}

func TestASampleSaysSoAndNothingElseDoes(t *testing.T) {
	for _, sample := range []bool{true, false} {
		crowd := aPage
		crowd.sample = sample
		page := parsedPage(t, pageOf(t, crowd.release(t)))
		text := pageText(elements(page, "header")[0])
		if strings.Contains(text, release.SampleWords+".") != sample {
			t.Errorf("sample %v: the head of the page says %q", sample, text)
		}
		if title := pageText(elements(page, "title")[0]); strings.HasPrefix(title, "Sample: ") != sample {
			t.Errorf("sample %v: the title is %q", sample, title)
		}
	}
}

func TestThePageSaysWhichReleaseItIs(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		head, foot := pageText(elements(page, "header")[0]), pageText(elements(page, "footer")[0])
		for _, want := range []string{r.Name(), r.Made.Words(), r.Site, r.Title, r.People.String() + ", to the nearest 5"} {
			if !strings.Contains(head, want) {
				t.Errorf("the head of the page lacks %q", want)
			}
		}
		if strings.Contains(head, release.FewWords) != r.Few() {
			t.Errorf("few people: %v, and the head says %q", r.Few(), head)
		}
		if !strings.Contains(foot, r.Digest()) {
			t.Error("the foot of the page lacks the digest")
		}
		for _, note := range r.Notes() {
			if !strings.Contains(pageText(page), note) {
				t.Errorf("the page lacks %q", note)
			}
		}
	})
}

func TestHeadingsAndTablesAreInOrderForAScreenReader(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		ids, last := map[string]bool{}, 0
		for n := range page.Descendants() {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("two elements have the id %q", id)
				}
				ids[id] = true
			}
			if level := strings.Index("h1h2h3", n.Data)/2 + 1; n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr" {
				if level == 0 || level > last+1 {
					t.Errorf("a %s follows a heading of level %d", n.Data, last)
				}
				last = level
			}
			if n.Data == "th" && attr(n, "scope") == "" {
				t.Errorf("the heading %q has no scope", pageText(n))
			}
		}
		for n := range page.Descendants() {
			target, isLink := strings.CutPrefix(attr(n, "href"), "#")
			if label := attr(n, "aria-labelledby"); label != "" && !ids[label] || isLink && !ids[target] {
				t.Errorf("a %s points to %q, which is not there", n.Data, label+target)
			}
		}
		for _, table := range pageTables(page) {
			caption := elements(table, "caption")
			if len(caption) != 1 || strings.Count(pageText(caption[0]), "[c] is 0 to 7 people") != 1 {
				t.Errorf("the table %q does not say once what [c] is", pageText(table))
			}
			around := table.Parent
			if attr(around, "tabindex") != "0" || attr(around, "role") != "region" || attr(around, "aria-labelledby") == "" {
				t.Errorf("nobody can scroll the table %q by keys", pageText(caption[0]))
			}
		}
		if root := elements(page, "html")[0]; attr(root, "lang") != "en-GB" {
			t.Errorf("the language is %q", attr(root, "lang"))
		}
	})
}

func TestSentencesOfThePageAreShort(t *testing.T) {
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		var texts []string
		for _, n := range slices.Concat(elements(page, "p"), elements(page, "b"), elements(page, "caption"), elements(page, "figcaption")) {
			text := pageText(n)
			for _, title := range elements(n, "b") {
				text = strings.TrimPrefix(text, pageText(title))
			}
			if !slices.Contains(r.Notes(), text) {
				texts = append(texts, text)
			}
		}
		for _, sentence := range strings.Split(strings.Join(texts, ". "), ". ") {
			if words := len(strings.Fields(sentence)); words > 20 {
				t.Errorf("%d words: %q", words, sentence)
			}
		}
	})
}

func parsedPage(t testing.TB, raw []byte) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatalf("read the page: %v", err)
	}
	return page
}

// elements returns the elements of a name under a node, in order.
func elements(under *html.Node, name string) []*html.Node {
	var found []*html.Node
	for n := range under.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

func withClass(under *html.Node, class string) []*html.Node {
	var found []*html.Node
	for n := range under.Descendants() {
		if slices.Contains(strings.Fields(attr(n, "class")), class) {
			found = append(found, n)
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// pageText returns the words under a node, but for the style sheet.
func pageText(under *html.Node) string {
	var text strings.Builder
	for n := range under.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			text.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

func pageTables(page *html.Node) []*html.Node { return elements(page, "table") }

// pageRows returns the words in the cells of the body of a table.
func pageRows(table *html.Node) [][]string {
	var rows [][]string
	for _, tr := range elements(table, "tr") {
		if tr.Parent.Data != "tbody" {
			continue
		}
		var row []string
		for n := range tr.ChildNodes() {
			if n.Type == html.ElementNode {
				row = append(row, pageText(n))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
