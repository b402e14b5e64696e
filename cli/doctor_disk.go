package cli

import (
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"waymark/store"
)

// disk finds whether the disk of a folder, given without links, is encrypted, as far as the kernel tells.
func (m *machine) disk(folder string) []store.Finding {
	table, err := fs.ReadFile(m.files, "proc/self/mountinfo")
	if err != nil {
		return nil
	}
	nearest, device := "", ""
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		if len(fields) < 5 {
			continue
		}
		at, err := strconv.Unquote(`"` + fields[4] + `"`) // blanks in a name are octal codes
		inside := strings.HasPrefix(folder+"/", strings.TrimSuffix(at, "/")+"/")
		if err == nil && inside && len(at) >= len(nearest) { // a later one lies on top
			nearest, device = at, fields[2]
		}
	}
	if device != "" && m.isEncryptedAt(path.Join("sys/dev/block", device)) {
		return []store.Finding{fine("disk", "The disk of the data folder is encrypted.")}
	}
	return []store.Finding{lookAt("disk", "The disk of the data folder is not seen to be encrypted.", "Encrypt it: a disk may keep blocks of what was deleted.")}
}

// keepsNoPages is the line of the settings of CUPS that has printed pages deleted at once.
var keepsNoPages = regexp.MustCompile(`(?mi)^[ \t]*PreserveJobFiles[ \t]+(no|off|false)[ \t]*$`)

// spool finds whether the print system keeps what was printed.
func (m *machine) spool() []store.Finding {
	const about, do = "print system", "Set PreserveJobFiles No and PreserveJobHistory No in /etc/cups/cupsd.conf."
	if _, err := fs.Stat(m.files, "etc/cups/cupsd.conf"); err != nil {
		return nil
	}
	settings, err := fs.ReadFile(m.files, "etc/cups/cupsd.conf")
	switch {
	case err != nil:
		return []store.Finding{lookAt(about, "This account cannot read the settings of CUPS, which may keep printed pages.", do)}
	case !keepsNoPages.Match(settings):
		return []store.Finding{lookAt(about, "CUPS keeps the pages of what was printed for a while.", do)}
	}
	return []store.Finding{fine(about, "CUPS keeps no pages of what was printed.")}
}
