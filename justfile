# What CI runs.
check:
    bash .ci/run

# The reader on the sample articles.
demo:
    cargo run --release -- seeds

# The quick tests.
test:
    cargo test

# The long counts of the hazard tests; results go to docs/reliability.md.
hazards:
    ATTACHE_HAZARDS=full cargo test --release --test terminal --test store --test feeds --test hostile --test linking --test escapes --test floods -- --nocapture
    cargo build --release
    python3 benches/hostile.py target/release/attache

# Renew everything that is made from the code.
renew:
    UPDATE_DOCS=1 INSTA_UPDATE=always cargo test

# The numbers of the README and of docs/performance.md.
bench:
    cargo bench
