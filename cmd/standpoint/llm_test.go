package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// oracle is a server of a language model that answers every question with the same statement, while it is up; it chokes on what is poisoned.
func oracle(t *testing.T) (address string, up *atomic.Bool) {
	t.Helper()
	up = &atomic.Bool{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked, err := io.ReadAll(r.Body)
		if err != nil {
			return // who asked has gone: another article was refused meanwhile
		}
		if r.URL.Path != "/v1/chat/completions" || !strings.Contains(string(asked), `"model":"delphi"`) {
			t.Errorf("%s: %s", r.URL, asked)
		}
		if !up.Load() || r.Header.Get("Authorization") != "Bearer the-key-of-delphi" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if strings.Contains(string(asked), "poisoned") {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{
			"choices": []any{map[string]any{"finish_reason": "stop", "message": map[string]any{"content": `{"statements":[
				{"speaker":"Lena Orlov","named":"Lena Orlov","cue":"said","content":["the ferry is late"],"act":"ASSERT","within":null,"takes":[]},
				{"speaker":"Lena Orlov","named":"Lena Orlov","cue":"said","content":["the ferry is punctual"],"act":"ASSERT","within":null,"takes":[]}]}`}}},
			"usage": map[string]any{"prompt_tokens": 500_000, "completion_tokens": 1000},
		})
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1", up
}

// TestLanguageModel: with a language model in the settings its statements are stored, and the summary says what they cost. While
// it cannot be asked nothing is lost: the articles wait for the next load.
func TestLanguageModel(t *testing.T) {
	address, up := oracle(t)
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "Ferries\n\nLena Orlov said the ferry is late.", "b.txt": "More ferries\n\nLena Orlov said the ferry is late again."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"STANDPOINT_EXTRACTOR": "llm", "STANDPOINT_LLM_URL": address, "STANDPOINT_LLM_MODEL": "delphi", "STANDPOINT_LLM_KEY": "the-key-of-delphi", "STANDPOINT_LLM_PRICE": "2/10"}
	file := filepath.Join(t.TempDir(), "s.db")
	out, said, code := at(t.Context(), env, "--db", file, "load", dir)
	if code == exitOK || !strings.Contains(said, "STANDPOINT_LLM_KEY") || strings.Contains(out+said, "the-key-of-delphi") || strings.Count(said, "refuses the key") != 1 {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	up.Store(true)
	out, said, code = at(t.Context(), env, "--db", file, "load", dir)
	if code != exitOK || !strings.Contains(said, "finished that had been waiting") {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	if !strings.Contains(out, "asked delphi in 2 requests (0 of them again), 1000000 tokens in and 2000 out, at a cost of 2.02; 2 of 4 answers refused") {
		t.Errorf("%s", out)
	}
	got := dumped(t, nil, "--db", file)
	if strings.Count(got, `"kind":"LLM"`) == 0 || strings.Contains(got, "punctual") || !strings.Contains(got, `"exact":"the ferry is late"`) {
		t.Errorf("%.3000s", got)
	}
	out, said, code = at(t.Context(), env, "extract", "--json", filepath.Join(dir, "a.txt"))
	if code != exitOK || !strings.Contains(out, `"speaker":"Lena Orlov"`) || !strings.Contains(said, "asked delphi in 1 request ") {
		t.Errorf("%d: %s%s", code, out, said)
	}
}

// delphi are the settings that ask the oracle.
func delphi(address string) map[string]string {
	return map[string]string{"STANDPOINT_EXTRACTOR": "llm", "STANDPOINT_LLM_URL": address, "STANDPOINT_LLM_MODEL": "delphi", "STANDPOINT_LLM_KEY": "the-key-of-delphi"}
}

// TestLanguageModelOneBad: an article on which the model's server fails fails alone; those beside it are read, and it keeps no later
// load waiting.
func TestLanguageModelOneBad(t *testing.T) {
	address, up := oracle(t)
	up.Store(true)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Ferries\n\nLena Orlov said the ferry is late.", "b.txt": "Wells\n\nLena Orlov said the well is poisoned.", "c.txt": "More ferries\n\nLena Orlov said the ferry is late again.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "s.db")
	out, said, code := at(t.Context(), delphi(address), "--db", file, "load", dir)
	if code != exitFailed || !strings.Contains(out, "2 articles read, 0 known before, 1 failed") || !strings.Contains(out, "failed at this question (500)") {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	out, said, code = at(t.Context(), delphi(address), "--db", file, "load", filepath.Join(dir, "a.txt"))
	if code != exitOK || !strings.Contains(out, "0 articles read, 1 known before, 0 failed") {
		t.Errorf("%d: %s%s", code, out, said)
	}
}

// TestLanguageModelSettings: what cannot work is refused with the setting's name before anything is opened.
func TestLanguageModelSettings(t *testing.T) {
	for variable, value := range map[string]string{
		"STANDPOINT_EXTRACTOR": "oracle", "STANDPOINT_LLM_PER_MINUTE": "often", "STANDPOINT_LLM_PRICE": "cheap", "STANDPOINT_LLM_MODEL": "", "STANDPOINT_LLM_URL": "delphi",
	} {
		env := map[string]string{"STANDPOINT_EXTRACTOR": "llm", "STANDPOINT_LLM_URL": "http://127.0.0.1:1/v1", "STANDPOINT_LLM_MODEL": "delphi", variable: value}
		out, said, code := at(t.Context(), env, "extract", "nothing.txt")
		if code == exitOK || !strings.Contains(said, variable) {
			t.Errorf("%s=%s: %d %s%s", variable, value, code, out, said)
		}
	}
}
