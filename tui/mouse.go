package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// click does what a digit would: it chooses, opens or presses what stands there, or does what the key bar says.
func (m *app) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || m.size.tooSmall() || m.laid == nil || m.ending || m.checking() {
		return nil
	}
	if msg.Y == m.size.h-1 {
		return m.clickBar(msg.X)
	}
	i := m.hit(msg)
	if i < 0 {
		return nil
	}
	m.message, m.digits = "", ""
	return m.pick(i)
}

// hit is the index of the target that a click is on, or -1.
func (m *app) hit(msg tea.MouseClickMsg) int {
	if m.size.tooSmall() || m.laid == nil {
		return -1
	}
	top := 1
	if !m.size.compact() {
		top = 2
	}
	row := msg.Y - top + m.top().scroll
	if msg.Y < top || msg.Y >= top+m.size.bodyHeight() {
		return -1
	}
	return slices.IndexFunc(m.laid.targets, func(t target) bool {
		return row >= t.top && row < t.end && msg.X >= t.left && msg.X < t.right
	})
}

// wheel scrolls by moving focus, so that focus is always in view.
func (m *app) wheel(msg tea.MouseWheelMsg) {
	if m.size.tooSmall() || m.laid == nil {
		return
	}
	switch msg.Button {
	case tea.MouseWheelDown:
		m.step(1)
	case tea.MouseWheelUp:
		m.step(-1)
	}
}
