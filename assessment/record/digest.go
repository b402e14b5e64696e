package record

// Digest returns the SHA-256 that the JSON form of the record carries. It tells records apart and finds damage; it does
// not say who made one.
func (r *Record) Digest() (string, error) {
	raw, err := compact(r.form())
	if err != nil {
		return "", err
	}
	return digest(raw), nil
}
