package import Vocabulary

/// The files of one knowledge base: `data/` and `snapshots/` below a root.
package struct KnowledgeBase {
}
