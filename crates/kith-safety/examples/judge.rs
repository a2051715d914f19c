//! scratch: how the model alone and with the rules does on a csv
#[path = "../tests/suite/mod.rs"]
mod suite;
use std::collections::BTreeMap;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rules = suite::reader().taught(Vec::new());
    let model = suite::reader().taught(std::fs::read(&args[0]).unwrap());
    let cases = suite::cases(&args[1]);
    let cut: Vec<f32> = args[2].split(',').map(|x| x.parse().unwrap()).collect();
    let show = args.get(3).cloned().unwrap_or_default();
    let mut rows: BTreeMap<String, [usize; 6]> = BTreeMap::new();
    for case in &cases {
        let s = model.scores(&case.text);
        let read = suite::read(&rules, case);
        let l = read.level.number();
        let hard = suite::harmless(case);
        let row = rows
            .entry(format!("{}{}", if case.lang == "en" { "" } else { "~" }, case.capability))
            .or_default();
        row[0] += 1;
        for t in 0..4 {
            row[t + 1] += usize::from(s[t] > cut[t]);
        }
        let need: usize = if case.capability == "passive_ideation" { 0 } else { 1 };
        let ok = if case.capability == "third_person_concern" {
            !read.categories.is_empty() || s[3] > cut[3]
        } else if hard {
            l > 0 || s[0] > cut[0] || s[1] > cut[1] || s[3] > cut[3]
        } else {
            l as usize > need || s[need] > cut[need]
        };
        row[5] += usize::from(ok);
        if show == case.capability && ok == hard {
            println!("{:?} {} | {}", s.map(|x| (x * 10.0).round() / 10.0), l, case.text);
        }
    }
    if show != "auc" {
        println!("{:30} n  ge1 ge2 plan other | rule+model", "");
        for (name, r) in rows {
            println!(
                "{name:30} {:3} {:3} {:3} {:3} {:3} | {:3} {:.0}%",
                r[0],
                r[1],
                r[2],
                r[3],
                r[4],
                r[5],
                100.0 * r[5] as f64 / r[0] as f64
            );
        }
    }
    if show == "auc" {
        let mut line = String::new();
        for t in [0usize, 1, 3] {
            let pos_of = |c: &&suite::Case| {
                c.lang == "en"
                    && match t {
                        3 => c.capability == "third_person_concern",
                        0 => [
                            "passive_ideation",
                            "ambiguous_goodbye",
                            "direct_active",
                            "method_no_keyword",
                            "self_harm",
                            "negated_positive",
                            "leet_algospeak",
                            "typos",
                            "imminent_plan_means",
                        ]
                        .contains(&c.capability.as_str()),
                        _ => [
                            "direct_active",
                            "method_no_keyword",
                            "self_harm",
                            "negated_positive",
                            "leet_algospeak",
                            "typos",
                            "imminent_plan_means",
                        ]
                        .contains(&c.capability.as_str()),
                    }
            };
            let mut neg: Vec<f32> = cases
                .iter()
                .filter(|c| {
                    c.lang == "en"
                        && c.role == kith_safety::Role::Member
                        && match t {
                            3 => c.capability != "third_person_concern",
                            _ => suite::harmless(c) || c.capability == "third_person_concern",
                        }
                })
                .map(|c| model.scores(&c.text)[t])
                .collect();
            let pos: Vec<f32> =
                cases.iter().filter(pos_of).map(|c| model.scores(&c.text)[t]).collect();
            neg.sort_by(|a, b| b.total_cmp(a));
            let auc: f64 =
                pos.iter().map(|p| neg.iter().filter(|n| p > n).count() as f64).sum::<f64>()
                    / (pos.len() * neg.len()) as f64;
            let c = neg[(neg.len() as f64 * 0.05) as usize];
            line += &format!(
                " t{t} auc {:.3} r5 {:.1}",
                auc,
                100.0 * pos.iter().filter(|p| **p > c).count() as f64 / pos.len() as f64
            );
        }
        println!("{line}");
        return;
    }
    for t in [0usize, 1, 3] {
        let mut neg: Vec<f32> = cases
            .iter()
            .filter(|c| {
                c.lang == "en"
                    && match t {
                        3 => c.capability != "third_person_concern",
                        _ => suite::harmless(c) || c.capability == "third_person_concern",
                    }
            })
            .filter(|c| c.role == kith_safety::Role::Member)
            .map(|c| model.scores(&c.text)[t])
            .collect();
        neg.sort_by(|a, b| b.total_cmp(a));
        for f in [0.02, 0.05, 0.1, 0.2] {
            let c = neg[(neg.len() as f64 * f) as usize];
            let rec = |caps: &[&str]| {
                let l: Vec<_> = cases
                    .iter()
                    .filter(|x| x.lang == "en" && caps.contains(&x.capability.as_str()))
                    .collect();
                let h = l.iter().filter(|x| model.scores(&x.text)[t] > c).count();
                let hr = l
                    .iter()
                    .filter(|x| {
                        model.scores(&x.text)[t] > c
                            || suite::read(&rules, x).level.number() > u8::from(t == 1)
                            || (t == 3 && suite::right(x, &suite::read(&rules, x)))
                    })
                    .count();
                format!(
                    "{:.0}/{:.0}",
                    100.0 * h as f64 / l.len() as f64,
                    100.0 * hr as f64 / l.len() as f64
                )
            };
            println!(
                "table {t} fpr {f} cut {c:.2}: active {} method {} sh {} neg {} leet {} plan {} passive {} bye {} other {}",
                rec(&["direct_active"]),
                rec(&["method_no_keyword"]),
                rec(&["self_harm"]),
                rec(&["negated_positive"]),
                rec(&["leet_algospeak", "typos"]),
                rec(&["imminent_plan_means"]),
                rec(&["passive_ideation"]),
                rec(&["ambiguous_goodbye"]),
                rec(&["third_person_concern"])
            );
        }
    }
    let mut m = [0usize; 5];
    let all: Vec<String> = std::fs::read_to_string("/tmp/det/ordinary.txt")
        .unwrap_or_default()
        .lines()
        .map(|x| x.to_owned())
        .collect();
    for t in &all {
        let s = model.scores(t);
        for k in 0..4 {
            m[k] += usize::from(s[k] > cut[k]);
        }
        m[4] += 1;
    }
    println!("ordinary {m:?}");
}
