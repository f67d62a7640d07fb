package corpus

import (
	"context"
	"testing"
)

// TestTheTree checks the corpora of this module: what is wrong with them is named, all of it.
func TestTheTree(t *testing.T) {
	files, err := Find("attribution/articles", "stance")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Check(context.Background(), files, func(f Fault) { t.Error(f) })
	if err != nil {
		t.Fatal(err)
	}
	if sum.Articles < 325 || sum.Passages < 5750 || sum.Propositions < 118 {
		t.Errorf("the corpora have shrunk: %+v", sum)
	}
}
