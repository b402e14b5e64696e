package report

import "waymark/assessment"

// The fixed words of the training record. No words of the Care Certificate may make knowledge alone read as complete.
const (
	trainingHeading = "My training record"
	trainingLetters = "C is compulsory. R is needed for my role."
	trainingGuide   = "Due dates are a guide. Your employer's record and rules decide."

	countOverdue   = "%d overdue"
	nothingOverdue = "Nothing overdue"
	dueWithin      = "due in the next %d days"
	dueTomorrow    = "due in the next day"
	countToDo      = "%d to do"
	nothingDue     = "Nothing overdue, and nothing %s."

	joinedIn   = "I joined in %s %d."
	missedOne  = "For 1 topic, the time to do it after joining has passed. No day is given for it yet."
	missedMany = "For %d topics, the time to do them after joining has passed. No day is given for them yet."

	notDone       = "Not yet"
	noDueDate     = "No due date set"
	equalTraining = "Equal training shown"
	givenDate     = "Due date given by you"

	onceOnly       = "Once only"
	everyMonth     = "Every month"
	everySoOften   = "Every %s"
	employerSets   = "Employer sets how often"
	firstDueWithin = "First due within %s of joining"
	bookedFor      = "Booked for %s"
	providerLabel  = "Provider"
	evidenceLabel  = "Evidence"
	checkedLabel   = "Checked by (role)"

	careHeading      = "My Care Certificate"
	signedOff        = "%d of %d signed off"
	signedOffBy      = "%s, by %s" // a role
	unknownStandards = "The names of these standards are not in this training list"
	edition2025      = "Edition of 2025."
	edition2015      = "Edition of 2015."
	careNote         = "Knowledge is one half. Each standard is also seen and signed off at work."
)

var (
	trainingColumns = []string{"Topic", "C or R", "Done", "Due", "How shown", "Status"}
	careColumns     = []string{"Standard", "Knowledge done", "Signed off at work"}

	howWords = map[assessment.HowShown]string{
		assessment.ByCourse:          "Course",
		assessment.ByELearning:       "E-learning",
		assessment.ByObservation:     "Observed at work",
		assessment.ByEarlierLearning: "Earlier learning accepted",
		assessment.ByLearningAtWork:  "Learned on the job",
	}
)
