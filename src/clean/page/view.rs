//! The lines of a page with what their words and their markup say.

use crate::clean::passage::Passage;
use crate::parse::Document;
use crate::parse::Line;
use crate::parse::markup::{Container, Hints};

/// A page as the steps of this folder see it.
pub(crate) struct View<'a> {
    pub(crate) lines: &'a [Line],
    /// A passage for each line.
    pub(crate) passages: &'a [Passage],
    pub(crate) containers: &'a [Container],
    /// One past the last container inside each: they are numbered in the order
    /// of the page.
    ends: Vec<u32>,
}

impl<'a> View<'a> {
    pub(crate) fn new(document: &'a Document, passages: &'a [Passage]) -> Self {
        let containers = &document.containers;
        let mut ends: Vec<u32> = (1..=containers.len() as u32).collect();
        for c in (1..containers.len()).rev() {
            let parent = containers[c].parent as usize;
            ends[parent] = ends[parent].max(ends[c]);
        }
        Self { lines: &document.lines, passages, containers, ends }
    }

    /// The container that a line stands in.
    pub(crate) fn container(&self, i: usize) -> usize {
        self.lines[i].container as usize
    }

    /// What the names around a line, and of the container it stands in, hint at.
    pub(crate) fn names(&self, i: usize) -> Hints {
        self.lines[i].hints | self.containers[self.container(i)].hints
    }

    /// Whether the names of a line, or of a container around it inside `outer`,
    /// hint at any of these.
    pub(crate) fn is_named(&self, i: usize, outer: usize, hints: Hints) -> bool {
        let mut c = self.container(i);
        let mut found = self.lines[i].hints.any(hints);
        while c > outer && !found {
            found = self.containers[c].hints.any(hints);
            c = self.containers[c].parent as usize;
        }
        found
    }

    /// Whether a container stands in another, or is it.
    pub(crate) fn is_inside(&self, container: usize, outer: usize) -> bool {
        (outer..self.ends[outer] as usize).contains(&container)
    }

    /// The share of a line that is the text of links.
    pub(crate) fn link_density(&self, i: usize) -> f32 {
        let line = &self.lines[i];
        line.linked as f32 / line.text.len().max(1) as f32
    }

    /// What each container holds, with everything below it.
    pub(crate) fn sums(&self, of: impl Fn(usize) -> f32) -> Vec<f32> {
        self.with_below(self.own(of))
    }

    /// What each container holds in lines of its own.
    pub(crate) fn own(&self, of: impl Fn(usize) -> f32) -> Vec<f32> {
        let mut own = vec![0.0; self.containers.len()];
        for i in 0..self.lines.len() {
            own[self.container(i)] += of(i);
        }
        own
    }

    /// What containers hold by themselves, with everything below each.
    pub(crate) fn with_below(&self, mut sums: Vec<f32>) -> Vec<f32> {
        for c in (1..sums.len()).rev() {
            sums[self.containers[c].parent as usize] += sums[c];
        }
        sums
    }
}
