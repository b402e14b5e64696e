//go:build unix

package faultdisk

import (
	"bytes"
	"path/filepath"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// disk stands between SQLite and the system's files: a copy of SQLite's own way to files (a VFS) whose operations are
// counted, and fail or are recorded when a test asks for it.
var disk struct {
	sync.Mutex
	system    sqlite3.Tsqlite3_vfs
	methods   map[uintptr]uintptr // by the system's table of methods, our copy of it
	files     map[uintptr]openFile
	count     int // operations since the last Arm
	failAt    int // the operation to fail; 0 is none
	forGood   bool
	recording bool
	record    []Operation
}

type openFile struct {
	name   string
	system sqlite3.Tsqlite3_io_methods
}

// Operation is one change that SQLite made to a file.
type Operation struct {
	File string // without its folder
	Kind byte   // 'w'rite, 't'runcate, 's'ync
	At   int64  // offset of a write, new size of a truncate
	Data []byte // of a write
}

// Use registers the VFS, the first time, and returns the name under which a database is opened through it.
func Use() string { return register() }

var register = sync.OnceValue(func() string {
	const name = "faulty"
	tls := libc.NewTLS()
	system := sqlite3.Xsqlite3_vfs_find(tls, 0)
	disk.system = *at[sqlite3.Tsqlite3_vfs](system)
	disk.methods, disk.files = map[uintptr]uintptr{}, map[uintptr]openFile{}

	ours := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(disk.system)))
	vfs := at[sqlite3.Tsqlite3_vfs](ours)
	*vfs = disk.system
	vfs.FzName, _ = libc.CString(name)
	vfs.FxOpen, vfs.FxDelete = address(diskOpen), address(diskDelete)
	if sqlite3.Xsqlite3_vfs_register(tls, ours, 0) != sqlite3.SQLITE_OK {
		panic("the VFS was not taken")
	}
	return name
})

// Arm makes the nth operation from now fail, or all from the nth on. With 0 none fails, and they are counted all the
// same.
func Arm(n int, forGood bool) {
	disk.Lock()
	defer disk.Unlock()
	disk.count, disk.failAt, disk.forGood = 0, n, forGood
}

// Disarm ends failing and reports how many operations there were since Arm.
func Disarm() int {
	disk.Lock()
	defer disk.Unlock()
	disk.failAt = 0
	return disk.count
}

// StartRecording keeps every change to any file from now on.
func StartRecording() {
	disk.Lock()
	defer disk.Unlock()
	disk.recording, disk.record = true, nil
}

// StopRecording returns the changes since StartRecording, in their order.
func StopRecording() []Operation {
	disk.Lock()
	defer disk.Unlock()
	disk.recording = false
	return disk.record
}

// fails counts an operation and reports whether it is to fail.
func fails() bool {
	disk.Lock()
	defer disk.Unlock()
	disk.count++
	return disk.failAt > 0 && (disk.count == disk.failAt || disk.forGood && disk.count > disk.failAt)
}

func note(file uintptr, kind byte, at int64, data []byte) {
	disk.Lock()
	defer disk.Unlock()
	if disk.recording {
		disk.record = append(disk.record, Operation{disk.files[file].name, kind, at, bytes.Clone(data)})
	}
}

// at sees C memory as a Go value.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// address and function go between a Go function and the word by which C code calls it.
func address[F any](f F) uintptr  { return *(*uintptr)(unsafe.Pointer(&f)) }
func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

func system(file uintptr) sqlite3.Tsqlite3_io_methods {
	disk.Lock()
	defer disk.Unlock()
	return disk.files[file].system
}

func diskOpen(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32 {
	if fails() {
		*at[uintptr](file) = 0 // no methods: there is nothing to close
		return sqlite3.SQLITE_CANTOPEN
	}
	open := function[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](disk.system.FxOpen)
	rc := open(tls, vfs, name, file, flags, out)
	methods := at[uintptr](file) // the first word of a file
	if rc != sqlite3.SQLITE_OK || *methods == 0 {
		return rc
	}
	disk.Lock()
	defer disk.Unlock()
	of := *at[sqlite3.Tsqlite3_io_methods](*methods)
	disk.files[file] = openFile{filepath.Base(libc.GoString(name)), of}
	if disk.methods[*methods] == 0 {
		ours := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(of)))
		disk.methods[*methods] = ours
		of.FxRead, of.FxWrite, of.FxTruncate = address(diskRead), address(diskWrite), address(diskTruncate)
		of.FxSync, of.FxFileSize, of.FxLock = address(diskSync), address(diskSize), address(diskLock)
		*at[sqlite3.Tsqlite3_io_methods](ours) = of
	}
	*methods = disk.methods[*methods]
	return rc
}

func diskDelete(tls *libc.TLS, vfs, name uintptr, sync int32) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_DELETE
	}
	return function[func(*libc.TLS, uintptr, uintptr, int32) int32](disk.system.FxDelete)(tls, vfs, name, sync)
}

type transfer = func(*libc.TLS, uintptr, uintptr, int32, int64) int32

func diskRead(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_READ
	}
	return function[transfer](system(file).FxRead)(tls, file, buffer, n, offset)
}

func diskWrite(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	note(file, 'w', offset, unsafe.Slice(at[byte](buffer), n))
	return function[transfer](system(file).FxWrite)(tls, file, buffer, n, offset)
}

func diskTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_TRUNCATE
	}
	note(file, 't', size, nil)
	return function[func(*libc.TLS, uintptr, int64) int32](system(file).FxTruncate)(tls, file, size)
}

func diskSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	note(file, 's', 0, nil)
	return sqlite3.SQLITE_OK // no power is cut here, and waiting for the real disk takes most of the time
}

func diskSize(tls *libc.TLS, file, size uintptr) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_FSTAT
	}
	return function[func(*libc.TLS, uintptr, uintptr) int32](system(file).FxFileSize)(tls, file, size)
}

func diskLock(tls *libc.TLS, file uintptr, level int32) int32 {
	if fails() {
		return sqlite3.SQLITE_IOERR_LOCK
	}
	return function[func(*libc.TLS, uintptr, int32) int32](system(file).FxLock)(tls, file, level)
}
