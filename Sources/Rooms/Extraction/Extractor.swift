package import Vocabulary

/// Reads claims and worked examples out of pages.
package struct Extractor {
}
