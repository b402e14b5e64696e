// Package report makes what the worker takes away: pages to lay on a supervisor's desk, and two twins with the same
// words in the same order, a web page and plain text.
//
// Build turns an assessment into one Report value: plain data in printing order, already counted, sorted and worded.
// WritePDF, WriteHTML and WriteText only lay it out. Nothing here reads a clock or touches a disk, and the same
// assessment and date give the same bytes.
//
// Rules that hold on every page: strengths come first; counts, never grades; domains stand in framework order and are
// never added up; the disclaimer is at the foot; no name is asked for or printed, names are lines to fill in by pen. A
// part that the worker did not choose is nowhere in the Report.
//
// How the pages are made, from the bottom up:
//
//   - fonts.go measures the embedded fonts; typeset.go breaks text into lines and picks the fallback font, word by
//     word. Text is cleaned there (clean.go), so nothing a worker types can stop a report.
//   - sheet.go and symbols.go draw. Text is content; shapes are decoration, and always stand beside words that say
//     the same. tag.go marks which is which, and grows the structure in which the text is read aloud.
//   - blocks.go and table.go build paragraphs, lists, rows and boxes; flow.go fills pages with them and keeps each
//     whole. They are built in reading order: what is set belongs in the element that is open then.
//   - pdf.go and its neighbours set out the parts; finish.go and its neighbours write their structure into the file.
//     text.go sets out the text, html.tmpl the web page.
package report
