package pdfcheck

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// content stands for marks among the things that an element may hold.
const content = "content"

// holds says what each role that we write may hold (ISO 32000-1, 14.8.4, and stricter where our pages are).
var holds = map[string][]string{
	"Document": {"Sect", "H1", "H2", "H3", "P", "L", "Table", "Figure"},
	"Sect":     {"Sect", "H1", "H2", "H3", "P", "L", "Table", "Figure"},
	"H1":       {content, "Span", "Link"},
	"H2":       {content, "Span", "Link"},
	"H3":       {content, "Span", "Link"},
	"P":        {content, "Span", "Link", "Figure"},
	"L":        {"LI", "Caption"},
	"LI":       {"Lbl", "LBody"},
	"Lbl":      {content, "Span", "Link"},
	"LBody":    {content, "Span", "Link", "P", "L", "Table", "Figure"},
	"Table":    {"THead", "TBody", "TR", "Caption"},
	"THead":    {"TR"},
	"TBody":    {"TR"},
	"TR":       {"TH", "TD"},
	"TH":       {content, "Span", "Link", "P"},
	"TD":       {content, "Span", "Link", "P", "L", "Figure"},
	"Caption":  {content, "Span", "Link", "P"},
	"Figure":   {content, "Span", "Caption"},
	"Span":     {content, "Span", "Link"},
	"Link":     {content, "Span"},
}

// checkRoles holds what stands in what.
func (d *Document) checkRoles() {
	for _, n := range d.root.All() {
		may, known := holds[n.Role]
		if !known {
			d.fault(ruleRoles, n.where(), "is a role that we do not write")
			continue
		}
		for _, p := range n.parts {
			switch {
			case p.node != nil && !slices.Contains(may, p.node.Role):
				d.fault(ruleRoles, p.node.where(), "may not stand there")
			case p.mark != nil && !slices.Contains(may, content):
				d.fault(ruleRoles, n.where(), "holds text itself")
			}
		}
		d.checkOrder(n)
		if n.Role == "Figure" && strings.TrimSpace(n.Alt) == "" {
			d.fault(ruleAlt, n.where(), "has no Alt")
		}
		if n.dict["Lang"] != nil && !legalLang.MatchString(n.Lang) {
			d.fault(ruleLang, n.where(), "Lang is %q", n.Lang)
		}
	}
}

// checkOrder holds that heads of tables and captions come first, and that a list item has one body.
func (d *Document) checkOrder(n *Node) {
	roles := map[string]int{}
	for i, kid := range n.Kids {
		roles[kid.Role]++
		switch {
		case kid.Role == "Caption" && i > 0,
			kid.Role == "THead" && (roles["THead"] > 1 || roles["TBody"] > 0),
			kid.Role == "Lbl" && (roles["Lbl"] > 1 || roles["LBody"] > 0),
			kid.Role == "LBody" && roles["LBody"] > 1:
			d.fault(ruleRoles, kid.where(), "is one too many, or comes too late")
		}
	}
	if roles["TR"] > 0 && roles["THead"]+roles["TBody"] > 0 && n.Role == "Table" {
		d.fault(ruleRoles, n.where(), "has rows inside and outside of THead and TBody")
	}
	if n.Role == "LI" && roles["LBody"] == 0 {
		d.fault(ruleRoles, n.where(), "has no LBody")
	}
}

// checkHeadings holds the order of headings (PDF/UA-1, 7.4).
func (d *Document) checkHeadings() {
	titles, last := 0, 0
	for _, n := range d.root.All() {
		level := strings.Index("H1H2H3", n.Role)/2 + 1
		if len(n.Role) != 2 || n.Role[0] != 'H' || level < 1 {
			continue
		}
		if level == 1 {
			titles++
		}
		if level > last+1 {
			d.fault(ruleHeadings, n.where(), "follows a heading of level %d", last)
		}
		last = level
	}
	if titles != 1 {
		d.fault(ruleHeadings, "file", "has %d H1, not one", titles)
	}
}

// checkTables holds that cells are headed and rows are of the same length.
func (d *Document) checkTables() {
	for _, n := range d.root.All() {
		switch n.Role {
		case "TH":
			if !slices.Contains([]string{"Row", "Column", "Both"}, n.Scope) {
				d.fault(ruleScope, n.where(), "has no Scope")
			}
		case "TD":
			if n.Scope != "" {
				d.fault(ruleScope, n.where(), "has a Scope and is no TH")
			}
		case "Table":
			d.checkTable(n)
		}
	}
}

func (d *Document) checkTable(table *Node) {
	var rows []*Node
	headed := false
	for _, kid := range table.Kids {
		if kid.Role == "TR" {
			rows = append(rows, kid)
			continue
		}
		for _, row := range kid.Kids {
			if row.Role == "TR" {
				rows = append(rows, row)
			}
		}
	}
	for _, row := range rows {
		headed = headed || slices.ContainsFunc(row.Kids, func(cell *Node) bool { return cell.Role == "TH" })
	}
	if !headed {
		d.fault(ruleTables, table.where(), "has no heading cell")
	}
	d.checkGrid(rows, table)
}

// checkGrid holds that all rows fill the same columns, counting cells that span several columns or rows.
func (d *Document) checkGrid(rows []*Node, of *Node) {
	var taken []int // for each column, how many rows down it is filled from above
	columns := 0
	for i, row := range rows {
		filled := 0
		for column := range taken {
			if taken[column] > 0 {
				taken[column]--
				filled++
			}
		}
		for _, cell := range row.Kids {
			filled += cell.Columns
			if cell.Rows > 1 {
				for range cell.Columns {
					taken = append(taken, cell.Rows-1)
				}
			}
		}
		if i == 0 {
			columns = filled
		}
		if filled != columns || filled == 0 {
			d.fault(ruleTables, row.where(), "fills %d columns, and the first row %d", filled, columns)
		}
	}
	if slices.Max(append(taken, 0)) > 0 {
		d.fault(ruleTables, of.where(), "has a cell that spans more rows than there are")
	}
	if len(rows) == 0 {
		d.fault(ruleTables, of.where(), "has no rows")
	}
}

// number is a label that is one.
var number = regexp.MustCompile(`^\d+[.)]?$`)

// checkLists holds that labels are what the list says (Matterhorn Protocol, 16-001 and 16-002). A list that says nothing
// has bullets, or words for labels.
func (d *Document) checkLists() {
	for _, n := range d.root.All() {
		labels, numbers := 0, 0
		for _, item := range n.Kids {
			for _, kid := range item.Kids {
				if kid.Role == "Lbl" {
					labels++
				}
				if kid.Role == "Lbl" && number.MatchString(strings.TrimSpace(kid.Text())) {
					numbers++
				}
			}
		}
		numbered := numbers > 0 && numbers == labels
		switch {
		case n.Role == "L" && !slices.Contains([]string{"", "None", "Disc", "Decimal"}, n.Numbering):
			d.fault(ruleLists, n.where(), "has the ListNumbering %s, which we do not write", n.Numbering)
		case n.Role == "L" && numbered != (n.Numbering == "Decimal"):
			d.fault(ruleLists, n.where(), "has %d labels, %d of them numbers, and its ListNumbering is %q", labels, numbers, n.Numbering)
		}
	}
}

// wordy are the roles that must have words. An empty one would be read out as nothing at all.
var wordy = []string{"H1", "H2", "H3", "P", "LI", "Lbl", "LBody", "TH", "TD", "Caption", "Span", "Link"}

// checkWords holds that nothing in the structure is empty, and that words are apart.
func (d *Document) checkWords() {
	for _, n := range d.root.All() {
		if slices.Contains(wordy, n.Role) && strings.TrimSpace(n.Text()) == "" || len(n.parts) == 0 {
			d.fault(ruleEmpty, n.where(), "has no words")
		}
	}
	if d.root != nil {
		d.checkJoins(d.root, nil)
	}
}

// checkJoins holds that words do not run together from one line to the next. On paper nobody sees it, but it is read out
// as one word.
func (d *Document) checkJoins(n *Node, last *line) *line {
	if !n.inline() {
		last = nil
	}
	for _, p := range n.parts {
		if p.node != nil {
			last = d.checkJoins(p.node, last)
		}
		if p.mark == nil {
			continue
		}
		for i := range p.mark.lines {
			l := &p.mark.lines[i]
			if last != nil && (l.page != last.page || math.Abs(l.baseline-last.baseline) > sameLine) && joined(last.text, l.text) {
				d.fault(ruleJoined, n.where(), "%q and %q", ending(last.text), beginning(l.text))
			}
			last = l
		}
	}
	if !n.inline() {
		return nil
	}
	return last
}

// joined says whether two texts run together. After a hyphen they may.
func joined(a, b []byte) bool {
	end, _ := utf8.DecodeLastRune(a)
	begin, _ := utf8.DecodeRune(b)
	return len(a) > 0 && len(b) > 0 && end != '-' && !unicode.IsSpace(end) && !unicode.IsSpace(begin)
}

func beginning(text []byte) []byte { return bytes.Fields(text)[0] }

func ending(text []byte) []byte {
	words := bytes.Fields(text)
	return words[len(words)-1]
}

// legalLang is what a language tag looks like, such as en-GB (RFC 5646, in short).
var legalLang = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
