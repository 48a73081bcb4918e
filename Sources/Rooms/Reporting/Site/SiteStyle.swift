/// The one style sheet of a site: light and dark, wide and narrow, screen and paper.
///
/// Colours of words have a contrast of 4.5 : 1 at least on their ground (WCAG 2.2, 1.4.3).
enum SiteStyle {
  static let text = ChartStyle.text + page + tables + statements

  private static let page = """
    :root {
      color-scheme: light dark;
      --ground: #fdfdfb; --raised: #ffffff; --ink: #1b1f24; --faint: #59626d; --line: #d9dcd8;
      --accent: #0b5cad; --mark: #ffe9a8; --good: #17693a; --doubtful: #8a5300; --bad: #b3261e;
      --soft: #f1f2ee;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14171a; --raised: #1b1f24; --ink: #e8eaec; --faint: #a3adb8; --line: #343b43;
        --accent: #7db8f5; --mark: #5a4708; --good: #6fce94; --doubtful: #f0b45f; --bad: #ff8f85;
        --soft: #20252b;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body {
      margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 68rem; background: var(--ground);
      color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial,
      sans-serif; overflow-wrap: break-word;
    }
    a { color: var(--accent); text-underline-offset: 0.15em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -99rem; top: 0.5rem; background: var(--raised); padding: 0.5rem 1rem; }
    .skip:focus { left: 0.5rem; z-index: 1; }
    header {
      display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: baseline; padding: 1rem 0 0.5rem;
      border-bottom: 1px solid var(--line);
    }
    .brand { margin: 0; font-weight: 700; }
    .brand a { color: inherit; text-decoration: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.1rem 0.35rem; list-style: none; margin: 0; padding: 0; }
    nav a { display: inline-block; padding: 0.25rem 0.5rem; text-decoration: none; border-radius: 4px; }
    nav a:hover { text-decoration: underline; }
    nav a[aria-current] { background: var(--soft); color: var(--ink); font-weight: 600; }
    .contents { margin: 1rem 0; padding: 0.5rem; background: var(--soft); border-radius: 6px; }
    .contents a[aria-current] { background: var(--raised); }
    h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); line-height: 1.15; margin: 2rem 0 0.5rem; letter-spacing: -0.01em; }
    h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.5rem 0 0.5rem; }
    h3 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; }
    p { max-width: 46rem; margin: 0.6rem 0; }
    .lead { font-size: 1.1rem; color: var(--faint); }
    .now { font-size: 1.15rem; }
    .now > strong { font-size: 1.5rem; }
    .faint, .sub, .trace, .under, .kind { color: var(--faint); }
    .strong { font-weight: 600; }
    .good { color: var(--good); } .doubtful { color: var(--doubtful); } .bad { color: var(--bad); }
    code { font: 0.92em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    .tiles { display: flex; flex-wrap: wrap; gap: 0.6rem; list-style: none; padding: 0; margin: 1.2rem 0; }
    .tiles li {
      padding: 0.6rem 0.9rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px;
      color: var(--faint);
    }
    .tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
    dl { max-width: 46rem; }
    dt { font-weight: 600; margin-top: 0.7rem; }
    dd { margin: 0; }
    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 0.9rem; }
    details { margin: 0.6rem 0; }
    summary { cursor: pointer; color: var(--accent); padding: 0.15rem 0; }

    """

  private static let tables = """
    .scroll { overflow-x: auto; margin: 0.75rem 0; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    main > .scroll > table, section > .scroll > table { min-width: 100%; }
    caption { text-align: left; color: var(--faint); font-size: 0.85rem; padding-bottom: 0.3rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); }
    tr > :last-child { padding-right: 0; }
    thead th { font-size: 0.8rem; color: var(--faint); font-weight: 600; white-space: nowrap; vertical-align: bottom; }
    tbody th { font-weight: 500; min-width: 11rem; }
    td { min-width: 3rem; }
    .number { text-align: right; white-space: nowrap; }
    .number.long { white-space: normal; min-width: 8rem; }
    .drawing { font: 0.8rem ui-monospace, Menlo, Consolas, monospace; white-space: pre; }
    time, .edge, .state { white-space: nowrap; }
    .sub { display: block; font-size: 0.83rem; font-weight: 400; overflow-wrap: anywhere; white-space: normal; }
    .number .sub { white-space: nowrap; }
    .sub.old { color: var(--doubtful); }
    tr.group th { padding-top: 1.2rem; font-weight: 700; }
    td ul { margin: 0; padding-left: 1.1rem; min-width: 16rem; }
    td ul.plain { list-style: none; padding: 0; }
    td ul.plain li + li { margin-top: 0.5rem; }
    .badge {
      display: inline-block; padding: 0 0.5em; border: 1px solid currentColor; border-radius: 1em;
      font-size: 0.8rem; line-height: 1.5; white-space: nowrap;
    }
    .settled { color: var(--good); } .contested { color: var(--doubtful); } .unresolved { color: var(--bad); }
    .contested { border-style: dashed; } .unresolved { border-width: 2px; font-weight: 700; }

    """

  private static let statements = """
    .statements { list-style: none; margin: 0.5rem 0; padding: 0; }
    .statements > li { padding: 0.75rem 0; border-top: 1px solid var(--line); }
    .speaker { margin: 0; }
    .kind { margin: 0 0.5em; font-size: 0.85rem; }
    .kind::before { content: "("; } .kind::after { content: ")"; }
    .trace { margin: 0; font-size: 0.83rem; }
    .reason { margin-top: 1.2rem; }
    .decision { border-left: 3px solid var(--accent); padding-left: 0.9rem; }
    blockquote { margin: 0.5rem 0; padding: 0.4rem 0.9rem; border-left: 3px solid var(--line); background: var(--soft); max-width: 46rem; }
    blockquote p { margin: 0.2rem 0; white-space: pre-wrap; }
    blockquote .under { font-size: 0.85rem; }
    blockquote b { font-weight: 700; }
    blockquote .scroll { margin: 0.2rem 0; }
    .quoted td { min-width: 0; padding: 0.15rem 0.9rem 0.15rem 0; font-size: 0.92rem; }
    .quoted .head td { color: var(--faint); font-size: 0.83rem; }
    mark { background: var(--mark); color: inherit; padding: 0.05em 0.15em; border-radius: 2px; }
    .chart { margin: 1.5rem 0; }
    .canvas { overflow-x: auto; }
    .chart { overflow-x: visible; --chart-paper: var(--ground); }
    @media print {
      body { max-width: none; font-size: 10pt; padding: 0; }
      header nav, .skip, .contents { display: none; }
      a { color: inherit; text-decoration: none; }
      .scroll, .canvas { overflow: visible; }
      tr, figure, .statements > li { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      thead { display: table-header-group; }
      mark { outline: 1px solid; background: none; }
    }

    """
}
