package loader

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
)

// exportTo begins a file of JSON Lines for what fits weights and models on it. A file that could not be written whole fails the test when it
// ends: one cut short would be fitted on unseen.
func exportTo(t *testing.T, path string) *json.Encoder {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	t.Cleanup(func() {
		if err := w.Flush(); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return json.NewEncoder(w)
}
