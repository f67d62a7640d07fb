package neo4jtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// process is a running scripts/neo4j with its server.
type process struct {
	values map[string]string // what it told
	stdin  io.Closer         // the server stops when this is closed, so also when this binary dies
	done   chan struct{}     // closed when the script has ended
}

func (p *process) value(name string) string { return p.values[name] }

// stop asks the script to end its server in good order. That it has ended already is no fault.
func (p *process) stop() error {
	if err := p.stdin.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}

// launch runs scripts/neo4j with more environment and waits until its server is ready.
func launch(ctx context.Context, env []string) (*process, error) {
	script, err := script()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(script) // without the context, which only says how long to wait for it
	cmd.Env = append(os.Environ(), append(env, "STANDPOINT_NEO4J_UNTIL_EOF=1")...)
	said, err := quietFile()
	if err != nil {
		return nil, err
	}
	defer said.Close()
	cmd.Stderr = said
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", script, err)
	}
	p := &process{values: map[string]string{}, stdin: stdin, done: make(chan struct{})}
	ready := make(chan bool, 1)
	go func() {
		defer close(p.done)
		p.read(stdout, ready)
		_ = cmd.Wait() // its exit code says what its last words say better
	}()
	select {
	case ok := <-ready:
		if ok {
			return p, nil
		}
		<-p.done
		return nil, lastWords(said)
	case <-ctx.Done():
		return nil, errors.Join(ctx.Err(), p.stop())
	}
}

// read takes the lines NAME=value up to an empty one, tells whether that came, and reads on to the end.
func (p *process) read(stdout io.Reader, ready chan<- bool) {
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if lines.Text() == "" {
			ready <- true
			_, _ = io.Copy(io.Discard, stdout)
			return
		}
		if name, value, ok := strings.Cut(lines.Text(), "="); ok {
			p.values[name] = value
		}
	}
	ready <- false
}

// script finds scripts/neo4j from the folder of any package of this module.
func script() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "scripts", "neo4j"), nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("scripts/neo4j is not here: run the tests in the module's folder")
		}
	}
}

// quietFile is a file without a name, gone when the last process that has it open is: a pipe would break when this binary dies first.
func quietFile() (*os.File, error) {
	f, err := os.CreateTemp("", "standpoint-neo4j-*.log")
	if err != nil {
		return nil, err
	}
	return f, os.Remove(f.Name())
}

// lastWords gives what a script that failed said last: it ends with the reason.
func lastWords(said *os.File) error {
	text, err := io.ReadAll(io.NewSectionReader(said, 0, 1<<20))
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	last := len(lines) - 1
	reason := strings.TrimPrefix(lines[last], "neo4j: ")
	if strings.HasSuffix(reason, "above") { // of the server's log its end will do
		reason += ":\n" + strings.Join(lines[max(0, last-20):last], "\n")
	}
	return errors.New(reason)
}
