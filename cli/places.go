package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// places are what the flags say about where things are; empty when they say nothing.
type places struct{ data, config string }

// homes knows the folders that a system keeps for each person.
type homes struct {
	system string // as runtime.GOOS
	getenv func(string) string
}

func newHomes(env *Env) homes { return homes{runtime.GOOS, env.getenv} }

// home returns the person's own folder, "" when the system does not say.
func (h homes) home() string {
	if h.system == "windows" {
		return h.getenv("USERPROFILE")
	}
	return h.getenv("HOME")
}

// data returns the folder for the databases when nobody named one.
func (h homes) data() (string, error) {
	var folder string
	switch h.system {
	case "windows":
		folder = under(h.getenv("LocalAppData"), "waymark")
	case "darwin":
		folder = under(h.home(), "Library", "Application Support", "waymark")
	default:
		folder = under(h.getenv("XDG_DATA_HOME"), "waymark")
		if folder == "" {
			folder = under(h.home(), ".local", "share", "waymark")
		}
	}
	if folder == "" {
		return "", failed("This system does not say where your folders are. Name a folder for the databases with --data.")
	}
	return folder, nil
}

// configs lists where the settings may be when nobody named a file, the first choice first.
func (h homes) configs() []string {
	const file = "waymark.toml"
	var own string
	switch h.system {
	case "windows":
		return nonEmpty(under(h.getenv("AppData"), "waymark", file), under(h.getenv("ProgramData"), "waymark", file))
	case "darwin":
		own = under(h.home(), "Library", "Application Support", "waymark", file)
	default:
		own = under(h.getenv("XDG_CONFIG_HOME"), "waymark", file)
		if own == "" {
			own = under(h.home(), ".config", "waymark", file)
		}
	}
	return nonEmpty(own, "/etc/waymark/"+file)
}

// reports returns the folder that reports are saved to when nobody named one: Documents where there is one.
func (h homes) reports() string {
	documents := under(h.home(), "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return h.home()
}

// under joins a path below base; "" when base is not the whole path of a folder.
func under(base string, parts ...string) string {
	if !filepath.IsAbs(base) {
		return ""
	}
	return filepath.Join(append([]string{base}, parts...)...)
}

func nonEmpty(paths ...string) []string {
	return slices.DeleteFunc(paths, func(path string) bool { return path == "" })
}
