package assessment

import (
	"errors"
	"fmt"
)

// What a change to an assessment can be refused for. Callers compare with errors.Is and word the sentence.
var (
	ErrUnknown     = errors.New("no such id in this questionnaire")
	ErrNotOffered  = errors.New("this cannot be chosen here")
	ErrNoLookAhead = errors.New("look ahead needs a rating of on my own or above, and an aim with a stage that words it differently")
	ErrPlanFull    = errors.New("a plan holds five actions at most")
	ErrTicksFull   = errors.New("three ticks at most")
)

// TooLongError says that a text has more characters than its box holds. Nothing was cut.
type TooLongError struct{ Length, Limit int }

func (e *TooLongError) Error() string {
	return fmt.Sprintf("%d characters, and the limit is %d", e.Length, e.Limit)
}

// Fault is one thing wrong with a pack: where, and what to do about it.
type Fault struct {
	Path    string // such as domains[2].areas[4].kind
	Problem string // one or two sentences
}
