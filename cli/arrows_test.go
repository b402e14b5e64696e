package cli_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// ours says which of our packages each of our packages may import.
var ours = map[string][]string{
	"waymark":                            {"waymark/cli", "waymark/tui", "waymark/store", "waymark/questionnaires", "waymark/assessment", "waymark/assessment/record", "waymark/assessment/report", "waymark/assessment/release"},
	"waymark/cli":                        {"waymark/store", "waymark/questionnaires", "waymark/assessment", "waymark/assessment/record", "waymark/assessment/report", "waymark/assessment/release"},
	"waymark/tui":                        {"waymark/questionnaires", "waymark/assessment", "waymark/assessment/record", "waymark/assessment/report", "waymark/assessment/release"},
	"waymark/store":                      {"waymark/assessment"},
	"waymark/store/faultdisk":            {}, // for tests
	"waymark/questionnaires":             {"waymark/assessment"},
	"waymark/questionnaires/readability": {}, // for tests
	"waymark/assessment/record":          {"waymark/assessment"},
	"waymark/assessment/report":          {"waymark/assessment"},
	"waymark/assessment/release":         {"waymark/assessment"},
	"waymark/assessment":                 {},
	"waymark/assessment/report/pdfcheck": {}, // for tests: no list has it, so no file of the program may import it
	"waymark/assessment/outside":         {}, // for tests
}

// theirs says which modules of other people each of our packages may import, by the beginning of their paths.
var theirs = map[string][]string{
	"waymark/cli":                {"github.com/spf13/", "github.com/BurntSushi/toml", "golang.org/x/sys/", "golang.org/x/term"},
	"waymark/tui":                {"charm.land/", "github.com/charmbracelet/", "golang.org/x/term"},
	"waymark/store":              {"modernc.org/sqlite", "golang.org/x/crypto/", "github.com/sethvargo/go-diceware/"},
	"waymark/store/faultdisk":    {"modernc.org/"},
	"waymark/questionnaires":     {"go.yaml.in/yaml/v4"},
	"waymark/assessment/record":  {"filippo.io/age", "github.com/go-jose/go-jose/v4"},
	"waymark/assessment/report":  {"codeberg.org/go-pdf/fpdf", "golang.org/x/image/", "golang.org/x/text/"},
	"waymark/assessment/release": {"github.com/xuri/excelize/v2"},
}

// TestArrows holds the architecture: arrows point down only, and each package brings in nothing but its own modules.
// A package that is new must be written into both lists above.
func TestArrows(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, pkg := range listPackages(t, system) {
			if pkg.Module.Path != "waymark" {
				continue
			}
			allowed, known := ours[pkg.ImportPath]
			if !known {
				t.Errorf("%s: a package that no list says anything about", pkg.ImportPath)
				continue
			}
			for _, imported := range pkg.Imports {
				switch {
				case !strings.Contains(strings.Split(imported, "/")[0], ".") && !strings.HasPrefix(imported+"/", "waymark/"):
					continue // the standard library
				case slices.Contains(allowed, imported):
				case slices.ContainsFunc(theirs[pkg.ImportPath], func(module string) bool { return strings.HasPrefix(imported, module) }):
				default:
					t.Errorf("%s: %s imports %s", system, pkg.ImportPath, imported)
				}
			}
		}
	}
}

type listedPackage struct {
	ImportPath string
	Imports    []string
	Module     struct{ Path string }
}

// listPackages returns every package that the program is made of on a system.
func listPackages(t *testing.T, system string) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Module", "waymark/...")
	cmd.Env = append(cmd.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list for %s: %v", system, err)
	}
	var packages []listedPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg listedPackage
		if err := dec.Decode(&pkg); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, pkg)
	}
}
