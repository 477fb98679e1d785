# onestop: one Makefile for the whole tree.  `make help` lists the targets.
#
# Variables: V=1 shows the commands; SAN=1 builds everything with the address and undefined
# behaviour sanitizers into build-san/; CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR as everywhere.
# A new file in cmd/, lib/*/, data/, doc/man/ or tests/ is found by its place; nothing is listed here.

.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local

ifdef SAN
BUILD ?= build-san
VARIANT := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifdef COV
BUILD ?= build-cov
VARIANT := -O0 --coverage -fprofile-update=atomic
else
BUILD ?= build
endif

ifdef V
Q :=
note = @:
else
Q := @
note = @printf '  %-8s %s\n' $1 '$2'
MAKEFLAGS += --no-print-directory
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Werror=incompatible-pointer-types
BASE_FLAGS := -std=c17 -D_GNU_SOURCE $(WARNINGS) -Ilib
BANNED := -include lib/base/banned.h
LIBS := -Wl,--as-needed -lyaml -lcsv -ljansson -lmd -lz -lunistring -ldl
ALL_CFLAGS = $(BASE_FLAGS) $(CPPFLAGS) $(CFLAGS) $(VARIANT)
ALL_LDFLAGS = $(LDFLAGS) $(VARIANT)

# The writer of workbooks is an object of its own, opened when a workbook is asked for.
XLSX_SOURCES := $(wildcard lib/table/out_xlsx*.c)
XLSX_OBJECTS := $(XLSX_SOURCES:%.c=$(BUILD)/obj/%.o)
XLSX := $(BUILD)/libexec/onestop/table-xlsx.so

# Forms on paper are for form-print alone: pango and cairo would make every program start slowly.
# Asked for when it is needed, as the package may only just have been installed.
PDF_SOURCES := $(wildcard lib/form/form_pdf*.c)
PDF_OBJECTS := $(PDF_SOURCES:%.c=$(BUILD)/obj/%.o)
PDF_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo))
PDF_LIBS = $(shell pkg-config --libs pangocairo) -lqrencode

LIB_SOURCES := $(filter-out $(XLSX_SOURCES) $(PDF_SOURCES),$(wildcard lib/*/*.c))
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(BUILD)/obj/%.o)
LIB := $(BUILD)/libonestop.a
PROGRAMS := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
BIN := $(PROGRAMS:%=$(BUILD)/bin/%)
LIBEXEC := $(patsubst libexec/%.c,$(BUILD)/libexec/onestop/%,$(wildcard libexec/*.c))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
FAULT := $(patsubst tests/fault/%.c,$(BUILD)/tests/fault/%,$(wildcard tests/fault/*.c))
BENCH := $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*.c))
FIXTURES := $(patsubst tests/fixtures/%.c,$(BUILD)/tests/fixtures/%,$(wildcard tests/fixtures/*.c))
HARNESS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/*.c))
GENERATE := $(BUILD)/tools/generate

DATA := $(patsubst data/%,%,$(shell find data \( -path data/locale -o -path data/debian \) -prune -o -type f -print))
LANGUAGES := $(patsubst data/locale/%.po,%,$(wildcard data/locale/*.po))
MO := $(LANGUAGES:%=$(BUILD)/share/locale/%/LC_MESSAGES/onestop.mo)
PAGES := $(wildcard doc/man/*.[157] doc/*.[157] doc/man/zh_CN/*.[157])
page_place = share/man/$(if $(findstring /zh_CN/,$1),zh_CN/)man$(patsubst .%,%,$(suffix $1))/$(notdir $1)
MAN := $(foreach page,$(PAGES),$(BUILD)/$(call page_place,$(page)))
SCHEMAS := $(patsubst doc/%,$(BUILD)/share/onestop/%,$(wildcard doc/schema/*))
SHARE := $(DATA:%=$(BUILD)/share/onestop/%) $(SCHEMAS) $(MO) $(MAN)

JOBS := $(shell nproc 2>/dev/null || echo 2)
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(JOBS)
endif

.PHONY: all deps deps-build deps-check deps-coverage deps-deb deb demo check check-long bench \
	coverage coverage-report generate messages pinyin install uninstall clean distclean help \
	tests FORCE

all: $(BIN) $(LIBEXEC) $(XLSX) $(SHARE)

help:
	@echo 'make              build everything into $(BUILD)/'
	@echo 'make demo         a store with example tickets in $(BUILD)/demo, shown step by step'
	@echo 'make check        all tests (TESTS="FILE ..." for some; SAN=1 under the sanitizers)'
	@echo 'make check-long   the tests that take minutes: a bare Debian, faults, fuzzing'
	@echo 'make bench        measure, beside other tools where they are installed'
	@echo 'make coverage     lines of lib/ that the tests run'
	@echo 'make generate     manual pages, completions and JSON Schemas, from the tables in the programs'
	@echo 'make messages     bring data/locale/*.po up to the messages in the source'
	@echo 'make pinyin       how characters are read, from the package unicode-data'
	@echo 'make deps         install what building and testing need (Debian, Ubuntu)'
	@echo 'make install      into PREFIX ($(PREFIX)), below DESTDIR; make uninstall'
	@echo 'make deb          Debian packages of it, in $(BUILD)/deb'
	@echo 'make clean        remove what was built'

# ---- What must be installed ------------------------------------------------------------------
# A quick look each time rather than a stamp: a tree may be moved to a machine that lacks things.

deps:
	$(Q)CC='$(CC)' sh tests/deps.sh build check

# One after the other: two installations at a time would lock each other out.
deps-check: deps-build
deps-coverage: deps-check
deps-deb: deps-build

deps-build deps-check deps-coverage deps-deb:
	$(Q)CC='$(CC)' sh tests/deps.sh $(@:deps-%=%)

# ---- Objects and programs --------------------------------------------------------------------

# Rewrites the file only when the text is another one than last time.
define remember
$(Q)mkdir -p $(@D)
$(file >$@.new,$1)$(Q)if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef

$(BUILD)/remember/:
	@mkdir -p $@

$(BUILD)/remember/flags: FORCE | $(BUILD)/remember/
	$(call remember,$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))

$(BUILD)/remember/library: FORCE | $(BUILD)/remember/
	$(call remember,$(LIB_SOURCES))

$(BUILD)/obj/%.o: %.c $(BUILD)/remember/flags | deps-build
	$(call note,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(BANNED) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The assembler reads it, which no list of headers tells.
$(BUILD)/obj/lib/value/han.o: lib/value/pinyin.txt

# libxlsxwriter's headers use functions that base/banned.h forbids; the sources include it themselves.
$(XLSX_OBJECTS): $(BUILD)/obj/%.o: %.c $(BUILD)/remember/flags | deps-build
	$(call note,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

$(XLSX): $(XLSX_OBJECTS)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -shared -o $@ $^ -lxlsxwriter

# pango's headers do too.
$(PDF_OBJECTS): $(BUILD)/obj/%.o: %.c $(BUILD)/remember/flags | deps-build
	$(call note,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PDF_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/bin/form-print: $(PDF_OBJECTS)
$(BUILD)/bin/form-print: LIBS += $(PDF_LIBS)

$(LIB): $(LIB_OBJECTS) $(BUILD)/remember/library
	$(call note,AR,$@)
	$(Q)rm -f $@.new && ar rcs $@.new $(LIB_OBJECTS) && mv $@.new $@

$(BUILD)/bin/%: $(BUILD)/obj/cmd/%.o $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

# Started by git or sshd, not by people.
$(LIBEXEC): $(BUILD)/libexec/onestop/%: $(BUILD)/obj/libexec/%.o $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(LIB) -lcmocka $(LIBS)

# Tools that look, or do harm, from outside: nothing of ours in them, no sanitizer either.
$(FAULT) $(HARNESS): $(BUILD)/tests/%: tests/%.c $(BUILD)/remember/flags | deps-build
	$(call note,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(BASE_FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^)

TRACER := $(wildcard tests/fault/tracer/*.[ch])
$(BUILD)/tests/fault/sweep $(BUILD)/tests/fault/power: $(TRACER)

$(UNIT:$(BUILD)/tests/%=$(BUILD)/obj/tests/unit/%.o): | deps-check

$(BUILD)/tests/bench/%: $(BUILD)/obj/tests/bench/%.o $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(LIBS)

$(BUILD)/tests/fixtures/%: $(BUILD)/obj/tests/fixtures/%.o $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(LIBS)

$(GENERATE): $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard doc/generate/*.c)) $(LIB)
	$(call note,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/obj/*/*/*.d)

# ---- What programs find beside themselves ----------------------------------------------------

$(BUILD)/share/onestop/%: data/%
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@

$(BUILD)/share/onestop/schema/%: doc/schema/%
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@

$(BUILD)/share/locale/%/LC_MESSAGES/onestop.mo: data/locale/%.po | deps-build
	$(call note,MSGFMT,$<)
	$(Q)mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/share/man/zh_CN/man1/%: doc/man/zh_CN/%
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/share/man/zh_CN/man7/%: doc/man/zh_CN/%
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@

vpath %.1 doc/man:doc
vpath %.5 doc/man:doc
vpath %.7 doc/man:doc
$(BUILD)/share/man/man1/%: %
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/share/man/man5/%: %
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/share/man/man7/%: %
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@

# ---- What is generated from the programs' own tables ------------------------------------------
# GEN is where the files go: the tree itself, or elsewhere for the test that they are fresh.

GEN ?= .
SPECS := $(PROGRAMS:%=$(BUILD)/spec/%.json)

$(BUILD)/spec/%.json: $(BUILD)/bin/%
	$(Q)mkdir -p $(@D)
	$(Q)env -i PATH="$$PATH" LANG=C.UTF-8 LANGUAGE=en $< --spec >$@

generate: $(GENERATE) $(SPECS) $(MO) $(wildcard doc/generate/completion.*)
	$(call note,GENERATE,$(GEN)/doc/man $(GEN)/doc/schema $(GEN)/completions)
	$(Q)mkdir -p $(GEN)/doc/man/zh_CN $(GEN)/doc/schema $(GEN)/completions
	$(Q)for name in $$($(GENERATE) records); do \
		$(GENERATE) record $$name >$(GEN)/doc/schema/$$name.json || exit; \
	done
	$(Q)for spec in $$(grep -l '"lists": true' $(SPECS)); do \
		$(GENERATE) output <$$spec >$(GEN)/doc/schema/$$(basename $$spec) || exit; \
	done
	$(Q)$(GENERATE) catalogue >$(GEN)/doc/schema/catalogue.json
	$(Q)for name in $(PROGRAMS); do \
		$(GENERATE) man en $(PROGRAMS) <$(BUILD)/spec/$$name.json >$(GEN)/doc/man/$$name.1 && \
		$(GENERATE) man zh_CN $(PROGRAMS) <$(BUILD)/spec/$$name.json \
			>$(GEN)/doc/man/zh_CN/$$name.1 || exit; \
	done
	$(Q)for shell in bash zsh fish; do \
		$(GENERATE) $$shell $(SPECS) >$(GEN)/completions/onestop.$$shell || exit; \
	done
	$(Q)$(GENERATE) handbook <doc/手册.md >$(GEN)/doc/man/zh_CN/onestop-handbook.7
	$(Q)mkdir -p $(GEN)/data
	$(Q)$(GENERATE) programs $(SPECS) >$(GEN)/data/programs.json.new && \
		mv $(GEN)/data/programs.json.new $(GEN)/data/programs.json
	$(Q)for page in doc/*.[57]; do \
		$(GENERATE) fill <$$page >$(GEN)/$$page.new && mv $(GEN)/$$page.new $(GEN)/$$page || exit; \
	done
	$(Q)sh doc/generate/rooms.sh >$(BUILD)/rooms
	$(Q)sed -e '/^```rooms$$/,/^```$$/{/^```/!d}' -e '/^```rooms$$/r $(BUILD)/rooms' \
		doc/architecture.md >$(BUILD)/architecture.md
	$(Q)cmp -s $(BUILD)/architecture.md $(GEN)/doc/architecture.md || \
		cp $(BUILD)/architecture.md $(GEN)/doc/architecture.md

# xgettext dislikes the Chinese terms in some msgids, which is no fault.
messages: export LC_ALL = C.UTF-8
messages: deps-build
	$(Q)mkdir -p $(BUILD)
	$(Q)xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
		--keyword=NC_:1c,2 --package-name=onestop \
		--no-location -o $(BUILD)/onestop.pot $(sort $(wildcard lib/*/*.[ch] cmd/*.[ch] doc/generate/*.[ch])) 2>/dev/null
	$(Q)sed -i 's/charset=CHARSET/charset=UTF-8/' $(BUILD)/onestop.pot
	$(Q)for language in $(LANGUAGES); do \
		po=data/locale/$$language.po; \
		msgmerge --quiet --no-fuzzy-matching --no-location -o $(BUILD)/$$language.po \
			$$po $(BUILD)/onestop.pot 2>/dev/null && \
		msgattrib --no-obsolete --no-location -o $$po $(BUILD)/$$language.po 2>/dev/null && \
		msgfmt --statistics -o /dev/null $$po || exit; \
	done

# The table is kept in the tree, so that nobody needs the package who does not make it anew.
pinyin:
	$(Q)mkdir -p $(BUILD)
	$(Q)perl doc/generate/pinyin.pl >$(BUILD)/pinyin.txt
	$(Q)cp $(BUILD)/pinyin.txt lib/value/pinyin.txt

# ---- Tests -----------------------------------------------------------------------------------

# A file NAME-long.t is for check-long only.

SCRIPTS := $(sort $(wildcard tests/*.t tests/cmd/*.t tests/regulation/*.t tests/fault/*.t \
	tests/lint/*.t tests/long/*.t))
LONG_SCRIPTS := $(filter tests/long/% %-long.t,$(SCRIPTS))
TESTS ?= $(UNIT) $(filter-out $(LONG_SCRIPTS),$(SCRIPTS))

tests: all $(UNIT) $(HARNESS) $(FAULT) $(FIXTURES) $(GENERATE) $(SPECS)

check: deps-check tests
	$(Q)BUILD='$(BUILD)' JOBS='$(JOBS)' sh tests/run.sh $(TESTS)

check-long: deps-check tests $(BENCH)
	$(Q)BUILD='$(BUILD)' JOBS=1 TEST_SECONDS=5400 sh tests/run.sh $(LONG_SCRIPTS)

# BENCH_FULL=1 for a store of the size that the budgets speak of.
bench: all $(BENCH)
	$(Q)BUILD='$(BUILD)' sh tests/bench/run.sh

coverage: deps-check deps-coverage
	$(Q)$(MAKE) COV=1 coverage-report

# The counters of an earlier run would add up.  kill.t kills at random, also those who write them.
COVERAGE := $(UNIT) $(filter-out $(LONG_SCRIPTS) tests/fault/kill.t,$(sort $(wildcard tests/cmd/*.t \
	tests/regulation/*.t tests/fault/*.t)))

# Tests work as other users as well, who may add to the counters but make no file.
coverage-report: tests
	$(Q)find $(BUILD) -name '*.gcda' -delete
	$(Q)find $(BUILD)/obj -name '*.gcno' | sed 's/gcno$$/gcda/' | xargs touch
	$(Q)find $(BUILD)/obj -name '*.gcda' -exec chmod 666 {} +
	$(Q)BUILD='$(BUILD)' JOBS='$(JOBS)' sh tests/run.sh $(COVERAGE) || :
	$(Q)gcov -n $(patsubst %.o,%.gcda,$(LIB_OBJECTS) $(XLSX_OBJECTS) $(PDF_OBJECTS)) 2>/dev/null | awk -F"[':%]" ' \
		/^File/ { file = $$2 ~ /^lib\/.*\.c$$/ ? $$2 : "" } \
		/^Lines executed/ && file { \
			n = $$0; sub(/.* of /, "", n); \
			printf "%6.1f %% of %4d  %s\n", $$2, n, file; \
			lines += n; run += n * $$2 / 100; file = "" } \
		END { printf "%6.1f %% of %d lines of lib/\n", 100 * run / lines, lines }'

demo: all
	$(Q)sh doc/demo.sh $(BUILD)

# ---- Installing ------------------------------------------------------------------------------

INTO = $(DESTDIR)$(PREFIX)
BASH_DIR = $(INTO)/share/bash-completion/completions
ZSH_DIR = $(INTO)/share/zsh/site-functions
FISH_DIR = $(INTO)/share/fish/vendor_completions.d
EXAMPLES_DIR = $(INTO)/share/doc/onestop/examples

# bash and fish load a completion by the name of the command, so every name leads to the one file.
install: all
	$(Q)install -d $(INTO)/bin $(INTO)/libexec/onestop $(INTO)/share $(BASH_DIR) $(ZSH_DIR) \
		$(FISH_DIR)
	$(Q)install -m 755 $(BIN) $(INTO)/bin
	$(Q)install -m 755 $(XLSX) $(LIBEXEC) $(INTO)/libexec/onestop
	$(Q)for file in $(SHARE:$(BUILD)/%=%); do \
		install -D -m 644 $(BUILD)/$$file $(INTO)/$$file || exit; \
	done
	$(Q)install -d $(EXAMPLES_DIR) && install -m 644 $(wildcard doc/examples/*) $(EXAMPLES_DIR)
	$(Q)install -m 644 completions/onestop.bash $(BASH_DIR)/onestop
	$(Q)install -m 644 completions/onestop.zsh $(ZSH_DIR)/_onestop
	$(Q)install -m 644 completions/onestop.fish $(FISH_DIR)/onestop.fish
	$(Q)for name in $(filter-out onestop,$(PROGRAMS)); do \
		ln -sf onestop $(BASH_DIR)/$$name && ln -sf onestop.fish $(FISH_DIR)/$$name.fish || exit; \
	done

uninstall:
	$(Q)rm -f $(PROGRAMS:%=$(INTO)/bin/%) $(foreach page,$(PAGES),$(INTO)/$(call page_place,$(page)))
	$(Q)rm -f $(LANGUAGES:%=$(INTO)/share/locale/%/LC_MESSAGES/onestop.mo)
	$(Q)rm -f $(BASH_DIR)/onestop $(ZSH_DIR)/_onestop $(FISH_DIR)/onestop.fish
	$(Q)rm -f $(PROGRAMS:%=$(BASH_DIR)/%) $(PROGRAMS:%=$(FISH_DIR)/%.fish)
	$(Q)rm -rf $(INTO)/libexec/onestop $(INTO)/share/onestop $(INTO)/share/doc/onestop

deb: deps-deb
	$(call note,DEB,$(BUILD)/deb)
	$(Q)sh data/debian/build.sh $(BUILD)

# ---- Housekeeping ----------------------------------------------------------------------------

clean:
	$(Q)rm -rf build build-san build-cov

distclean: clean
