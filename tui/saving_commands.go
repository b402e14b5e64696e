package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// The commands of saving and coming back. At most one of them but purgeDrafts runs at a time: saving.busy is set until
// its message is here.

// createdMsg is sent when six words open the answers, or could not be made to.
type createdMsg struct {
	sitting            sitting
	version            version
	words              []string
	expires            assessment.Date
	response, planning assessment.RowID
	err                error
}

// savedMsg is sent when a change was saved, or could not be.
type savedMsg struct {
	sitting sitting
	change  int
	version version
	expires assessment.Date
	err     error
}

// slowMsg is sent when a save has had a second.
type slowMsg struct {
	sitting sitting
	change  int
}

// retryMsg is sent when it is time to try again to save.
type retryMsg struct{ sitting sitting }

// deletedMsg is sent when the saved answers were deleted, or could not be.
type deletedMsg struct {
	sitting sitting
	err     error
}

// openedDraftMsg is sent when six words opened a draft, or did not.
type openedDraftMsg struct {
	sitting sitting
	draft   *assessment.Draft
	expires assessment.Date
	err     error
}

// keyForgottenMsg is sent when no draft is open any more.
type keyForgottenMsg struct{}

// tooLateMsg is sent when the program has waited long enough for a last save.
type tooLateMsg struct{}

// purgedMsg is sent when drafts that are past their time were deleted, or could not be. That is nobody's concern here.
type purgedMsg struct{}

// purgeAgainMsg is sent when an hour is over.
type purgeAgainMsg struct{}

func createDraft(deps Deps, s sitting, d assessment.Draft, at version) tea.Cmd {
	return command(func() tea.Msg {
		if d.Response == (assessment.RowID{}) {
			d.Response, d.Planning = deps.NewRowID(), deps.NewRowID()
		}
		msg := createdMsg{sitting: s, version: at, response: d.Response, planning: d.Planning}
		content, err := d.Encode()
		if err == nil {
			msg.words, err = deps.Drafts.NewWords()
		}
		if err == nil {
			err = deps.Drafts.Create(context.Background(), msg.words, content)
		}
		if err == nil {
			msg.expires = deps.Drafts.Expires()
		}
		msg.err = err
		return msg
	}, func(err error) tea.Msg { return createdMsg{sitting: s, err: err} })
}

func saveDraft(deps Deps, s sitting, change int, d assessment.Draft, at version) tea.Cmd {
	return command(func() tea.Msg {
		content, err := d.Encode()
		if err == nil {
			err = deps.Drafts.Save(context.Background(), change, content)
		}
		if err != nil {
			return savedMsg{sitting: s, change: change, err: err}
		}
		return savedMsg{sitting: s, change: change, version: at, expires: deps.Drafts.Expires()}
	}, func(err error) tea.Msg { return savedMsg{sitting: s, change: change, err: err} })
}

func deleteDraft(deps Deps, s sitting) tea.Cmd {
	return command(func() tea.Msg {
		return deletedMsg{s, deps.Drafts.Delete(context.Background())}
	}, func(err error) tea.Msg { return deletedMsg{s, err} })
}

// openDraft opens what was saved under six words. A draft that was opened and cannot be read is closed again, so that
// nothing is ever saved over it.
func openDraft(deps Deps, s sitting, typed string) tea.Cmd {
	return command(func() tea.Msg {
		content, err := deps.Drafts.Unlock(context.Background(), typed)
		if err != nil {
			return openedDraftMsg{sitting: s, err: err}
		}
		d, err := readDraft(deps, content)
		if err != nil {
			deps.Drafts.Close()
			return openedDraftMsg{sitting: s, err: err}
		}
		return openedDraftMsg{sitting: s, draft: d, expires: deps.Drafts.Expires()}
	}, func(err error) tea.Msg {
		return openedDraftMsg{sitting: s, err: err}
	})
}

// readDraft reads a draft on the version it was begun on. A profession group that the settings do not name any more is
// as if it had never been said: taking it back would bring it back by an undo.
func readDraft(deps Deps, content []byte) (*assessment.Draft, error) {
	questionnaire, version, err := assessment.DraftEdition(content)
	if err != nil {
		return nil, err
	}
	q, err := deps.Edition(questionnaire, version)
	if err != nil {
		return nil, err
	}
	d, err := assessment.DecodeDraft(q, content)
	if err != nil || d.Assessment.Profession() == "" || q.ProfessionByID(d.Assessment.Profession()) != nil {
		return d, err
	}
	if err := d.Assessment.SetProfession(""); err != nil {
		return nil, err
	}
	if content, err = d.Encode(); err != nil {
		return nil, err
	}
	return assessment.DecodeDraft(q, content)
}

// purgeEvery is how often drafts that are past their time are deleted.
const purgeEvery = time.Hour

func purgeDrafts(deps Deps) tea.Cmd {
	return command(func() tea.Msg {
		_ = deps.Drafts.Purge(context.Background()) // the next hour tries again
		return purgedMsg{}
	}, func(error) tea.Msg { return purgedMsg{} })
}

// forgetKey wipes the key of the open draft from memory.
func forgetKey(deps Deps) tea.Cmd {
	return command(func() tea.Msg {
		deps.Drafts.Close()
		return keyForgottenMsg{}
	}, func(error) tea.Msg { return keyForgottenMsg{} })
}
