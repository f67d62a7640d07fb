package neo4jtest

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// echo is a server that says what it hears.
func echo(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_, _ = io.Copy(c, c)
				_ = c.Close()
			}()
		}
	}()
	return l.Addr().String()
}

func dial(t *testing.T, l *Link) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(l.URI, "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// say sends a word and gives what comes back. It waits as long as a busy machine may need.
func say(t *testing.T, c net.Conn, word string) (string, error) {
	t.Helper()
	return sayWithin(t, 20*time.Second, c, word)
}

func sayWithin(t *testing.T, patience time.Duration, c net.Conn, word string) (string, error) {
	t.Helper()
	if _, err := io.WriteString(c, word); err != nil {
		return "", err
	}
	if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	back := make([]byte, len(word))
	n, err := io.ReadFull(c, back)
	return string(back[:n]), err
}

func isTimeout(err error) bool {
	var e net.Error
	return errors.As(err, &e) && e.Timeout()
}

func TestALinkCarriesAndBreaks(t *testing.T) {
	l := Proxy(t, echo(t))
	c := dial(t, l)
	if got, err := say(t, c, "hello"); got != "hello" {
		t.Fatalf("carried %q, %v", got, err)
	}
	l.Delay(60 * time.Millisecond)
	began := time.Now()
	if got, err := say(t, c, "slow"); got != "slow" || time.Since(began) < 60*time.Millisecond {
		t.Errorf("delayed: %q, %v after %s", got, err, time.Since(began))
	}
	l.Delay(0)
	l.Swallow(true)
	if got, err := sayWithin(t, 200*time.Millisecond, c, "lost"); got != "" || !isTimeout(err) {
		t.Errorf("swallowed: %q, %v", got, err)
	}
	l.Swallow(false)
	if got, err := say(t, c, "back"); got != "back" {
		t.Errorf("after that: %q, %v", got, err)
	}
	l.Cut()
	if got, err := say(t, c, "gone"); err == nil || isTimeout(err) {
		t.Errorf("cut: %q, %v", got, err)
	}
	if got, err := say(t, dial(t, l), "anew"); got != "anew" {
		t.Errorf("a new connection after the cut: %q, %v", got, err)
	}
}

func TestALinkRefuses(t *testing.T) {
	l := Proxy(t, "bolt://"+echo(t))
	c := dial(t, l)
	if _, err := say(t, c, "hello"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a second time changes nothing
		do(t, "refuse", func() error { return l.Refuse(true) })
	}
	if c, err := net.Dial("tcp", strings.TrimPrefix(l.URI, "bolt://")); err == nil {
		_ = c.Close()
		t.Error("a new connection was taken")
	}
	if got, err := say(t, c, "still"); got != "still" {
		t.Errorf("the old connection: %q, %v", got, err)
	}
	do(t, "take again", func() error { return l.Refuse(false) })
	if got, err := say(t, dial(t, l), "anew"); got != "anew" {
		t.Errorf("taken again: %q, %v", got, err)
	}
}

// TestACommitIsSeenOnTheBorderOfTwoPieces: the message may come in two.
func TestACommitIsSeenOnTheBorderOfTwoPieces(t *testing.T) {
	l := Proxy(t, echo(t))
	c := dial(t, l)
	dropped := l.DropNextCommit()
	if got, err := say(t, c, "words"+string(commit[:3])); len(got) != 8 {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := say(t, c, string(commit[3:])); err == nil || isTimeout(err) {
		t.Errorf("not cut: %v", err)
	}
	within(t, dropped)
}

// TestALostCommitIsInTheGraph and a dropped one is not; the client hears of neither.
func TestALostCommitIsInTheGraph(t *testing.T) {
	in := Server(t)
	for _, c := range []struct {
		name string
		arm  func(*Link) <-chan struct{}
		want int64
	}{
		{"lost", (*Link).LoseNextCommit, 1},
		{"dropped", (*Link).DropNextCommit, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			in.Empty(t)
			l := Proxy(t, in.URI)
			through := *in
			through.URI = l.URI
			happened := c.arm(l)
			if err := write(t.Context(), through.Driver(t)); err == nil {
				t.Error("the client heard of a commit")
			}
			within(t, happened)
			count(t, in, "MATCH (n:Written) RETURN count(n) AS n", c.want)
		})
	}
}

func write(ctx context.Context, driver neo4j.DriverWithContext) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx) //nolint:errcheck // its connection is broken on purpose
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	if _, err := tx.Run(ctx, "CREATE (:Written)", nil); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func within(t *testing.T, happened <-chan struct{}) {
	t.Helper()
	select {
	case <-happened:
	case <-time.After(20 * time.Second):
		t.Error("it did not happen within twenty seconds")
	}
}
