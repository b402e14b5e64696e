package cli_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// people makes people share: people DIR N QUARTERS_AGO [QUESTIONNAIRE VERSION]. The same words make up the same people.
// Those of another questionnaire than ours answer in a form of their own.
func people(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ago, err := strconv.Atoi(args[2])
	ts.Check(err)
	seed := fnv.New64()
	fmt.Fprint(seed, args)
	rng := rand.New(rand.NewPCG(1, seed.Sum64()))
	rows := varied(ourQuestionnaire(ts.Check), rng, n)
	if len(args) > 3 {
		for i := range rows {
			r := &rows[i].Response
			r.Questionnaire, r.Version, r.Areas = args[3], args[4], []byte{1, 2, 3}
			rows[i].Planning = nil
		}
	}
	now := today()
	first := now.AddDate(0, 0, 1-now.Day()) // there is no 31 June
	ts.Check(share(ts.MkAbs(args[0]), first.AddDate(0, -3*ago, 0), rows))
}

// today is now as the program in a script takes it, wherever the test runs.
func today() time.Time { return time.Now().UTC() }

func ourQuestionnaire(check func(error)) *assessment.Questionnaire {
	q, err := questionnaires.ByID(questionnaires.Default)
	check(err)
	return q
}

// share keeps rows as people who share on a day do.
func share(dir string, day time.Time, rows []assessment.Rows) error {
	r := store.NewResponses(dir, store.Options{Now: func() time.Time { return day }})
	defer r.Close()
	period, err := r.Period(context.Background())
	for _, row := range rows {
		if err != nil {
			return err
		}
		row.Response.Period = period
		if row.Planning != nil {
			row.Planning.Period = period
		}
		err = r.Share(context.Background(), row)
	}
	return err
}

// varied are n people of all stages and two profession groups who answer by chance, most of them on their own. Every
// other one looks ahead.
func varied(q *assessment.Questionnaire, rng *rand.Rand, n int) []assessment.Rows {
	var all []assessment.Rows
	for i := range n {
		stage := 1 + rng.IntN(len(q.Stages))
		person := newPerson(q, rng, stage, q.Professions[rng.IntN(2)].ID)
		for range q.Areas() {
			a := assessment.Answer{Rating: assessment.OnMyOwn, Mark: rng.IntN(5) == 0}
			if rng.IntN(2) == 0 {
				a.Rating = assessment.Rating(1 + rng.IntN(4))
			}
			if i%2 == 0 && stage < len(q.Stages) && a.Rating.OnMyOwnOrAbove() {
				a.LookAhead = assessment.Rating(1 + rng.IntN(4))
			}
			person.Response.Areas = append(person.Response.Areas, assessment.AreaByte(a))
		}
		all = append(all, person)
	}
	return all
}

// alike are n people who answer everything in the same way.
func alike(q *assessment.Questionnaire, rng *rand.Rand, n int) []assessment.Rows {
	var all []assessment.Rows
	for range n {
		person := newPerson(q, rng, 1, q.Professions[0].ID)
		for range q.Areas() {
			person.Response.Areas = append(person.Response.Areas, assessment.AreaByte(assessment.Answer{Rating: assessment.OnMyOwn}))
		}
		all = append(all, person)
	}
	return all
}

// newPerson has ticked the first option of the first planning list, and rated nothing.
func newPerson(q *assessment.Questionnaire, rng *rand.Rand, stage int, profession string) assessment.Rows {
	ticks := make([]byte, 2*len(q.Planning))
	ticks[0] = 1
	return assessment.Rows{
		Response: assessment.Response{
			ID: drawID(rng), Questionnaire: q.ID, Version: q.Version, Stage: stage, Profession: profession,
		},
		Planning: &assessment.PlanningRow{ID: drawID(rng), Questionnaire: q.ID, Version: q.Version, Ticks: ticks},
	}
}

func drawID(rng *rand.Rand) (id assessment.RowID) {
	binary.LittleEndian.PutUint64(id[:], rng.Uint64())
	binary.LittleEndian.PutUint64(id[8:], rng.Uint64())
	return id
}
