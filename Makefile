# The ASN toolkit. GNU make.
#
#	make                    the commands, in build/rel/bin
#	make check              check-tree, check-unit, check-cli
#	make SAN=1 check        the same under AddressSanitizer and UBSan
#	make valgrind           unit tests and a sample of the golden cases
#	make fuzz FUZZ_S=20     every fuzz target for so many seconds (clang)
#	make bench              speed against other tools
#	make install uninstall  DESTDIR PREFIX BINDIR MANDIR DATADIR
#	make dist clean
#
# Variables: CC, CPPFLAGS, CFLAGS, LDFLAGS, LDLIBS as usual; WERROR=1; SAN=1; COV=1; BUILD=folder.
# A new cmd/*.c, lib/*/*.c, lib/rules/*.json, tests/unit/*_test.c or tests/fuzz/*_fuzz.c is found
# by its place; it needs a line in lib/FLOORS at most.

VERSION    := $(file <VERSION)
PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
MANDIR     ?= $(PREFIX)/share/man
DATADIR    ?= $(PREFIX)/share/asn
BUILD      ?= build
PKG_CONFIG ?= pkg-config
FUZZ_S     ?= 20

# One variant, one folder: objects built with different flags never mix.
ifdef SAN
V := san
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDOPT := -fsanitize=address,undefined
# By default a sanitizer exits with 1, which is our "something was found".
export ASAN_OPTIONS = exitcode=99:detect_leaks=1
export UBSAN_OPTIONS = exitcode=99:print_stacktrace=1
export LSAN_OPTIONS = exitcode=99
else ifdef COV
V := cov
OPT := -O0 -g --coverage
LDOPT := --coverage
else ifdef FUZZ
V := fuzz
OPT := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
LDOPT := -fsanitize=address,undefined
else
V := rel
OPT := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
LDOPT := -Wl,-z,relro,-z,now
endif
B := $(BUILD)/$(V)$(if $(filter clang%,$(notdir $(CC))),-clang)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wundef -Wformat=2 -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings $(if $(WERROR),-Werror)

# libcsv has no .pc file.
PKGS      := jansson libcrypto libzip expat libpcre2-8 libxxhash
PC_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
PC_LIBS   := $(or $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null),\
	-ljansson -lcrypto -lzip -lexpat -lpcre2-8 -lxxhash)

# Ours stay ours; CPPFLAGS, CFLAGS, LDFLAGS and LDLIBS are the user's and come last.
CPPFLAGS_ALL := -Ilib -include lib/banned.h -D_XOPEN_SOURCE=700 \
	-DASN_VERSION='"$(VERSION)"' $(PC_CFLAGS) $(CPPFLAGS)
CFLAGS_ALL := -std=c11 -pthread $(OPT) $(WARN) $(CFLAGS)
LINK := $(CC) -pthread $(CFLAGS) $(LDOPT) $(LDFLAGS)
LIBS := $(PC_LIBS) -lcsv -lm $(LDLIBS)

RULES := $(sort $(wildcard lib/rules/*.json))
LIB_O := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard lib/*/*.c))) $(B)/gen/rules_data.o
CMDS  := $(patsubst cmd/%.c,$(B)/bin/%,$(wildcard cmd/*.c))
UNITS := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*_test.c))
FUZZ_NAMES := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
REPLAYS := $(FUZZ_NAMES:%=$(B)/replay/%)
MAN := $(wildcard man/*.[1-8])

TEST_ENV = ASN_BIN='$(abspath $(B))/bin' ASN_ROOT='$(CURDIR)'

all: $(CMDS)

# Rewritten only when its text changes, so that what depends on it is rebuilt only then.
stamp = mkdir -p $(@D) && printf '%s\n' '$(subst ','\'',$(1))' >$@.new && \
	{ cmp -s $@.new $@ && rm -f $@.new || mv -f $@.new $@; }

$(B)/flags: FORCE
	@$(call stamp,$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) / $(LINK) $(LIBS))

$(B)/members: FORCE
	@$(call stamp,$(LIB_O) $(RULES))

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(B)/gen/rules_data.o: $(B)/gen/rules_data.c $(B)/flags
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(B)/gen/rules_data.c: $(RULES) $(B)/members scripts/rules-to-c
	@mkdir -p $(@D)
	sh scripts/rules-to-c $(RULES) >$@.new && mv -f $@.new $@

$(B)/libasn.a: $(LIB_O) $(B)/members
	rm -f $@ && $(AR) rc $@ $(LIB_O)

$(B)/bin/%: $(B)/cmd/%.o $(B)/libasn.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(B)/unit/%: $(B)/tests/unit/%.o $(B)/libasn.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ -lcmocka $(LIBS)

$(B)/replay/%: $(B)/tests/fuzz/%_fuzz.o $(B)/tests/fuzz/standalone.o $(B)/libasn.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(B)/fuzz/%: $(B)/tests/fuzz/%_fuzz.o $(B)/libasn.a
	@mkdir -p $(@D)
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

check: all
	$(MAKE) check-tree
	$(MAKE) check-unit
	$(MAKE) check-cli

check-tree: $(LIB_O)
	sh scripts/check-tree '$(B)'

check-unit: $(UNITS) $(REPLAYS)
	@sh scripts/check-unit '$(B)'

# T='io.t meta.t' runs only those.
check-cli: all
	$(TEST_ENV) prove --exec sh $(if $(T),$(T:%=tests/%),tests/*.t)

VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect

valgrind: all $(UNITS) $(REPLAYS)
	@WRAP='$(VALGRIND)' sh scripts/check-unit '$(B)'
	$(TEST_ENV) ASN_WRAP='$(VALGRIND)' GOLDEN_STEP=5 prove --exec sh tests/golden.t

fuzz:
	$(MAKE) FUZZ=1 CC=clang fuzz-run

# New inputs are kept in the build folder; what is worth keeping is copied to the tree by hand.
fuzz-run: $(FUZZ_NAMES:%=$(B)/fuzz/%)
	@for n in $(FUZZ_NAMES); do \
		mkdir -p $(B)/corpus/$$n; \
		$(B)/fuzz/$$n -max_total_time=$(FUZZ_S) -print_final_stats=1 \
			-artifact_prefix=$(B)/corpus/$$n- $(B)/corpus/$$n tests/fuzz/corpus/$$n \
			>$(B)/corpus/$$n.log 2>&1 || { cat $(B)/corpus/$$n.log; exit 1; }; \
		echo "fuzz $$n: $$(sed -n 's/^stat::number_of_executed_units: *//p' \
			$(B)/corpus/$$n.log) inputs"; \
	done

$(B)/bench/%: $(B)/tests/bench/%.o $(B)/libasn.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

bench: all $(B)/bench/xlsxrows
	$(TEST_ENV) sh scripts/bench

install: all
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(DATADIR)/rules'
	install -m 755 $(CMDS) '$(DESTDIR)$(BINDIR)'
	for f in $(RULES); do install -m 644 $$f '$(DESTDIR)$(DATADIR)/rules' || exit 1; done
	for f in $(MAN); do \
		install -d '$(DESTDIR)$(MANDIR)'/man$${f##*.} && \
		install -m 644 $$f '$(DESTDIR)$(MANDIR)'/man$${f##*.} || exit 1; \
	done

uninstall:
	rm -f $(CMDS:$(B)/bin/%='$(DESTDIR)$(BINDIR)'/%)
	rm -f $(RULES:lib/rules/%='$(DESTDIR)$(DATADIR)/rules'/%)
	for f in $(MAN); do rm -f '$(DESTDIR)$(MANDIR)'/man$${f##*.}/$${f##*/}; done
	-rmdir '$(DESTDIR)$(DATADIR)/rules' '$(DESTDIR)$(DATADIR)'

dist:
	mkdir -p $(BUILD)
	git archive --prefix=asn-$(VERSION)/ -o $(BUILD)/asn-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

FORCE:
.PHONY: all check check-tree check-unit check-cli valgrind fuzz fuzz-run bench install uninstall \
	dist clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:

-include $(shell find $(B) -name '*.d' 2>/dev/null)
