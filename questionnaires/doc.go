// Package questionnaires holds the questionnaires that Waymark ships with, and reads those that other people write.
//
// A pack is one YAML file. ahp-support-worker.yaml is the example to follow; pack.go is the list of its keys. The
// words live in the pack and nowhere else: code, drafts and stored rows know stages, domains, focus areas and options
// by their ids. The order of the focus areas is the order of the bytes in a stored row, so a pack that moves, adds or
// removes one needs a new version, and so does one that changes a word.
//
// Load reads a pack in steps, each of which bounds the next, because the file may come from anyone's memory stick:
//
//  1. No more than MaxSize bytes, all of it UTF-8 without control characters.
//  2. Into a tree of nodes, nowhere more than eight deep, and only one document.
//  3. From the tree into an assessment.Questionnaire, key by key. What YAML allows and a pack does not is refused
//     here: anchors, aliases, merge keys, tags, empty values, unknown and double keys, a number where text belongs.
//  4. assessment.NewQuestionnaire checks what the words say. Its faults are given the line they are about.
//
// Steps 3 and 4 do not stop at the first fault. Whoever wrote the pack is told everything at once, in the order of the
// file, with line, path, what to do, and the line itself:
//
//	pack.yaml:41: domains[2].areas[4].kind: There is no kind "skil". Use skill, knowledge, behaviour or qualification.
//	    kind: skil
//
// Embedded packs are read by the same steps when they are asked for, never when the program starts. LoadTraining reads
// a list of training as strictly; training.go is the list of its keys. Document does the same for other YAML files, for
// callers that bring their own keys.
package questionnaires
