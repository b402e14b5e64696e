package pdfcheck

import (
	"crypto/md5" // the checksum that PDF asks for
	"fmt"
	"regexp"
	"slices"
)

// mimeType is what a type looks like, such as application/json.
var mimeType = regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`)

// checkAttachments holds that a file inside is in both lists, and what is said of it is true (PDF/A-3, 6.8).
func (d *Document) checkAttachments() {
	associated := d.array(d.catalog["AF"])
	named := d.embeddedFiles()
	for _, v := range named {
		if !slices.ContainsFunc(associated, func(a any) bool { return sameRef(a, v) }) {
			d.fault(ruleAttachments, "catalog", "a file in EmbeddedFiles is not in AF")
		}
	}
	if len(associated) != len(named) || len(named) > 1 {
		d.fault(ruleAttachments, "catalog", "AF has %d files and EmbeddedFiles has %d: one at most, in both", len(associated), len(named))
	}
	for _, v := range associated {
		r, ok := v.(ref)
		if !ok {
			d.fault(ruleAttachments, "catalog", "AF has what is no object of its own")
			continue
		}
		d.checkAttachment(d.dict(v), fmt.Sprintf("object %d", r.number))
	}
	files := 0
	for _, v := range d.objects {
		if s, ok := v.(*stream); ok && d.name(s.dict["Type"]) == "EmbeddedFile" {
			files++
		}
	}
	if files != len(associated) {
		d.fault(ruleAttachments, "file", "holds %d files, of which %d are listed", files, len(associated))
	}
}

// embeddedFiles returns what the tree of names lists. Ours is one node.
func (d *Document) embeddedFiles() array {
	tree := d.dict(d.dict(d.catalog["Names"])["EmbeddedFiles"])
	if tree["Kids"] != nil {
		d.fault(ruleAttachments, "EmbeddedFiles", "has Kids, which we do not write")
	}
	var files array
	last := ""
	list := d.array(tree["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		key := d.words(list[i])
		if key <= last {
			d.fault(ruleAttachments, "EmbeddedFiles", "has names that are empty or not in order")
		}
		last = key
		files = append(files, list[i+1])
	}
	return files
}

func (d *Document) checkAttachment(about dict, where string) {
	if d.name(about["Type"]) != "Filespec" || d.words(about["F"]) == "" || d.words(about["F"]) != d.words(about["UF"]) {
		d.fault(ruleAttachments, where, "is no Filespec with the same name in F and UF")
	}
	relations := []name{"Source", "Data", "Alternative", "Supplement", "Unspecified"}
	if !slices.Contains(relations, d.name(about["AFRelationship"])) {
		d.fault(ruleAttachments, where, "has no AFRelationship")
	}
	files := d.dict(about["EF"])
	packed := d.stream(files["F"])
	if packed == nil || files["UF"] != nil && !sameRef(files["F"], files["UF"]) {
		d.fault(ruleAttachments, where, "EF has no file in F, or another in UF")
		return
	}
	if d.name(packed.dict["Type"]) != "EmbeddedFile" || !mimeType.MatchString(string(d.name(packed.dict["Subtype"]))) {
		d.fault(ruleAttachments, where, "the file has no Type or no Subtype such as application/json")
	}
	bytes := d.unpacked(packed, where)
	params := d.dict(packed.dict["Params"])
	sum := md5.Sum(bytes)
	if d.value(params["Size"]) != len(bytes) || d.value(params["CheckSum"]) != text(sum[:]) {
		d.fault(ruleAttachments, where, "Size or CheckSum is wrong")
	}
	for _, key := range []name{"CreationDate", "ModDate"} {
		if params[key] != nil && !day.MatchString(d.words(params[key])) {
			d.fault(ruleAttachments, where, "%s is no day at midnight", key)
		}
	}
}
