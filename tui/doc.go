// Package tui holds the full-screen program: one file a page, and the few files that make pages work.
//
// The root model, app (app.go), owns everything that lasts: the assessment, the window, the way back (way.go). A screen is
// a small struct that knows which page it is. It describes the page as plain data (page.go) and carries out what was
// chosen; it never draws, never reads a key, and never reaches into another screen.
//
// The way of one key press:
//
//	app.Update         one message in, a new model and perhaps a command out
//	app.press          focus.go: finds what the key means on the page that is shown
//	screen.choose      the page's own file: changes the assessment, or shows another page
//	assessment.Rate …  the core checks the change and keeps it; undo can take it back
//	app.settle         asks the screen for its page anew and lays it out (layout.go)
//	app.keepSaved      saving.go: saves what was changed, for somebody who wants that
//	app.View           draws what was laid out (render.go)
//
// Everything that waits for a disk, a printer or a clock is a command: commands.go says where they stand. It gets copies
// of values and answers with one message. What it needs is declared in deps.go and handed in by main, so that tests hand
// in their own. That nobody is there is told by ticks, which Run sends: idle.go warns, hides and clears.
//
// RunPlain shows the same pages line by line, for screen readers and pipes (plain.go). It drives the same root model and the
// same screens, and reads out what page describes.
//
// A planner's view of releases (the planner files) runs on the same root model, and shares no page with a worker's way but
// Help, Leave and how things look: RunPlanner never begins an assessment, and Run never shows a release. Its figures are
// cells of a release and nothing else.
//
// House rules, each held by a test:
//
//   - Nothing is chosen for anyone. No page starts with an answer chosen or under focus.
//   - What has focus has the only > of the screen, and the terminal's own cursor.
//   - Digits alone, arrows alone or the mouse alone carry a person through.
//   - No meaning hangs on colour; only styles.go knows any.
//   - Text is never cut. A page that is too tall loses blank rows first, and is then read through.
//   - Only View says how the terminal is used, and on every way out Run wipes it.
package tui
