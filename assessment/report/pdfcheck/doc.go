// Package pdfcheck reads the PDFs that this program writes and says where they break a rule of PDF/UA-1 (ISO 14289-1), of
// PDF/A-3a (ISO 19005-3) or of our own. It is imported by tests only.
//
//	for _, fault := range pdfcheck.Check(pdf) {
//		t.Error(fault)
//	}
//
// It knows nothing of how our files are made: it reads them by the standard alone (PDF 1.7, ISO 32000-1), and only the
// kind of file that we write, with one cross-reference table, classic or in a stream, and streams that are plain or
// deflated. What it does not know is a fault, so a clean result means that everything in the file was looked at. Rules lists what is held.
//
// Open gives what tests ask of a file that is sound: the structure tree and its words, as a screen reader gets them.
//
//   - scanner.go reads syntax, file.go and packed.go objects, values.go what objects hold.
//   - content.go walks the drawing of a page, text.go the text on it; font.go and charmap.go turn codes into characters.
//   - tree.go reads the structure; document.go puts it together.
//   - The other files hold the rules, one subject each.
package pdfcheck
