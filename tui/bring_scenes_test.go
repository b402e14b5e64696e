package tui

import (
	"waymark/assessment"
	"waymark/assessment/record"
)

// bringScenes are the pages that bring a record, and those that show what was brought.
var bringScenes = []scene{
	{"bring", func(k *walk) { k.aStick().press("3") }},
	{"bring-none", func(k *walk) { k.press("3") }},
	{"bring-no-record", func(k *walk) { k.aStick().press("3", "2") }},
	{"bring-another-questionnaire", func(k *walk) {
		k.aStick().out.records.inside[ownFile].Questionnaire = "dietitians"
		k.press("3", "1")
	}},
	{"bring-path", func(k *walk) { k.press("3", "1") }},
	{"bring-path-empty", func(k *walk) { k.press("3", "1", "enter", "enter") }},
	{"bring-path-no-record", func(k *walk) { k.press("3", "1", emptyFile, "enter") }},
	{"record", func(k *walk) { k.toRecord() }},
	{"record-nothing-in-it", func(k *walk) {
		k.aStick().out.records.inside[ownFile] = &record.Record{Made: assessment.Date{Year: 2026, Month: 5, Day: 12}, Questionnaire: "ahp-support-worker"}
		k.press("3", "1")
	}},
	{"record-plan-full", func(k *walk) {
		k.toTasks()
		for range assessment.PlanLimit {
			k.ok(k.m.a.AddAction(assessment.Action{What: "One of five"}))
		}
		k.toStart().toRecord().press("0")
	}},
	{"brought", func(k *walk) { k.bringing() }},
	{"statement-then", func(k *walk) { k.bringing().toTasks().fill().open("d3-reporting-escalating") }},
	{"statement-then-fresh", func(k *walk) { k.bringing().toTasks().open("d3-consent") }},
	{"statement-then-note", func(k *walk) { k.bringing().toTasks().open("d3-consent").at(idNoteThen) }},
	{"statement-then-private", func(k *walk) { k.bringing().toTasks().open("d8-health-wellbeing") }},
	{"statement-then-other-stage", func(k *walk) {
		k.aStick().out.records.inside[ownFile].Stage = "support-worker"
		k.press("3", "1", "0").toTasks().open("d3-reporting-escalating")
	}},
	{"results-then", func(k *walk) { k.bringing().toTasks().fill().at("results") }},
	{"results-then-other-stage", func(k *walk) {
		k.aStick().out.records.inside[ownFile].Stage = "support-worker"
		k.press("3", "1", "0").toTasks().fill().at("results")
	}},
	{"results-then-changed", func(k *walk) { k.otherEdition().toTasks().fill().at("results") }},
	{"plan-brought", func(k *walk) { k.bringing().toTasks().at("plan") }},
}

// otherEdition brings a record of a version that asked about something else as well.
func (k *walk) otherEdition() *walk {
	k.t.Helper()
	r := k.aStick().out.records.inside[ownFile]
	r.Edition = "0"
	r.Answers["d9-other"] = assessment.Answer{Rating: assessment.OnMyOwn}
	return k.press("3", "1", "0")
}

// manyPlaces is a computer with more printers and sticks than most.
func (k *walk) manyPlaces() *walk {
	k.out.printers = []string{"Therapy_office", "Ward_7", "Library"}
	k.out.folders = []Folder{
		{"Memory stick STICK", "/media/STICK", true},
		{"Memory stick BLUE", "/media/BLUE", true},
		{"Memory stick RED", "/media/RED", true},
		{"Memory stick GREEN", "/media/GREEN", true},
		{Label: "reports", Path: "/reports"},
	}
	return k
}
