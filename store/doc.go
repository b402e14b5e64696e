// Package store keeps two SQLite files that know nothing of one another: in responses.db the anonymous rows that people
// agree to share and the releases that are made of them, in drafts.db the encrypted drafts of people who come back.
//
// What responses.db keeps: a response (quarter, questionnaire, profession group, stage and one byte a focus area) and, when
// something was ticked, a planning row that nothing links to it. It keeps no name, no free text, no time finer than a
// quarter and no order of arrival.
//
// What it promises:
//
//   - A row that Share has acknowledged survives a killed program and a power cut, and counts once, however often the
//     same row is sent.
//   - A row is counted in one release at most. A release is made with all its rows in one step or not at all, and lies
//     in the file as it was published.
//   - Whether a release can be made is worked out once a day, so that nobody can see whose answers made it enough.
//   - Deleted rows leave no bytes behind in the file or its journal, and the order in which rows lie in the file says
//     nothing about the order in which they came, once Tidy has run.
//   - A draft is opened by its six words alone. They, and what it holds, are in no file; its length does not tell how
//     far somebody got, and nothing lists or counts drafts. What was called saved survives as a row does.
//   - A file that is damaged, foreign, altered or from a newer version is left as it is. Nothing is ever made anew in
//     its place.
//   - Only this account can read the folder and the files in it.
//
// How it keeps them:
//
//   - open.go finds or makes the folder and a file, and refuses what is not safe to write to; file.go keeps it open
//     between calls; schema.go and drafts_schema.go have the tables.
//   - database.go is the one connection: it checks whose file it is before it writes, and reads every setting back.
//   - responses.go is the way in for rows, and deletes them when they have been kept long enough; row.go checks a row and
//     computes its checksum.
//   - releases.go is the way out: it hands rows to a Maker, who knows what may be said of them. press.go is one
//     publication under way, waiting.go the only reader of rows, ready.go the word of the day, progress.go the percent.
//   - period.go works out the quarter, also when the clock is wrong.
//   - drafts.go saves and opens drafts; words.go reads six words as people type them, code.go makes a key of them, and
//     seal.go pads and encrypts. expiry.go works out the last day of a draft, also when the clock is wrong; pause.go
//     makes guessing slow.
//   - errors.go and drafts_errors.go turn every failure into a sentence for a person, most with a short code to read out.
//
// No code here opens a database file but SQLite: closing a second descriptor of the file would drop the locks of the
// first wherever locks belong to the process. Files are looked at, and changed in mode and time, by path only.
package store
