// Package tui draws Waymark's screens.
package tui
