package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"
)

// A kiosk is a terminal that many people use one after the other. Whatever a person does, the next one finds the start
// page, and nobody finds a shell: only a signal, a closed window or a fault of ours ends the program.

// errNextPerson is why a sitting ends where the program does not.
var errNextPerson = errors.New("the next person")

// depart leaves at once, with the last change saved if saving is on.
func (m *app) depart() tea.Cmd {
	if m.deps.Kiosk {
		return m.end(errNextPerson)
	}
	return m.end(ErrInterrupted)
}

// gone ends the program, or makes room for the next person.
func (m *app) gone() tea.Cmd {
	if m.deps.Kiosk && (m.outcome == nil || m.outcome == errNextPerson) {
		return m.makeRoom()
	}
	return tea.Quit
}

// makeRoom forgets the person and shows the start page. What they saved stays on the disk, without its key.
func (m *app) makeRoom() tea.Cmd {
	open := m.saving.on
	m.clear()
	if open {
		return m.forgetKey()
	}
	return nil
}

// wayOut words where the way out leads, after "to" and after "Ctrl+C".
func (m *app) wayOut() (leave, leaves string) {
	if m.deps.Kiosk {
		return "go to the start", "goes to the start"
	}
	return "leave", "leaves"
}
