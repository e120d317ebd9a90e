# Placard. Two commands do everything: make run, make test.

SWIFT      ?= swift
FONTS      := .build/fonts
RELEASE    := .build/release/placard
# What the program and its fonts are built from.
NEEDED     := libsqlite3-dev unifont fonts-noto-cjk xfonts-terminus otf2bdf python3-fonttools
# Programs nobody here wrote that judge what is built.
JUDGES     := sqlite3 curl ola chromium python3 python3-pil python3-icu python3-freetype strace \
              libxml2-utils libfribidi-bin unicode-data unifont-bin xfonts-utils pcf2bdf tshark poppler-utils \
              python3-venv python3-dateutil python3-stdnum python3-lxml python3-shapely python3-geographiclib \
              nginx-light openssl wrk slowhttptest fiu-utils zzuf
# Judges from PyPI, in an environment of their own; a test whose judge is missing says so.
PYPI       := sacn stupidArtnet alphasignpy crcmod schemathesis axe-core-python chinesecalendar \
              holidays zhdate prometheus-client h11
VENV       := .build/judges

# SwiftPM leaves empty folders in the temporary folder at every start; here they are swept up.
export TMPDIR := $(CURDIR)/.build/tmp
$(shell mkdir -p $(TMPDIR))

# What makes the Debian package, and a root to try it in.
PACKAGERS  := dpkg-dev binutils debootstrap iproute2 curl python3 python3-pil
STATIC     := .build/static
DEBS       := .build/packages

.PHONY: run test fonts release packaged format lint bench endurance fuzz deb deb-test diagram coverage mutants \
        sanitize documentation screenshots paint packages-needed packages-judges \
        packages-packagers clean help

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: release fonts ## Build, then show the sample disclosures on four virtual boards and a kiosk page
	$(RELEASE) demo $(ARGS)

test: packages-judges $(VENV)/.made fonts ## Run every test
	LC_ALL=C.UTF-8 PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(SWIFT) test --explicit-target-dependency-import-check error

fonts: $(FONTS)/.built ## Build the bitmap faces from Debian's fonts

$(FONTS)/.built: $(wildcard Fonts/*) | release
	PLACARD=$(RELEASE) Fonts/build.sh $(FONTS)
	@touch $@

release: packages-needed ## Build the program
	$(SWIFT) build -c release --product placard

$(VENV)/.made: | packages-judges
	/usr/bin/python3 -m venv --system-site-packages $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check $(PYPI) \
	    || echo "PyPI cannot be reached: the tests that need its judges are skipped"
	@touch $@

lint: ## Check the formatting
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## Put the formatting right
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

endurance: release fonts packages-judges $(VENV)/.made ## Run the catalogue's long rows: 200 days in virtual time, 1,000 kills ...
	PLACARD_ENDURANCE=1 $(SWIFT) build -c release --product endurance -Xswiftc -enable-testing \
	    --scratch-path .build/endurance
	PLACARD=$(CURDIR)/$(RELEASE) PATH="$(CURDIR)/$(VENV)/bin:$$PATH" python3 -B Tests/Tools/endurance.py $(ARGS) \
	    | tee .build/endurance/summary
	python3 -B Tests/Tools/catalogue.py .build/endurance/summary

# One decoder after the other, each with libFuzzer and the address sanitizer for SECONDS; inputs that were found are kept in .build/fuzz/corpus.
FUZZ       := .build/fuzz/release/fuzz
SECONDS    ?= 60

fuzz: packages-needed ## Feed every decoder what libFuzzer thinks of, 60 s each (SECONDS=N)
	PLACARD_FUZZ=1 $(SWIFT) build -c release --product fuzz --sanitize=fuzzer --sanitize=address \
	    --scratch-path .build/fuzz
	@for t in $$(FUZZ_TARGET=list $(FUZZ)); do mkdir -p .build/fuzz/corpus/$$t; echo "$$t"; \
	    SWIFT_BACKTRACE=enable=no FUZZ_TARGET=$$t $(FUZZ) -max_total_time=$(SECONDS) -max_len=2048 \
	        -verbosity=0 -artifact_prefix=.build/fuzz/$$t- .build/fuzz/corpus/$$t || exit 1; done

# The program as the package holds it: it needs no Swift on the machine.
packaged: packages-needed
	$(SWIFT) build -c release --product placard --static-swift-stdlib --scratch-path $(STATIC) \
	    -Xswiftc -cross-module-optimization

bench: packaged fonts ## Measure what Documentation/performance.md states
	$(STATIC)/release/placard bench $(ARGS)

deb: packaged fonts packages-packagers ## Build the Debian package into .build/packages
	Packaging/build.sh $(STATIC)/release/placard $(FONTS) $(DEBS)

deb-test: deb ## Install, run, remove and purge the package in a Debian root of its own (as root)
	Tests/Package/try.sh $(DEBS)

diagram: ## Draw the modules of Package.swift into Documentation/architecture.md
	python3 Documentation/Tools/draw_modules.py

JUDGED      = LC_ALL=C.UTF-8 PATH="$(CURDIR)/$(VENV)/bin:$$PATH"

screenshots: release fonts packages-judges ## Take pictures of every kiosk page into Documentation/screenshots
	$(RELEASE) demo --quiet --port 8077 --seconds 120 >/dev/null & demo=$$!; sleep 6; \
	/usr/bin/python3 Documentation/Tools/screenshots.py http://127.0.0.1:8077 \
	    Documentation/screenshots small; kill $$demo

paint: release fonts packages-judges ## Measure first paint and weight of the start pages in Chromium
	$(RELEASE) demo --quiet --port 8078 --seconds 120 >/dev/null & demo=$$!; sleep 6; \
	/usr/bin/python3 Tests/Tools/paint.py http://127.0.0.1:8078; code=$$?; kill $$demo; exit $$code

coverage: packages-judges $(VENV)/.made fonts ## Measure which lines the tests run
	$(JUDGED) $(SWIFT) test --enable-code-coverage --scratch-path .build/coverage
	python3 Tests/Tools/coverage.py .build/coverage/debug/codecov/placard.json

mutants: packages-judges ## Change the source in small ways and see whether tests notice
	python3 Tests/Tools/mutants.py $(ARGS)

# What tells the thread sanitizer of locks that the Swift library takes out of its sight.
LOCKS      := .build/thread/locks.so
# Under sanitizers tests wait so many times longer before they give up.
PATIENCE   := PLACARD_SLOWNESS=20

sanitize: packages-judges $(VENV)/.made fonts ## Run every test under the thread and address sanitizers
	$(SWIFT) build --build-tests --sanitize thread --scratch-path .build/thread
	clang -shared -fPIC -O1 -Wall -Werror -o $(LOCKS) Tests/Tools/tsan_mutex.c
	$(PATIENCE) $(JUDGED) LD_PRELOAD=$(CURDIR)/$(LOCKS) \
	    $(SWIFT) test --skip-build --sanitize thread --scratch-path .build/thread
	$(PATIENCE) LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Tools/leaks.txt:print_suppressions=0 \
	    $(JUDGED) $(SWIFT) test --sanitize address --scratch-path .build/address

GRAPHS     := .build/symbolgraphs

documentation: packages-needed ## Build the reference from public comments; warnings are errors
	Documentation/Tools/reference.sh $(GRAPHS) .build/reference

# Installs what is missing, and touches neither network nor sudo when nothing is.
define install
	@missing=$$(for p in $(1); do \
	    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	    echo "Installing Debian packages:" $$missing; \
	    if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	    $$as apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

packages-needed:
	$(call install,$(NEEDED))

packages-packagers: packages-needed
	$(call install,$(PACKAGERS))

packages-judges: packages-needed
	$(call install,$(JUDGES))

clean: ## Remove everything that was built
	rm -rf .build
