# Atlanto: `make run` and `make test` are all you need. Assumed: git, make, a C compiler, rustup; `.ci/tools` installs the rest.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
export PATH := $(CURDIR)/.tools/bin:$(HOME)/.cargo/bin:$(PATH)
export CARGO_TERM_COLOR ?= auto
PORT ?= 8080
# the pure rooms and the host tools: no browser crate is built
HOST := --no-default-features --features sculpt,site
TOOL := cargo run --quiet --profile tool $(HOST) --bin
# the same and a WebDriver client: for tests, and for tools that drive a browser
DRIVE := --no-default-features --features sculpt,drive
DRIVER := cargo run --quiet --profile tool $(DRIVE) --bin drive
CLIPPY := sh .ci/clippy

.DEFAULT_GOAL := help
.PHONY: help run test build size stills portraits bench check models measure stl look tools tools-test test-pure test-host test-border test-models test-measure test-times test-web clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: build ## install what is missing, build, serve, print the address
	@$(TOOL) site -- serve dist --port $(PORT)

build: tools ## the finished site in dist/; ORIGIN=https://neck.example.org for sandboxed frames in Safari
	@ATLANTO_ORIGIN=$(ORIGIN) sh .ci/build

test: tools-test check test-pure test-host test-border build size test-models test-measure test-times test-web ## everything, in three browsers
	@echo "make test: everything passed"

size: ## the table of budgets; fails when one is over
	@$(TOOL) site -- size dist

stills: build ## the still pictures, from the real model, into assets/stills
	@$(DRIVER) -- stills dist assets/stills

portraits: build ## sheets of every structure through the real renderer, into portraits/: make portraits S="c2 bones"
	@$(DRIVER) -- portraits dist assets/models/manifest.json portraits $(S)

bench: build ## the work of a frame in Chromium, beside three.js with the same model
	@.ci/tools bench
	@$(DRIVER) -- bench dist assets/models/whole.glb .tools/bench/node_modules/three

check: ## formatting, clippy for host and wasm, docs
	cargo fmt --check
	@$(CLIPPY) $(HOST) --all-targets
	@$(CLIPPY) --all-features --all-targets
	@$(CLIPPY) --lib --bin atlanto --target wasm32-unknown-unknown
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --all-features --lib

models: ## sculpt what has changed into assets/models
	@$(TOOL) sculpt -- build assets/models

measure: models ## published dimensions against our triangles, into assets/models/measures.md
	@$(TOOL) sculpt -- measure assets/models

stl: ## every structure as STL in millimetres, into stl/
	@$(TOOL) sculpt -- stl stl

look: ## pictures of one structure while sculpting: make look S=c2
	@$(TOOL) sculpt -- look $(S)

test-pure: ## the pure rooms and the host tools
	cargo test --quiet $(DRIVE)

test-host: ## the store and the views, on the host
	cargo test --quiet

test-border: tools-test ## owners, programs and contexts in Chromium
	@sh .ci/border

test-models: tools ## the Khronos validator on the models
	@node .ci/validate-models.mjs $(addprefix assets/models/,first.glb whole.glb near.glb neck.glb rest.glb)

test-measure: ## the built model: its measures and its manifest are those that are committed
	cargo test --quiet $(DRIVE) --test measure
	git diff --exit-code -- assets/models

test-times: ## the promised times, in release, on the built model
	cargo test --quiet --release --no-default-features --features json --test times -- --nocapture --test-threads=1

test-web: tools-test ## the built site in Chromium, Firefox and WebKit: make test-web ENGINE=firefox ONLY=keyboard
	cargo test --quiet $(DRIVE) --test web -- $(ENGINE) $(ONLY)

tools:
	@.ci/tools build

tools-test:
	@.ci/tools test

clean: ## what was built, but not the tools
	cargo clean --quiet
	rm -rf dist stl look portraits
