package loader_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/loader"
)

// TestVersion ties the version to the models and weights: whoever changes one of them raises it, so that recode judges anew what was stored
// before. A change of rules that moves results asks for the same, and no test can see it.
func TestVersion(t *testing.T) {
	const golden = "testdata/version.txt"
	files, err := filepath.Glob("encoder/model/*.safetensors")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d models, %v", len(files), err)
	}
	files = append(files, "stance_weights.json", "resolve_antecedent.json", "link_confidence.json")
	slices.Sort(files)
	hash := sha256.New()
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(hash, "%s %d\n%s", name, len(content), content)
	}
	got := fmt.Sprintf("%s %x\n", loader.Version, hash.Sum(nil))
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	var before, digest string
	if _, err := fmt.Sscan(string(want), &before, &digest); err != nil {
		t.Fatalf("%s: %v", golden, err)
	}
	if before == loader.Version {
		t.Fatalf("models or weights have changed under version %s; raise loader.Version and write into %s:\n%s", before, golden, got)
	}
	t.Fatalf("the version is %s; write into %s:\n%s", loader.Version, golden, got)
}
