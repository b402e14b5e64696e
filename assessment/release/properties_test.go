package release_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment/release"
)

// anyCrowd draws a crowd of 10 to 600 people, mixed or nearly all alike.
func anyCrowd(t *rapid.T) crowd {
	return crowd{
		people:      rapid.OneOf(rapid.IntRange(10, 80), rapid.IntRange(10, 600)).Draw(t, "people"),
		seed:        rapid.Uint64().Draw(t, "seed"),
		looking:     rapid.SampledFrom([]float64{0, 0.2, 0.4, 0.5, 0.7, 1}).Draw(t, "looking ahead"),
		professions: rapid.IntRange(0, 7).Draw(t, "professions"),
		stages:      rapid.IntRange(0, 3).Draw(t, "stages"),
		alike:       rapid.SampledFrom([]float64{0, 0, 0.5, 0.9, 0.98, 1}).Draw(t, "alike"),
	}
}

// eachCell calls visit for every cell of a release.
func eachCell(r *release.Release, visit func(where string, c release.Cell)) {
	visit("people", r.People)
	for i := range r.Groups {
		visit(r.Groups[i].Words(), r.Groups[i].People)
	}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			visit(string(table.ID)+" "+row.ID, row.People)
			for _, c := range row.Cells {
				visit(string(table.ID)+" "+row.ID, c)
			}
		}
	}
}

func TestEveryReleasePassesItsAuditAndPrintsTensAndFives(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	made, tables, figure, rows, shown := 0, map[release.TableID]int{}, 0, map[release.TableID]int{}, map[release.TableID]int{}
	rapid.Check(t, func(rt *rapid.T) {
		c := anyCrowd(rt)
		rng := rand.New(rand.NewPCG(c.seed, 2))
		r, err := tallyOf(t, q, c, rng).Release(someParticulars(), release.DrawLots(func() byte { return byte(rng.Uint32()) }))
		if err != nil {
			rt.Fatalf("no release: %v", err)
		}
		made++
		for i := range r.Tables {
			table := &r.Tables[i]
			tables[table.ID]++
			rows[table.ID] += len(table.Rows)
			for j := range table.Rows {
				if table.Rows[j].Shown() {
					shown[table.ID]++
				}
			}
		}
		eachCell(r, func(where string, c release.Cell) {
			if n, ok := c.Figure(); ok {
				figure++
				if n < 10 || n%5 != 0 {
					rt.Fatalf("%s prints %d", where, n)
				}
			}
		})
	})
	t.Logf("%d releases, with tables %v, %d figures; rows %v, of which show a figure %v; none failed its audit", made, tables, figure, rows, shown)
}

func TestOrderOfRowsChangesNothing(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		c := anyCrowd(rt)
		c.people = min(c.people, 120)
		c.unlisted = rapid.Bool().Draw(rt, "professions that the questionnaire does not list")
		document := ""
		for order := range uint64(3) {
			lots := rand.New(rand.NewPCG(c.seed, 3))
			r, err := tallyOf(t, q, c, rand.New(rand.NewPCG(c.seed, order))).
				Release(someParticulars(), release.DrawLots(func() byte { return byte(lots.Uint32()) }))
			if err != nil {
				rt.Fatalf("no release: %v", err)
			}
			if document != "" && document != string(r.Document()) {
				rt.Fatal("the rows in another order gave another release")
			}
			document = string(r.Document())
		}
	})
}

// A lot is asked for once a domain, whatever the figures are: what falls on one must not depend on another.
func TestOneLotIsDrawnForEachDomain(t *testing.T) {
	for _, people := range []int{30, 64, 200} {
		asked := 0
		r := crowdRelease(t, crowd{people: people, seed: 4, lots: func() bool { asked++; return true }})
		if asked != len(r.Domains) {
			t.Errorf("%d lots for %d domains, of %d people", asked, len(r.Domains), people)
		}
		for _, row := range r.Table(release.Bands).Rows {
			if row.Shown() {
				t.Errorf("of %d people, %s, group %d, shows %v where the lot fell", people, row.ID, row.Group, row.Cells)
			}
		}
	}
	falls := 0
	lots := release.DrawLots(func() byte { falls++; return byte(falls) })
	fell := 0
	for range 256 {
		if lots() {
			fell++
		}
	}
	if fell != 16 {
		t.Errorf("%d of 256 lots fall, want one in sixteen", fell)
	}
}

// makers are the only places where a Cell with a figure may come from.
var makers = []string{
	"row.go noLevel", "row.go sizeCell", "row.go row",
	"document.go read", // of what was stored
	"needs.go add",     // of printed cells
}

// No figure can be printed but by way of a Cell, and no Cell with a figure is made but by the rule of a row.
func TestOnlyTheRuleOfARowMakesCells(t *testing.T) {
	source := readSource(t)
	var made []string
	for name, file := range source.files {
		for _, decl := range file.Decls {
			if place := name + " " + declared(decl); source.makesCell(decl) {
				made = append(made, place)
			}
		}
		for _, imported := range file.Imports {
			if path := imported.Path.Value; path == `"unsafe"` || path == `"reflect"` {
				t.Errorf("%s imports %s, which can make a Cell unseen", name, path)
			}
		}
	}
	slices.Sort(made)
	if want := slices.Sorted(slices.Values(makers)); !slices.Equal(made, want) {
		t.Errorf("cells are made in %q, want %q", made, want)
	}
}

// source is the code of the package, with its types.
type source struct {
	files map[string]*ast.File
	types types.Info
	cell  types.Type
}

// noImports knows no other package: the types of this one are enough.
type noImports struct{}

func (noImports) Import(string) (*types.Package, error) { return nil, errors.New("not needed") }

func readSource(t *testing.T) *source {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	s := &source{files: map[string]*ast.File{}, types: types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	set := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		s.files[name] = file
	}
	check := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := check.Check("release", set, slices.Collect(maps.Values(s.files)), &s.types) // what is not there is other packages
	s.cell = pkg.Scope().Lookup("Cell").Type()
	return s
}

// declared is the name of a function, or of the first thing that a declaration declares.
func declared(decl ast.Decl) string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		return d.Name.Name
	case *ast.GenDecl:
		if v, ok := d.Specs[0].(*ast.ValueSpec); ok {
			return v.Names[0].Name
		}
	}
	return ""
}

// makesCell reports whether a declaration makes a Cell with a figure: by a literal that is not empty, by a conversion,
// by setting the figure or by taking its address.
func (s *source) makesCell(decl ast.Decl) (makes bool) {
	isFigure := func(e ast.Expr) bool {
		sel, ok := e.(*ast.SelectorExpr)
		if !ok || s.types.Selections[sel] == nil {
			return false
		}
		of := s.types.Selections[sel].Recv()
		if p, ok := of.(*types.Pointer); ok {
			of = p.Elem()
		}
		return types.Identical(of, s.cell) && sel.Sel.Name == "figure"
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			makes = makes || len(n.Elts) > 0 && types.Identical(s.types.TypeOf(n), s.cell)
		case *ast.CallExpr:
			makes = makes || s.types.Types[n.Fun].IsType() && types.Identical(s.types.TypeOf(n.Fun), s.cell)
		case *ast.AssignStmt:
			makes = makes || slices.ContainsFunc(n.Lhs, isFigure)
		case *ast.IncDecStmt:
			makes = makes || isFigure(n.X)
		case *ast.UnaryExpr:
			makes = makes || n.Op == token.AND && isFigure(n.X)
		}
		return true
	})
	return makes
}
