# The only entry points. `make demo` first; `make test` before a commit.

.PHONY: demo test build format lint bench bench-reconcile bench-forecast bench-usage bench-simulation bench-comparison \
  bench-site install data check-data check-walls check-schemas check-install check-mix check-feed check-exports check-site \
  live-check wasm-check report site-pictures completions clean

demo: build
	@scripts/demo

test:
	@scripts/setup --tests
	@scripts/setup-archives
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

# Billing a large usage file beside polars and DuckDB; scripts/bench-usage --rows 20000000 takes 1 GB.
bench-usage:
	@scripts/setup
	@scripts/bench-usage

# Simulated months of spending beside an equal numpy program.
bench-simulation:
	@scripts/setup
	@scripts/bench-simulation

# Ten thousand comparisons of ways of paying beside a plain Python program.
bench-comparison:
	@scripts/setup
	@scripts/bench-comparison

# The site of a made-up base of 10,000 snapshots beside a Python program with Jinja2; minutes the first time.
bench-site:
	@scripts/setup
	@scripts/bench-site

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

# The cheapest mixes of drawn markets, and drawn integer programs, beside the solver HiGHS from PyPI.
check-mix:
	@scripts/setup
	@scripts/check-mix

# Each export with the program it is made for, from PyPI; make check-exports ONLY="sqlite focus" for some.
check-exports: build
	@scripts/check-exports $(ONLY)

# The static site of the shipped knowledge base; make check-site ONLY="html axe" for some.
check-site: build
	@scripts/check-site $(ONLY)

# Pictures of each kind of page, light, dark, on a phone and printed: make site-pictures FOLDER=DIR
site-pictures: build
	@scripts/site-pictures $(FOLDER)

# The site of the shipped knowledge base, in your browser.
report: build
	@scripts/open-report

check-install:
	@scripts/setup
	@scripts/check-install

# The feed that watch writes, read by feedparser, and a notice sent by apprise, both from PyPI.
check-feed: build
	@scripts/check-feed

# Captures Stability's own pages from the internet into a copy of data/ and shows what came of it.
live-check: build
	@scripts/live-check

# Vocabulary, Planning and the charts compile for the browser: Embedded Swift, wasm32.
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
