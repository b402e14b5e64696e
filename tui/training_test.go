package tui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// toTraining goes to the training record of the made-up person.
func (k *walk) toTraining() *walk { return k.toTasks().trained().at("training") }

func (k *walk) lines() []assessment.Training { return k.m.a.Training().Lines }

// retype types into a text box in the place of what stands there.
func (k *walk) retype(id, text string) *walk {
	k.into(id)
	k.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	return k.press(text).leaveBox()
}

// TestTheTrainingRecordStandsBetweenPlanAndPlanningQuestions guards the order of the way, from page to page and as
// Continue on the task list walks it.
func TestTheTrainingRecordStandsBetweenPlanAndPlanningQuestions(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().fill()
	k.m.a.Reach(assessment.LookedAhead | assessment.Checked | assessment.SawResults)
	for _, want := range []string{"Action plan | 1 of 5 actions", "Training record | 0 items", "Waymark | Planning question 1 of 2"} {
		if k.press("0"); k.place() != want {
			t.Errorf("Continue leads to %q, want %q", k.place(), want)
		}
	}
	k.press("esc", "esc", "esc")
	if k.press("0"); k.place() != "Waymark | Planning question 1 of 2" {
		t.Errorf("with the training record seen, Continue leads to %q", k.place())
	}
}

// TestAPageOpenedFromTheTaskListLeadsBackThere guards people who look at one thing in the middle of their answers: Continue
// does not take them on to planning questions and sharing.
func TestAPageOpenedFromTheTaskListLeadsBackThere(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().fill()
	for _, row := range []string{"ahead", "check", "plan", "training"} {
		if f := k.fork(t).at(row).press("0"); f.place() != k.place() {
			t.Errorf("Continue on %s leads to %q", row, f.place())
		}
	}
	if f := k.fork(t).at("results").press("0", "0"); f.place() != "Training record | 0 items" {
		t.Errorf("after the results and the plan comes %q", f.place())
	}
}

// TestTheTaskListSaysHowTheTrainingStands guards the words: none, how many items, and first of all what is overdue.
func TestTheTaskListSaysHowTheTrainingStands(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	for _, c := range []struct {
		done assessment.Date
		want string
	}{
		{assessment.Date{}, "       Training record                         1 item\n"},
		{assessment.Date{Year: 2020, Month: 1, Day: 1}, "       Training record                         1 overdue\n"},
	} {
		line := k.m.training.Topic("t-fire").Line()
		line.Done = c.done
		k.ok(k.m.a.TakeTraining(assessment.TrainingRecord{Lines: []assessment.Training{line}}))
		if k.send(nil); !strings.Contains(k.screen(), c.want) {
			t.Errorf("done %s, want %q:\n%s", c.done, c.want, k.screen())
		}
	}
}

// TestLinesStandInOrderWithSymbolWordClassAndDay guards the list as one reads it, also in letters.
func TestLinesStandInOrderWithSymbolWordClassAndDay(t *testing.T) {
	for letters, want := range map[bool][]string{
		false: {
			"Conflict resolution C ■ Overdue 15 Sep 2023", "Care Certificate (1 of 16 signed off) C ■ Overdue 24 Nov 2023",
			"Safeguarding adults, level 2 C ■ Overdue 20 Oct 2026", "Infection prevention and control, level 2 C ▲ Due soon 11 Dec 2026",
			"Clinical observations R ○ To do", "Equipment I use: Standing frame R ○ To do", "Fire safety C ● In date 2 Mar 2027",
		},
		true: {
			"Conflict resolution C X Overdue 15 Sep 2023", "Infection prevention and control, level 2 C ! Due soon 11 Dec 2026",
			"Clinical observations R - To do", "Fire safety C OK In date 2 Mar 2027",
		},
	} {
		k := startWalk(t, 80, 24)
		if letters {
			k.m.look.letters = true
			k.m.restyle()
		}
		screen, at := strings.Join(strings.Fields(k.toTraining().screen()), " "), 0
		for _, line := range want {
			i := strings.Index(screen[at:], line)
			if i < 0 {
				t.Fatalf("letters %v: %q does not stand in its place:\n%s", letters, line, k.screen())
			}
			at += i
		}
	}
}

// TestTheTopSaysWhatIsOverdueAndDueNext guards the words above the list, and how many days are soon.
func TestTheTopSaysWhatIsOverdueAndDueNext(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining()
	for _, want := range []string{
		"3 overdue, 1 due in the next 90 days, 2 to do", guideOnly, "2 were due soon after you joined. If done, open each to say when.",
		"Due next: Infection prevention and control, level 2 (clinical), by 11 December 2026. It is booked for 3 December 2026.",
	} {
		if !strings.Contains(k.texts(), want) {
			t.Errorf("%q is not said:\n%s", want, k.screen())
		}
	}
	k.m.deps.DueSoonDays = 120
	if k.send(nil); !strings.Contains(k.texts(), "2 due in the next 120 days") {
		t.Errorf("with 120 days:\n%s", k.screen())
	}
	k = startWalk(t, 80, 24).toTasks()
	line := k.m.training.Topic("t-fire").Line()
	line.Done = k.m.today()
	k.ok(k.m.a.AddTraining(line, k.m.today()))
	if k.at("training"); !strings.Contains(k.texts(), "Nothing overdue, and nothing due in the next 90 days") {
		t.Errorf("with nothing to do:\n%s", k.screen())
	}
}

// TestTrainingWithoutADueDateIsSaidToBeDone guards that nothing here calls in date what the employer alone can know of.
func TestTrainingWithoutADueDateIsSaidToBeDone(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	hoists := k.m.training.Topic("t-hoists").Line()
	hoists.Done = assessment.Date{Year: 2019, Month: 6, Day: 1}
	k.ok(k.m.a.AddTraining(hoists, k.m.today()))
	if k.at("training"); !strings.Contains(k.screen(), "  R  ● Done       no due date") || strings.Contains(k.texts(), "In date") {
		t.Errorf("it is listed as\n%s", k.screen())
	}
	if k.at("line0"); !strings.Contains(k.texts(), "● Done. No due date.") {
		t.Errorf("it stands as\n%s", k.screen())
	}
	listed := k.m.listTraining()
	said := ""
	for _, c := range spokenLine(&listed[0]) {
		said += c.text + ", "
	}
	if said != "for your role, done 1 June 2019, no due date, " {
		t.Errorf("it is read out as %q", said)
	}
}

// TestFocusStaysWithALineThatMoves guards whoever has just said of a line what puts it into another place of the list.
func TestFocusStaysWithALineThatMoves(t *testing.T) {
	for _, leave := range []string{"0", "9"} {
		k := startWalk(t, 80, 24).toTraining().at("line6").retype(doneBox, "1 11 2026").press(leave)
		if got := k.m.listTraining()[6]; got.Index != 6 || k.m.top().focus != "line6" {
			t.Errorf("%s: focus is on %s, and last in the list is line%d", leave, k.m.top().focus, got.Index)
		}
		if !strings.Contains(k.screen(), "> 21  Conflict resolution                        C  ● In date    1 Nov 2029") {
			t.Errorf("%s: the cursor does not stand on it:\n%s", leave, k.screen())
		}
		if !strings.Contains(k.texts(), "1 was due soon after you joined. If done, open it to say when.") {
			t.Errorf("%s: of the one left it says\n%s", leave, k.screen())
		}
	}
}

// TestTheUsualListIsOneKeyAndOneUndo guards the beginning: sixteen topics, all to do.
func TestTheUsualListIsOneKeyAndOneUndo(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().at("training")
	if !strings.Contains(k.screen(), "Start with the usual list (16 topics)") {
		t.Fatalf("it is offered as\n%s", k.screen())
	}
	if k.press("1"); k.place() != "Training record | 16 items" || !strings.Contains(k.screen(), "16 to do") {
		t.Errorf("it begins as\n%s", k.screen())
	}
	if k.press("u"); len(k.lines()) != 0 || k.place() != "Training record | 0 items" {
		t.Errorf("undone, it is\n%s", k.screen())
	}
}

// TestADayIsReadInThePersonsOwnWays guards the day that training was done, and that a wrong one stays in the box.
func TestADayIsReadInThePersonsOwnWays(t *testing.T) {
	want := assessment.Date{Year: 2026, Month: 2, Day: 28}
	for _, typed := range []string{"28 2 2026", "28/02/2026", "28.2.2026", "2026-02-28", "28 feb 2026", "28 February 2026"} {
		k := startWalk(t, 80, 24).toTraining().at("line2").retype(doneBox, typed).press("0")
		if got := k.lines()[2].Done; got != want || k.place() != "Training record | 7 items" {
			t.Errorf("%s is read as %s on %q", typed, got, k.place())
		}
	}
	for typed, sentence := range map[string]string{
		"31 2 2026":  "This is not a day that we know. Type day, month and a year of four digits, such as 28 2 2026.",
		"march 2025": "This has no day. If you know the month alone, type its first day: 1 3 2025.",
		"23 11 2026": "This day has not come yet. Type when it was done, or leave it empty.",
	} {
		for _, leave := range []string{"0", "9"} {
			k := startWalk(t, 80, 24).toTraining().at("line2").retype(doneBox, typed).press(leave)
			if top, field := k.said(sentence); top != 1 || field != 1 || k.m.input.Value() != typed || !k.lines()[2].Done.IsZero() {
				t.Errorf("%s and %s:\n%s", typed, leave, k.screen())
			}
			if k.retype(doneBox, "22 11 2026").press("0"); k.lines()[2].Done != k.m.today() {
				t.Errorf("put right after %s:\n%s", leave, k.screen())
			}
		}
	}
}

// TestEveryThingOfALineIsKept guards both pages of a line, to the last box.
func TestEveryThingOfALineIsKept(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining().at("line5")
	k.retype(titleBox, "Parallel bars").retype(doneBox, "1 6 2026").retype(providerBox, "Therapy team").press("3", "6", "7")
	k.retype(evidenceBox, "Signed form").retype(checkedBox, "Senior physiotherapist").retype(bookedBox, "1 6 2027").retype(dueBox, "30 6 2027")
	k.press("2", "6", "0")
	want := k.m.training.Topic("t-equipment").Line()
	want.Title, want.Provider, want.Evidence, want.VerifiedBy = "Parallel bars", "Therapy team", "Signed form", "Senior physiotherapist"
	want.Done, want.Booked, want.GivenDue = assessment.Date{Year: 2026, Month: 6, Day: 1}, assessment.Date{Year: 2027, Month: 6, Day: 1}, assessment.Date{Year: 2027, Month: 6, Day: 30}
	want.How, want.Equivalent, want.Every, want.Class = assessment.ByObservation, true, 12, assessment.Compulsory
	if got := k.lines()[5]; got != want {
		t.Errorf("kept as\n%+v, want\n%+v", got, want)
	}
	if k.place() != "Training record | 7 items" {
		t.Errorf("Continue leads to %q", k.place())
	}
	if k.at("line5"); !strings.Contains(k.texts(), "● In date. Due by 30 June 2027. Date given by you. Booked for 1 June 2027.") {
		t.Errorf("it stands as\n%s", k.screen())
	}
}

// TestTrainingOfOnesOwnNeedsANameAndNoMore guards the way from the name to the day, and the class and interval chosen.
func TestTrainingOfOnesOwnNeedsANameAndNoMore(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().at("training").press("2", "Cough assist").leaveBox().press("6", "3", "0")
	if k.place() != "Training record | What I have done" || len(k.lines()) != 1 {
		t.Fatalf("Continue leads to\n%s", k.screen())
	}
	if got := k.lines()[0]; got.Title != "Cough assist" || got.Class != assessment.Compulsory || got.Every != 24 || got.Topic != "" {
		t.Errorf("kept as %+v", got)
	}
	if k.leaveBox().press("0"); k.place() != "Training record | 1 item" {
		t.Errorf("the next Continue leads to %q", k.place())
	}
}

// TestANewLineLeftEmptyIsNotKept guards the record against empty lines, by every way out of the page.
func TestANewLineLeftEmptyIsNotKept(t *testing.T) {
	for _, open := range []string{"2", "3"} {
		for _, leave := range [][]string{{"tab", "0"}, {"tab", "9"}, {"esc"}, {"tab", "8"}, {"tab", "m", "2"}} {
			k := startWalk(t, 80, 24).toTasks().at("training").press(open)
			if leave[0] == "tab" {
				k.leaveBox()
			}
			k.press(leave...)
			if len(k.lines()) != 0 || len(k.m.stack) == 0 || strings.Contains(k.screen(), "There is a problem") {
				t.Errorf("%s, left by %v: %+v\n%s", open, leave, k.lines(), k.screen())
			}
		}
	}
}

// TestWhatWasSaidOfALineWithoutANameIsNotLost guards that Continue and Back ask for the name, and that leaving it out
// is offered.
func TestWhatWasSaidOfALineWithoutANameIsNotLost(t *testing.T) {
	for _, leave := range []string{"0", "9"} {
		k := startWalk(t, 80, 24).toTasks().at("training").press("3").retype(doneBox, "1 6 2026").press(leave)
		if top, field := k.said(needsName); top != 1 || field != 1 || k.m.inputID != titleBox {
			t.Errorf("after %s:\n%s", leave, k.screen())
		}
		if f := k.fork(t).leaveBox().press("8"); len(f.lines()) != 0 || f.place() != "Training record | 0 items" {
			t.Errorf("left out:\n%s", f.screen())
		}
		k.press("Fitting a sling").leaveBox().press("0")
		if len(k.lines()) != 1 || k.lines()[0].Title != "Fitting a sling" || k.lines()[0].Done.Month != 6 {
			t.Errorf("named, it is %+v", k.lines())
		}
	}
}

// TestLearningOnTheJobIsAddedInOneGo guards informal learning: one page, and it is in the record, shown at work.
func TestLearningOnTheJobIsAddedInOneGo(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining().at("add").press("12", "Fitting a sling").retype(doneBox, "20 11 2026").press("0")
	got := k.lines()[len(k.lines())-1]
	if got.Topic != "t-learning-at-work" || got.Title != "Fitting a sling" || got.How != assessment.ByLearningAtWork || got.Done.Day != 20 {
		t.Errorf("kept as %+v", got)
	}
	if k.place() != "Training record | 8 items" || k.m.message != "Added to your record. U takes it off." {
		t.Errorf("then comes %q, %q", k.place(), k.m.message)
	}
	if k.press("u"); len(k.lines()) == 8 && k.lines()[7].Title != "" {
		k.press("u") // the day was said last
	}
	if len(k.lines()) > 8 {
		t.Errorf("undone, there are %d", len(k.lines()))
	}
}

// TestTopicsOfTheListAreOfferedUntilTheyAreThere guards adding: a topic once, and those that ask which again.
func TestTopicsOfTheListAreOfferedUntilTheyAreThere(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining().at("add")
	ids := k.things()
	if slices.Contains(ids, "t-fire") || !slices.Contains(ids, "t-equipment") || !slices.Contains(ids, "t-resus-1") {
		t.Fatalf("offered are %v", ids)
	}
	if k.at("t-resus-1"); k.lines()[7].Topic != "t-resus-1" || k.place() != "Training record | What I have done" {
		t.Errorf("adding leads to\n%s", k.screen())
	}
	if k.press("esc"); k.place() != "Training record | 8 items" {
		t.Errorf("back leads to %q", k.place())
	}
}

// TestATopicThatIsThereUnderAnotherListIsNotOfferedAgain guards whoever comes from an employer with a list of its own.
func TestATopicThatIsThereUnderAnotherListIsNotOfferedAgain(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	k.ok(k.m.a.AddTraining(assessment.Training{Topic: "h-fire", Name: "FIRE safety", Done: k.m.today()}, k.m.today()))
	if k.at("training").at("add"); slices.Contains(k.things(), "t-fire") || !slices.Contains(k.things(), "t-conflict") {
		t.Errorf("offered are %v", k.things())
	}
}

// TestJoiningOpensTheTimesInWhichTrainingIsFirstDue guards the month, in the ways people write it.
func TestJoiningOpensTheTimesInWhichTrainingIsFirstDue(t *testing.T) {
	for _, typed := range []string{"10 2026", "October 2026", "oct 2026", "10/2026", "2026-10", "17 10 2026"} {
		k := startWalk(t, 80, 24).toTasks().at("training").press("1").at("joined").press(typed, "enter")
		if joined := k.m.a.Training().Joined; joined != (assessment.Date{Year: 2026, Month: 10, Day: 1}) {
			t.Fatalf("%q is read as %s:\n%s", typed, joined, k.screen())
		}
		if !strings.Contains(k.texts(), "11 were due soon after you joined. If done, open each to say when.") {
			t.Errorf("then the list says\n%s", k.texts())
		}
	}
	for _, typed := range []string{"12 2026", "soon"} {
		k := startWalk(t, 80, 24).toTasks().at("training").press("4", typed, "enter")
		if k.m.problem() == "" || k.m.input.Value() != typed || !k.m.a.Training().Joined.IsZero() {
			t.Errorf("%q leads to\n%s", typed, k.screen())
		}
	}
}

// TestLearningAloneNeverCompletesTheCareCertificate guards the two facts of a standard, and that all signed off is done.
func TestLearningAloneNeverCompletesTheCareCertificate(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().at("training").press("1").at("line12").press("2")
	if k.place() != "Care Certificate | 0 of 15 signed off" {
		t.Fatalf("after the edition comes\n%s", k.screen())
	}
	for i := range 15 {
		k.at(fmt.Sprintf("cc-%d", i+1)).retype(knownBox, "1 6 2026").press("0")
	}
	if k.place() != "Care Certificate | 0 of 15 signed off" || !k.lines()[12].Done.IsZero() {
		t.Errorf("with all knowledge done:\n%s", k.screen())
	}
	for i := range 15 {
		k.at(fmt.Sprintf("cc-%d", i+1)).retype(signedBox, fmt.Sprintf("%d 7 2026", 15-i)).retype(checkedBox, "Team lead").press("0")
	}
	if k.place() != "Care Certificate | 15 of 15 signed off" || k.lines()[12].Done.String() != "2026-07-15" {
		t.Errorf("with all signed off, done on %s:\n%s", k.lines()[12].Done, k.screen())
	}
	if f := k.fork(t).press("9").at("line12"); f.place() != "Care Certificate | 15 of 15 signed off" {
		t.Errorf("opened again, it asks\n%s", f.screen())
	}
}

// TestTheEditionIsAskedOnce guards those who say sixteen, which is what is held of those who said nothing.
func TestTheEditionIsAskedOnce(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().at("training").press("1").at("line12").press("1", "9").at("line12")
	if k.place() != "Care Certificate | 0 of 16 signed off" {
		t.Errorf("opened again:\n%s", k.screen())
	}
}

// TestUndoNeverTurnsALineIntoAnother guards what is typed from landing in the wrong line.
func TestUndoNeverTurnsALineIntoAnother(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining().at("line2").press("tab").leaveBox().press("8").at("line2").press("7")
	if k.press("u"); k.place() != "Training record | 7 items" {
		t.Errorf("undo leads to\n%s", k.screen())
	}
}

// TestTrainingIsInNoRow guards "never shared": the rows are the same with and without a training record.
func TestTrainingIsInNoRow(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().fill()
	rows := func() assessment.Rows {
		return k.m.a.Rows(assessment.RowID{1}, assessment.RowID{2}, "2026-Q4")
	}
	before := rows()
	if k.trained(); !reflect.DeepEqual(rows(), before) {
		t.Errorf("the rows were %+v and are %+v", before, rows())
	}
}

// TestTheReportOffersTrainingOnlyWhereThereIsSome guards the box, and that it reaches the report.
func TestTheReportOffersTrainingOnlyWhereThereIsSome(t *testing.T) {
	k, asked := withReports(t)
	if strings.Contains(k.screen(), "Training record") {
		t.Errorf("without any:\n%s", k.screen())
	}
	k.trained()
	if !strings.Contains(k.screen(), "3 [x]  Training record (7 items)") {
		t.Fatalf("with some:\n%s", k.screen())
	}
	if k.press("3"); asked.last().Training || !strings.Contains(k.screen(), "3 [ ]  Training record (7 items)") {
		t.Errorf("ticked off:\n%s", k.screen())
	}
}

// TestTrainingIsBroughtAndNothingIsLost guards the third tick: all of it into an empty record, only what is not there
// into another, and one undo for everything that was brought.
func TestTrainingIsBroughtAndNothingIsLost(t *testing.T) {
	bring := func(k *walk, keys ...string) *walk {
		k.aStick().out.records.inside[ownFile].Training = sampleTraining(k)
		return k.press("3", "1").press(keys...).press("0")
	}
	k := bring(startWalk(t, 80, 24))
	if got := k.m.a.Training(); !reflect.DeepEqual(got, sampleTraining(k)) {
		t.Errorf("brought: %+v", got)
	}
	if k.press("u"); len(k.lines()) != 0 || len(k.m.a.Plan()) != 0 || k.m.a.Earlier() != nil {
		t.Errorf("one undo leaves %s", k.answers())
	}
	if k = bring(startWalk(t, 80, 24), "3"); len(k.lines()) != 0 || k.m.a.Earlier() == nil {
		t.Errorf("left out, it is %+v", k.lines())
	}
	k = startWalk(t, 80, 24).toTasks()
	fire := k.m.training.Topic("t-fire").Line()
	fire.Done = k.m.today()
	k.ok(k.m.a.AddTraining(fire, k.m.today()))
	bring(k.toStart())
	if lines := k.lines(); len(lines) != 7 || lines[0] != fire {
		t.Errorf("beside what was there: %+v", lines)
	}
	for range assessment.TrainingLimit - len(k.lines()) {
		k.ok(k.m.a.AddTraining(assessment.Training{Title: "More"}, k.m.today()))
	}
	k.m.a.RemoveTraining(1)
	k.ok(k.m.a.AddTraining(assessment.Training{Title: "More"}, k.m.today()))
	before := k.answers()
	if bring(k.toStart()); k.answers() != before || !strings.Contains(k.m.problem(), "a record holds 60 lines") {
		t.Errorf("into a full one:\n%s", k.screen())
	}
}

// TestTrainingComesBackWithTheSixWords guards the draft: the record, and the page that was open.
func TestTrainingComesBackWithTheSixWords(t *testing.T) {
	k := startWalk(t, 80, 24).saving().toTraining().at("line3")
	want := k.lines()
	if k.comeBack(); !reflect.DeepEqual(k.lines(), want) || k.place() != "Training record | What I have done" {
		t.Errorf("came back to %+v on\n%s", k.lines(), k.screen())
	}
}
