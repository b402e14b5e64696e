// Package faultdisk stands between SQLite and the system's files in tests. It is imported by tests only.
//
// It registers a way to files of its own (a VFS) with SQLite: a copy of SQLite's ordinary one whose operations are
// counted, and fail or are recorded when a test asks for it. A database is sent through it by its name:
//
//	name := faultdisk.Use()        // vfs=NAME in the name of the database
//	faultdisk.Arm(7, false)        // the seventh operation from now fails
//	…                              // use the database
//	operations := faultdisk.Disarm()
//
// To try every operation in turn, arm 1, 2, 3 and so on until Disarm returns less than was armed.
//
// A power cut is tried afterwards: StartRecording and StopRecording give every change that was made, and AfterPowerCut
// what may be on the disk when the power goes after some of them.
//
// There is one VFS, with one count and one record, for the whole process: databases that tests open through it at the
// same time are counted together. A sync does not wait for the real disk.
//
// It is there on Unix only.
package faultdisk
