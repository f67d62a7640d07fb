package encoder

import (
	"bytes"
	"os"
	"testing"
)

// TestReleaseKeepsTheBytes releases model files, as loading them does, and reads them again.
func TestReleaseKeepsTheBytes(t *testing.T) {
	for name, file := range map[string][]byte{"attribution": attributionFile, "stance": stanceFile} {
		want := must(os.ReadFile("model/" + name + ".safetensors"))(t)
		release(file)
		if !bytes.Equal(file, want) {
			t.Errorf("the %s model is another once it was released", name)
		}
		release(file[:1]) // less than a page, and nothing, are left alone
		release(nil)
	}
}
