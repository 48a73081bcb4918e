import Glibc
import Vocabulary

/// Headless Chromium as a program: it runs a page's scripts and gives back what they made of it.
///
/// The page is foreign code. It runs in Chromium's own sandbox, as an unprivileged user where we are
/// root; it reaches only hosts whose address was checked; time, memory and output have limits, and
/// when one is reached all its processes end.
package struct Browser: Sendable {
  /// The program: "/usr/bin/chromium-headless-shell".
  package let program: String
  package let limits: Limits

  package struct Limits: Sendable, Hashable {
    /// The most time for one page, start included.
    package var time: Duration

    /// How long the page's own clock runs, which is faster than ours: waiting costs it nothing.
    package var pageMilliseconds: Int
    package var outputBytes: Int
    package var memoryBytes: Int

    package init(
      time: Duration = .seconds(45),
      pageMilliseconds: Int = 10_000,
      outputBytes: Int = 32 << 20,
      memoryBytes: Int = 1_536 << 20
    ) {
      self.time = time
      self.pageMilliseconds = pageMilliseconds
      self.outputBytes = outputBytes
      self.memoryBytes = memoryBytes
    }
  }

  package init(program: String, limits: Limits = Limits()) {
    self.program = program
    self.limits = limits
  }

  /// The first browser in the folders of a `PATH`; `nil` where there is none.
  package static func found(in path: String, limits: Limits = Limits()) -> Browser? {
    let names = [
      "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser",
      "google-chrome-stable", "google-chrome",
    ]
    for name in names {
      if let program = Program.path(of: name, in: path) {
        return Browser(program: program, limits: limits)
      }
    }
    return nil
  }

  /// What a page became.
  package struct Rendering: Sendable, Hashable {
    /// The document after its scripts ran, as HTML.
    package let bytes: [UInt8]

    /// Whether the page ran without Chromium's sandbox, because the system has none.
    package let isUnconfined: Bool
  }

  /// Renders a page that the fetcher has already got plainly: its text names the hosts that the
  /// browser may ask.
  ///
  /// Throws `.refused` at a limit of size or memory, `.transient` at one of time.
  package func rendering(
    of page: Response,
    policy: Fetcher.Policy,
    isInterrupted: () -> Bool = { false }
  ) throws(CaptureFailure) -> Rendering {
    let address = try WebAddress(page.address)
    return try rendering(at: address, HostRules(page, at: address, policy), policy, isInterrupted)
  }

  func rendering(
    at address: WebAddress,
    _ rules: HostRules,
    _ policy: Fetcher.Policy,
    _ isInterrupted: () -> Bool = { false }
  ) throws(CaptureFailure) -> Rendering {
    let result = try run(address, rules, policy, isConfined: true, isInterrupted)
    if result.output.isEmpty, Self.lacksSandbox(result.errors) {
      // The last resort, and the caller says so.
      let bare = try run(address, rules, policy, isConfined: false, isInterrupted)
      return Rendering(bytes: try bytes(of: bare, address), isUnconfined: true)
    }
    return Rendering(bytes: try bytes(of: result, address), isUnconfined: false)
  }

  private static func lacksSandbox(_ errors: String) -> Bool {
    let text = errors.lowercased()
    return text.contains("no usable sandbox") || text.contains("without --no-sandbox")
      || text.contains("namespace sandbox")
      || text.contains("setuid sandbox")
  }

  private func bytes(
    of result: ChildProcess.Result,
    _ address: WebAddress
  ) throws(CaptureFailure) -> [UInt8] {
    func failure(_ kind: FailureKind, _ cause: String) -> CaptureFailure {
      CaptureFailure(kind, at: address.text, cause)
    }
    switch result.ending {
    case .tookTooLong:
      throw failure(.transient, "the browser took longer than \(limits.time.components.seconds) s")
    case .tooMuchOutput:
      throw failure(
        .refused,
        "the page became more than \(limits.outputBytes) bytes in the browser"
      )
    case .tooMuchMemory:
      throw failure(
        .refused,
        "the page took more than \(limits.memoryBytes >> 20) MB in the browser"
      )
    case .interrupted:
      throw CaptureFailure(
        .transient,
        at: address.text,
        "the run was interrupted",
        reason: .interrupted
      )
    case .signalled, .exited:
      guard !result.output.isEmpty else {
        let line = result.errors.split(separator: "\n").last.map { " ('\($0.prefix(200))')" } ?? ""
        throw failure(.transient, "the browser ended without a page\(line)")
      }
      return result.output
    }
  }

  // MARK: - Starting

  /// Whom the page runs as where we are root: "nobody" on every Linux.
  private static let nobody: uid_t = 65_534

  private func run(
    _ address: WebAddress,
    _ rules: HostRules,
    _ policy: Fetcher.Policy,
    isConfined: Bool,
    _ isInterrupted: () -> Bool
  ) throws(CaptureFailure) -> ChildProcess.Result {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let isRoot = geteuid() == 0
    let setpriv = Program.path(of: "setpriv", in: path)
    let drops = isRoot && setpriv != nil
    guard let scratch = ScratchFolder(owner: drops ? Self.nobody : nil) else {
      throw CaptureFailure(
        .transient,
        at: address.text,
        "the browser could get no folder to work in"
      )
    }
    var words: [String] = []
    if let prlimit = Program.path(of: "prlimit", in: path) {
      let seconds = max(1, limits.time.components.seconds * 4)
      words += [prlimit, "--core=0", "--cpu=\(seconds)", "--fsize=\(256 << 20)", "--"]
    }
    if let setpriv {
      // It ends with us, also where we are killed.
      words += [setpriv, "--pdeathsig", "KILL"]
      if drops {
        words += ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups"]
      }
      words.append("--")
    }
    words += [program] + flags(scratch, rules, policy, isConfined: isConfined && (!isRoot || drops))
    words.append(address.text)
    let child = ChildProcess(
      arguments: words,
      environment: [
        "PATH=\(path)", "HOME=\(scratch.path)", "TMPDIR=\(scratch.path)", "LANG=C.UTF-8",
        "XDG_CONFIG_HOME=\(scratch.path)", "XDG_CACHE_HOME=\(scratch.path)",
      ],
      limits: .init(
        time: limits.time,
        outputBytes: limits.outputBytes,
        memoryBytes: limits.memoryBytes
      )
    )
    guard let result = withExtendedLifetime(scratch, { child.run(isInterrupted: isInterrupted) })
    else {
      throw CaptureFailure(.transient, at: address.text, "'\(program)' could not be started")
    }
    return result
  }

  private func flags(
    _ scratch: ScratchFolder,
    _ rules: HostRules,
    _ policy: Fetcher.Policy,
    isConfined: Bool
  ) -> [String] {
    [
      "--headless", "--dump-dom", "--virtual-time-budget=\(limits.pageMilliseconds)",
      "--user-data-dir=\(scratch.path)", "--user-agent=\(policy.agent)", "--disable-gpu",
      "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
      "--disable-breakpad", "--mute-audio", "--block-new-web-contents",
      // Each of these would leave by a way that the rules on hosts do not see.
      "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-quic",
      "--dns-prefetch-disable",
      "--js-flags=--max-old-space-size=\(limits.memoryBytes >> 21)",
    ] + rules.flags + (isConfined ? [] : ["--no-sandbox"])
  }
}
