package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/record"
)

// recordsMsg is sent when memory sticks were looked through for records.
type recordsMsg struct {
	sitting sitting
	count   int
	found   []FoundRecord
}

// openedRecordMsg is sent when a record was read, or could not be.
type openedRecordMsg struct {
	sitting sitting
	count   int
	label   string
	record  *record.Record
	err     error
}

func findRecords(deps Deps, s sitting, count int) tea.Cmd {
	return command(func() tea.Msg {
		return recordsMsg{s, count, deps.Records.List(context.Background())}
	}, func(error) tea.Msg { return recordsMsg{sitting: s, count: count} })
}

func openRecord(deps Deps, s sitting, count int, f FoundRecord) tea.Cmd {
	return command(func() tea.Msg {
		r, err := deps.Records.Open(context.Background(), f.Path)
		return openedRecordMsg{s, count, f.Label, r, err}
	}, func(err error) tea.Msg { return openedRecordMsg{sitting: s, count: count, err: err} })
}
