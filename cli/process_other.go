//go:build !unix

package cli

// makeSafe has nothing to add: a new file belongs to its owner's folder here, and there are no core files.
func makeSafe() {}

// discardTyped does nothing: the console keeps its own queue.
func discardTyped(int) {}
