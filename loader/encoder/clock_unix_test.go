//go:build unix

package encoder

import (
	"syscall"
	"time"
)

// processorTime is what this process has used; a busy machine does not distort it as it does the time on the clock.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
