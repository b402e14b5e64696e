package record

// Fault says why a file gives no record.
type Fault struct{ sentence string }

func (f *Fault) Error() string { return f.sentence }

// Sentence says to a person what the file is, and what to do.
func (f *Fault) Sentence() string { return f.sentence }
