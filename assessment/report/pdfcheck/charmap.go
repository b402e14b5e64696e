package pdfcheck

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// charmap says which characters codes stand for (ISO 32000-1, 9.10.3).
type charmap struct {
	ranges []charRange
	spaces int // code spaces
}

// charRange gives the codes from first to last the characters from to on.
type charRange struct {
	first, last int
	to          []uint16
}

// mostInBlock is how many lines a block of a map may have (Adobe Technical Note 5014).
const mostInBlock = 100

// readCharmap reads a map and holds that it is legal. A font without one gets an empty map.
func (d *Document) readCharmap(v any, where string) *charmap {
	m := &charmap{}
	where += ", ToUnicode"
	if d.stream(v) == nil {
		d.fault(ruleUnicode, where, "is not there")
		return m
	}
	s := &scanner{data: d.unpacked(v, where)}
	var args []any
	for {
		v, err := s.value()
		if err != nil {
			break
		}
		word, ok := v.(keyword)
		if !ok {
			args = append(args, v)
			continue
		}
		switch word {
		case "begincodespacerange", "beginbfchar", "beginbfrange":
			d.checkCount(s, args, word, where)
		case "endcodespacerange":
			m.spaces++
		case "endbfchar":
			d.addChars(m, args, where)
		case "endbfrange":
			d.addRanges(m, args, where)
		}
		args = nil
	}
	if m.spaces != 1 || len(m.ranges) == 0 {
		d.fault(ruleUnicode, where, "does not have one code space and some characters")
	}
	return m
}

// checkCount holds that a block has as many lines as it says, and not too many.
func (d *Document) checkCount(s *scanner, args []any, begin keyword, where string) {
	ahead := &scanner{data: s.data, at: s.at}
	values := 0
	for {
		v, err := ahead.value()
		if err != nil {
			break
		}
		if _, end := v.(keyword); end {
			break
		}
		values++
	}
	each := 2
	if begin == "beginbfrange" {
		each = 3
	}
	count := 0
	if len(args) > 0 {
		count, _ = args[len(args)-1].(int)
	}
	if count < 1 || count > mostInBlock || values != count*each {
		d.fault(ruleUnicode, where, "%s says %d and has %d, of which 1 to %d are legal", begin, count, values/each, mostInBlock)
	}
}

func (d *Document) addChars(m *charmap, args []any, where string) {
	for i := 0; i+1 < len(args); i += 2 {
		code, ok := twoBytes(args[i])
		to, legal := units(args[i+1])
		if !ok || !legal {
			d.fault(ruleUnicode, where, "a line that cannot be read")
			continue
		}
		d.add(m, charRange{code, code, to}, where)
	}
}

func (d *Document) addRanges(m *charmap, args []any, where string) {
	for i := 0; i+2 < len(args); i += 3 {
		first, ok := twoBytes(args[i])
		last, both := twoBytes(args[i+1])
		if !ok || !both || last < first {
			d.fault(ruleUnicode, where, "a line that cannot be read")
			continue
		}
		if first>>8 != last>>8 {
			d.fault(ruleUnicode, where, "the range %04X to %04X has more than one high byte", first, last)
		}
		if list, ok := args[i+2].(array); ok {
			if len(list) != last-first+1 {
				d.fault(ruleUnicode, where, "the range %04X to %04X has %d values", first, last, len(list))
			}
			for j, v := range list {
				to, ok := units(v)
				if !ok {
					d.fault(ruleUnicode, where, "a line that cannot be read")
					continue
				}
				d.add(m, charRange{first + j, first + j, to}, where)
			}
			continue
		}
		to, ok := units(args[i+2])
		if !ok {
			d.fault(ruleUnicode, where, "a line that cannot be read")
			continue
		}
		d.add(m, charRange{first, last, to}, where)
	}
}

// add takes a range into the map and holds that its characters are legal.
func (d *Document) add(m *charmap, r charRange, where string) {
	m.ranges = append(m.ranges, r)
	steps := r.last - r.first
	if int(r.to[len(r.to)-1]&0xff)+steps > 0xff {
		d.fault(ruleUnicode, where, "the characters of %04X to %04X have more than one high byte", r.first, r.last)
		return
	}
	for i := 0; i <= steps; i++ {
		if !legalUnits(r.units(i)) {
			d.fault(ruleUnicode, where, "code %04X stands for what is no character", r.first+i)
			return
		}
	}
}

// at returns the characters of one code. Half of a character becomes the replacement character.
func (r charRange) at(step int) string {
	return string(utf16.Decode(r.units(step)))
}

func (r charRange) units(step int) []uint16 {
	to := slices.Clone(r.to)
	to[len(to)-1] += uint16(step)
	return to
}

func (m *charmap) characters(code int) string {
	if m == nil {
		return ""
	}
	for _, r := range m.ranges {
		if code >= r.first && code <= r.last {
			return r.at(code - r.first)
		}
	}
	return ""
}

// legalUnits says whether a map may name these characters (PDF/UA-1, 7.21.7). A half of one is none.
func legalUnits(units []uint16) bool {
	for _, r := range utf16.Decode(units) {
		if r == 0 || r == 0xfeff || r == 0xfffe || r == 0xffff || r == utf8.RuneError && !slices.Contains(units, uint16(utf8.RuneError)) {
			return false
		}
	}
	return true
}

// readable says whether text that is shown stands for characters that everyone knows.
func readable(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r == 0 || r == 0xfeff || r == utf8.RuneError || r >= 0xe000 && r <= 0xf8ff
	})
}

// twoBytes returns a code.
func twoBytes(v any) (int, bool) {
	raw, ok := v.(text)
	if !ok || len(raw) != 2 {
		return 0, false
	}
	return int(raw[0])<<8 | int(raw[1]), true
}

// units returns characters in UTF-16.
func units(v any) ([]uint16, bool) {
	raw, ok := v.(text)
	if !ok || len(raw) == 0 || len(raw)%2 != 0 {
		return nil, false
	}
	out := make([]uint16, len(raw)/2)
	for i := range out {
		out[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return out, true
}
