package report

// document is what finish writes into a PDF beside its pages.
type document struct {
	root       *element // the Document element
	title      string
	subject    string
	creator    string
	lang       string
	made       string            // day, as "2026-11-22"
	fonts      map[string]string // name that fpdf gave a font -> its true PostScript name
	attachment *attachment       // nil for none
}

type attachment struct {
	name, mime, description string
	data                    []byte
}

func finish(pdf []byte, _ *document) ([]byte, error) { return pdf, nil }
