package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"waymark/store"
)

const othersRights = 0o077

// checkDataFolder looks at the folder of the databases and the files in it, from outside.
func checkDataFolder(dir string, uid int) []store.Finding {
	const about = "data folder"
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return checkParent(about, dir)
	case err != nil:
		return []store.Finding{wrong(about, "The data folder cannot be looked at.", "The system says: "+reason(err)+".")}
	case !info.IsDir():
		return []store.Finding{wrong(about, "The data folder is a link or a file.", "Give the folder itself with data in the settings.")}
	case info.Mode()&fs.ModeSticky != 0:
		return []store.Finding{wrong(about, "The data folder is one for everybody.", "Give one that belongs to the account that runs Waymark.")}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []store.Finding{wrong(about, "The files in the data folder cannot be listed.", "The system says: "+reason(err)+".")}
	}
	found := slices.Concat(
		checkRights(about, "the data folder", info, uid, "700 "+quoted(dir)), checkWritable(about, "The data folder", dir), checkRoom(dir),
	)
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			continue // it has gone meanwhile
		}
		found = append(found, checkDataFile(dir, info, uid)...)
	}
	if len(found) == 0 {
		found = []store.Finding{fine(about, "Only this account can get at the data folder and the files in it.")}
	}
	return found
}

// checkParent looks where a data folder that is not there yet is going to be made.
func checkParent(about, dir string) []store.Finding {
	for parent := filepath.Dir(dir); ; parent = filepath.Dir(parent) {
		if _, err := os.Stat(parent); errors.Is(err, fs.ErrNotExist) && parent != filepath.Dir(parent) {
			continue
		}
		if found := checkWritable(about, quoted(parent)+", where the data folder has to be made,", parent); len(found) > 0 {
			return found
		}
		return []store.Finding{fine(about, "There is no data folder yet. It is made when it is first needed.")}
	}
}

// ourFiles are the names that Waymark gives to files in the data folder.
var ourFiles = regexp.MustCompile(`^(responses|drafts)\.db(-journal|-seat[0-9])?$`)

func checkDataFile(dir string, info fs.FileInfo, uid int) []store.Finding {
	const about = "data files"
	name := quoted(info.Name())
	switch {
	case !ourFiles.MatchString(info.Name()):
		return []store.Finding{lookAt(about, "The data folder holds "+name+", which is none of its files.", "Move it out, or delete it if it was left over.")}
	case !info.Mode().IsRegular():
		return []store.Finding{wrong(about, name+" in the data folder is a link or no file at all.", "Put the file itself in its place.")}
	}
	path := filepath.Join(dir, info.Name())
	return append(checkRights(about, name, info, uid, "600 "+quoted(path)), checkWritable(about, name, path)...)
}

// checkWritable finds what can only be read. It asks the system and tries no write, which would tell when somebody looked.
func checkWritable(about, what, path string) []store.Finding {
	err := mayWrite(path)
	if err == nil {
		return nil
	}
	return []store.Finding{wrong(about, fmt.Sprintf("%s can only be read, so nothing can be saved (S%d).", what, store.ReadOnly),
		"The system says: "+reason(err)+". Let this account write there.")}
}

const (
	leastRoom = 1 << 20  // less is no room for a database and its journal
	scantRoom = 64 << 20 // less is filled within weeks by other programs
)

// checkRoom finds a disk on which there is no room.
func checkRoom(dir string) []store.Finding {
	const about = "free space"
	switch free, known := freeSpace(dir); {
	case known && free < leastRoom:
		return []store.Finding{wrong(about, fmt.Sprintf("The disk of the data folder is full, so nothing can be saved (S%d).", store.DiskFull), "Make room on it.")}
	case known && free < scantRoom:
		return []store.Finding{lookAt(about, "The disk of the data folder is nearly full.", "Make room on it.")}
	}
	return nil
}

// checkRights finds rights of others, and another owner, where the system has such.
func checkRights(about, what string, info fs.FileInfo, uid int, mode string) (found []store.Finding) {
	owner, known := ownerOf(info)
	if !known {
		return nil
	}
	if info.Mode().Perm()&othersRights != 0 {
		found = append(found, wrong(about, fmt.Sprintf("Others have rights to %s (%v).", what, info.Mode()), "chmod "+mode+", and see who read it."))
	}
	if owner != uid {
		found = append(found, wrong(about, fmt.Sprintf("The owner of %s is not this account.", what), "Run doctor with the account that runs Waymark. If you did, give it the file with chown."))
	}
	return found
}

// checkReportFolder tries whether a report could be saved.
func checkReportFolder(folders *Folders) store.Finding {
	const about = "report folder"
	path := folders.reports
	if path == "" {
		return lookAt(about, "There is no report folder.", "Name one with reports in the settings.")
	}
	if isInside(path, folders.data) {
		return wrong(about, "The report folder is inside the data folder, where no report is saved.", "Name another with reports in the settings.")
	}
	trial, err := os.CreateTemp(path, ".waymark-*")
	if err == nil {
		err = errors.Join(trial.Close(), os.Remove(trial.Name()))
	}
	if err != nil {
		return wrong(about, fmt.Sprintf("Nothing can be saved in the report folder %s (%s).", quoted(path), reason(err)), "Make it, give this account the right to write there, or name another with reports in the settings.")
	}
	return fine(about, "Reports can be saved in "+quoted(path)+".")
}
