package pdfcheck_test

func linkMutants() []mutant {
	return []mutant{
		{what: "a link that the PDF library makes", rules: "links", change: edits("page1", "Annots", "[",
			"[<</Type /Annot /Subtype /Link /Rect [9 9 99 99] /Border [0 0 0] /Dest [{page2} /XYZ 0 800 null]>> ")},
		{what: "a link without description", rules: "links", change: drops("annot", "Contents")},
		{what: "a link that is not printed", rules: "links", change: sets("annot", "F", "0")},
		{what: "a hidden link", rules: "links", change: sets("annot", "F", "6")},
		{what: "a link to nowhere", rules: "links", change: sets("annot", "Dest", "[{p} /XYZ 0 800 null]")},
		{what: "a link to a place that has no shape", rules: "links", change: sets("annot", "Dest", "[{page2} /XYZ 0]")},
		{what: "a link off its page", rules: "links", change: sets("annot", "Rect", "[50 600 650 615]")},
		{what: "a link with no area", rules: "links", change: sets("annot", "Rect", "[50 600 50 615]")},
		{what: "a link with no way to its element", rules: "links, parent tree", change: drops("annot", "StructParent")},
		{what: "a link that leads back to another element", rules: "parent tree", change: edits("parents", "Nums", "2 {link}", "2 {p}")},
		{what: "a Link with no annotation", rules: "links, parent tree", change: edits("link", "K", " <</Type /OBJR /Pg {page1} /Obj {annot}>>", "")},
		{what: "an annotation of another page", rules: "links", change: edits("link", "K", "/OBJR /Pg {page1}", "/OBJR /Pg {page2}")},
		{what: "an annotation that is no link", rules: "links", change: sets("annot", "Subtype", "/Text")},
		{what: "an annotation in a P", rules: "links, roles", change: sets("link", "S", "/P")},
		{what: "tabs in the order of rows", rules: "tabs", change: sets("page1", "Tabs", "/R")},
		{what: "no order of tabs", rules: "tabs", change: drops("page2", "Tabs")},
	}
}

func catalogMutants() []mutant {
	return []mutant{
		{what: "not marked", rules: "catalog", change: sets("catalog", "MarkInfo", "<</Marked false>>")},
		{what: "suspects", rules: "catalog", change: sets("catalog", "MarkInfo", "<</Marked true /Suspects true>>")},
		{what: "the title not shown", rules: "catalog", change: sets("catalog", "ViewerPreferences", "<</DisplayDocTitle false>>")},
		{what: "no preferences", rules: "catalog", change: drops("catalog", "ViewerPreferences")},
		{what: "roles of its own", rules: "catalog", change: sets("tree", "RoleMap", "<</Loud /Span>>")},
		{what: "no language", rules: "lang", change: drops("catalog", "Lang")},
		{what: "no output intent", rules: "objects, output intent", change: drops("catalog", "OutputIntents")},
		{what: "two output intents", rules: "output intent", change: sets("catalog", "OutputIntents", "[{intent} {intent}]")},
		{what: "another output intent", rules: "output intent", change: sets("intent", "S", "/GTS_PDFX")},
		{what: "an output intent without profile", rules: "output intent", change: without("profile", "intent", "DestOutputProfile")},
		{what: "a profile that is none", rules: "output intent", change: rewrites("profile", "acsp", "pasc")},
		{what: "a profile for four colours", rules: "output intent", change: sets("profile", "N", "4")},
		{what: "no bookmarks", rules: "bookmarks, objects", change: drops("catalog", "Outlines")},
		{what: "a bookmark without words", rules: "bookmarks", change: sets("item1", "Title", "( )")},
		{what: "a bookmark to nowhere", rules: "bookmarks", change: sets("item1", "Dest", "[{p} /XYZ 0 600 0]")},
		{what: "bookmarks in a circle", rules: "bookmarks", change: sets("item2", "Next", "{item1}")},
		{what: "a bookmark with the wrong parent", rules: "bookmarks", change: sets("item2", "Parent", "{item1}")},
		{what: "bookmarks with the wrong end", rules: "bookmarks", change: sets("outlines", "Last", "{item1}")},
		{what: "no page labels", rules: "page labels", change: drops("catalog", "PageLabels")},
		{what: "page labels from the second page on", rules: "page labels", change: sets("catalog", "PageLabels", "<</Nums [1 <</S /D>>]>>")},
		{what: "the wrong number of pages", rules: "pages", change: sets("pages", "Count", "3")},
		{what: "a page that is its own parent", rules: "bookmarks, empty, links, lists, mark ids, pages, parent tree", change: sets("pages", "Kids", "[{page1} {pages}]")},
		{what: "a page without a size", rules: "pages", change: drops("pages", "MediaBox")},
	}
}

func actionMutants() []mutant {
	return []mutant{
		{what: "JavaScript", rules: "actions", change: sets("catalog", "OpenAction", "<</S /JavaScript /JS (1)>>")},
		{what: "JavaScript by name", rules: "actions", change: edits("catalog", "Names", "<<", "<</JavaScript <</Names []>> ")},
		{what: "an action on opening", rules: "actions", change: sets("catalog", "OpenAction", "[{page1} /Fit]")},
		{what: "a form", rules: "actions", change: sets("catalog", "AcroForm", "<</Fields []>>")},
		{what: "an action of a page", rules: "actions", change: sets("page1", "AA", "<</O <</S /GoTo /D [{page2} /Fit]>>>>")},
		{what: "a link to the web", rules: "actions, links", change: func(m *model) {
			m.drop("annot", "Dest")
			m.set("annot", "A", "<</S /URI /URI (https://example.org)>>")
		}},
		{what: "a link with something to follow", rules: "actions", change: func(m *model) {
			m.drop("annot", "Dest")
			m.set("annot", "A", "<</S /GoTo /D [{page2} /Fit] /Next <</S /Named /N /Print>>>>")
		}},
		{what: "a bookmark that starts something", rules: "actions, bookmarks", change: sets("item2", "A", "<</Type /Action /S /Launch /F (x)>>")},
	}
}
