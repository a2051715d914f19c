fn main(){ let r=kith_safety::Reader::new();
 for piece in ["a", "kill ", "i want to ", "1 ", "\" ' ", "k i l l ", "🔪", "a!", "@", "é\u{301}"] {
  let text = piece.repeat(64*1024/piece.len()); let t=std::time::Instant::now();
  r.read(&kith_safety::Text{text:&text,..Default::default()}, &mut Default::default());
  println!("{piece:?} {:?}", t.elapsed()); } 
 let msgs: Vec<String> = include_str!("../tests/cases/dev.csv").lines().map(|l| l.to_owned()).collect();
 let mut v=vec![]; for _ in 0..3 { for m in &msgs { let t=std::time::Instant::now(); std::hint::black_box(r.read(&kith_safety::Text{text:m,..Default::default()}, &mut Default::default())); v.push(t.elapsed()); } }
 v.sort(); println!("p50 {:?} p99 {:?}", v[v.len()/2], v[v.len()*99/100]);
 let t=std::time::Instant::now(); let r2=kith_safety::Reader::new(); println!("start {:?}", t.elapsed()); drop(r2);
}
