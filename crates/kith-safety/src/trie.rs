//! All sequences as one tree, walked from every word of a text. Knows numbers only.

use std::collections::BTreeMap;

/// What one step of a walk asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// A symbol: a word, a stem or a class.
    Symbol(u32),
    /// Up to so many words of any kind, then on.
    Gap(u8),
    /// The place before the next word is a beginning.
    Begin,
    /// The place before the next word is an end.
    End,
}

/// The tree while it grows.
#[derive(Debug, Default)]
pub struct Growing {
    nodes: Vec<(BTreeMap<Edge, usize>, Vec<u32>)>,
}

impl Growing {
    /// Adds a sequence that means `what`.
    pub fn add(&mut self, steps: impl IntoIterator<Item = Edge>, what: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Default::default());
        }
        let mut at = 0;
        for step in steps {
            at = self.child(at, step);
        }
        if let Some((_, ends)) = self.nodes.get_mut(at)
            && !ends.contains(&what)
        {
            ends.push(what);
        }
    }

    fn child(&mut self, at: usize, step: Edge) -> usize {
        let fresh = self.nodes.len();
        let known = self.nodes.get_mut(at).map(|(edges, _)| *edges.entry(step).or_insert(fresh));
        let child = known.unwrap_or(fresh);
        if child == fresh {
            self.nodes.push(Default::default());
        }
        child
    }

    /// The tree, packed; `symbols` is the number of symbols there are.
    pub fn packed(self, symbols: usize) -> Trie {
        let mut trie = Trie { roots: vec![0; symbols], ..Trie::default() };
        for (at, (edges, ends)) in self.nodes.into_iter().enumerate() {
            let node = Node { edges: trie.edges.len(), ends: trie.ends.len(), many: 0, plain: 0 };
            for (edge, child) in edges {
                if at == 0
                    && let Edge::Symbol(symbol) = edge
                    && let Some(root) =
                        usize::try_from(symbol).ok().and_then(|s| trie.roots.get_mut(s))
                {
                    *root = child;
                }
                trie.edges.push((edge, child));
            }
            trie.ends.extend(ends);
            trie.nodes.push(node);
        }
        trie.count();
        trie
    }
}

/// The tree, packed.
#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Node>,
    edges: Vec<(Edge, usize)>,
    ends: Vec<u32>,
    /// The child of the root for each symbol; 0 where there is none.
    roots: Vec<usize>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    edges: usize,
    ends: usize,
    /// How many edges.
    many: usize,
    /// How many of them ask for a symbol; they stand first.
    plain: usize,
}

impl Trie {
    fn count(&mut self) {
        let mut next = self.edges.len();
        for node in self.nodes.iter_mut().rev() {
            node.many = next - node.edges;
            next = node.edges;
            let edges = self.edges.get(node.edges..node.edges + node.many).unwrap_or_default();
            node.plain = edges.partition_point(|(edge, _)| matches!(edge, Edge::Symbol(_)));
        }
    }

    /// The child of the root at `symbol`.
    pub fn root(&self, symbol: u32) -> Option<usize> {
        let child = self.roots.get(usize::try_from(symbol).ok()?)?;
        (*child != 0).then_some(*child)
    }

    /// The edges of the root that ask for no symbol.
    pub fn begins(&self) -> &[(Edge, usize)] {
        self.others(0)
    }

    /// The child of `node` at `symbol`.
    pub fn child(&self, node: usize, symbol: u32) -> Option<usize> {
        let at = self.nodes.get(node)?;
        let edges = self.edges.get(at.edges..at.edges + at.plain)?;
        let found = edges.binary_search_by_key(&Edge::Symbol(symbol), |(edge, _)| *edge).ok()?;
        edges.get(found).map(|(_, child)| *child)
    }

    /// The edges of `node` that ask for no symbol.
    pub fn others(&self, node: usize) -> &[(Edge, usize)] {
        let Some(at) = self.nodes.get(node) else { return &[] };
        self.edges.get(at.edges + at.plain..at.edges + at.many).unwrap_or_default()
    }

    /// Whether `node` leads on by a symbol.
    pub fn leads_on(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| node.plain > 0)
    }

    /// What ends at `node`.
    pub fn ends(&self, node: usize) -> &[u32] {
        let from = self.nodes.get(node).map_or(0, |node| node.ends);
        let to = self.nodes.get(node + 1).map_or(self.ends.len(), |node| node.ends);
        self.ends.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found() {
        let mut growing = Growing::default();
        growing.add([Edge::Symbol(3), Edge::Gap(2), Edge::Symbol(1)], 7);
        growing.add([Edge::Symbol(3), Edge::Symbol(1)], 8);
        let trie = growing.packed(5);
        let first = trie.root(3).unwrap();
        assert_eq!(trie.root(1), None);
        assert_eq!(trie.ends(trie.child(first, 1).unwrap()), [8]);
        let (edge, behind) = trie.others(first)[0];
        assert_eq!(edge, Edge::Gap(2));
        assert_eq!(trie.ends(trie.child(behind, 1).unwrap()), [7]);
    }
}
