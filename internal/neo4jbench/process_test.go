package neo4jbench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
	store "github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
	standpoint "github.com/standpoint-graph/standpoint/server"
)

// Each server is a process of its own: this test binary again, told by these to serve, or node.
const (
	envServe   = "STANDPOINT_BENCHMARK_SERVE"   // ours or hand
	envProfile = "STANDPOINT_BENCHMARK_PROFILE" // a file for the processor profile of ours
)

func TestMain(m *testing.M) {
	kind := os.Getenv(envServe)
	if kind == "" {
		os.Exit(m.Run())
	}
	if err := serve(kind); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers until standard input ends.
func serve(kind string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("PORT"))
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // its end is all that matters
		cancel()
	}()
	if kind == "hand" {
		return serveByHand(ctx, listener)
	}
	return serveOurs(ctx, listener)
}

func serveByHand(ctx context.Context, l net.Listener) error {
	driver, err := neo4j.NewDriverWithContext(os.Getenv("NEO4J_URI"), neo4j.BasicAuth(os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD"), ""))
	if err != nil {
		return err
	}
	h := &http.Server{Handler: byHand(driver), ReadHeaderTimeout: 10 * time.Second}
	go func() { <-ctx.Done(); h.Close() }()
	fmt.Println("ready")
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return driver.Close(context.Background())
}

func serveOurs(ctx context.Context, l net.Listener) error {
	s, err := store.Open(ctx, store.Options{URI: os.Getenv("NEO4J_URI"), Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")})
	if err != nil {
		return err
	}
	defer s.Close()
	srv, err := standpoint.New(standpoint.Options{Graph: graph.Open(s), Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		return err
	}
	if path := os.Getenv(envProfile); path != "" {
		file, err := os.Create(path)
		if err != nil {
			return err
		}
		defer file.Close()
		if err := pprof.StartCPUProfile(file); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	fmt.Println("ready")
	return standpoint.Serve(ctx, l, srv)
}

// startServers starts those that can be: the peer only where Node is and its packages are installed.
func startServers(t *testing.T, db *neo4jtest.Instance) []server {
	t.Helper()
	servers := []server{
		{name: "Standpoint", shot: graphQL(func(q question) string { return q.ours }, "/graphql"), read: readOurs},
		{name: "by hand", shot: get, read: readByHand},
	}
	for i, kind := range []string{"ours", "hand"} {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		servers[i].base, servers[i].pid = start(t, db, exec.Command(self), envServe+"="+kind)
	}
	if dir, ok := peerDir(t); ok {
		cmd := exec.Command("node", "server.mjs")
		cmd.Dir = dir
		base, pid := start(t, db, cmd)
		servers = append(servers, server{name: "@neo4j/graphql", base: base, pid: pid, read: readPeer,
			shot: graphQL(func(q question) string { return q.peer }, "/graphql")})
	}
	return servers
}

// start starts a process that serves the database and waits until it says that it is ready.
func start(t *testing.T, db *neo4jtest.Instance, cmd *exec.Cmd, env ...string) (base string, pid int) {
	t.Helper()
	port := strconv.Itoa(freePort(t))
	cmd.Env = append(append(os.Environ(), "NEO4J_URI="+db.URI, "NEO4J_USERNAME="+db.Username, "NEO4J_PASSWORD="+db.Password, "PORT="+port), env...)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stdin.Close() // which ends it
		if err := cmd.Wait(); err != nil {
			t.Errorf("%s: %v", cmd.Path, err)
		}
	})
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "ready\n" {
		t.Fatalf("%s did not start: %q %v", cmd.Path, line, err)
	}
	return "http://127.0.0.1:" + port, cmd.Process.Pid
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// peerDir installs the peer's packages where they are not, as their lock file says. With CI=true they may not be missing.
func peerDir(t *testing.T) (dir string, ok bool) {
	t.Helper()
	const dirName = "peer"
	if _, err := os.Stat(filepath.Join(dirName, "node_modules/@neo4j/graphql")); err == nil {
		return dirName, true
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent")
	cmd.Dir = dirName
	out, err := cmd.CombinedOutput()
	if err == nil {
		return dirName, true
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the packages of @neo4j/graphql could not be installed: %v\n%s", err, out)
	}
	t.Logf("NOT COMPARED: @neo4j/graphql, because its packages could not be installed: %v", err)
	return "", false
}

// listen serves a handler for a test.
func listen(t *testing.T, h http.Handler) (base string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}
