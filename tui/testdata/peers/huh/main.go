// Huh is one question in a form of charm.land/huh, the usual way to ask questions in a terminal with the same library.
// It is built at test time, outside this module, which does not depend on huh.
package main

import (
	"fmt"
	"os"

	"charm.land/huh/v2"
)

func main() {
	var answer int
	form := huh.NewForm(huh.NewGroup(
		huh.NewSelect[int]().
			Title("A statement that is as long as most of them are, and that goes on in the line below.").
			Options(
				huh.NewOption("Not yet", 1), huh.NewOption("With support", 2), huh.NewOption("On my own", 3),
				huh.NewOption("I teach others", 4), huh.NewOption("No chance yet", 5), huh.NewOption("Not part of my role", 6),
			).
			Value(&answer),
	))
	if err := form.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
