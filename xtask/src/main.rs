//! The law of the house, as a command: `cargo xtask tidy`.

fn main() -> anyhow::Result<()> {
    Ok(())
}
