package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"waymark/assessment"
)

// version overrides what the build recorded: go build -ldflags "-X waymark/cli.version=v1.2.3".
var version string

// Build says which Waymark this is.
type Build struct {
	Version  string `json:"version"`  // such as v1.2.3; "devel" when the build recorded none
	Revision string `json:"revision"` // commit; "" when the build recorded none
	Date     string `json:"date"`     // day of the commit, as 2026-11-22; "" when the build recorded none
	Changed  bool   `json:"changed"`  // there were changes that no commit holds
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// ReadBuild returns what the build recorded about this program.
func ReadBuild() Build {
	b := Build{Version: "devel", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			b.Version = v
		}
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.Revision = s.Value
			case "vcs.time":
				b.Date = s.Value[:min(len(time.DateOnly), len(s.Value))]
			case "vcs.modified":
				b.Changed = s.Value == "true"
			}
		}
	}
	if version != "" {
		b.Version = version
	}
	return b
}

// day returns the day of the build; no date when the build recorded none.
func (b Build) day() assessment.Date {
	day, err := assessment.ParseDate(b.Date)
	if err != nil {
		return assessment.Date{}
	}
	return day
}

func newVersion() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Say which Waymark this is",
		Args:  noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b := ReadBuild()
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), b)
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "waymark %s\t%s %s\n", b.Version, b.Go, b.Platform)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}
