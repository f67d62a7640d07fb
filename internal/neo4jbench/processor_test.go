package neo4jbench

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"
)

// tick is the unit in which Linux tells programs how long a process has run.
const tick = 10 * time.Millisecond

// processor is how long a process has run on any processor, where that can be known: 0 elsewhere.
func processor(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:]) // behind its name, which may have blanks
	var ticks int
	for _, i := range []int{11, 12} { // in user mode, and in the kernel
		if i < len(fields) {
			n, _ := strconv.Atoi(string(fields[i]))
			ticks += n
		}
	}
	return time.Duration(ticks) * tick
}

// databasePID is the process of the database, as scripts/neo4j tells it; 0 where nobody knows.
func databasePID() int {
	pid, _ := strconv.Atoi(os.Getenv("STANDPOINT_TEST_NEO4J_PID"))
	return pid
}
