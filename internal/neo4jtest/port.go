package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
)

// freePort gives a port of this machine on which nobody listens. It stays below those that systems hand to clients: a client that
// keeps dialling one of them while the server is down would in the end connect to itself.
func freePort(ctx context.Context) (int, error) {
	var lc net.ListenConfig
	for range 100 {
		port := 20_000 + rand.IntN(12_000)
		l, err := lc.Listen(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			continue
		}
		return port, l.Close()
	}
	return 0, errors.New("no free port between 20000 and 32000 in a hundred tries")
}
