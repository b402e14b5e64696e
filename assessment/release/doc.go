// Package release turns anonymous responses into figures that are safe to publish, and writes them out.
//
// The promise: nobody can prove from a release that one to four people gave an answer, or that nobody did, even knowing
// the rule, every printed figure and exactly how many people are in each group.
//
// How it is kept, in the order of the code:
//
//   - row.go prints one row of counts. A Cell is the only figure that can be published, and only the rule of a row makes
//     one; a count of 7 or fewer is [c], any other is to the nearest 5.
//   - partition.go puts everyone into groups of ten or more.
//   - tally.go counts responses, one at a time and in any order.
//   - dependent.go holds the three tests for tables that say something about one another.
//   - build.go makes the tables: A ratings, A2 marks, B groups by domain, C planning lists, D look ahead.
//   - audit.go tries to break what was made, reading only what is printed, before it may be stored.
//   - document.go is the form in which a release is stored, with its digest; what was changed since is refused.
//   - needs.go ranks training needs, from printed cells only.
//
// The writers print a Release and nothing else, the same bytes each time: CSV, JSON, XLSX and HTML.
//
// It reads no clock and no file and draws no lots: Build is given all three.
package release
