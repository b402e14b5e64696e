package tui

import "fmt"

// tooSmall is all that is drawn in a window too small for a page. Nothing is lost meanwhile.
func (m *app) tooSmall() string {
	_, leaves := m.wayOut()
	kept, leave := "Your answers are still here.", "Ctrl+C "+leaves+"."
	switch {
	case m.planner.on && m.leaving:
		leave = "Ctrl+C again leaves."
	case m.leaving:
		leave = "Ctrl+C again " + leaves + ". " + m.keptInShort()
	}
	if m.planner.on {
		kept = "Nothing is lost."
	}
	lines := []string{
		"Waymark",
		"This window is too small.",
		fmt.Sprintf("It is %d across, %d down.", m.size.w, m.size.h),
		fmt.Sprintf("It needs %d across, %d down.", leastWidth, leastHeight),
		kept,
		leave,
	}
	text := ""
	for i, line := range lines[:min(len(lines), m.size.h)] {
		if i > 0 {
			text += "\n"
		}
		text += " " + line[:min(len(line), max(m.size.w-1, 0))]
	}
	return text
}

// keptInShort says what becomes of the answers when the person leaves now.
func (m *app) keptInShort() string {
	switch {
	case m.allSaved():
		return "Answers are saved."
	case m.saving.on:
		return "The last answers are not saved."
	}
	return "Answers are not saved."
}
