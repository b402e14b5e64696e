package release_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waymark/assessment/outside"
	"waymark/assessment/release"
)

func jsonOf(t testing.TB, r *release.Release) []byte {
	return written(t, func(w *bytes.Buffer) error { return r.WriteJSON(w) })
}

func TestJSONHoldsTheStoredDocumentByteForByte(t *testing.T) {
	for name, r := range exported(t) {
		raw := jsonOf(t, r)
		begin, end := bytes.Index(raw, []byte("\n{\n")), bytes.Index(raw, []byte("\n}\n"))
		if begin < 0 || end < 0 {
			t.Fatalf("%s: no line that begins or ends the document", name)
		}
		document := raw[begin+1 : end+3]
		if !bytes.Equal(document, r.Document()) {
			t.Errorf("%s: the document is not the stored one", name)
		}
		var export struct {
			SHA256  string
			Release json.RawMessage
		}
		if err := json.Unmarshal(raw, &export); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if string(export.Release)+"\n" != string(document) {
			t.Errorf("%s: what a JSON reader takes for the release is something else", name)
		}
		sum := sha256.Sum256(document)
		if export.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: digest %s, want %x", name, export.SHA256, sum)
		}
		again, err := release.Open(document, sum)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !bytes.Equal(jsonOf(t, again), raw) {
			t.Errorf("%s: the release that was read back writes other JSON", name)
		}
	}
}

func TestJSONRanksTrainingNeedsAsTheReleaseDoes(t *testing.T) {
	for name, r := range exported(t) {
		var export struct {
			Needs []struct {
				Rank              int
				Area              string
				Need, Wish, Reach any
			} `json:"training_needs"`
		}
		if err := json.Unmarshal(jsonOf(t, r), &export); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		needs := r.TrainingNeeds()
		if len(export.Needs) != len(needs) {
			t.Fatalf("%s: %d needs, want %d", name, len(export.Needs), len(needs))
		}
		for i, got := range export.Needs {
			want := needs[i]
			if got.Rank != want.Rank || got.Area != want.Area.ID || !prints(want.Need, got.Need) || !prints(want.Wish, got.Wish) || !prints(want.Reach, got.Reach) {
				t.Errorf("%s: need %d is %+v, want %+v", name, i+1, got, want)
			}
		}
	}
}

// prints reports whether a cell stands in JSON as it should.
func prints(c release.Cell, value any) bool {
	figure, shown := c.Figure()
	switch {
	case !c.IsLevel():
		return value == nil
	case shown:
		return value == float64(figure)
	}
	return value == release.Concealed
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("../../docs/release.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func asValue(t testing.TB, raw []byte) map[string]any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return value.(map[string]any)
}

func TestSchemaTakesEveryRelease(t *testing.T) {
	s := schema(t)
	releases := exported(t)
	releases["small"] = smallRelease(t)
	bare := sampleRelease(t, 120, 8)
	bare.Tables = bare.Tables[:2]
	bare.Lists, bare.Groups = nil, nil
	releases["only A and A2"] = bare
	for name, r := range releases {
		if err := s.Validate(asValue(t, jsonOf(t, r))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesWhatNoReleaseIs(t *testing.T) {
	s := schema(t)
	raw := jsonOf(t, smallRelease(t))
	for name, change := range mutants {
		value := asValue(t, raw)
		change(value)
		if s.Validate(value) == nil {
			t.Errorf("the schema takes %s", name)
		}
	}
}

// at walks into a value by keys and places.
func at(value any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			value = value.(map[string]any)[step]
		case int:
			value = value.([]any)[step]
		}
	}
	return value
}

// put changes the last step of a path to a value.
func put(value any, to any, path ...any) {
	last := len(path) - 1
	switch in := at(value, path[:last]...).(type) {
	case map[string]any:
		in[path[last].(string)] = to
	case []any:
		in[path[last].(int)] = to
	}
}

func putting(to any, path ...any) func(map[string]any) {
	return func(value map[string]any) { put(value, to, path...) }
}

func without(key string, path ...any) func(map[string]any) {
	return func(value map[string]any) { delete(at(value, path...).(map[string]any), key) }
}

// mutants are changes after which a value is no release any more.
var mutants = map[string]func(map[string]any){
	"a figure of 7":                putting(7, "release", "tables", 0, "rows", 0, "cells", 1),
	"a figure of 12":               putting(12, "release", "tables", 0, "rows", 0, "cells", 1),
	"a figure of -5":               putting(-5, "release", "tables", 1, "rows", 0, "cells", 1),
	"a figure of 5":                putting(5, "release", "tables", 2, "rows", 0, "cells", 0),
	"a figure of 0":                putting(0, "release", "tables", 3, "rows", 0, "cells", 0),
	"a figure as text":             putting("10", "release", "tables", 4, "rows", 0, "cells", 0),
	"half a person":                putting(12.5, "release", "tables", 0, "rows", 0, "cells", 1),
	"[C] in capitals":              putting("[C]", "release", "tables", 0, "rows", 0, "cells", 0),
	"no level in A2":               putting(nil, "release", "tables", 1, "rows", 0, "cells", 0),
	"no level in B":                putting(nil, "release", "tables", 2, "rows", 0, "cells", 0),
	"nobody in all":                putting(0, "release", "people"),
	"[c] people in all":            putting("[c]", "release", "people"),
	"null people in a row":         putting(nil, "release", "tables", 0, "rows", 0, "people"),
	"a group of 7":                 putting(7, "release", "groups", 0, "people"),
	"a need of 6":                  putting(6, "training_needs", 0, "need"),
	"a need that is no level":      putting(nil, "training_needs", 0, "need"),
	"a rank of 0":                  putting(0, "training_needs", 0, "rank"),
	"too few cells":                putting([]any{10}, "release", "tables", 1, "rows", 0, "cells"),
	"no digest":                    without("sha256"),
	"a short digest":               putting("3bb75e01", "sha256"),
	"a digest in capitals":         putting(strings.Repeat("A", 64), "sha256"),
	"no rule":                      without("rule", "release"),
	"no training needs":            without("training_needs"),
	"no document":                  without("release"),
	"a mean":                       putting(2.5, "release", "tables", 0, "rows", 0, "mean"),
	"an extra key at the top":      putting("x", "note"),
	"an extra key in the document": putting("x", "release", "note"),
	"an extra key in a need":       putting("x", "training_needs", 0, "note"),
	"an extra key in a group":      putting("x", "release", "groups", 0, "note"),
	"a group in A":                 putting(1, "release", "tables", 0, "rows", 0, "group"),
	"group 0":                      putting(0, "release", "tables", 2, "rows", 0, "group"),
	"a row of C without its list":  without("list", "release", "tables", 3, "rows", 0),
	"another form":                 putting("waymark-release/2", "release", "format"),
	"a table E":                    putting("E", "release", "tables", 4, "id"),
	"A2 before A":                  func(v map[string]any) { ts := at(v, "release", "tables").([]any); ts[0], ts[1] = ts[1], ts[0] },
	"two tables D": func(v map[string]any) {
		ts := at(v, "release", "tables").([]any)
		put(v, ts[4], "release", "tables", 3)
	},
	"a day with a time":              putting("2026-10-05T10:00:00Z", "release", "made"),
	"a fifth quarter":                putting("2026-Q5", "release", "period", "to"),
	"no last quarter":                putting("", "release", "period", "to"),
	"3 responses that were left out": putting("3", "release", "left_out"),
}

// The commands in docs/releases.md are for whoever doubts a file, so they have to work as they stand there.
func TestCommandsOfTheDocsCheckADigest(t *testing.T) {
	docs, err := os.ReadFile("../../docs/releases.md")
	if err != nil {
		t.Fatal(err)
	}
	r := sampleRelease(t, 64, 5)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "release-3.json"), jsonOf(t, r), 0o600); err != nil {
		t.Fatal(err)
	}
	for tool, needs := range map[string][]string{"sed": {"sh", "sed", "sha256sum"}, "python3": {"sh", "python3"}} {
		t.Run(tool, func(t *testing.T) {
			for _, tool := range needs {
				outside.Need(t, tool)
			}
			_, command, found := strings.Cut(string(docs), "\n"+tool+" ")
			if !found {
				t.Fatalf("docs/releases.md has no line that begins with %s", tool)
			}
			command, _, _ = strings.Cut(command, "\n")
			cmd := exec.CommandContext(t.Context(), "sh", "-c", tool+" "+command)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if digest, _, _ := strings.Cut(strings.TrimSpace(string(out)), " "); digest != r.Digest() {
				t.Errorf("the command prints %q, want %s", out, r.Digest())
			}
		})
	}
}

func TestDocsNameEveryColumnOfTheCSV(t *testing.T) {
	docs, err := os.ReadFile("../../docs/releases.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range cellsOf(t, figuresOf(t, fewRelease(t)))[0] {
		if !strings.Contains(string(docs), "`"+column+"`") {
			t.Errorf("docs/releases.md does not name the column %s", column)
		}
	}
}
