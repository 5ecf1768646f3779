# Atlanto: `make run` and `make test` are all you need. Assumed: git, make, a C compiler, rustup; `.ci/tools` installs the rest.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
export PATH := $(CURDIR)/.tools/bin:$(HOME)/.cargo/bin:$(PATH)
export CARGO_TERM_COLOR ?= auto
PORT ?= 8080
VERSION = $(shell awk -F'"' '/^version/ { print $$2; exit }' Cargo.toml)
# the pure rooms and the host tools: no browser crate is built
HOST := --no-default-features --features sculpt,site
SITE_TOOL := --profile quick --no-default-features --features site --bin site
SITE := cargo run --quiet $(SITE_TOOL) --
SCULPT := cargo run --quiet --profile tool --no-default-features --features sculpt --bin sculpt --
# the same and a WebDriver client: for tests, and for tools that drive a browser
DRIVE := --no-default-features --features sculpt,drive
DRIVER := cargo run --quiet --profile quick --no-default-features --features drive --bin drive --
CLIPPY := sh .ci/clippy

.DEFAULT_GOAL := help
.PHONY: help run dev test build program host-tool size archive stills portraits bench check deny models measure stl look tools tools-test \
	test-code test-pure test-host test-border test-sculpting test-models test-measure test-times test-web clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: build ## install what is missing, build, serve, print the address
	@$(SITE) serve dist --port $(PORT)

dev: tools host-tool ## build quickly, serve, watch, reload the browser after each change
	@while :; do $(SITE) dev --port $(PORT); [ $$? = 75 ] || break; done

# both compilers at once: the last step of each keeps only one core busy
build: tools ## the finished site in dist/; ORIGIN=https://neck.example.org for sandboxed frames in Safari
	@$(MAKE) -j2 program host-tool
	@ATLANTO_ORIGIN=$(ORIGIN) $(SITE) build dist

program: ## the program alone, compiled
	cargo build --release --target wasm32-unknown-unknown --bin atlanto

host-tool: ## the tool `site`, compiled
	@cargo build $(SITE_TOOL)

test: test-code test-web ## everything, in three browsers
	@echo "make test: everything passed"

test-code: tools-test check test-pure test-host test-border test-sculpting build size test-models test-measure test-times ## everything but the journeys in browsers

size: ## the table of budgets; fails when one is over
	@$(SITE) size dist

archive: ## dist/ as atlanto-<version>.tar.gz, the same bytes from the same site
	@tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -czf atlanto-$(VERSION).tar.gz --transform 's,^dist,atlanto-$(VERSION),' dist LICENSE
	@echo atlanto-$(VERSION).tar.gz

stills: build ## the still pictures, from the real model, into assets/stills
	@$(DRIVER) stills dist assets/stills

portraits: build ## sheets of every structure through the real renderer, into portraits/: make portraits S="c2 bones"
	@$(DRIVER) portraits dist assets/models/manifest.json portraits $(S)

bench: build ## the work of a frame in Chromium, beside three.js with the same model
	@.ci/tools bench
	@$(DRIVER) bench dist assets/models/whole.glb .tools/node_modules/three

check: deny ## formatting, clippy for host and wasm, docs, licences and advisories of dependencies
	cargo fmt --check
	@$(CLIPPY) $(HOST) --all-targets
	@$(CLIPPY) $(DRIVE) --bin drive --test web
	@$(CLIPPY) --all-features --all-targets
	@$(CLIPPY) --lib --bin atlanto --target wasm32-unknown-unknown
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --all-features --lib

deny: ## licences, sources and known vulnerabilities of dependencies
	@sh .ci/deny

models: ## sculpt what has changed into assets/models, to be committed
	@$(SCULPT) build assets/models

measure: models ## published dimensions against our triangles, into docs/measures.md
	@$(SCULPT) measure assets/models docs/measures.md

stl: ## every structure as STL in millimetres, into stl/
	@$(SCULPT) stl stl

look: ## pictures of one structure while sculpting: make look S=c2
	@$(SCULPT) look $(S)

test-pure: ## the pure rooms and the host tools
	cargo test --quiet $(DRIVE)

test-host: ## the store and the views, on the host
	cargo test --quiet

test-border: tools-test ## owners, programs and contexts in Chromium
	@sh .ci/border

test-sculpting: ## sculpts again: every byte of assets/models is what the code makes
	@$(SCULPT) build target/sculpted >/dev/null
	@sh .ci/same-models target/sculpted

test-models: tools-test ## the Khronos validator on the models
	@node .ci/validate-models.mjs $(addprefix assets/models/,first.glb whole.glb near.glb neck.glb rest.glb)

test-measure: ## the built model: its measures and its manifest are those that are committed
	cargo test --quiet $(DRIVE) --test measure
	git diff --exit-code -- assets/models docs/measures.md

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
