package import Vocabulary

/// Makes price tables from rulings, and compares them.
package enum PriceTables {
}
