package main

import "runtime/debug"

// garbagePercent is how much garbage may come together before it is collected, in hundredths of what is in use. Most of what a load has in
// use are weights and scratch memory, which never become garbage: Go's own 100 would let as much again of it lie about. Collecting twice
// as often costs under a hundredth of the time.
const garbagePercent = 50

// sparing lets a command that reads articles use less memory: the store that it opens keeps less of its file there, and garbage is
// collected sooner, unless the environment says when. What it gives sets things back.
func (p *program) sparing() (back func()) {
	p.spares = true
	back = func() { p.spares = false }
	if _, given := p.env("GOGC"); !given {
		before := debug.SetGCPercent(garbagePercent)
		back = func() { p.spares = false; debug.SetGCPercent(before) }
	}
	return back
}
