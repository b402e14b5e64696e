package release

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// documentNeed is a line of the training needs in an export as JSON.
type documentNeed struct {
	Rank  int    `json:"rank"`
	Area  string `json:"area"`
	Need  any    `json:"need"`
	Wish  any    `json:"wish"`
	Reach any    `json:"reach"` // null where "no chance yet" is not a level
}

// WriteJSON writes the release for programs: its digest, the stored document and the training needs. The document
// stands there byte for byte, from the line "{" to the line "}", so that anyone can check the digest. It returns the
// error of w, wrapped.
func (r *Release) WriteJSON(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"sha256\": %q,\n\"release\":\n%s,\"training_needs\": [", r.Digest(), r.Document())
	for i, need := range r.TrainingNeeds() {
		if i > 0 {
			out.WriteByte(',')
		}
		line, _ := json.Marshal(documentNeed{ // strings and numbers: nothing can fail
			need.Rank, need.Area.ID, need.Need.stored(), need.Wish.stored(), need.Reach.stored(),
		})
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write the release: %w", err)
	}
	return nil
}
