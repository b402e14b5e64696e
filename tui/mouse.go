package tui

import tea "charm.land/bubbletea/v2"

// click does what a digit would: it chooses, opens or presses what stands there, or does what the key bar says.
func (m *app) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || m.size.tooSmall() || m.laid == nil {
		return nil
	}
	if msg.Y == m.size.h-1 {
		return m.clickBar(msg.X)
	}
	top := 1
	if !m.size.compact() {
		top = 2
	}
	row := msg.Y - top + m.top().scroll
	if msg.Y < top || msg.Y >= top+m.size.bodyHeight() {
		return nil
	}
	for i := range m.laid.targets {
		if t := &m.laid.targets[i]; row >= t.top && row < t.end && msg.X >= t.left && msg.X < t.right {
			m.message, m.digits = "", ""
			return m.pick(i)
		}
	}
	return nil
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
