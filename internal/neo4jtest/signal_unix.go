//go:build unix

package neo4jtest

import (
	"fmt"
	"os/exec"
	"strconv"
	"syscall"
)

// controllable says whether servers can be paused and killed here.
const controllable = true

func (p *process) kill() error   { return p.signal(syscall.SIGKILL, "kill") }
func (p *process) pause() error  { return p.signal(syscall.SIGSTOP, "pause") }
func (p *process) resume() error { return p.signal(syscall.SIGCONT, "unpause") }

// signal sends the server a signal, or its container what Docker has for it.
func (p *process) signal(s syscall.Signal, docker string) error {
	if container := p.value("STANDPOINT_TEST_NEO4J_CONTAINER"); container != "" {
		if out, err := exec.Command("docker", docker, container).CombinedOutput(); err != nil {
			return fmt.Errorf("docker %s: %w: %s", docker, err, out)
		}
		return nil
	}
	pid, err := strconv.Atoi(p.value("STANDPOINT_TEST_NEO4J_PID"))
	if err != nil {
		return err
	}
	return syscall.Kill(pid, s)
}
