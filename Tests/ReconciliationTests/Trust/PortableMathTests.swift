import Foundation
import Testing

@testable import Reconciliation

@Suite("Logarithm and exponential of our own")
struct PortableMathTests {
  @Test(arguments: [1e-300, 1e-9, 0.02, 0.5, 0.999, 1, 1.4142, 2, 3.7, 1e6, 1e300])
  func `are as good as the system's`(number: Double) {
    #expect(
      abs(PortableMath.log(number) - Foundation.log(number)) <= 1e-13 * max(1, abs(log(number)))
    )
  }

  @Test(arguments: [-690.0, -40.5, -1, -1e-9, 0, 0.3466, 1, 17.25, 600])
  func `undo each other`(number: Double) {
    let power = PortableMath.exp(number)
    #expect(abs(power / Foundation.exp(number) - 1) < 1e-12)
    #expect(abs(PortableMath.log(power) - number) < 1e-11 * max(1, abs(number)))
  }

  @Test(arguments: [(2.5, 3.0), (-2.5, -3), (2.4, 2), (1e17, 1e17), (-0.2, 0)])
  func `find the nearest whole number`(number: Double, whole: Double) {
    #expect(PortableMath.whole(number) == whole)
  }
}
