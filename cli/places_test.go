//go:build unix

package cli_test

import (
	"slices"
	"testing"

	"waymark/cli"
)

func TestUsualPlacesAreThoseOfTheSystem(t *testing.T) {
	type env = map[string]string
	for _, c := range []struct {
		name, system  string
		environ       env
		data, reports string
		configs       []string
	}{
		{
			"linux", "linux",
			env{"HOME": "/h"},
			"/h/.local/share/waymark", "/h",
			[]string{"/h/.config/waymark/waymark.toml", "/etc/waymark/waymark.toml"},
		},
		{
			"linux with XDG folders", "linux",
			env{"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"},
			"/d/waymark", "/h",
			[]string{"/c/waymark/waymark.toml", "/etc/waymark/waymark.toml"},
		},
		{
			"linux with a half path", "linux",
			env{"HOME": "/h", "XDG_DATA_HOME": "d"},
			"/h/.local/share/waymark", "/h",
			[]string{"/h/.config/waymark/waymark.toml", "/etc/waymark/waymark.toml"},
		},
		{
			"macOS", "darwin",
			env{"HOME": "/h"},
			"/h/Library/Application Support/waymark", "/h",
			[]string{"/h/Library/Application Support/waymark/waymark.toml", "/etc/waymark/waymark.toml"},
		},
		{"nobody's", "linux", env{}, "", "", []string{"/etc/waymark/waymark.toml"}},
	} {
		data, configs, reports := cli.PlacesOf(c.system, c.environ)
		if data != c.data || reports != c.reports || !slices.Equal(configs, c.configs) {
			t.Errorf("%s: data %q, reports %q, settings %q", c.name, data, reports, configs)
		}
	}
}
