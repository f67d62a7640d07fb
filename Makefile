# Everything is plain Go; these targets only save typing. `make` lists them.
.DEFAULT_GOAL := help
.PHONY: help build demo test test-page shots test-neo4j quick quality glance generate attack bench bench-neo4j fuzz man neo4j clean

GO ?= go

help: ## list the targets
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, into bin/standpoint (static, no cgo)
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/standpoint ./cmd/standpoint

demo: ## load the sample articles, print an answer, serve it on this machine
	$(GO) run ./cmd/standpoint demo

test: ## all tests with everything they need; says in one line what did not run
	scripts/test

test-page: ## the page alone: types, units, its build, and every screen in a browser on a store of 2,000 loaded articles
	scripts/test-page

shots: ## pictures of every screen of the page, light and dark, into docs/shots
	cd web && npm run -s shots

test-neo4j: ## all tests of the Neo4j store on a live server, plans, faults and imports too: a quarter of an hour or more
	scripts/neo4j -- $(GO) test -count=1 -timeout 60m ./graph/neo4j

quick: ## the tests of what you changed most often, in half a minute: no race detector, no long ones
	$(GO) test -short ./...

quality: ## how good the shipped models are, on the corpora here; fails when a committed figure no longer holds; UPDATE=1 writes them anew
	$(GO) test ./loader -run 'Quality$$' -count=1 -v -timeout 30m $(if $(UPDATE),-update)

glance: ## fit anew what tells at a glance that a statement takes no stance; after a change of the judge, some minutes
	$(GO) test ./loader -run '^TestFitGlance$$' -count=1 -v -timeout 60m -update
	$(GO) test ./loader -run '^TestGlance' -count=1 -v

generate: ## write generated code anew (GraphQL, kernels, tables); the result is committed
	$(GO) generate ./...

attack: ## the table of attacks on the server: what, milliseconds, bytes; fails over the limits
	$(GO) test ./server -run '^TestAttack$$' -count=1 -v

bench: ## speed of the encoder, the loader, the store and the server
	$(GO) test -run '^$$' -bench . -benchtime 1s ./loader/... ./graph/... ./server

STATEMENTS ?= 1000000
BENCH_HOME ?= .cache/neo4jbench
bench-neo4j: ## the Neo4j store beside its peers on a million statements: loading, and GraphQL over HTTP; half an hour
	STANDPOINT_BENCHMARK_NEO4J=$(STATEMENTS) $(GO) test ./internal/neo4jbench -run '^TestLoading$$' -count=1 -v -timeout 1h
	STANDPOINT_BENCHMARK_NEO4J=$(STATEMENTS) STANDPOINT_NEO4J_HOME=$(abspath $(BENCH_HOME)) STANDPOINT_NEO4J_HEAP=2g \
	  $(GO) test ./internal/neo4jbench -run '^TestMake$$' -count=1 -v -timeout 1h
	STANDPOINT_BENCHMARK_NEO4J=$(STATEMENTS) STANDPOINT_NEO4J_HOME=$(BENCH_HOME) STANDPOINT_NEO4J_HEAP=2g STANDPOINT_NEO4J_PAGECACHE=2g \
	  scripts/neo4j -- $(GO) test ./internal/neo4jbench -run '^TestAsking$$' -count=1 -v -timeout 2h

fuzz: ## a minute of fuzzing on each parser of foreign input
	scripts/fuzz 60s

man: ## the manual page, into bin/standpoint.1
	mkdir -p bin
	$(GO) run ./cmd/standpoint man > bin/standpoint.1

neo4j: ## a Neo4j server of its own to play with, until Ctrl-C; says how to reach it
	scripts/neo4j

clean: ## what the targets above have made
	rm -rf bin .cache
