// Package cli is Waymark's command line: one file a command, text for people and --json for programs.
//
// New builds the whole tree of commands from an Env, which holds everything outside the program: streams, environment,
// clock, randomness and the function that starts the screens. No state is kept in package variables, so tests build as
// many trees as they like. Run is what main calls: it carries a command line out and returns the exit code.
//
// Exit codes: 0 fine, 1 failed, 2 used wrongly, 130 interrupted. An error carries its own code and its own sentence
// (errors.go). Standard output holds results only; everything else goes to standard error.
//
// What the commands share:
//
//   - config.go reads waymark.toml; places.go knows where things are kept when nobody said; setup.go puts the two
//     together with the flags.
//   - input.go reads a file that somebody gave us; output.go writes a new file, whole or not at all.
//   - report_file.go holds the flags of every command that writes a report; record_file.go opens a record that somebody
//     gave us.
//   - answers.go reads an answers file and names everything that is wrong with it at once.
//   - release.go opens a release as it was published; release_make.go has the publisher, which the sample county of
//     demo.go uses too; release_export.go lays a release out as files.
//   - doctor.go says what the files beside it, doctor_*.go, find: each looks at one part of the computer.
//   - printer.go, folders.go, reports.go and records.go are what the screens use to print, to find a memory stick, to
//     save, and to find what somebody brings.
//   - process_*.go makes the process itself safe before anything else happens.
//
// This package never imports the screens: main hands it a function that starts them.
package cli
