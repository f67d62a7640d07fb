package main

import (
	"strings"
	"testing"
)

// TestUnknownCommands: a word that is no command is an error of the command line below the root too, whatever flags stand around it; help that
// is asked for is shown.
func TestUnknownCommands(t *testing.T) {
	for line, want := range map[string]string{
		"laod x":                      `"laod" is no command of standpoint; the nearest is load`,
		"laod --help":                 `"laod" is no command of standpoint; the nearest is load`,
		"--json laod --about x":       `"laod" is no command of standpoint; the nearest is load`,
		"r":                           `"r" is no command of standpoint; the nearest are ready, recode, restore`,
		"xylophone":                   `"xylophone" is no command of standpoint; write one of ask, check, `,
		"codebook chek x":             `"chek" is no command of standpoint codebook; the nearest is check`,
		"codebook --json chek x":      `"chek" is no command of standpoint codebook; the nearest is check`,
		"codebook chek --stats":       `"chek" is no command of standpoint codebook; the nearest is check`,
		"corpus chek x":               `"chek" is no command of standpoint corpus; the nearest is check`,
		"corpus xylophone":            `"xylophone" is no command of standpoint corpus; write one of agreement, check, convert`,
		"completion bsah":             `"bsah" is no command of standpoint completion; the nearest are bash, zsh`,
		"codebook check --xylophones": `unknown flag: --xylophones`,
	} {
		out, said, code := at(t.Context(), nil, strings.Fields(line)...)
		if code != exitUsage || out != "" || !strings.HasPrefix(said, "standpoint: "+want) || !strings.HasSuffix(said, "\nsee: standpoint --help\n") {
			t.Errorf("%s: %d, %q, %q", line, code, out, said)
		}
	}
	for _, line := range []string{"", "--help", "help", "codebook", "codebook --help", "help codebook", "codebook check --help", "corpus --json", "completion", "help codebook check"} {
		if out, said, code := at(t.Context(), nil, strings.Fields(line)...); code != exitOK || said != "" || !strings.Contains(out, "Usage:\n  standpoint ") {
			t.Errorf("%s: %d, %q, %q", line, code, out, said)
		}
	}
}
