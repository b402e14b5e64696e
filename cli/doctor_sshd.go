package cli

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// sshd is what the settings of sshd say for one account, by key in small letters.
type sshd struct {
	forAll, matched map[string]string // the first one counts; what stands under a Match overrides
	unread          bool              // there is more, which this account cannot read
}

func (s sshd) get(key string) string { return cmp.Or(s.matched[key], s.forAll[key]) }

// sshdFor reads the settings that hold for an account wherever it logs in from.
func (m *machine) sshdFor(account string) sshd {
	said := sshd{forAll: map[string]string{}, matched: map[string]string{}}
	m.readSSHD(&said, said.forAll, "etc/ssh/sshd_config", account, maxIncludes)
	return said
}

// maxIncludes is how deep files may name others, as in sshd.
const maxIncludes = 16

// readSSHD reads one file. Its settings go to into until it says Match.
func (m *machine) readSSHD(said *sshd, into map[string]string, name, account string, deep int) {
	data, err := fs.ReadFile(m.files, name)
	if err != nil {
		said.unread = said.unread || errors.Is(err, fs.ErrPermission)
		return
	}
	for line := range strings.Lines(string(data)) {
		key, value := sshdLine(line)
		switch {
		case key == "match" && matches(strings.Fields(value), account):
			into = said.matched
		case key == "match":
			into = nil
		case into == nil || key == "":
		case key == "include" && deep > 0:
			for _, file := range m.included(said, value) {
				m.readSSHD(said, into, file, account, deep-1)
			}
		default:
			if key == "subsystem" {
				kind, command, _ := strings.Cut(value, " ")
				key, value = key+" "+kind, strings.TrimSpace(command)
			}
			if _, there := into[key]; !there {
				into[key] = value
			}
		}
	}
}

// included lists the files that an Include names.
func (m *machine) included(said *sshd, patterns string) (files []string) {
	for _, pattern := range strings.Fields(patterns) {
		if !path.IsAbs(pattern) {
			pattern = path.Join("/etc/ssh", pattern)
		}
		pattern = strings.TrimPrefix(pattern, "/")
		more, _ := fs.Glob(m.files, pattern)
		if more == nil { // which a folder that is shut looks like too
			_, err := fs.ReadDir(m.files, path.Dir(pattern))
			said.unread = said.unread || errors.Is(err, fs.ErrPermission)
		}
		files = append(files, more...)
	}
	return files
}

// sshdLine parts a line into its key, in small letters, and its value. Both are empty where it says nothing.
func sshdLine(line string) (key, value string) {
	line = strings.ReplaceAll(strings.TrimSpace(line), "\t", " ")
	if strings.HasPrefix(line, "#") {
		return "", ""
	}
	at := strings.IndexAny(line, " =")
	if at < 0 {
		return "", ""
	}
	value = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line[at:]), "="))
	if n := len(value); n > 1 && value[0] == '"' && strings.IndexByte(value[1:], '"') == n-2 {
		value = value[1 : n-1]
	}
	return strings.ToLower(line[:at]), value
}

// matches reports whether a Match names the account and asks for nothing else.
func matches(words []string, account string) bool {
	if len(words) == 1 && strings.EqualFold(words[0], "all") {
		return true
	}
	if len(words) != 2 || !strings.EqualFold(words[0], "user") {
		return false
	}
	named := false
	for _, pattern := range strings.Split(words[1], ",") {
		name, not := strings.CutPrefix(pattern, "!")
		if fits, _ := path.Match(name, account); fits {
			if not {
				return false
			}
			named = true
		}
	}
	return named
}

// isWaymark reports whether a command of sshd is this program and nothing beside it: a shell reads the command.
func (m *machine) isWaymark(command string) bool {
	words := strings.Fields(strings.TrimPrefix(command, "exec "))
	if len(words) == 0 || strings.ContainsAny(command, ";&|<>()$`*?\\\"'#") {
		return false
	}
	return path.Base(words[0]) == "waymark" || words[0] == m.program
}

// handsOutFiles reports whether sshd gives files by itself, for which it needs no shell.
func (s sshd) handsOutFiles() bool {
	command, _, _ := strings.Cut(cmp.Or(s.get("forcecommand"), s.get("subsystem sftp")), " ")
	return command == "internal-sftp"
}

// mayHandOutFiles reports whether it does so for all that can be read.
func (s sshd) mayHandOutFiles() bool {
	return s.unread && s.get("forcecommand") == "" && s.get("subsystem sftp") == ""
}

// open lists the settings by which people get past the forced command.
func (s sshd) open() (missing []string) {
	for _, key := range []string{"AllowTcpForwarding", "AllowStreamLocalForwarding", "X11Forwarding", "PermitUserRC"} {
		shut := []string{s.get(strings.ToLower(key))}
		if key != "PermitUserRC" && strings.EqualFold(s.get("disableforwarding"), "yes") {
			shut = append(shut, "no")
		}
		usual := key == "X11Forwarding" && shut[0] == "" // which is no
		if !usual && !slices.ContainsFunc(shut, func(value string) bool { return strings.EqualFold(value, "no") }) {
			missing = append(missing, key+" no")
		}
	}
	return missing
}
