import TestSupport
import Testing
import Vocabulary

@testable import Extraction

struct TableSumsTests {
  @Test func `a row that breaks what the others bear out is wrong`() {
    let table = """
      Tool|Credits|Price
      A|8|$0.08
      B|3|$0.03
      C|40|$4.00
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right 8 × $0.01 = 0.08, stated 0.08", "right 3 × $0.01 = 0.03, stated 0.03",
        "wrong 40 × $0.01 = 0.4, stated 4",
      ]
    )
  }

  @Test func `columns that do not follow from each other are left`() {
    let table = """
      Pack|Credits|Price
      S|1,000|$9
      M|5,000|$40
      L|20,000|$150
      """
    #expect(AuditedPage.tableChecks(table) == [])
  }

  @Test func `a head that states a volume multiplies the unit price`() {
    let table = """
      Model|Cost per image|Monthly cost (2,000 images)
      A|$0.03|$60
      B|$0.035|$70
      C|$0.08|$106
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right 2000 × $0.03 = 60, stated 60", "right 2000 × $0.035 = 70, stated 70",
        "wrong 2000 × $0.08 = 160, stated 106",
      ]
    )
  }

  @Test func `a column of volumes times one of prices gives one of totals`() {
    let table = """
      Images|Unit price|Total
      100|$0.03|$3
      200|$0.05|$10
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right 100 × 0.03 = 3, stated 3", "right 200 × 0.05 = 10, stated 10",
      ]
    )
  }

  @Test func `a rate in a row is the fee by its credits`() {
    let table = """
      Plan|Fee|Credits|Effective rate
      S|$10|1,000 credits|$0.01 / credit
      M|$20 / month|6,000 credits|~$0.01 / credit
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right $10 / 1000 = 0.01, stated 0.01",
        "wrong $20 / 6000 = 0.003333333333, stated 0.01",
      ]
    )
  }

  @Test func `a cell may hold both prices`() {
    let table = """
      Steps|512 x 512 (credits)
      30|0.2 ($0.002)
      50|0.4 ($0.04)
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right 0.2 × $0.01 = 0.002, stated 0.002", "wrong 0.4 × $0.01 = 0.004, stated 0.04",
      ]
    )
  }

  @Test func `change in percent follows from old and new`() {
    let table = """
      Tool|Old (credits)|New (credits)|Change
      A|25|60|+140%
      B|4|5|+25%
      C|2|5|+100%
      """
    #expect(
      AuditedPage.tableChecks(table) == [
        "right (60 - 25) / 25 × 100 = 140, stated 140", "right (5 - 4) / 4 × 100 = 25, stated 25",
        "wrong (5 - 2) / 2 × 100 = 150, stated 100",
      ]
    )
  }
}
