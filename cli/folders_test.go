package cli_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"waymark/cli"
)

func TestSticksComeBeforeTheReportFolder(t *testing.T) {
	top := t.TempDir()
	mkdirs(t, top, "media/STICK", "run/media/me/MY STICK", "srv/share", "Documents", "data")
	at := func(path string) string { return filepath.Join(top, path) }
	mounts := func() []string {
		return []string{"/", at("run/media/me/MY STICK"), at("srv/share"), at("media"), at("media/STICK"), at("media/GONE")}
	}
	folders := cli.NewFolders(mounts, []string{at("media"), at("run/media")}, at("Documents"), at("data"))
	want := []cli.Folder{
		{Label: "Memory stick STICK", Path: at("media/STICK"), Stick: true},
		{Label: "Memory stick MY STICK", Path: at("run/media/me/MY STICK"), Stick: true},
		{Label: "Documents", Path: at("Documents")},
	}
	if got := folders.List(); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestTheDataFolderIsNoPlaceForReports(t *testing.T) {
	top := t.TempDir()
	mkdirs(t, top, "data/reports")
	if err := os.Symlink(filepath.Join(top, "data"), filepath.Join(top, "way")); err != nil {
		t.Skip(err)
	}
	none := func() []string { return nil }
	for _, reports := range []string{"data", "data/reports", "way", "way/reports", "nowhere"} {
		folders := cli.NewFolders(none, nil, filepath.Join(top, reports), filepath.Join(top, "data"))
		if got := folders.List(); len(got) != 0 {
			t.Errorf("report folder %s: listed %v", reports, got)
		}
	}
}

func mkdirs(t *testing.T, top string, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.MkdirAll(filepath.Join(top, path), 0o700); err != nil {
			t.Fatal(err)
		}
	}
}
