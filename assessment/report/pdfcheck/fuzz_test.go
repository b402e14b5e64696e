package pdfcheck_test

import (
	"slices"
	"testing"

	"waymark/assessment/report/pdfcheck"
)

// FuzzCheck holds that nothing makes the checker panic or run for ever, and that it says the same thing twice. Its
// seeds are small files, and drawings and trees that turn into themselves.
func FuzzCheck(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if !slices.Equal(pdfcheck.Check(pdf), pdfcheck.Check(pdf)) {
			t.Error("the second time gave other faults")
		}
		d, err := pdfcheck.Open(pdf)
		if err != nil {
			return
		}
		d.Words()
		d.Attachment()
		d.Tree().All()
	})
}

// FuzzContent does the same for what a page draws and for a map of characters, behind a table that stays true.
func FuzzContent(f *testing.F) {
	m := small(f)
	f.Add([]byte(m.objects["page1-content"].content), []byte(m.objects["regular-unicode"].content), []byte(packet))
	f.Add([]byte("BI ID EI Q q /P <</MCID 9999999999>> BDC BT /F1 1 Tf ()' [(\\"), []byte("1 beginbfrange <0000> <FFFF> [<00"), []byte("<a>"))
	f.Fuzz(func(t *testing.T, drawn, characters, said []byte) {
		m := small(t)
		m.objects["page1-content"].content = string(drawn)
		m.objects["regular-unicode"].content = string(characters)
		m.objects["xmp"].content = string(said)
		pdfcheck.Check(m.bytes())
	})
}

// small is the clean file with nothing packed and without the bytes of its fonts.
func small(t testing.TB) *model {
	m := clean(t)
	for label, o := range m.objects {
		o.packed = false
		if label == "bold-glyphs" || label == "bold-program" || label == "regular-program" {
			o.content = o.content[:20]
		}
	}
	return m
}

func seeds(t testing.TB) [][]byte {
	all := [][]byte{nil, []byte("%PDF-1.7\nstartxref\n0"), small(t).bytes(), packing{}.inPacks(small(t).bytes())}
	for _, change := range []func(m *model){
		sets("pages", "Kids", "[{pages} {pages} {pages}]"),
		sets("doc", "K", "[{doc} {doc} {tree}]"),
		sets("parents", "Kids", "[{parents} {parents}]"),
		sets("item1", "First", "{item1}"),
		sets("catalog", "StructTreeRoot", "<</Type /StructTreeRoot /K <</S /P /P <<>>>>>>"),
		sets("page1-content", "Filter", "[{page1-content}]"),
		sets("page1", "Contents", "[{page1-content} {page1-content}]"),
		sets("regular-cid", "W", "[0 65535 500 -1 [1] 9]"),
		sets("page1", "StructParents", "-1"),
		sets("annot", "Rect", "[1e9 (a) /b null]"),
		func(m *model) { m.objects["parents"] = &object{plain: "{parents}"} },
		func(m *model) { m.trailer["Root"] = "<</Pages <</Kids 1>>>>" },
	} {
		m := small(t)
		change(m)
		all = append(all, m.bytes())
	}
	return all
}
