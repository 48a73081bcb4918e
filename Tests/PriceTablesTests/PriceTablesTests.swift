import Testing

@testable import PriceTables
