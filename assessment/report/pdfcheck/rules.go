package pdfcheck

import "fmt"

// Fault is a place where a file breaks a rule.
type Fault struct {
	Rule  string // one of Rules
	Where string // such as "page 2" or "Table in Sect"
	What  string
}

// String returns the fault on one line.
func (f Fault) String() string { return fmt.Sprintf("%s: %s: %s", f.Rule, f.Where, f.What) }

const (
	ruleFile        = "file"
	ruleID          = "id"
	ruleEncryption  = "encryption"
	ruleObjects     = "objects"
	ruleCatalog     = "catalog"
	ruleLang        = "lang"
	rulePages       = "pages"
	ruleTabs        = "tabs"
	ruleLabels      = "page labels"
	ruleBookmarks   = "bookmarks"
	ruleActions     = "actions"
	ruleColours     = "output intent"
	ruleContent     = "content"
	ruleMarks       = "marks"
	ruleIDs         = "mark ids"
	ruleParentTree  = "parent tree"
	ruleTree        = "tree"
	ruleRoles       = "roles"
	ruleHeadings    = "headings"
	ruleScope       = "scope"
	ruleTables      = "tables"
	ruleLists       = "lists"
	ruleJoined      = "joined words"
	ruleEmpty       = "empty"
	ruleAlt         = "alt"
	ruleLinks       = "links"
	ruleInfo        = "info"
	ruleXMP         = "xmp"
	ruleExtension   = "xmp extension"
	ruleFonts       = "fonts"
	ruleFontNames   = "font names"
	ruleUnicode     = "unicode maps"
	ruleGlyphs      = "glyphs"
	ruleWidths      = "widths"
	ruleColour      = "colour"
	ruleBox         = "page box"
	ruleAttachments = "attachments"
)

// Rules says what each rule asks for, by its name in a Fault.
var Rules = map[string]string{
	ruleFile:        "the file is PDF 1.7 with one true cross-reference table, and every stream can be read",
	ruleID:          "the trailer has an ID of two strings of 16 bytes",
	ruleEncryption:  "nothing is encrypted",
	ruleObjects:     "every object is reached from the trailer, everything referred to is there, and nothing stands between objects",
	ruleCatalog:     "the catalog says that the file is tagged and that its title is to be shown",
	ruleLang:        "the language is named, and named legally",
	rulePages:       "the tree of pages is sound",
	ruleTabs:        "the order of tabs follows the structure on every page",
	ruleLabels:      "page labels are there and legal",
	ruleBookmarks:   "there are bookmarks, with words, and their pages exist",
	ruleActions:     "nothing runs, submits or opens by itself",
	ruleColours:     "one output intent says what colours mean, with an RGB profile",
	ruleContent:     "page content has known operators only, in places where they are allowed",
	ruleMarks:       "everything painted is in exactly one mark, which is an artifact or has an id",
	ruleIDs:         "ids of marks are found once on the page and once in the tree",
	ruleParentTree:  "the parent tree leads from each mark and link back to its element",
	ruleTree:        "the structure is a tree: true parents, no cycles, no orphans",
	ruleRoles:       "elements have known roles, and stand only where their role may",
	ruleHeadings:    "one H1, before all other headings, and no level skipped",
	ruleScope:       "every TH says what it heads",
	ruleTables:      "tables have heading cells and as many columns in every row",
	ruleLists:       "a list says that it is numbered when its labels are numbers, and only then",
	ruleJoined:      "a space stands between the last word of a line and the first of the next",
	ruleEmpty:       "cells, list items, headings, links and paragraphs have words",
	ruleAlt:         "every Figure says in words what it shows",
	ruleLinks:       "annotations are links only, described, printed and part of the structure; where they lead exists",
	ruleInfo:        "the information dictionary has title, subject, creator and a day, and nothing else",
	ruleXMP:         "the metadata is well-formed, says PDF/UA-1 and PDF/A-3a, and agrees with the information dictionary",
	ruleExtension:   "the metadata declares the properties of PDF/UA",
	ruleFonts:       "every font is embedded and composite",
	ruleFontNames:   "names of fonts have the tag of a subset and agree",
	ruleUnicode:     "maps to characters are legal, and have every character shown",
	ruleGlyphs:      "every character shown has a shape in its font",
	ruleWidths:      "widths in the file are those in the font",
	ruleColour:      "colours are RGB or grey",
	ruleBox:         "text stays on its page",
	ruleAttachments: "what is attached has a name, a type, a relation, a size and a checksum, all true",
}
