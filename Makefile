# What one does with this project. Each target says what it is for; the longer ones are small scripts in .ci/.
# `make run` and `make test` install what they need.

TARGET := $(or $(CARGO_TARGET_DIR),target)
WASM := wasm32-unknown-unknown
# Asked when a recipe runs, after `tools`: which Rust has that target.
WITH = $(shell .ci/rustc)
PACKAGES := end2end/node_modules/.package-lock.json
ADDRESS := 127.0.0.1:8080

.PHONY: run phone built site site-debug server test lint fmt test-sqlite test-postgres end2end browsers faults faults-browser bench pictures dev tools fonts

# The whole system with its example, on this machine.
run: built
	$(TARGET)/release/fengyang serve --example --listen $(ADDRESS) --data data

# The same for a real phone on this network: by TLS, with a certificate authority of this machine's own.
phone: built
	$(TARGET)/release/fengyang phone --example --data data

# Both, at once.
built: tools $(PACKAGES)
	@.ci/built

# The programs of the browser, small and compressed: target/site.
site: tools $(PACKAGES)
	.ci/programs
	cargo run --quiet -p bundle -- --release

# The same, quickly and large, and with words where it panics. Two builds: cargo would unify the features of one.
site-debug: tools $(PACKAGES)
	$(WITH) cargo build --quiet -p frontend --bin field --bin vault --bin draw --features field --target $(WASM)
	$(WITH) cargo build --quiet -p frontend --bin desk --features desk --target $(WASM)
	cargo run --quiet -p bundle

server: tools
	cargo build --quiet -p server --release

# Everything that must hold before a change goes in.
test: lint test-sqlite test-postgres end2end

lint: tools
	cargo fmt --all --check
	cargo clippy --quiet --all-targets -p domain -p domain-derive -p app -p documents -p server -p bundle --features app/ssr -- -D warnings
	cargo clippy --quiet -p frontend --features field --target $(WASM) -- -D warnings
	cargo clippy --quiet -p frontend --features desk --target $(WASM) -- -D warnings

test-sqlite: tools fonts
	cargo test --quiet -p domain -p app -p documents -p server --features app/ssr
	cargo test --quiet -p bundle

# The server's tests once more, on a PostgreSQL of their own.
test-postgres: tools fonts
	.ci/postgres cargo test --quiet -p server

# The story in a browser, on the release build.
end2end: built
	.ci/end2end

# The same on Firefox and WebKitGTK, over TLS; it brings two more browsers, so it is no part of `make test`.
browsers: built
	.ci/browsers

# The fault matrix: the real engine and office under ten thousand seeded schedules; in memory, where there is such a folder, for no schedule
# asks a disk to lose anything.
faults: tools
	TMPDIR=$(firstword $(wildcard /dev/shm) /tmp) FENGYANG_FAULTS=$(or $(SCHEDULES),10000) cargo test --release --quiet -p server --test faults -- --nocapture

# The same in a real browser against the release server.
faults-browser: built
	TIMEOUT=36000000 FENGYANG_BROWSER_FAULTS=$(or $(SCHEDULES),100) .ci/end2end faults

# The figures, as a table and in target/bench.json.
bench: built
	.ci/bench

# The pictures of the README.
pictures: built
	.ci/pictures

# Builds again whenever a file changes, and starts the server anew.
dev: tools
	.ci/dev

fmt:
	cargo fmt --all

tools:
	@.ci/setup

# What papers are printed with.
fonts:
	@.ci/fonts

$(PACKAGES): end2end/package-lock.json
	npm ci --silent --prefix end2end
	@touch $@
