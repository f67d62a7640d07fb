package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"

	"github.com/joho/godotenv"
	"github.com/spf13/pflag"
	"github.com/standpoint-graph/standpoint/loader/fetch"
	"github.com/standpoint-graph/standpoint/server"
)

// settings are what a user can set in three places: a flag wins over an environment variable, that over a line in .env.
type settings struct {
	DB, Addr, Tokens, Read, Text, Hosts, Origins, Proxies, Operations, FetchAllow, Codebook string

	Extractor, LLMURL, LLMModel, LLMKey, LLMPerMinute, LLMPrice string

	NeoURI, NeoUsername, NeoPassword, NeoDatabase, NeoShared string

	dbGiven bool // by the flag, not by the environment or .env
}

// setting is one of them. Without a flag it can be set by its variable only: a password on a command line is seen by everybody.
type setting struct {
	flag, variable, standard, help string
	value                          *string
}

func (s *settings) list() []setting {
	return []setting{
		{"db", "STANDPOINT_DB", "", "the embedded store's file (default $XDG_DATA_HOME/standpoint/standpoint.db)", &s.DB},
		{"addr", "STANDPOINT_ADDR", "127.0.0.1:8470", "where to serve; off this machine reading and writing need a token", &s.Addr},
		{"tokens", "STANDPOINT_TOKENS", "", "who may read and write: ana:secret,ben:secret", &s.Tokens},
		{"read", "STANDPOINT_READ", "", "open: reading needs no token, wherever it comes from", &s.Read},
		{"text", "STANDPOINT_TEXT", "", "full or quotes: whether readers get whole articles (default full, quotes where reading is open)", &s.Text},
		{"hosts", "STANDPOINT_HOSTS", "", "names under which the server may be asked, beside this machine's own: news.example,…", &s.Hosts},
		{"origins", "STANDPOINT_ORIGINS", "", "pages of other origins that may ask this server from a browser: https://desk.example,…", &s.Origins},
		{"proxies", "STANDPOINT_PROXIES", "", "addresses and networks of proxies beyond this machine, whose X-Forwarded-For tells clients apart: 10.0.0.2,10.1.0.0/16", &s.Proxies},
		{"operations", "STANDPOINT_OPERATIONS", "", "how many questions are answered at the same time, half of them for one client from elsewhere; others wait two seconds (default 4 for each core, at least 16)", &s.Operations},
		{"fetch-allow", "STANDPOINT_FETCH_ALLOW", "", "hosts and networks beyond the public web that the server may load pages from: intranet.example,10.1.0.0/16", &s.FetchAllow},
		{"codebook", "STANDPOINT_CODEBOOK", "", "a codebook file of your own, or default, the built-in one (without it: the one that the store has; in a new store the built-in one)", &s.Codebook},
		{"extractor", "STANDPOINT_EXTRACTOR", "encoder", "encoder, the models that are built in, or llm, a language model of your choice that is asked over the network", &s.Extractor},
		{"llm-url", "STANDPOINT_LLM_URL", "", "the language model's server, any that speaks OpenAI's chat completions: http://localhost:11434/v1", &s.LLMURL},
		{"llm-model", "STANDPOINT_LLM_MODEL", "", "the language model's name there", &s.LLMModel},
		{"llm-per-minute", "STANDPOINT_LLM_PER_MINUTE", "", "how many requests a minute at most (default: as many as are wanted, four at once)", &s.LLMPerMinute},
		{"llm-price", "STANDPOINT_LLM_PRICE", "", "what a million tokens cost, those asked and those answered, so that a load can say what it cost: 0.50/1.50", &s.LLMPrice},
		{"", "STANDPOINT_LLM_KEY", "", "the key of the language model's server, where it wants one", &s.LLMKey},
		{"", "NEO4J_URI", "", "keep the graph in this Neo4j server and not in a file", &s.NeoURI},
		{"", "NEO4J_USERNAME", "neo4j", "who Standpoint is there", &s.NeoUsername},
		{"", "NEO4J_PASSWORD", "", "and the password; without one the server must not ask for any", &s.NeoPassword},
		{"", "NEO4J_DATABASE", "", "which of the server's databases (default: its default)", &s.NeoDatabase},
		{"", "STANDPOINT_NEO4J_SHARED", "", "yes: use a database that holds other nodes too", &s.NeoShared},
	}
}

func (s *settings) flags(f *pflag.FlagSet) {
	for _, v := range s.list() {
		if v.flag == "" {
			continue
		}
		f.StringVar(v.value, v.flag, "", v.help+" ["+v.variable+"]")
	}
}

// resolve fills what no flag has set.
func (s *settings) resolve(f *pflag.FlagSet, env func(string) (string, bool)) error {
	file, err := godotenv.Read(".env")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf(".env cannot be read (%w); mend it, see .env.example", err)
	}
	for _, v := range s.list() {
		if given := f.Lookup(v.flag); given != nil && given.Changed {
			s.dbGiven = s.dbGiven || v.flag == "db"
			continue
		}
		*v.value = v.standard
		if x, ok := file[v.variable]; ok {
			*v.value = x
		}
		if x, ok := env(v.variable); ok {
			*v.value = x
		}
	}
	return s.check()
}

// check refuses values that mean nothing, before anything is done.
func (s *settings) check() error {
	if s.Read != "" && s.Read != "open" && s.Read != "token" {
		return usage{fmt.Errorf("STANDPOINT_READ is %q; write open or token, or leave it out", s.Read)}
	}
	if s.Text != "" && s.Text != "full" && s.Text != "quotes" {
		return usage{fmt.Errorf("STANDPOINT_TEXT is %q; write full or quotes, or leave it out", s.Text)}
	}
	if _, err := s.operations(); err != nil {
		return err
	}
	if _, err := server.ParseOrigins(s.Origins); err != nil {
		return usage{fmt.Errorf("STANDPOINT_ORIGINS: %w", err)}
	}
	if _, err := server.ParseProxies(s.Proxies); err != nil {
		return usage{fmt.Errorf("STANDPOINT_PROXIES: %w", err)}
	}
	if _, err := fetch.ParseAllow(s.FetchAllow); err != nil {
		return usage{fmt.Errorf("STANDPOINT_FETCH_ALLOW: %w", err)}
	}
	if _, err := s.model(); err != nil {
		return err
	}
	if s.NeoShared != "" && s.NeoShared != "yes" && s.NeoShared != "no" {
		return usage{fmt.Errorf("STANDPOINT_NEO4J_SHARED is %q; write yes, or leave it out", s.NeoShared)}
	}
	if s.NeoURI != "" && s.DB != "" && !s.dbGiven {
		return usage{errors.New("NEO4J_URI and STANDPOINT_DB are both set; take one of them away, or say --db FILE for this once")}
	}
	return nil
}

// operations is how many questions are answered at the same time; 0 leaves that to the server.
func (s *settings) operations() (int, error) {
	if s.Operations == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s.Operations)
	if err != nil || n < 1 || n > 10_000 {
		return 0, usage{fmt.Errorf("STANDPOINT_OPERATIONS is %q; write a number from 1 to 10000, or leave it out", s.Operations)}
	}
	return n, nil
}

// dataFile is a file in the folder where a program keeps its data.
func dataFile(env func(string) (string, bool), name string) (string, error) {
	if dir, ok := env("XDG_DATA_HOME"); ok && filepath.IsAbs(dir) {
		return filepath.Join(dir, "standpoint", name), nil
	}
	for _, v := range []struct{ variable, below string }{{"LOCALAPPDATA", ""}, {"HOME", ".local/share"}} {
		if dir, ok := env(v.variable); ok && dir != "" {
			return filepath.Join(dir, v.below, "standpoint", name), nil
		}
	}
	return "", errors.New("there is no home folder to keep the graph in; say where with --db FILE")
}
