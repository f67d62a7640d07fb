package main

import (
	"os"
	"strings"
	"testing"
)

// TestSettingsAreHandedOn: every setting is explained in the example of .env, and compose.yaml hands on those of serving.
func TestSettingsAreHandedOn(t *testing.T) {
	example, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	composed, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range new(settings).list() {
		if !strings.Contains(string(example), "\n#"+v.variable+"=") {
			t.Errorf(".env.example does not name %s", v.variable)
		}
	}
	for _, name := range []string{"READ", "TEXT", "HOSTS", "PROXIES", "OPERATIONS", "FETCH_ALLOW"} {
		if name = "STANDPOINT_" + name; !strings.Contains(string(composed), name+": ${"+name+":-}") {
			t.Errorf("compose.yaml does not hand on %s", name)
		}
	}
}
