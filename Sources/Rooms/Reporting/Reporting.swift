package import Vocabulary

/// Shows values to people and to scripts.
package enum Reporting {
}
