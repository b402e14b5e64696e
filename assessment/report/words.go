package report

import "waymark/assessment"

// The fixed words of a report. Statements, questions, routes and credits come from the questionnaire. Sentences have
// twenty words at most, strengths come first, and nothing here judges a person.

// Disclaimer stands on the first page and at the foot of every page.
const Disclaimer = "This is a development conversation aid; not a job evaluation, competence sign-off or pay evidence."

const (
	kicker       = "For a supervision or development talk"
	title        = "My development report"
	purpose      = "What I do well, what I want to learn next and the support I need."
	creator      = "Waymark"
	continued    = "continued"
	pageOf       = "Page %d of %d"
	notSaid      = "Not said"
	notAnswered  = "Not answered"
	notOffered   = "Not used here"
	byPenHeading = "To fill in by pen"
	guideHeading = "How to read this report"
	guideText    = "This is your own view of your work, made on %s. It is not a test. " +
		"It counts what you feel you do on your own or teach to others. \"Not yet\" shows what to learn next. " +
		"\"No chance yet\" shows what your work has not let you try. " +
		"Use it to start a talk with your supervisor, manager, mentor or coach. You choose who sees it."
	wishHeading = "What I most want from this talk (by pen)"

	strengthsHeading = "What I do well"
	allNew           = "Everything here is new to me, and that is a fair place to start."
	nothingRated     = "I have not rated anything with a level yet. We can talk about what I do well."
	myExample        = "My example"
	exampleMore      = "\u2026 (The whole note is in the appendix.)"

	profileHeading  = "My domains"
	eightHeading    = "My eight domains"
	tooFew          = "Not enough answers yet"
	notYourRole     = "Not part of your role"
	onMyOwnOrAbove  = " on my own or above"
	nothingElse     = "Nothing else"
	countedDomain   = "Domain %d, %s: %s on my own or above. %d with support. %d not yet. Also: %s."
	uncountedDomain = "Domain %d, %s: %s. Also: %s."
	barNote         = "A full cell is one statement on my own or above. A half cell is with support, an open cell not yet."
	kindsNote       = "\"On my own or above\" counts the two highest levels. " +
		"For knowledge this means you know it and use it; for ways of acting, usually; for qualifications, you have it."

	toAll          = "All my answers are in the appendix."
	earlierNote    = "\"Before\" is from my record of %s. Fewer can mean that I see more now."
	earlierStage   = "I answered for another stage then, so some statements had other words."
	earlierChanged = "My earlier record, of %s, asked about other focus areas. Its counts cannot stand beside these."
	noChange       = "Not compared"
	beforeSentence = " Before: %s. Change: %s."

	aheadHeading = "Looking ahead to %s"
	aheadIntro   = "These are counts of my own views, with the names of the focus areas. They are not a verdict."

	keyHeading = "What the ratings mean"

	talkHeading    = "What I want to talk about"
	workHeading    = "What I want to work on" // on the one-page report
	talkMarked     = "I marked these to work on."
	talkSuggested  = "I marked nothing, so these are suggestions from my answers."
	talkNothing    = "I marked nothing to work on. We can choose something together."
	talkAlso       = "I also marked: %s."
	talkAlsoMany   = "I also marked %d more focus areas." // on the one-page report
	nowLabel       = "Now"
	aheadLabel     = "Looking ahead to %s"
	questionLabel  = "A question for us"
	actionLabel    = "To try at work"
	resourceLabel  = "To learn from"
	serviceLabel   = "Its use to people and the service"
	resourceNote   = "We believe these resources are free. Availability and cost change, so check before you plan."
	chancesHeading = "Chances to ask for"
	chancesIntro   = "My work has not let me do this yet."
	checkHeading   = "Worth checking together: most roles share this duty"
	checkIntro     = "I answered that these are not part of my role."
	planHeading    = "My action plan"
	planOpen       = "Open until we agree it."
	planSMART      = "A SMART action is specific, measurable, achievable, relevant and has a time. " +
		"The five questions on each card make it so."
	planByPen      = "What is empty is for us to fill in by pen."
	actionTitle    = "Action %d"
	firstTitle     = "A first action, to fill in by pen"
	blankTitle     = "One more action, to fill in by pen"
	aboutLabel     = "Focus area: %s"
	whatLabel      = "What will I do?"
	measureLabel   = "How will I know I have done it?"
	helpLabel      = "What or who can help?"
	whyLabel       = "Why does it matter to me, the people I support and the service?"
	byLabel        = "By when?"
	routesHeading  = "Routes people take"
	growingIntro   = "You chose to stay at your stage and grow. Some ideas:"
	routesIntro    = "Routes from this stage, now or later:"
	routesNote     = "Entry rules, funding and length change. Ask your apprenticeship lead."
	answersHeading = "Appendix: all my answers"
	wantToWorkOn   = "I want to work on this"
	aheadLine      = "Looking ahead: %s"
	noNotes        = "No notes"
	madeHeading    = "How this was made"
	fileHeading    = "About this file"

	shortStrengths = 3 // on the one-page report
	shortAlso      = 5 // as many as it names besides the first five; of more, it says how many there are
)

var (
	byPenLabels    = []string{"Name", "Workplace", "Supervisor", "Date of our talk"}
	beforeColumns  = []string{"Before", "Change"}
	profileColumns = []string{"Domain", "On my own or above", "With support", "Not yet", "Also"}
	noneLookedAt   = "Not looked at yet"
	someLookedAt   = "%d not looked at yet"
	aheadColumns   = []string{"Domain", "I feel ready", "Still to build"}
	keyColumns     = []string{"Rating, in words for skills", "Knowledge", "Ways of acting", "Qualifications"}
	answersColumns = []string{"Statement", "My rating", "My notes"}

	statusWords = [...]string{
		assessment.NotStarted: "Not started",
		assessment.Started:    "Started",
		assessment.Done:       "Done",
	}

	fileLines = []string{
		"A copy of this report that Waymark can read is inside this file. Bring the file next time to see what has changed.",
		"Printing, or \"Print to PDF\", leaves that copy behind. Keep the original file.",
		"Whoever gets the file gets the copy too. It holds my answers as these pages show them, and nothing else.",
	}

	// keptLines say what is kept, in words that are true whether or not the answers were shared.
	keptLines = []string{
		"Waymark keeps no copy of this report and asks for no name.",
		"Answers saved with a return code stay on the terminal, encrypted, for a set number of days.",
		"Beyond that, ratings, marks, stage and profession group are kept only if they were shared. " +
			"Ticks for course planners are then kept apart from them.",
		"A printer, mail system, folder or memory stick may hold a copy of its own.",
	}
)

// meeting is the part for both, the same in every report.
func meeting() *Meeting {
	return &Meeting{
		Heading: "Our talk",
		Intro:   "For us to fill in together, by pen.",

		BeforeHeading: "Before we meet",
		Before: []Prompt{
			{"What am I proud of?", 2},
			{"What was hardest?", 2},
			{"What got in the way?", 2},
			{"What am I good at?", 2},
			{"What would help?", 2},
			{"What have others told me?", 2},
		},

		GrowHeading: "Questions for our talk",
		Grow: []GrowStep{
			{"Goal", []string{"What would you like to be different by our next review?", "How would you know?"}, 2},
			{"Reality", []string{"What happens now?", "What have you tried?", "What shows it?"}, 2},
			{"Options", []string{"What else could you do?", "Who could help?", "What could you do without a course?"}, 2},
			{"Will", []string{"What will you do, and by when?", "What could stop you?", "How will I support you?"}, 2},
		},

		RecordHeading: "Record of our meeting",
		Record: []RecordItem{
			{Title: "Our meeting", Prompts: []Prompt{
				{"Date", 1}, {"People present, by role", 1}, {"Last actions, looked at first", 1},
			}},
			{Title: "Strengths we agree on, with an example", Prompts: []Prompt{
				{"What we agree on", 1}, {"The worker's view", 1}, {"The supervisor's view", 1},
			}},
			{Title: "The job description", Prompts: []Prompt{
				{"Is it still right?", 1}, {"Who supervises, and who is asked when unsure?", 1},
			}},
			{Title: "Agreed actions", Columns: []string{"Action", "Who", "By when", "How we will know"}, Rows: 3},
			{Title: "Support asked for and agreed: time, cover, cost, person", Prompts: []Prompt{
				{"What we agreed", 2}, {"Reason for each decision", 1},
			}},
			{Title: "Where we see it differently, and how we will settle it", Prompts: []Prompt{{"", 2}}},
			{Title: "Wellbeing (the worker's choice, may stay empty)", Prompts: []Prompt{
				{"Anything you would like to say?", 1},
			}},
			{Title: "What comes next", Prompts: []Prompt{
				{"Next one-to-one", 1}, {"Review, in about six months", 1}, {"Appraisal", 1},
			}},
		},

		Signatures: []Signature{
			{"Worker", []string{"Name", "Signature", "Date"}},
			{"Supervisor", []string{"Name", "Signature", "Date"}},
		},
		SignatureNote: "Signing shows that we talked, not that a competence was assessed. " +
			"Sign within about a week. A copy for each of us.",
	}
}
