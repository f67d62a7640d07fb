//go:build !unix

package encoder

import "time"

var began = time.Now()

// processorTime is the time on the clock where the system has no other.
func processorTime() time.Duration { return time.Since(began) }
