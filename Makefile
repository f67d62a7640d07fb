# Everything is plain Go; these targets only save typing. `make` lists them.
.DEFAULT_GOAL := help
.PHONY: help build demo test quick generate attack bench fuzz man neo4j clean

GO ?= go

help: ## list the targets
	@awk -F':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, into bin/standpoint (static, no cgo)
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/standpoint ./cmd/standpoint

demo: ## load the sample articles, print an answer, serve it on this machine
	$(GO) run ./cmd/standpoint demo

test: ## all tests with everything they need; says in one line what did not run
	scripts/test

quick: ## the tests of what you changed most often, in half a minute: no race detector, no long ones
	$(GO) test -short ./...

generate: ## write generated code anew (GraphQL, kernels, tables); the result is committed
	$(GO) generate ./...

attack: ## the table of attacks on the server: what, milliseconds, bytes; fails over the limits
	$(GO) test ./server -run '^TestAttack$$' -count=1 -v

bench: ## speed of the encoder, the loader, the store and the server
	$(GO) test -run '^$$' -bench . -benchtime 1s ./loader/... ./graph/... ./server

fuzz: ## a minute of fuzzing on each parser of foreign input
	scripts/fuzz 60s

man: ## the manual page, into bin/standpoint.1
	$(GO) run ./cmd/standpoint man > bin/standpoint.1

neo4j: ## a Neo4j server of its own to play with, until Ctrl-C; says how to reach it
	scripts/neo4j

clean: ## what the targets above have made
	rm -rf bin .cache
