package tui

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// A draft remembers where its owner was, as a short text that only this file writes and reads: the pages of the way
// after the start page, each with what it is about and what had focus, such as
//
//	keep save stage aim group howto tasks#d3 statement:d3-consent#3
//
// Pages that stand beside the way, such as the menu, are not in it. A text that is none of ours leads to the task list.

// bookmark names a page of the way in such a text.
type bookmark struct {
	name, about string
}

// bookmarkOf returns the bookmark of a screen; ok is false for a page that stands beside the way.
func bookmarkOf(s screen) (at bookmark, ok bool) {
	switch s := s.(type) {
	case keepScreen:
		return bookmark{name: "keep"}, s.onTheWay
	case savingScreen:
		return bookmark{name: "save"}, s.onTheWay
	case stageScreen:
		return bookmark{name: "stage", about: aboutIf(s.declined, notSaid)}, true
	case howToScreen:
		return bookmark{name: "howto"}, !s.asHelp
	case statementScreen:
		return bookmark{"statement" + aboutIf(s.single, "-alone"), s.area.ID}, true
	case noteScreen:
		return bookmark{"note", s.area.ID}, true
	case stagesScreen:
		return bookmark{"stages", s.area.ID}, true
	case domainScreen:
		return bookmark{"domain" + aboutIf(s.notYet, "-not-yet"), strconv.Itoa(s.domain.Index)}, true
	case aheadStatementScreen:
		return bookmark{"look-ahead", s.area.ID}, true
	case checkScreen:
		return bookmark{"check", strconv.Itoa(s.show)}, true
	case domainResultScreen:
		return bookmark{"results-of", strconv.Itoa(s.domain)}, true
	case actionScreen:
		return bookmark{"action", strconv.Itoa(s.index)}, true
	case trainingLineScreen:
		return bookmark{"training-" + s.name(), strconv.Itoa(s.index)}, true
	case standardScreen:
		return bookmark{"standard", s.id}, true
	case planningScreen:
		return bookmark{"planning", strconv.Itoa(s.index)}, true
	case folderScreen: // what was typed or chosen on these two is not kept
		return bookmark{name: "folder"}, true
	case finishScreen:
		return bookmark{name: "finish"}, true
	}
	for name, plain := range plainPages {
		if s == plain {
			return bookmark{name: name}, true
		}
	}
	return bookmark{}, false
}

func aboutIf(is bool, words string) string {
	if is {
		return words
	}
	return ""
}

// plainPages are the pages that are about nothing in particular.
var plainPages = map[string]screen{
	"aim": aimScreen{}, "group": groupScreen{}, "tasks": tasksScreen{}, "ahead": aheadScreen{}, "results": resultsScreen{},
	"plan": planScreen{}, "from-marked": fromMarkedScreen{}, "training": trainingScreen{}, "add-training": addTrainingScreen{},
	"joined": joinedScreen{}, "care-edition": careEditionScreen{}, "standards": standardsScreen{}, "share": shareScreen{}, "report": takeawayScreen{},
	"places": placesScreen{}, "ways": reportFormScreen{}, "printers": printersScreen{}, "folder": folderScreen{}, "finish": finishScreen{},
}

// beforeTasks are the pages that come before the task list. All others stand on it.
var beforeTasks = []string{"keep", "save", "stage", "aim", "group", "howto", "tasks"}

// screenOf is the way back from bookmarkOf. It returns nil for what no page of this assessment is.
func screenOf(at bookmark, a *assessment.Assessment) screen {
	q := a.Questionnaire()
	if plain := plainPages[at.name]; plain != nil {
		if at.about != "" {
			return nil
		}
		return plain
	}
	if f := q.Area(at.about); f != nil {
		return screenOfArea(at.name, f)
	}
	switch at {
	case bookmark{name: "keep"}:
		return keepScreen{onTheWay: true}
	case bookmark{name: "save"}:
		return savingScreen{onTheWay: true}
	case bookmark{name: "stage"}, bookmark{"stage", notSaid}:
		return stageScreen{declined: at.about != ""}
	case bookmark{name: "howto"}:
		return howToScreen{}
	}
	if at.name == "standard" && at.about != "" {
		return standardScreen{at.about}
	}
	n, err := strconv.Atoi(at.about)
	if err != nil || n < 0 {
		return nil
	}
	return screenOfNumber(at.name, n, a)
}

func screenOfArea(name string, f *assessment.FocusArea) screen {
	switch name {
	case "statement", "statement-alone":
		return statementScreen{area: f, single: name == "statement-alone"}
	case "note":
		return noteScreen{f}
	case "stages":
		return stagesScreen{f}
	case "look-ahead":
		return aheadStatementScreen{f}
	}
	return nil
}

func screenOfNumber(name string, n int, a *assessment.Assessment) screen {
	q := a.Questionnaire()
	switch {
	case (name == "domain" || name == "domain-not-yet") && n < len(q.Domains):
		return domainScreen{domain: &q.Domains[n], notYet: name == "domain-not-yet"}
	case name == "results-of" && n < len(q.Domains):
		return domainResultScreen{n}
	case name == "check" && n < len(filters):
		return checkScreen{show: n}
	case name == "action" && n <= len(a.Plan()) && n < assessment.PlanLimit:
		return actionScreen{index: n}
	case strings.HasPrefix(name, "training-"):
		return screenOfTraining(strings.TrimPrefix(name, "training-"), n, len(a.Training().Lines))
	case name == "planning" && n < len(q.Planning) && q.Planning[n].Asked:
		return planningScreen{n}
	}
	return nil
}

// formatPlace writes where a person is, as far as it is on the way; withFocus, also what has focus on each page.
func formatPlace(stack []entry, withFocus bool) string {
	var b strings.Builder
	for _, e := range stack[1:] {
		at, ok := bookmarkOf(e.screen)
		if !ok {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(at.name)
		if at.about != "" {
			b.WriteString(":" + at.about)
		}
		if withFocus && isFocusID(e.focus) {
			b.WriteString("@" + e.focus)
		}
	}
	return b.String()
}

// isFocusID reports whether a thing that can have focus may be called so. Mere text, whose name begins with #, is none.
func isFocusID(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
	return name != "" && len(name) <= 60 && strings.Trim(name, letters) == ""
}

// mostPages is more than there are on any way.
const mostPages = 100

// parsePlace is the way back from formatPlace, from the start page on. A text that leads nowhere gives the task list.
func parsePlace(text string, a *assessment.Assessment) []entry {
	start := entry{screen: startScreen{}}
	tasks := []entry{start, {screen: tasksScreen{}}}
	words := strings.Split(text, " ")
	if len(words) > mostPages {
		return tasks
	}
	stack, onTasks := []entry{start}, false
	for _, word := range words {
		page, focus, focused := strings.Cut(word, "@")
		name, about, isAbout := strings.Cut(page, ":")
		s := screenOf(bookmark{name, about}, a)
		switch {
		case s == nil, isAbout && about == "", focused && !isFocusID(focus),
			!onTasks && !slices.Contains(beforeTasks, name):
			return tasks
		}
		if name == "tasks" {
			onTasks = true
		}
		stack = append(stack, entry{screen: s, focus: focus})
	}
	return stack
}

// arriveAgain finds out again what the pages of the way once found out.
func (m *app) arriveAgain() tea.Cmd {
	var cmds []tea.Cmd
	for i := range m.stack {
		if s, ok := m.stack[i].screen.(arriving); ok {
			cmds = append(cmds, s.arrive(m))
		}
	}
	return tea.Batch(cmds...)
}

// formatRows writes the rows that somebody said yes to, so that they can be shared again should the program be cut off
// before it knows what became of them. What the draft holds anyway is left out.
func formatRows(rows assessment.Rows) string {
	r := rows.Response
	fields := []string{"", r.Period, r.Profession, strconv.Itoa(r.Stage), hex.EncodeToString(r.Areas)}
	if rows.Planning != nil {
		fields = append(fields, hex.EncodeToString(rows.Planning.Ticks))
	}
	return strings.Join(fields, "|")
}

// parseRows is the way back from formatRows; ok is false where nobody said yes.
func parseRows(text string, d *assessment.Draft) (rows assessment.Rows, ok bool) {
	q := d.Assessment.Questionnaire()
	fields := strings.Split(text, "|")
	if len(fields) < 4 || len(fields) > 5 || d.Assessment.Shared() {
		return rows, false
	}
	stage, err := strconv.Atoi(fields[2])
	areas, areasErr := hex.DecodeString(fields[3])
	if err != nil || areasErr != nil || stage < 0 || stage > len(q.Stages) || len(areas) != len(q.Areas()) || q.ProfessionByID(fields[1]) == nil {
		return rows, false
	}
	rows.Response = assessment.Response{
		ID: d.Response, Period: fields[0], Questionnaire: q.ID, Version: q.Version,
		Profession: fields[1], Stage: stage, Areas: areas,
	}
	if len(fields) == 5 {
		ticks, err := hex.DecodeString(fields[4])
		if err != nil || len(ticks) != 2*len(q.Planning) {
			return assessment.Rows{}, false
		}
		rows.Planning = &assessment.PlanningRow{
			ID: d.Planning, Period: fields[0], Questionnaire: q.ID, Version: q.Version, Ticks: ticks,
		}
	}
	return rows, true
}
