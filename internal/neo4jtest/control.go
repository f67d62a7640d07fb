package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options of a private server. The zero value is a server of the version that the shared one has.
type Options struct {
	Version   string // 5, 2026 or a number
	Password  string // at least 8 characters; default: testpassword
	Heap      string // such as 1g; default: 512m
	PageCache string // such as 512m; default: 256m
	JVM       string // flags of its Java; default: the quick compiler alone, which suits a server of short life
	Stopped   bool   // only make its home; StartAgain starts it, Admin may fill it before
}

// control is what a private server is started, stopped and hurt with. Its methods may be called from any goroutine.
type control struct {
	sync.Mutex
	env     []string
	process *process // nil while it is stopped
}

// errShared is what a server that others use as well answers to whoever wants to stop it.
var errShared = errors.New("this server is shared: use neo4jtest.Start for one that may be stopped")

// Start starts a server of the test's own, with its own home and port, and stops it when the test ends. Like Server it skips or fails
// the test where no server can be had.
func Start(t testing.TB, o Options) *Instance {
	t.Helper()
	skipShort(t)
	if !controllable {
		missing(t, errors.New("stopping and pausing a server needs a Unix"))
	}
	port, err := freePort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.Version = cmp.Or(o.Version, os.Getenv("STANDPOINT_TEST_NEO4J_VERSION"))
	o.Password = cmp.Or(o.Password, "testpassword")
	o.JVM = cmp.Or(o.JVM, os.Getenv("STANDPOINT_NEO4J_JVM"), "-XX:TieredStopAtLevel=1")
	home := t.TempDir()
	in := &Instance{
		URI: "bolt://127.0.0.1:" + strconv.Itoa(port), Username: "neo4j", Password: o.Password, Home: home, Version: o.Version,
		control: &control{env: settings(map[string]string{
			"HOME": home, "PORT": strconv.Itoa(port), "VERSION": o.Version, "PASSWORD": o.Password, "HEAP": o.Heap, "PAGECACHE": o.PageCache, "JVM": o.JVM,
		})},
	}
	t.Cleanup(func() {
		if err := in.Stop(); err != nil {
			t.Errorf("stop the server: %v", err)
		}
	})
	if o.Stopped {
		return in
	}
	if err := in.StartAgain(); err != nil {
		missing(t, err)
	}
	return in
}

func settings(values map[string]string) (env []string) {
	for name, value := range values {
		if value != "" {
			env = append(env, "STANDPOINT_NEO4J_"+name+"="+value)
		}
	}
	return env
}

// StartAgain starts a stopped or killed server with the same home and port, and waits until it answers.
func (in *Instance) StartAgain() error {
	c := in.control
	if c == nil {
		return errShared
	}
	c.Lock()
	defer c.Unlock()
	if c.running() {
		return errors.New("the server is running: Stop or Kill it first")
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	p, err := launch(ctx, c.env)
	if err != nil {
		return err
	}
	c.process, in.Version = p, p.value("STANDPOINT_TEST_NEO4J_VERSION")
	return in.claim(ctx)
}

// Configure gives a private server lines of neo4j.conf, such as server.databases.read_only=neo4j, in the place of those it was given
// before. They hold from its next start on.
func (in *Instance) Configure(lines ...string) error {
	if in.control == nil {
		return errShared
	}
	in.control.Lock()
	defer in.control.Unlock()
	in.control.env = append(in.control.env, "STANDPOINT_NEO4J_SETTINGS="+strings.Join(lines, "\n"))
	return nil
}

// Stop ends the server in good order. A server that is stopped already stays so.
func (in *Instance) Stop() error {
	if in.control == nil {
		return errShared
	}
	in.control.Lock()
	defer in.control.Unlock()
	return in.control.end((*process).stop)
}

// Kill ends the server as a power cut does: nothing is written any more.
func (in *Instance) Kill() error {
	if in.control == nil {
		return errShared
	}
	in.control.Lock()
	defer in.control.Unlock()
	return in.control.end((*process).kill)
}

// Pause stops the server's clock: connections stay open and nothing is answered until Resume.
func (in *Instance) Pause() error { return in.hurt((*process).pause) }

// Resume lets a paused server go on.
func (in *Instance) Resume() error { return in.hurt((*process).resume) }

func (in *Instance) hurt(how func(*process) error) error {
	if in.control == nil {
		return errShared
	}
	in.control.Lock()
	defer in.control.Unlock()
	if !in.control.running() {
		return errors.New("the server is not running: StartAgain starts it")
	}
	return how(in.control.process)
}

// Admin runs neo4j-admin on the home of a stopped server and gives what it printed: Admin("database", "import", "full", "neo4j", …).
// Files are named from the root: it runs in the home.
func (in *Instance) Admin(args ...string) (string, error) {
	c := in.control
	if c == nil {
		return "", errShared
	}
	c.Lock()
	defer c.Unlock()
	if c.running() {
		return "", errors.New("neo4j-admin needs the server stopped: Stop it first")
	}
	script, err := script()
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, script, append([]string{"admin"}, args...)...)
	cmd.Env = append(os.Environ(), c.env...)
	cmd.Dir = in.Home // where it leaves its reports
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("neo4j-admin %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return string(out), err
}

func (c *control) running() bool {
	if c.process == nil {
		return false
	}
	select {
	case <-c.process.done:
		return false
	default:
		return true
	}
}

// end ends the server in the way told and waits for it.
func (c *control) end(how func(*process) error) error {
	if !c.running() {
		return nil
	}
	if err := how(c.process); err != nil {
		return err
	}
	select {
	case <-c.process.done:
		c.process = nil
		return nil
	case <-time.After(90 * time.Second):
		return errors.New("the server did not end within ninety seconds")
	}
}
