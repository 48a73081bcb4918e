/// A command line that has been understood: which command, with what.
struct Invocation: Sendable {
  let command: String
  let arguments: [String]

  /// Option name to the value given last; the empty text for a switch.
  private let values: [String: String]

  init(command: String, arguments: [String] = [], values: [String: String] = [:]) {
    self.command = command
    self.arguments = arguments
    self.values = values
  }

  /// The options that were given, by name.
  var optionNames: [String] { values.keys.sorted() }

  /// The same for what stands behind the first argument.
  func droppingFirstArgument() -> Invocation {
    Invocation(command: command, arguments: Array(arguments.dropFirst()), values: values)
  }

  /// The value of an option, or `nil` where it was not given.
  subscript<Value>(option: Option<Value>) -> Value? {
    values[option.spec.name].flatMap(option.read)
  }

  subscript(option: Switch) -> Bool {
    values[option.spec.name] != nil
  }

  /// The text of an option as it was given, for another command that takes the same.
  func text(of option: OptionSpec) -> String? {
    values[option.name]
  }

  /// Whether an option was given, whatever its value.
  func has(_ option: OptionSpec) -> Bool {
    values[option.name] != nil
  }
}
