package record

import (
	"fmt"
	"strings"
)

// Sentence says to a person how far the line can be relied on, and why not when it can't.
func (c *CheckedLine) Sentence() string {
	by := fmt.Sprintf("signed by %s on %s", c.Employer, c.Signed.Words())
	switch c.Standing {
	case Trusted:
		return "Trusted: " + by + ", " + c.goodUntil() + " " + c.lookedUp()
	case SelfDeclared:
		return "Self-declared: nobody signed it."
	case UnknownKey:
		return "Not trusted: signed with a key that is not on your list (" + c.Key + ")." + c.calls()
	case KeyDays:
		return "Not trusted: " + by + ", a day on which your list does not trust this key."
	case NotYet:
		return "Not trusted yet: " + by + ", a day that has not come."
	case OtherHolder:
		return "Not trusted: " + by + ", but for another record."
	case Changed:
		return "Not trusted: " + by + ", and changed since. Not as signed: " + strings.Join(c.Differs, ", ") + "."
	case Revoked:
		return "Revoked: " + by + ", and taken back since."
	case Expired:
		return "Expired: " + by + ", and good until " + c.Until.Words() + "."
	case StaleList:
		return fmt.Sprintf("Not trusted: %s, but their list of revocations is not of these days. It is from %s, and the next was due on %s.",
			by, c.ListIssued.Words(), c.ListNext.Words())
	}
	return "Not trusted: what stands there as a signature does not hold. It was changed, or is of another kind."
}

func (c *CheckedLine) goodUntil() string {
	if c.Until.IsZero() {
		return "with no last day."
	}
	return "good until " + c.Until.Words() + "."
}

func (c *CheckedLine) lookedUp() string {
	switch {
	case c.ListIssued.IsZero():
		return "Whether it was revoked is not known: there is no list of theirs."
	case c.ListIssued.Before(c.Signed):
		return "Their list is older than this signature."
	}
	return "Not revoked on " + c.ListIssued.Words() + "."
}

func (c *CheckedLine) calls() string {
	if c.Calls == "" {
		return ""
	}
	return fmt.Sprintf(" It calls itself %q, which proves nothing.", c.Calls)
}

// shownKey makes a key from outside safe to show: it is whole when it is the name of a key, and else an excerpt.
func shownKey(did string) string {
	if ValidKey(did) {
		return did
	}
	return excerpt(did)
}
