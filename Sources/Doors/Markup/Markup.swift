package import Vocabulary

/// Reads bytes into a page.
package enum Markup {
}
