import Testing

@testable import pricebook
