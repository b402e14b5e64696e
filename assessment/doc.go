// Package assessment is the heart of Waymark: a questionnaire, one worker's answers to it, and what follows from
// them. It imports the standard library only and has no clock, no randomness and no I/O, so every rule in it can be
// tested with plain values.
//
// The words, used the same way in code, on screens and in the documents:
//
//   - A Questionnaire is a versioned pack of Stages, Domains, FocusAreas, rating Scales and planning questions.
//   - A FocusArea is one topic inside a Domain. Its Statements say what it looks like at each Stage.
//   - A Rating is a level from 1 to 4, or "no chance yet", or "not part of my role". No rating means not answered.
//   - A mark says "I want to work on this". A note is the worker's own evidence.
//   - Look ahead is the second, short pass: the same focus area worded for the stage the worker is aiming at.
//   - An Assessment is one worker's whole state. Every change goes through one of its small methods, each of which
//     checks what it is given and can be undone.
//   - Results are counts, never grades: they are worked out afresh from an Assessment and never stored.
//   - A Response is the anonymous row that is kept if the worker agrees, and PlanningRow its unlinked companion.
//
// The full-screen program, the command line and the report all call this package and show what it returns; none of
// them keeps an answer of its own.
package assessment
