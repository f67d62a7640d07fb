package codebook

import (
	"os"
	"strings"
	"testing"
)

// TestGuide demands that what the guide tells people to write has no fault.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(guide), "```yaml\n")[1:]
	if len(blocks) != 2 {
		t.Fatalf("got %d examples, want 2", len(blocks))
	}
	for _, block := range blocks {
		text, _, _ := strings.Cut(block, "```")
		if _, err := Parse("guide.yaml", []byte(text)); err != nil {
			t.Error(err)
		}
	}
	// The faults it shows are those that come.
	text, _, _ := strings.Cut(blocks[0], "```")
	text = strings.Replace(text, "should reopen", "must reopen", 1)
	text = strings.Replace(text, "country: country:norland", "country: country:norlnd", 1)
	_, err = Parse("mine.yaml", []byte(text))
	if err == nil || !strings.Contains(string(guide), "\n"+err.Error()+"\n") {
		t.Errorf("the guide does not show\n%v", err)
	}
}
