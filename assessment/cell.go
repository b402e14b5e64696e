package assessment

import (
	"math"
	"strings"
)

// formulaStarts are the characters from which a spreadsheet takes a cell for a formula or a command.
const formulaStarts = "=+-@|＝＋－＠"

// PlainCell makes text safe for a spreadsheet and a terminal: one line without control characters, tabs or blanks in
// front, and an apostrophe before what would begin a formula.
func PlainCell(text string) string {
	text, _ = Clean(text, math.MaxInt) // its error would be about length alone
	if strings.IndexAny(text, formulaStarts) == 0 {
		return "'" + text
	}
	return text
}
