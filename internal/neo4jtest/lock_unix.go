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

// held keeps the files of locks open: the system gives the lock back when the binary ends, however it ends.
var held []*os.File

// lockFile is the file whose lock stands for a server: in its home, so that it goes with it, where that is known.
func lockFile(in *Instance) string {
	if in.Home != "" {
		return filepath.Join(in.Home, "run", "tests.lock")
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("standpoint-neo4j-%d-%.6x.lock", os.Getuid(), sha256.Sum256([]byte(in.URI))))
}

// lock takes the file for this binary until it ends, and says whether it could: another test binary of this user may have it, for
// which it waits when told to.
func lock(file string, wait bool) (bool, error) {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return false, err
	}
	how := syscall.LOCK_EX
	if !wait {
		how |= syscall.LOCK_NB
	}
	for {
		switch err = syscall.Flock(int(f.Fd()), how); {
		case err == nil:
			held = append(held, f)
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, f.Close()
		case !errors.Is(err, syscall.EINTR):
			return false, errors.Join(err, f.Close())
		}
	}
}
