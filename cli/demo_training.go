package cli

import (
	"fmt"
	"time"

	"waymark/assessment"
)

// demoTraining is the training of the first made-up person. It has a line of every status.
var demoTraining = []assessment.Training{
	{Topic: "t-fire", Done: onDay(2025, time.March, 2), How: assessment.ByELearning, Provider: "The trust"},
	{Topic: "t-ipc-2", Done: onDay(2025, time.October, 20), How: assessment.ByCourse, Provider: "The trust", Booked: onDay(2026, time.October, 12)},
	{Topic: "t-safeguarding-adults-2", Done: onDay(2023, time.September, 20), How: assessment.ByCourse, Provider: "A care home"},
	{Topic: "t-oliver-mcgowan-2", Done: onDay(2026, time.January, 15), How: assessment.ByCourse},
	{Topic: "t-work-life-stress", Done: onDay(2024, time.February, 14), How: assessment.ByEarlierLearning, Equivalent: true},
	{Topic: "t-appraisal", Done: onDay(2024, time.March, 1), How: assessment.ByCourse},
	{
		Topic: "t-equipment", Title: "Standing frame", Done: onDay(2026, time.April, 30), How: assessment.ByObservation,
		Evidence: "Set it up five times, with nothing to correct", VerifiedBy: "Senior physiotherapist",
	},
	{Topic: "t-observations"},
	{Topic: "t-learning-at-work", Title: "Exercises in pictures", Done: onDay(2026, time.June, 12), How: assessment.ByLearningAtWork},
}

// demoStandards is how far the same person is with the Care Certificate.
var demoStandards = []assessment.StandardDone{
	{ID: "cc-1", Known: onDay(2023, time.October, 2), SignedOff: onDay(2023, time.November, 6), VerifiedBy: "Mentor"},
	{ID: "cc-2", Known: onDay(2023, time.October, 2), SignedOff: onDay(2023, time.November, 6), VerifiedBy: "Mentor"},
	{ID: "cc-12", Known: onDay(2023, time.October, 9)},
}

func onDay(year int, month time.Month, day int) assessment.Date {
	return assessment.Date{Year: year, Month: month, Day: day}
}

// train gives somebody a training record, as it stands today.
func train(a *assessment.Assessment, list *assessment.TrainingList, today assessment.Date) error {
	if err := a.SetJoined(onDay(2023, time.September, 1), today); err != nil {
		return fmt.Errorf("set the month of joining: %w", err)
	}
	for _, done := range demoTraining {
		topic := list.Topic(done.Topic)
		if topic == nil {
			return fmt.Errorf("training %s: %w", done.Topic, assessment.ErrUnknown)
		}
		line := topic.Line()
		line.Title, line.Done, line.How, line.Equivalent = done.Title, done.Done, done.How, done.Equivalent
		line.Provider, line.Evidence, line.VerifiedBy, line.Booked = done.Provider, done.Evidence, done.VerifiedBy, done.Booked
		if err := a.AddTraining(line, today); err != nil {
			return fmt.Errorf("training %s: %w", done.Topic, err)
		}
	}
	for _, s := range demoStandards {
		if err := a.SetStandard(s, today); err != nil {
			return fmt.Errorf("standard %s: %w", s.ID, err)
		}
	}
	return nil
}
