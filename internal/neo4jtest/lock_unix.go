//go:build unix

package neo4jtest

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// held keeps the lock's file open: the system gives the lock back when the binary ends, however it ends.
var held *os.File

// lock waits until no other test binary of this user uses the server, and keeps it until this binary ends.
func lock(uri string) error {
	name := fmt.Sprintf("standpoint-neo4j-%d-%.6x.lock", os.Getuid(), sha256.Sum256([]byte(uri)))
	f, err := os.OpenFile(filepath.Join(os.TempDir(), name), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	held = f
	for {
		if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}
