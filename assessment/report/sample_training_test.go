package report_test

import (
	"fmt"
	"testing"

	"waymark/assessment"
	"waymark/questionnaires"
)

// trainingList is the list of training that ships with the program.
func trainingList() *assessment.TrainingList {
	list, err := questionnaires.Training()
	if err != nil {
		panic(err)
	}
	return list
}

// train gives an assessment a training record with lines of every status, and half a Care Certificate.
func train(t testing.TB, a *assessment.Assessment) {
	t.Helper()
	ago := func(months, days int) assessment.Date { return day.AddMonths(-months).AddDays(-days) }
	list := trainingList()
	must(t, a.SetJoined(ago(5, 0), day))
	for _, line := range []struct {
		topic string
		assessment.Training
	}{
		{"t-fire", assessment.Training{Done: ago(4, 20), How: assessment.ByELearning}},
		{"t-information", assessment.Training{
			Done: ago(10, 3), How: assessment.ByELearning, Equivalent: true, Provider: "My last employer", Booked: day.AddDays(17),
		}},
		{"t-moving-2", assessment.Training{
			Done: ago(4, 12), How: assessment.ByCourse, Provider: "The manual handling team", Evidence: "Certificate in my folder",
			VerifiedBy: "Manual handling lead",
		}},
		{"t-resus-2", assessment.Training{Done: ago(13, 0), How: assessment.ByCourse, Booked: day.AddDays(9)}},
		{"t-oliver-mcgowan-2", assessment.Training{}},
		{"t-conflict", assessment.Training{}},
		{"t-care-certificate", assessment.Training{GivenDue: day.AddDays(61)}},
		{"t-delegated", assessment.Training{
			Title: "blood glucose checks", Done: ago(2, 6), How: assessment.ByObservation, VerifiedBy: "Registered dietitian",
		}},
		{"t-hoists", assessment.Training{}},
		{"t-learning-at-work", assessment.Training{
			Title: "splints, with the hand team", Done: ago(1, 1), How: assessment.ByLearningAtWork, Evidence: "My notes of three sessions",
		}},
	} {
		made := list.Topic(line.topic).Line()
		made.Title, made.Done, made.How, made.Equivalent = line.Title, line.Done, line.How, line.Equivalent
		made.Provider, made.Evidence, made.VerifiedBy = line.Provider, line.Evidence, line.VerifiedBy
		made.GivenDue, made.Booked = line.GivenDue, line.Booked
		must(t, a.AddTraining(made, day))
	}
	for i, s := range list.Standards[:13] {
		done := assessment.StandardDone{ID: s.ID, Known: ago(4, i)}
		if i < 9 {
			done.SignedOff, done.VerifiedBy = ago(3, i), "Team lead"
		}
		must(t, a.SetStandard(done, day))
	}
}

// trainTooMuch fills a training record to its limits with words that are hard to set.
func trainTooMuch(t testing.TB, a *assessment.Assessment) {
	t.Helper()
	must(t, a.SetJoined(assessment.Date{Year: 2024, Month: 9, Day: 1}, day))
	list := trainingList()
	hows := []assessment.HowShown{
		"", assessment.ByCourse, assessment.ByELearning, assessment.ByObservation, assessment.ByEarlierLearning, assessment.ByLearningAtWork,
	}
	words := func(n, limit int) string {
		cleaned, err := assessment.Clean(string([]rune(monstrousWords(n, 2*limit))[:limit]), limit)
		must(t, err)
		return cleaned
	}
	for i := range assessment.TrainingLimit {
		line := assessment.Training{Category: assessment.OnTheJob, Class: []assessment.TrainingClass{"R", "C", ""}[i%3], Every: assessment.Interval(i%5 - 1)}
		if i < len(list.Topics) {
			line = list.Topics[i].Line()
		}
		line.Title = words(i, assessment.OwnTitleLimit)
		line.Provider, line.Evidence = words(i+1, assessment.TrainingFieldLimit), words(i+2, assessment.TrainingFieldLimit)
		line.VerifiedBy, line.How, line.Equivalent = words(i+3, assessment.TrainingFieldLimit), hows[i%len(hows)], i%2 == 0
		if i%4 > 0 {
			line.Done = day.AddMonths(-i)
		}
		if i%7 == 0 {
			line.GivenDue, line.Booked = day.AddDays(30*(i-20)), day.AddDays(i)
		}
		must(t, a.AddTraining(line, day))
	}
	for i := range assessment.StandardLimit {
		must(t, a.SetStandard(assessment.StandardDone{
			ID: fmt.Sprintf("cc-%d", i+1), Known: day.AddDays(-i), SignedOff: day.AddDays(-i), VerifiedBy: words(i, assessment.TrainingFieldLimit),
		}, day))
	}
}
