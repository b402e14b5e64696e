package pdfcheck

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp"
	"slices"
)

// checkTrailer holds the trailer's own keys.
func (d *Document) checkTrailer() {
	id := d.array(d.trailer["ID"])
	if len(id) != 2 {
		d.fault(ruleID, "trailer", "ID is not two strings")
	}
	for _, v := range id {
		if s, ok := d.value(v).(text); !ok || len(s) != 16 {
			d.fault(ruleID, "trailer", "ID has something that is no string of 16 bytes")
		}
	}
	if d.trailer["Encrypt"] != nil {
		d.fault(ruleEncryption, "trailer", "has Encrypt")
	}
}

// checkObjects walks from the trailer through everything. Whatever it does not come to is left over from something, and
// could hold what nobody chose.
func (d *Document) checkObjects() {
	reached := map[int]bool{}
	d.walk(d.trailer, "trailer", reached)
	for _, number := range sortedKeys(d.entries) {
		where := fmt.Sprintf("object %d", number)
		if !reached[number] && !d.frame[number] {
			d.fault(ruleObjects, where, "nothing leads to it")
		}
		if s, ok := d.objects[number].(*stream); ok {
			if _, err := d.unpack(s); err != nil {
				d.fault(ruleFile, where, "%v", err)
			}
		}
	}
	d.checkGaps()
}

// checkGaps holds that nothing stands between objects.
func (d *Document) checkGaps() {
	spans := slices.SortedFunc(slices.Values(d.spans), func(a, b span) int { return a.from - b.from })
	read := 0
	for _, s := range spans {
		if s.from > read && len(bytes.TrimSpace(d.data[read:s.from])) > 0 {
			d.fault(ruleObjects, "file", "%d bytes from %d on are in no object", s.from-read, read)
		}
		read = max(read, s.to)
	}
}

// walk follows a value and holds the rules that any dictionary may break.
func (d *Document) walk(v any, where string, reached map[int]bool) {
	switch v := v.(type) {
	case ref:
		where = fmt.Sprintf("object %d", v.number)
		if e, there := d.entries[v.number]; !there || e.generation != v.generation {
			d.fault(ruleObjects, where, "is referred to and is not there")
		} else if !reached[v.number] {
			reached[v.number] = true
			d.walk(d.objects[v.number], where, reached)
		}
	case array:
		for _, item := range v {
			d.walk(item, where, reached)
		}
	case *stream:
		d.walk(v.dict, where, reached)
	case dict:
		d.checkRunning(v, where)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			d.walk(v[key], where, reached)
		}
	}
}

// actions are the kinds that do more than lead to a page of the file (ISO 32000-1, table 198).
var actions = []name{
	"GoToR", "GoToE", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named", "SubmitForm", "ResetForm", "ImportData",
	"JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView",
}

// checkRunning holds that a dictionary is nothing that runs.
func (d *Document) checkRunning(about dict, where string) {
	for _, key := range []name{"JS", "JavaScript", "AA", "OpenAction", "AcroForm", "XFA", "RichMedia"} {
		if about[key] != nil {
			d.fault(ruleActions, where, "has %s", key)
		}
	}
	if slices.Contains(actions, d.name(about["S"])) {
		d.fault(ruleActions, where, "is an action: %s", d.name(about["S"]))
	}
}

// checkCatalog holds the catalog's keys.
func (d *Document) checkCatalog() {
	c := d.catalog
	if d.name(c["Type"]) != "Catalog" || c["Version"] != nil {
		d.fault(ruleCatalog, "catalog", "is none, or has a version of its own")
	}
	marked := d.dict(c["MarkInfo"])
	if d.value(marked["Marked"]) != true || d.value(marked["Suspects"]) == true {
		d.fault(ruleCatalog, "catalog", "MarkInfo does not say Marked")
	}
	if d.value(d.dict(c["ViewerPreferences"])["DisplayDocTitle"]) != true {
		d.fault(ruleCatalog, "catalog", "DisplayDocTitle is not true")
	}
	if !legalLang.MatchString(d.words(c["Lang"])) {
		d.fault(ruleLang, "catalog", "Lang is %q", d.words(c["Lang"]))
	}
	if c["OCProperties"] != nil || c["Requirements"] != nil || d.dict(c["StructTreeRoot"])["RoleMap"] != nil {
		d.fault(ruleCatalog, "catalog", "has layers, requirements or roles of its own, which we do not write")
	}
}

// checkOutputIntent holds that colours have one meaning (PDF/A-3, 6.2.3).
func (d *Document) checkOutputIntent() {
	intents := d.array(d.catalog["OutputIntents"])
	if len(intents) != 1 {
		d.fault(ruleColours, "catalog", "has %d output intents, not one", len(intents))
		return
	}
	intent := d.dict(intents[0])
	if d.name(intent["S"]) != "GTS_PDFA1" || d.words(intent["OutputConditionIdentifier"]) == "" {
		d.fault(ruleColours, "output intent", "is not GTS_PDFA1, or has no identifier")
	}
	packed := d.stream(intent["DestOutputProfile"])
	if packed == nil {
		d.fault(ruleColours, "output intent", "has no profile")
		return
	}
	profile := d.unpacked(packed, "output profile")
	if d.value(packed.dict["N"]) != 3 || !legalProfile(profile) {
		d.fault(ruleColours, "output intent", "the profile is no ICC profile for three colours")
	}
}

// legalProfile looks at the header of an ICC profile (ICC.1, 7.2): length, version, class, colours, signature.
func legalProfile(profile []byte) bool {
	return len(profile) >= 132 && int64(binary.BigEndian.Uint32(profile)) == int64(len(profile)) && profile[8] <= 4 &&
		slices.Contains([]string{"mntr", "prtr", "scnr", "spac"}, string(profile[12:16])) &&
		string(profile[16:20]) == "RGB " && string(profile[36:40]) == "acsp"
}

// day is a day in the information dictionary. A time of day would say when someone sat at the terminal.
var day = regexp.MustCompile(`^D:(\d{4})(\d\d)(\d\d)000000(?:Z|\+00'00'?|Z00'00'?)$`)

// checkInfo holds what the information dictionary says.
func (d *Document) checkInfo() {
	info := d.dict(d.trailer["Info"])
	for _, key := range []name{"Title", "Subject", "Creator", "CreationDate"} {
		if d.words(info[key]) == "" {
			d.fault(ruleInfo, "Info", "has no %s", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(info)) {
		if !slices.Contains([]name{"Title", "Subject", "Creator", "CreationDate"}, key) {
			d.fault(ruleInfo, "Info", "has %s", key)
		}
	}
	if made := d.words(info["CreationDate"]); !day.MatchString(made) {
		d.fault(ruleInfo, "Info", "CreationDate %q is no day at midnight", made)
	}
}
