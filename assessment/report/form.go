package report

// Form is a way to write a report.
type Form string

// The forms. Only a saved PDF has the record inside, where the worker chose it; a printed one never has.
const (
	SavedPDF   Form = "pdf"
	PrintedPDF Form = "print"
	HTML       Form = "html"
	Text       Form = "txt"
)

// Output is a report as a file.
type Output struct {
	Data []byte
	Printed
}
