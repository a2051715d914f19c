use std::time::Instant;
fn main() {
    let rss = || {
        std::fs::read_to_string("/proc/self/status")
            .unwrap()
            .lines()
            .find(|l| l.starts_with("VmRSS"))
            .unwrap()
            .to_owned()
    };
    println!("{}", rss());
    let r0 = kith_safety::Reader::new();
    println!("{}", rss());
    std::hint::black_box(&r0);
    for _ in 0..3 {
        let t = Instant::now();
        let packs: Vec<_> =
            kith_safety::EMBEDDED.iter().map(|(n, x)| kith_safety::Pack::read(n, x)).collect();
        println!("toml {:?} {}", t.elapsed(), packs.len());
        let t = Instant::now();
        let r = kith_safety::Reader::new();
        println!("new {:?}", t.elapsed());
        std::hint::black_box(&r);
    }
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    for l in s.lines().filter(|l| l.starts_with("VmRSS") || l.starts_with("VmHWM")) {
        println!("{l}");
    }
}
