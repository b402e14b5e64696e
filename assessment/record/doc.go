// Package record is the worker's own record: the copy of an assessment that its owner takes along, inside the PDF of
// the report or as a file of its own. It is the only place where answers stand for longer than a saved draft, and it is
// in its owner's hands alone.
//
// New makes a record of what the worker chose to put into the report, and nothing else. Encode writes it as JSON with a
// digest that tells damage (docs/record.schema.json). Read takes a file from anyone, PDF or JSON, as hostile input:
// its size, its depth and every text are bounded, and nothing in it is followed. Earlier and Assessment lead back into
// the program.
package record
