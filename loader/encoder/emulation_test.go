//go:build linux && amd64

package encoder

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestARM64UnderEmulation runs the tests of the kernels as a program for arm64, where QEMU's emulator is installed.
func TestARM64UnderEmulation(t *testing.T) {
	if testing.Short() {
		t.Skip("emulation takes a minute; run without -short")
	}
	emulator, err := exec.LookPath("qemu-aarch64-static")
	if err != nil {
		emulator, err = exec.LookPath("qemu-aarch64")
	}
	if err != nil {
		t.Skip("the arm64 kernels were not run: install qemu-user-static to run them")
	}
	program := filepath.Join(t.TempDir(), "encoder.test")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-o", program, ".")
	build.Env = append(build.Environ(), "GOARCH=arm64", "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building for arm64: %v\n%s", err, out)
	}
	run := exec.CommandContext(t.Context(), emulator, program, "-test.short", "-test.v",
		"-test.run", "^(TestKernelsGiveTheSameBits|TestSameOnEveryMachine|TestTokeniseAsReference)$")
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("on emulated arm64: %v\n%s", err, out)
	}
	t.Logf("%s", out[:min(len(out), 300)])
}
