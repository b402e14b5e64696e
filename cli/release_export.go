package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
)

// formats are the forms of a release as a file, by the ending of its name.
var formats = map[string]func(*release.Release, io.Writer) error{
	".csv":  (*release.Release).WriteCSV,
	".json": (*release.Release).WriteJSON,
	".xlsx": (*release.Release).WriteXLSX,
	".html": (*release.Release).WriteHTML,
}

const allFormats = ".csv, .json, .xlsx or .html"

func newReleaseExport(env *Env, at *places) *cobra.Command {
	var out string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "export NO -o OUT.csv",
		Short: "Save a release as a file: CSV, JSON, spreadsheet or web page",
		Long: `Export saves a release as a new file. NO is the number that "waymark release
list" shows. The ending of the file's name says as what: .csv, .json, .xlsx
(spreadsheet) or .html (web page). With OUT.csv comes OUT-dictionary.csv, which
says what its columns mean. The same release gives the same bytes each time.
Nothing is overwritten.`,
		Example: `  waymark release export 3 -o needs.xlsx`,
		Args:    wordsBetween(1, 1, "the number of one release"),
		RunE: func(cmd *cobra.Command, args []string) error {
			number, err := releaseNumber(cmd, args[0])
			switch {
			case err != nil:
				return err
			case out == "":
				return misused(cmd, "Say where the release goes: -o OUT.csv.")
			case formats[endingOf(out)] == nil:
				return misused(cmd, "The name of the file must end in %s, and this is %s.", allFormats, quoted(out))
			}
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				r, err := openRelease(ctx, setup, number)
				if err != nil {
					return err
				}
				files, err := filesOf(r, out)
				if err == nil {
					err = saveAll(setup.Reports, files)
				}
				if err != nil {
					return err
				}
				return tellSaved(cmd.OutOrStdout(), r, files, asJSON)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "save as the new file `OUT`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs where it was saved")
	return cmd
}

func endingOf(path string) string { return strings.ToLower(filepath.Ext(path)) }

// newFile is a file that is to be made.
type newFile struct {
	path string
	data []byte
}

func pathsOf(files []newFile) []string {
	var paths []string
	for _, f := range files {
		paths = append(paths, f.path)
	}
	return paths
}

// filesOf lays out what is saved when a release is saved as path: the dictionary too beside a CSV.
func filesOf(r *release.Release, path string) ([]newFile, error) {
	ending := endingOf(path)
	files := []newFile{{path: path}}
	writers := []func(*release.Release, io.Writer) error{formats[ending]}
	if ending == ".csv" {
		files = append(files, newFile{path: strings.TrimSuffix(path, filepath.Ext(path)) + "-dictionary.csv"})
		writers = append(writers, (*release.Release).WriteDictionary)
	}
	for i, write := range writers {
		var data bytes.Buffer
		if err := write(r, &data); err != nil {
			return nil, fmt.Errorf("lay out release %d: %w", r.Number, err)
		}
		files[i].data = data.Bytes()
	}
	return files, nil
}

// saveAll makes all files or none, the first one last.
func saveAll(reports *Reports, files []newFile) error {
	for _, f := range files {
		if _, err := os.Lstat(f.path); err == nil {
			return unwritable(f.path, fs.ErrExist)
		}
	}
	for i, f := range slices.Backward(files) {
		if _, err := reports.Save(filepath.Dir(f.path), filepath.Base(f.path), f.data); err != nil {
			for _, saved := range files[i+1:] {
				os.Remove(saved.path)
			}
			return err
		}
	}
	return nil
}

// savedJSON is what was saved, for programs. Its keys are kept: scripts read them.
type savedJSON struct {
	Release int      `json:"release"`
	Digest  string   `json:"digest"`
	Files   []string `json:"files"`
}

func tellSaved(w io.Writer, r *release.Release, files []newFile, asJSON bool) error {
	paths := pathsOf(files)
	if asJSON {
		return writeJSON(w, savedJSON{r.Number, r.Digest(), paths})
	}
	words := fmt.Sprintf("Release %d is saved as %s.\n", r.Number, quoted(paths[0]))
	if len(paths) > 1 {
		words += fmt.Sprintf("What its columns mean is in %s.\n", quoted(paths[1]))
	}
	_, err := io.WriteString(w, words)
	return err
}
