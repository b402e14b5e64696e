package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/report"
)

// The twins say the same words in the same order. A reading is what one of them says, passage by passage; it is made
// from the structure of the page, and can be made from that of a PDF in the same way: a paragraph for each heading,
// paragraph, label or list item, and a row for each row of a table but the headings. The words of a table that has
// headings and nothing else, to be filled in by pen, are paragraphs.

// passage is a stretch of text that is read in one go, or a row of a table.
type passage struct {
	words []string
	heads [][]string // words of each column heading, for a row; a heading may be said again with its cell
	row   bool
}

type reading []passage

func paragraph(text string) passage { return passage{words: wordsOf(text)} }

func rowOf(heads, cells []string) passage {
	p := passage{row: true}
	for _, cell := range cells {
		p.words = append(p.words, bareWords(wordsOf(cell))...)
	}
	for _, head := range heads {
		p.heads = append(p.heads, bareWords(wordsOf(strings.ToLower(head))))
	}
	return p
}

// wordsOf splits text at white space. A colon after a word is layout: a label may stand over or before its text.
func wordsOf(text string) []string {
	words := strings.Fields(text)
	for i := range words {
		words[i] = strings.TrimSuffix(words[i], ":")
	}
	return slices.DeleteFunc(words, func(word string) bool { return word == "" })
}

// bareWords are words without the marks that join the cells of a row into sentences.
func bareWords(words []string) []string {
	var bare []string
	for _, word := range words {
		if word = strings.Trim(word, ".,;:"); word != "" {
			bare = append(bare, word)
		}
	}
	return bare
}

// words returns all that a reading says, one passage after another.
func (r reading) words() []string {
	var all []string
	for _, p := range r {
		all = append(all, p.words...)
	}
	return all
}

// differs says where other words stop saying what the reading says; it is empty when they say the same. A paragraph
// must come word for word. The words of a row may come in another order, with column headings between them: each whole
// or not at all, and once at most.
func (r reading) differs(words []string) string {
	c := &comparison{r: r, words: words, tried: make(map[[2]int]bool)}
	if c.from(0, 0) {
		return ""
	}
	said := "nothing more"
	if c.far.passage < len(r) {
		said = strings.Join(r[c.far.passage].words, " ")
	}
	near := words[min(c.far.word, len(words)):]
	return fmt.Sprintf("passage %d is %.300q, and the other says %.300q", c.far.passage+1, said, strings.Join(near[:min(40, len(near))], " "))
}

type comparison struct {
	r     reading
	words []string
	tried map[[2]int]bool
	far   struct{ passage, word int } // how far the two agree
}

// from compares passage i and all that follow with the words from the given one on.
func (c *comparison) from(i, word int) bool {
	if i > c.far.passage || i == c.far.passage && word > c.far.word {
		c.far.passage, c.far.word = i, word
	}
	if i == len(c.r) {
		return word == len(c.words)
	}
	if c.tried[[2]int{i, word}] {
		return false
	}
	c.tried[[2]int{i, word}] = true
	p := c.r[i]
	if p.row {
		return c.fromRow(i, word)
	}
	end := word + len(p.words)
	return end <= len(c.words) && slices.Equal(p.words, c.words[word:end]) && c.from(i+1, end)
}

// fromRow takes words that are in the cells of row i, or else in its headings. The row may end wherever each word of the
// cells has been said, and of the headings none or all.
func (c *comparison) fromRow(i, word int) bool {
	cells, heads := tallied(c.r[i].words), tallied(slices.Concat(c.r[i].heads...))
	left := len(c.r[i].words)
	var again []string // of the headings
	for {
		if left == 0 && whole(c.r[i].heads, again) && c.from(i+1, word) {
			return true
		}
		if word == len(c.words) {
			return false
		}
		bare := strings.Trim(c.words[word], ".,;:")
		lower := strings.ToLower(bare)
		switch {
		case bare == "":
		case cells[bare] > 0:
			cells[bare]--
			left--
		case heads[lower] > 0:
			heads[lower]--
			again = append(again, lower)
		default:
			return false
		}
		word++
	}
}

// whole reports whether words are those of some of the headings, and no part of another.
func whole(heads [][]string, words []string) bool {
	if len(heads) == 0 {
		return len(words) == 0
	}
	rest := slices.Clone(words)
	for _, word := range heads[0] {
		at := slices.Index(rest, word)
		if at < 0 {
			return whole(heads[1:], words)
		}
		rest = slices.Delete(rest, at, at+1)
	}
	return whole(heads[1:], rest) || whole(heads[1:], words)
}

func tallied(words []string) map[string]int {
	n := make(map[string]int)
	for _, word := range words {
		n[word]++
	}
	return n
}

// inline are the elements that do not end a stretch of text.
var inline = []string{"a", "b", "bdi", "i", "span", "strong"}

// pageReading is what a browser reads out of a page: all but what is hidden from it, and but the labels that stand in
// the cells for narrow windows only.
func pageReading(page *html.Node) reading {
	var r reading
	var text strings.Builder
	flush := func() {
		if p := paragraph(text.String()); len(p.words) > 0 {
			r = append(r, p)
		}
		text.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case unread(n):
			return
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
			return
		case n.Data == "table":
			flush()
			r = append(r, tableRows(n)...)
			return
		}
		block := n.Type == html.ElementNode && !slices.Contains(inline, n.Data)
		if block {
			flush()
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
		if block {
			flush()
		}
	}
	walk(elements(page, "body")[0])
	return r
}

func unread(n *html.Node) bool {
	return attr(n, "aria-hidden") == "true" || attr(n, "class") == "label"
}

func tableRows(table *html.Node) reading {
	var r reading
	var heads []string
	for _, tr := range elements(table, "tr") {
		var cells []string
		for cell := range tr.ChildNodes() {
			if cell.Type == html.ElementNode {
				cells = append(cells, readText(cell))
			}
		}
		if tr.Parent.Data == "thead" {
			heads = cells
			continue
		}
		r = append(r, rowOf(heads, cells))
	}
	return r
}

// readText is the text under a node that is read out.
func readText(under *html.Node) string {
	if under.Type == html.TextNode {
		return under.Data
	}
	var text strings.Builder
	for n := range under.ChildNodes() {
		if !unread(n) {
			text.WriteString(readText(n))
		}
	}
	return text.String()
}

// textWords are the words of the text twin. The dash before an item of a list is layout.
func textWords(text string) []string {
	var words []string
	for line := range strings.Lines(text) {
		words = append(words, wordsOf(strings.TrimPrefix(line, "- "))...)
	}
	return words
}

// samples are reports of every kind.
func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	onePage := func(a *assessment.Assessment) *assessment.Assessment {
		parts := a.Parts()
		parts.OnePage = true
		a.SetParts(parts)
		return a
	}
	another := filled(t)
	must(t, another.SetAim(assessment.AimStay))
	must(t, bringAnswers(another, &assessment.Earlier{
		Made: day.AddMonths(-8), Version: "3", Stage: "two", Answers: map[string]assessment.Answer{"juice": {Rating: 3}},
	}, nil))
	begun := everything(t, pack(t))
	must(t, begun.SetAim("assistant-practitioner")) // so that all is to be looked at once more
	for i, f := range begun.LookAheadAreas() {
		if i%2 == 0 {
			must(t, begun.RateAhead(f, assessment.OnMyOwn))
		}
	}
	marked := build(filled(t))
	marked.Mark = "SAMPLE, a made-up person"
	return map[string]*report.Report{
		"short":             build(shortSample(t)),
		"typical":           build(typicalSample(t)),
		"monstrous":         build(monstrousSample(t)),
		"everything":        build(everything(t, pack(t))),
		"partly looked at":  build(begun),
		"small, a sample":   marked,
		"another version":   build(another),
		"short, one page":   build(onePage(shortSample(t))),
		"typical, one page": build(onePage(typicalSample(t))),
		"monster, one page": build(onePage(monstrousSample(t))),
	}
}

func TestTheTwinsSayTheSame(t *testing.T) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			page := pageReading(parsed(t, htmlOf(t, r)))
			if diff := page.differs(textWords(plainText(t, r))); diff != "" {
				t.Errorf("%s", diff)
			}
			if diff := page.differs(page.words()); diff != "" {
				t.Errorf("the page differs from itself: %s", diff)
			}
		})
	}
}

// TestTheComparisonSeesADifference changes one thing in the text twin, and looks whether the comparison says so.
func TestTheComparisonSeesADifference(t *testing.T) {
	r := build(typicalSample(t))
	page, text := pageReading(parsed(t, htmlOf(t, r))), plainText(t, r)
	for name, change := range map[string][2]string{
		"a word left out":               {"It is not\na test.", "It is\na test."},
		"a word put in":                 {"My action plan", "My own action plan"},
		"another count":                 {"8 of 12 on", "9 of 12 on"},
		"a count for another":           {"Before: 1 of 3. Change: 1", "Before: 2 of 3. Change: 1"},
		"another rating in the tables":  {"My rating: 1 Not yet", "My rating: 3 Not yet"},
		"no rating in the tables":       {"My rating: 2 With support\n", "My rating:\n"},
		"a mark left out":               {"I want to work on this\n", ""},
		"a row in another row's place":  {"3.10", "3.11"},
		"a label left out":              {"To try at work: ", ""},
		"one part in another's place":   {"Routes people take", "How this was made"},
		"a heading word that is a cell": {"Also: 1 not my role", "Also: 1 not role"},
		"nothing at the end":            {"My notes: No notes\n\x00", ""},
	} {
		changed := strings.TrimSuffix(strings.Replace(text+"\x00", change[0], change[1], 1), "\x00")
		if changed == text {
			t.Errorf("%s: the text has no %q", name, change[0])
		}
		if page.differs(textWords(changed)) == "" {
			t.Errorf("%s: not seen", name)
		}
	}
}

func htmlOf(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, r.WriteHTML(&b))
	return b.Bytes()
}

func plainText(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	must(t, r.WriteText(&b))
	return b.String()
}

func parsed(t testing.TB, raw []byte) *html.Node {
	t.Helper()
	page, err := html.Parse(bytes.NewReader(raw))
	must(t, err)
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

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestTheTwinsSayTheSameOfAnyWords types odd notes. Dashes and colons are left out: to the comparison they are layout.
func TestTheTwinsSayTheSameOfAnyWords(t *testing.T) {
	a := filled(t)
	odd := rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.RuneFrom([]rune("()\\<>[]{}%/&\"'`=\r\n\t\x00\x1b\u0085\u2028\u200d\u202e\ufe0f\ufffd\u0338\u0301e\U0001F469"))),
		rapid.SampledFrom([]string{"</bdi></td>", "<!--", "]]>", "&amp;", "\n\n", strings.Repeat("x", 300), "{{.Title}}", "My rating", "2 On my own."}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		for _, id := range []string{"tea", "coffee", "water"} {
			note := strings.Join(rapid.SliceOfN(odd, 0, 6).Draw(rt, id), " ")
			note, _ = assessment.CleanLines(strings.NewReplacer("-", "", ":", "").Replace(note), 0)
			note = string([]rune(note)[:min(len([]rune(note)), assessment.NoteLimit)])
			if err := a.SetNote(a.Questionnaire().Area(id), note); err != nil {
				rt.Fatal(err)
			}
		}
		r := build(a)
		if diff := pageReading(parsed(t, htmlOf(t, r))).differs(textWords(plainText(t, r))); diff != "" {
			rt.Error(diff)
		}
	})
}
