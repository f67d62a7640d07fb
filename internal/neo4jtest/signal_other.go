//go:build !unix

package neo4jtest

import "errors"

// controllable says whether servers can be paused and killed here.
const controllable = false

var errNoSignals = errors.New("this system has no signals")

func (p *process) kill() error   { return errNoSignals }
func (p *process) pause() error  { return errNoSignals }
func (p *process) resume() error { return errNoSignals }
