package tui

import "waymark/assessment"

// trainingScenes are the pages of the training record.
var trainingScenes = []scene{
	{"training-empty", func(k *walk) { k.toTasks().at("training") }},
	{"training-usual", func(k *walk) { k.toTasks().at("training").press("1") }},
	{"training", func(k *walk) { k.toTasks().trained().at("training") }},
	{"training-full", func(k *walk) {
		k.toTasks()
		for range assessment.TrainingLimit {
			k.ok(k.m.a.AddTraining(assessment.Training{Title: "One of sixty"}, k.m.today()))
		}
		k.at("training")
	}},
	{"tasks-training", func(k *walk) { k.toTasks().trained() }},
	{"training-line-overdue", func(k *walk) { k.toTasks().trained().at("training").at("line0") }},
	{"training-line", func(k *walk) { k.toTasks().trained().at("training").at("line3") }},
	{"training-line-which", func(k *walk) { k.toTasks().trained().at("training").at("line5") }},
	{"training-line-missed", func(k *walk) { k.toTasks().trained().at("training").at("line6") }},
	{"training-line-more", func(k *walk) { k.toTasks().trained().at("training").at("line1").press("7") }},
	{"training-line-future", func(k *walk) {
		k.toTasks().trained().at("training").at("line2").into(doneBox).press("28 2 2099").leaveBox().press("0")
	}},
	{"training-add", func(k *walk) { k.toTasks().trained().at("training").at("add") }},
	{"training-own", func(k *walk) { k.toTasks().at("training").press("2") }},
	{"training-own-no-name", func(k *walk) { k.toTasks().at("training").press("2").leaveBox().press("6", "0") }},
	{"training-learned", func(k *walk) { k.toTasks().at("training").press("3") }},
	{"training-joined", func(k *walk) { k.toTasks().at("training").press("4") }},
	{"training-joined-wrong", func(k *walk) { k.toTasks().at("training").press("4", "soon", "enter") }},
	{"training-edition", func(k *walk) {
		k.toTasks()
		k.ok(k.m.a.AddTraining(k.m.training.Topic("t-care-certificate").Line(), k.m.today()))
		k.at("training").at("line0")
	}},
	{"training-standards", func(k *walk) { k.toTasks().trained().at("training").at("line4") }},
	{"training-standard", func(k *walk) { k.toTasks().trained().at("training").at("line4").at("cc-2") }},
	{"takeaway-training", func(k *walk) { k.toTasks().fill().trained().at("finish").press("0", "0", "2", "0") }},
	{"record-training", func(k *walk) {
		k.aStick().out.records.inside[ownFile].Training = sampleTraining(k)
		k.press("3", "1")
	}},
}

// sampleTraining is the training record of the made-up person, on 22 November 2026.
func sampleTraining(k *walk) assessment.TrainingRecord {
	k.t.Helper()
	list, err := k.out.deps().Training()
	k.ok(err)
	done := func(id string, done assessment.Date) assessment.Training {
		t := list.Topic(id).Line()
		t.Done = done
		return t
	}
	ipc := done("t-ipc-2", assessment.Date{Year: 2025, Month: 12, Day: 11})
	ipc.How, ipc.Provider, ipc.Evidence, ipc.VerifiedBy = assessment.ByCourse, "Learning and development", "Certificate", "Team lead"
	ipc.Booked = assessment.Date{Year: 2026, Month: 12, Day: 3}
	equipment := list.Topic("t-equipment").Line()
	equipment.Title = "Standing frame"
	return assessment.TrainingRecord{
		Joined: assessment.Date{Year: 2023, Month: 9, Day: 1},
		Lines: []assessment.Training{
			done("t-safeguarding-adults-2", assessment.Date{Year: 2023, Month: 10, Day: 20}),
			ipc,
			list.Topic("t-observations").Line(),
			done("t-fire", assessment.Date{Year: 2025, Month: 3, Day: 2}),
			list.Topic("t-care-certificate").Line(),
			equipment,
			list.Topic("t-conflict").Line(),
		},
		Standards: []assessment.StandardDone{
			{ID: "cc-1", Known: assessment.Date{Year: 2024, Month: 1, Day: 8}, SignedOff: assessment.Date{Year: 2024, Month: 2, Day: 8}, VerifiedBy: "Senior physiotherapist"},
			{ID: "cc-2", Known: assessment.Date{Year: 2024, Month: 1, Day: 9}},
		},
	}
}

// trained gives the person that record.
func (k *walk) trained() *walk {
	k.t.Helper()
	k.ok(k.m.a.TakeTraining(sampleTraining(k)))
	k.send(nil)
	return k
}
