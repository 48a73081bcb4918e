package import Vocabulary

/// Decides what is true where sources disagree.
package enum Reconciliation {
}
