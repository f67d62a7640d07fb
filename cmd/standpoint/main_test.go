package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"standpoint": main})
}

// TestScripts runs the command line as users do; every script in testdata is one thing they do.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("NO_COLOR", "1")
			// a script cannot hold a NUL
			return os.WriteFile(filepath.Join(e.WorkDir, "picture.dat"), []byte("\x89PNG\r\n\x1a\n\x00\x00"), 0o644)
		},
	})
}
