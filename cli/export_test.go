package cli

import "time"

// NewFolders makes Folders as the tests want them.
func NewFolders(mounts func() []string, roots []string, reports, data string) *Folders {
	return &Folders{mounts: mounts, roots: roots, reports: reports, data: data}
}

// SetLimit bounds print commands in tests that wait for the bound.
func (p *Printer) SetLimit(limit time.Duration) { p.limit = limit }

// ReadAnswers is readAnswers.
var ReadAnswers = readAnswers

// ParseSettings reports what is wrong with settings.
func ParseSettings(name string, data []byte) error {
	_, err := parseSettings(name, data)
	return err
}

// PlacesOf returns the usual data folder, settings files and report folder on a system with some environment.
func PlacesOf(system string, environ map[string]string) (data string, configs []string, reports string) {
	h := homes{system, func(name string) string { return environ[name] }}
	data, _ = h.data()
	return data, h.configs(), h.reports()
}
