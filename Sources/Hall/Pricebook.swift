@main
struct Pricebook {
  static func main() {
  }
}
