package embedded

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// The child is this test binary again: with loadInto set it loads a random graph into a file, article by article, and writes the
// id of each to standard output once the store has acknowledged it.
const loadInto = "STANDPOINT_TEST_LOAD_INTO" // path, seed and number of statements, parted by "|"

func TestMain(m *testing.M) {
	if job := os.Getenv(loadInto); job != "" {
		if err := load(job, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func load(job string, acknowledge io.Writer) error {
	parts := strings.Split(job, "|")
	seed, err := strconv.ParseUint(parts[1], 10, 64)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(parts[2])
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), parts[0])
	if err != nil {
		return err
	}
	err = graphtest.Stream(seed, n, func(w graph.Write) error {
		if err := writePatiently(context.Background(), s, w); err != nil {
			return err
		}
		for _, a := range w.Articles {
			if _, err := fmt.Fprintln(acknowledge, a.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, s.Close())
}

// writePatiently writes up to three more times when others have had the file for ten seconds, as the error's message says.
func writePatiently(ctx context.Context, s *Store, w graph.Write) error {
	var err error
	for range 4 {
		if _, err = s.Write(ctx, w); graph.CodeOf(err) != graph.Unavailable {
			return err
		}
	}
	return err
}

// child starts a load in another process and gives what it acknowledges.
func child(t *testing.T, path string, seed uint64, n int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s|%d|%d", loadInto, path, seed, n))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// faults lists what a store's check finds.
func faults(t testing.TB, s *Store) []graph.Fault {
	t.Helper()
	var all []graph.Fault
	if err := s.Check(context.Background(), func(f graph.Fault) { all = append(all, f) }); err != nil {
		t.Fatalf("check: %v", err)
	}
	return all
}

// TestKilled kills loads at random moments, two hundred times. Whatever was acknowledged must be there, and nothing may be broken.
func TestKilled(t *testing.T) {
	kills, perFile := 200, 8
	if testing.Short() || raced {
		kills = 16
	}
	r := rand.New(rand.NewPCG(1, 2))
	var path string
	var acknowledged []graph.ID
	total := 0
	for kill := range kills {
		if kill%perFile == 0 {
			path, acknowledged = filepath.Join(t.TempDir(), "graph.db"), nil
		}
		cmd, lines := child(t, path, uint64(kill), 2000)
		wait := r.IntN(8) // acknowledgements
		for range wait {
			if lines.Scan() {
				acknowledged = append(acknowledged, graph.ID(lines.Text()))
			}
		}
		time.Sleep(time.Duration(r.IntN(4000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // acknowledged before the kill, still in the pipe
			acknowledged = append(acknowledged, graph.ID(lines.Text()))
		}
		_ = cmd.Wait() // it was killed
		survived(t, path, acknowledged)
		if total += len(acknowledged); t.Failed() {
			t.Fatalf("kill %d", kill)
		}
	}
	if total < kills {
		t.Errorf("only %d acknowledgements in %d kills: they test nothing", total, kills)
	}
}

// survived opens the file and wants every acknowledged article and a clean check.
func survived(t *testing.T, path string, acknowledged []graph.ID) {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, f := range faults(t, s) {
		t.Errorf("%s: %s: %s", f.Rule, f.Subject, f.Detail)
	}
	pages, err := s.Articles(t.Context(), graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: acknowledged}, WithoutBody: true, Range: graph.Range{First: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range acknowledged {
		if len(pages[i].Items) != 1 {
			t.Errorf("%s was acknowledged and is not there", id)
		}
	}
}

// TestTwoProcesses loads into one file from three processes at once, of which this one also reads.
func TestTwoProcesses(t *testing.T) {
	const n = 400
	path := filepath.Join(t.TempDir(), "graph.db")
	var children []*exec.Cmd
	for seed := range uint64(2) {
		cmd, lines := child(t, path, seed, n)
		children = append(children, cmd)
		go func() {
			for lines.Scan() {
			}
		}()
	}
	s := openAt(t, path)
	err := graphtest.Stream(2, n, func(w graph.Write) error {
		if err := writePatiently(t.Context(), s, w); err != nil {
			return err
		}
		_, err := s.Statements(t.Context(), graph.StatementQuery{Range: graph.Range{First: 20, CountTo: 10_000}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, cmd := range children {
		if err := cmd.Wait(); err != nil {
			t.Fatalf("the other process: %v", err)
		}
	}
	all := graph.StatementFilter{Review: reviews}
	pages, err := s.Statements(t.Context(), graph.StatementQuery{Filter: all, Range: graph.Range{CountTo: 10_000}})
	if err != nil || pages[0].Total != 3*n {
		t.Errorf("%d statements of %d: %v", pages[0].Total, 3*n, err)
	}
	for _, f := range faults(t, s) {
		t.Errorf("%s: %s: %s", f.Rule, f.Subject, f.Detail)
	}
}
