# Every target is one script; `make` alone says what there is.
.DEFAULT_GOAL := help
.PHONY: help serve build test ready bench paint fuzz faults interop python spark js quality screenshots release

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 16

serve: ## build the page in haste and serve it on 127.0.0.1:8080
	@scripts/serve.sh

build: ## build the page for release into dist/
	@scripts/build.sh

test: ## all tests: native, in a browser, journeys through the page
	@scripts/test.sh

ready: ## what CI runs: format, lints, tests, build, size
	@scripts/ready.sh

bench: ## speed of the whole pass and of each recognizer
	@scripts/bench.sh

paint: ## how soon the page in dist/ is seen and takes text on a slow line
	@scripts/paint.sh

fuzz: ## random texts and files against the engine, a minute each
	@scripts/fuzz.sh

faults: ## full storage, dying pages and browsers, two tabs, damaged records; in a browser
	@scripts/faults.sh

interop: ## our files read by their real consumers (spaCy, brat, CAS, Label Studio, pandas, …)
	@scripts/interop.sh

python: ## the Python package, its wheel and its adapters
	@scripts/python.sh

spark: ## annotations and incidents on two local workers of Spark
	@scripts/spark.sh

js: ## the JavaScript package, in Node
	@scripts/js.sh

quality: ## how good it is, measured on ../shared/gold; updates the tables in the docs
	@scripts/quality.sh

screenshots: ## pictures of the page for the docs
	@scripts/screenshots.sh

release: ## page, command, crate, wheel and npm package of one version, into release/
	@scripts/release.sh
