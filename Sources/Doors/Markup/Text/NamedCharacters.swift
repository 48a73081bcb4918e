/// Character references of HTML: "&amp;", "&#36;", "&dollar;".
enum NamedCharacters {
  /// What a reference at an ampersand stands for, and how many bytes it takes, or `nil`.
  static func reference(
    at index: Int,
    in bytes: [UInt8],
    before end: Int
  ) -> (utf8: [UInt8], length: Int)? {
    var position = index + 1
    guard position < end else { return nil }
    if bytes[position] == .hash { return numeric(at: index, in: bytes, before: end) }
    let limit = min(end, index + 33)
    while position < limit, bytes[position].isAlphanumeric { position += 1 }
    guard position > index + 1 else { return nil }
    let name = bytes.string((index + 1)..<position)
    let isClosed = position < end && bytes[position] == .semicolon
    guard isClosed || unclosed.contains(name), let scalar = scalar(named: name) else { return nil }
    return (Array(scalar.utf8), position - index + (isClosed ? 1 : 0))
  }

  /// The character of a name, or `nil` where HTML has none.
  static func scalar(named name: String) -> Unicode.Scalar? {
    names[name].flatMap(Unicode.Scalar.init)
  }

  private static func numeric(
    at index: Int,
    in bytes: [UInt8],
    before end: Int
  ) -> (utf8: [UInt8], length: Int)? {
    var position = index + 2
    guard position < end else { return nil }
    let isHexadecimal = bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { position += 1 }
    let start = position
    var value: UInt32 = 0
    while position < end, position - start < 8, let digit = bytes[position].hexadecimalValue,
      isHexadecimal || digit < 10
    {
      value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
      position += 1
    }
    guard position > start else { return nil }
    // Old pages number the characters of Windows-1252: "&#150;" is a dash.
    if (0x80...0x9F).contains(value) { value = CodePage.windows1252.scalar(of: UInt8(value)) }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    let isClosed = position < end && bytes[position] == .semicolon
    return (Array((scalar ?? "\u{FFFD}").utf8), position - index + (isClosed ? 1 : 0))
  }

  /// Names that browsers read without a semicolon as well.
  private static let unclosed: Set<String> = [
    "amp", "lt", "gt", "quot", "nbsp", "copy", "reg", "times", "divide", "middot", "pound", "cent",
    "yen", "deg", "plusmn", "frac12", "frac14", "frac34", "sup1", "sup2", "sup3", "laquo", "raquo",
    "sect", "para", "micro", "shy",
  ]

  /// The names that pages use: HTML 4 without Greek capitals and rare arrows, and those of HTML 5 for
  /// ASCII and common marks.
  private static let names: [String: UInt32] = {
    var names: [String: UInt32] = [:]
    let latin = [
      "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
      "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
      "para",
      "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave",
      "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
      "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc",
      "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
      "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
      "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve",
      "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
      "yacute", "thorn", "yuml",
    ]
    for (offset, name) in latin.enumerated() { names[name] = 0xA0 + UInt32(offset) }
    let greek = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda",
      "mu", "nu", "xi", "omicron", "pi", "rho", "sigmaf", "sigma", "tau", "upsilon", "phi", "chi",
      "psi", "omega",
    ]
    for (offset, name) in greek.enumerated() { names[name] = 0x3B1 + UInt32(offset) }
    return names.merging(others) { first, _ in first }
  }()

  private static let others: [String: UInt32] = [
    "amp": 0x26, "AMP": 0x26, "lt": 0x3C, "LT": 0x3C, "gt": 0x3E, "GT": 0x3E, "quot": 0x22,
    "QUOT": 0x22, "apos": 0x27, "Tab": 0x09, "NewLine": 0x0A, "excl": 0x21, "num": 0x23,
    "dollar": 0x24, "percnt": 0x25, "lpar": 0x28, "rpar": 0x29, "ast": 0x2A, "midast": 0x2A,
    "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F, "colon": 0x3A, "semi": 0x3B,
    "equals": 0x3D, "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C,
    "rsqb": 0x5D, "rbrack": 0x5D, "Hat": 0x5E, "lowbar": 0x5F, "UnderBar": 0x5F, "grave": 0x60,
    "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C, "VerticalLine": 0x7C, "rcub": 0x7D,
    "rbrace": 0x7D, "NonBreakingSpace": 0xA0, "COPY": 0xA9, "REG": 0xAE, "half": 0xBD,
    "CenterDot": 0xB7, "centerdot": 0xB7, "div": 0xF7, "OElig": 0x152, "oelig": 0x153,
    "Scaron": 0x160, "scaron": 0x161, "Yuml": 0x178, "fnof": 0x192, "circ": 0x2C6, "tilde": 0x2DC,
    "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "hairsp": 0x200A, "zwnj": 0x200C,
    "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "hyphen": 0x2010, "dash": 0x2010, "ndash": 0x2013,
    "mdash": 0x2014, "horbar": 0x2015, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
    "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "dagger": 0x2020, "Dagger": 0x2021,
    "bull": 0x2022, "bullet": 0x2022, "hellip": 0x2026, "mldr": 0x2026, "permil": 0x2030,
    "prime": 0x2032, "Prime": 0x2033, "lsaquo": 0x2039, "rsaquo": 0x203A, "oline": 0x203E,
    "frasl": 0x2044, "euro": 0x20AC, "numero": 0x2116, "trade": 0x2122, "TRADE": 0x2122,
    "frac13": 0x2153, "frac23": 0x2154, "frac15": 0x2155, "frac18": 0x215B, "larr": 0x2190,
    "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193, "harr": 0x2194, "rArr": 0x21D2,
    "minus": 0x2212, "lowast": 0x2217, "radic": 0x221A, "infin": 0x221E, "asymp": 0x2248,
    "approx": 0x2248, "ap": 0x2248, "ne": 0x2260, "le": 0x2264, "leq": 0x2264, "ge": 0x2265,
    "geq": 0x2265, "sdot": 0x22C5, "loz": 0x25CA, "star": 0x2606, "starf": 0x2605, "check": 0x2713,
    "checkmark": 0x2713, "cross": 0x2717, "sum": 0x2211, "sim": 0x223C, "nbsp": 0xA0,
    "Sigma": 0x3A3, "Omega": 0x3A9, "Delta": 0x394, "ZeroWidthSpace": 0x200B, "NoBreak": 0x2060,
  ]
}

extension UInt8 {
  /// The value of a hexadecimal digit, or `nil`.
  var hexadecimalValue: UInt8? {
    if isDigit { return self - 0x30 }
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : nil
  }
}
