/// Makes price tables from rulings, looks prices up on both time axes, and compares tables.
///
/// A table's `day` is the axis of the world: from when its rates are in force. Its `known` is the
/// axis of knowledge: the latest capture or decision that it rests on. What was believed on day K
/// about day D is in the tables with `known` up to K.
package enum PriceTables {
}
