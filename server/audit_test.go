package server

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAudit asks everything that the npm package graphql-http asks of a server that claims to speak GraphQL over HTTP.
func TestAudit(t *testing.T) {
	dir := auditDir(t)
	r := run(t, Options{})
	cmd := exec.Command("node", "audit.js", r.URL+"/graphql")
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	passed, all := 0, 0
	for line := range strings.Lines(string(out)) {
		var check struct{ ID, Name, Status, Reason string }
		if err := json.Unmarshal([]byte(line), &check); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all++
		if check.Status == "ok" {
			passed++
		} else {
			t.Errorf("%s %s: %s %s", check.ID, check.Name, check.Status, check.Reason)
		}
	}
	t.Logf("%d of %d", passed, all)
	if all < 61 {
		t.Errorf("the audit ran %d checks; it has 61", all)
	}
}

// auditDir installs the audit outside of the tree, or skips where that cannot be.
func auditDir(t *testing.T) string {
	t.Helper()
	missing := func(why string) {
		if os.Getenv("CI") == "true" {
			t.Fatal(why)
		}
		t.Skip("SKIPPED: the audit of GraphQL over HTTP did not run: " + why)
	}
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing(tool + " is not installed")
		}
	}
	dir, err := filepath.Abs("../.cache/audit")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	changed := false
	for _, name := range []string{"package.json", "audit.js"} {
		want, err := os.ReadFile(filepath.Join("testdata/audit", name))
		if err != nil {
			t.Fatal(err)
		}
		have, _ := os.ReadFile(filepath.Join(dir, name)) // absent the first time
		changed = changed || string(have) != string(want)
		if err := os.WriteFile(filepath.Join(dir, name), want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules/graphql-http")); err == nil && !changed {
		return dir
	}
	install := exec.Command("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--silent")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		missing("npm could not install graphql-http: " + strings.TrimSpace(string(out)))
	}
	return dir
}
