# The only entry points. `make demo` first; `make test` before a commit.

.PHONY: demo test build format lint bench bench-reconcile bench-forecast install data check-data check-walls \
  check-schemas check-install live-check wasm-check completions clean

demo: build
	@scripts/demo

test:
	@scripts/setup
	swift test

build:
	@scripts/setup
	@swift build --product pricebook

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

# Side by side with Python peers, which are installed into a throw-away environment.
bench: build
	@scripts/bench

# Facts right of 400 in a public set; FLIGHTS holds flights_dirty.csv and flights_clean.csv.
bench-reconcile:
	@scripts/setup
	@scripts/bench-reconcile "$(FLIGHTS)"

# The forecasting engine beside statsforecast on M3, M1 and Tourism series from PyPI.
bench-forecast:
	@scripts/setup
	@scripts/bench-forecast

# The program for everyday use, with the shipped knowledge base in it: make install PREFIX=~/.local
install:
	@scripts/setup
	@scripts/install $(PREFIX)

# Walks over the shipped snapshots again and replaces what is generated.
data: build
	rm -rf data/claims data/rulings data/tables
	"$$(swift build --show-bin-path)/pricebook" update --offline --root .

check-data: build
	@scripts/check-data

check-walls:
	@scripts/check-walls

check-schemas:
	@scripts/check-schemas

check-install:
	@scripts/setup
	@scripts/check-install

# Captures Stability's own pages from the internet into a copy of data/ and shows what came of it.
live-check: build
	@scripts/live-check

# Vocabulary and Planning compile for the browser: Embedded Swift, wasm32.
wasm-check:
	@scripts/wasm-check

# Writes the completions of the three shells into completions/.
completions: build
	@mkdir -p completions
	@for shell in bash zsh fish; do \
	  "$$(swift build --show-bin-path)/pricebook" completions $$shell > completions/pricebook.$$shell; \
	  echo "completions/pricebook.$$shell"; \
	done

clean:
	swift package clean
