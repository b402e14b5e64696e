package cli

import (
	"io"

	"waymark/assessment/release"
)

// tableJSON is one table of a release for programs. Its keys are kept: scripts read them.
type tableJSON struct {
	Release int         `json:"release"`
	Sample  bool        `json:"sample"`
	Table   string      `json:"table"`
	Levels  []levelJSON `json:"levels"`
	Rows    []rowJSON   `json:"rows"`
}

type levelJSON struct {
	ID    string `json:"id"`
	Words string `json:"words"`
}

// rowJSON is one row. Figures are numbers, "[c]", or null for a level that the row does not have.
type rowJSON struct {
	ID       string     `json:"id"`
	Rank     int        `json:"rank,omitempty"` // of a training need
	Domain   string     `json:"domain,omitempty"`
	List     string     `json:"list,omitempty"`
	Group    *groupJSON `json:"group,omitempty"`
	Position string     `json:"position,omitempty"`
	Words    string     `json:"words"`
	People   any        `json:"people"`
	Cells    []any      `json:"cells"`
}

type groupJSON struct {
	Stage      string `json:"stage"`
	Profession string `json:"profession"`
	Words      string `json:"words"`
}

// showForPrograms prints the whole release, as it is exported, or one table that it has.
func showForPrograms(w io.Writer, r *release.Release, table string) error {
	switch table {
	case "":
		return r.WriteJSON(w)
	case needsTable:
		return writeJSON(w, needsForPrograms(r))
	}
	t := r.Table(tableID(table))
	out := tableJSON{Release: r.Number, Sample: r.Sample, Table: table}
	for _, l := range t.Levels {
		out.Levels = append(out.Levels, levelJSON(l))
	}
	for i := range t.Rows {
		row := rowForPrograms(&t.Rows[i])
		if g := t.Rows[i].Group; g > 0 {
			group := &r.Groups[g-1]
			row.Group = &groupJSON{group.Stage, group.Profession, group.Words()}
		}
		for _, c := range t.Rows[i].Cells {
			row.Cells = append(row.Cells, cellForPrograms(c))
		}
		out.Rows = append(out.Rows, row)
	}
	return writeJSON(w, out)
}

func needsForPrograms(r *release.Release) tableJSON {
	out := tableJSON{Release: r.Number, Sample: r.Sample, Table: needsTable, Levels: []levelJSON{
		{"need", "Not yet or with support"}, {"wish", "Wants to work on this"}, {"reach", "No chance yet"},
	}}
	for _, n := range r.TrainingNeeds() {
		row := rowForPrograms(n.Area)
		row.Rank = n.Rank
		for _, c := range []release.Cell{n.Need, n.Wish, n.Reach} {
			row.Cells = append(row.Cells, cellForPrograms(c))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func rowForPrograms(row *release.Row) rowJSON {
	return rowJSON{
		ID: row.ID, Domain: row.Domain, List: row.List, Position: row.Position, Words: row.Words,
		People: cellForPrograms(row.People),
	}
}

func cellForPrograms(c release.Cell) any {
	if people, ok := c.Figure(); ok {
		return people
	}
	if !c.IsLevel() {
		return nil
	}
	return c.String()
}
