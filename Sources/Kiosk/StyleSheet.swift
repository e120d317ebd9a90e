/// The look of the pages: tokens, type scale and spacing.
enum StyleSheet {
    /// The whole sheet, in reading order.
    static let text = tokens + frame + controls + lists + overview + item + mirrors + media

    /// The service's mark for browser tabs.
    static let markPicture = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="4" fill="#B3261E"/>
        <path d="M8 8h16M8 14h16M8 20h10M8 26h6" stroke="#fff" stroke-width="3" fill="none"/>
        </svg>

        """

    private static let tokens = """
        :root {
          color-scheme: light dark;
          --paper: #FBFAF7; --surface: #FFFFFF; --ink: #1B1F24; --muted: #5B636E; --rule: #D9D5CC;
          --cinnabar: #B3261E; --on-cinnabar: #FFFFFF; --link: #1F4E79; --track: #E9E5DC;
          --done: #1F5FA8; --on-schedule: #1E7A3C; --late: #8A5A00; --overdue: #B3261E;
          --not-started: #5F6672; --expected: #1B1F24;
          --text: 20px;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14171C; --surface: #1C2027; --ink: #E9E6DF; --muted: #A4ABB5;
            --rule: #333A44; --cinnabar: #FF8A80; --on-cinnabar: #14171C; --link: #8FBCE6;
            --track: #2C323B; --done: #7FB3EA; --on-schedule: #6CCB8A; --late: #F0B64A;
            --overdue: #FF8A80; --not-started: #9AA3AF; --expected: #E9E6DF;
          }
        }
        :root[data-contrast="high"] {
          color-scheme: dark;
          --paper: #000; --surface: #000; --ink: #FFF; --muted: #E6E6E6; --rule: #8A8A8A;
          --cinnabar: #FF9C94; --on-cinnabar: #000; --link: #A9D2FF; --track: #333;
          --done: #9CCBFF; --on-schedule: #8BEBA8; --late: #FFD166; --overdue: #FF9C94;
          --not-started: #D0D0D0; --expected: #FFF;
        }
        :root[data-size="1"] { --text: 23px; }
        :root[data-size="2"] { --text: 27px; }
        :root[data-size="3"] { --text: 32px; }
        @media (max-width: 700px) {
          :root { --text: 18px; }
          :root[data-size="1"] { --text: 21px; }
          :root[data-size="2"] { --text: 25px; }
          :root[data-size="3"] { --text: 30px; }
        }

        """

    private static let frame = """
        * { box-sizing: border-box; }
        html {
          font-size: var(--text); background: var(--paper); color: var(--ink);
          -webkit-text-size-adjust: 100%; scroll-padding: 16px;
        }
        body {
          margin: 0; min-height: 100vh; display: flex; flex-direction: column;
          font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
            system-ui, sans-serif;
          line-height: 1.6; line-break: strict; overflow-wrap: anywhere;
          font-variant-numeric: tabular-nums; text-autospace: normal; text-spacing-trim: normal;
        }
        h1, h2, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        h1 { font-size: 1.6rem; line-height: 1.3; text-wrap: balance; }
        h2 { font-size: 1.2rem; line-height: 1.3; }
        a { color: var(--link); text-underline-offset: 0.2em; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
        main:focus { outline: none; }
        .unseen, .skip:not(:focus) {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        .skip:focus {
          position: fixed; left: 16px; top: 16px; z-index: 2; padding: 8px 16px;
          background: var(--surface);
        }
        .en { display: none; font-size: 0.8em; font-weight: 400; color: var(--muted); }
        :root[data-labels="both"] .en { display: inline; }
        .masthead {
          display: flex; align-items: center; flex-wrap: wrap; gap: 8px 32px; min-height: 88px;
          padding: 8px 32px; background: var(--surface); border-bottom: 1px solid var(--rule);
        }
        .brand {
          display: flex; align-items: center; gap: 16px; font-size: 1.6rem; font-weight: 700;
          line-height: 1.2; color: var(--ink); text-decoration: none;
        }
        .seal {
          display: grid; place-items: center; flex: none; width: 2.8rem; height: 2.8rem;
          font-size: 1.8rem; background: var(--cinnabar); color: var(--on-cinnabar);
          border-radius: 4px;
        }
        .tabs ul { display: flex; gap: 8px; }
        .tabs a {
          display: block; padding: 12px 16px; color: var(--ink); text-decoration: none;
          border-bottom: 4px solid transparent;
        }
        .tabs a[aria-current] { border-color: var(--cinnabar); font-weight: 700; }
        .now { margin-inline-start: auto; }
        .now b { font-size: 1.6rem; line-height: 1; margin-inline-start: 8px; }
        .weather { margin-inline-start: 24px; color: var(--muted); text-decoration: none; }
        .tools { display: flex; gap: 8px; }
        .band { padding: 12px 32px; background: var(--late); color: var(--paper); }
        .urgent { background: var(--surface); border-bottom: 1px solid var(--rule); }
        .urgent a {
          display: flex; align-items: center; gap: 16px; padding: 12px 32px; color: var(--ink);
          text-decoration: none; border-inline-start: 8px solid var(--cinnabar);
        }
        .plate {
          flex: none; padding: 0 12px; background: var(--cinnabar); color: var(--on-cinnabar);
          border-radius: 4px;
        }
        .urgent .what { flex: 1; }
        .urgent .what b { color: var(--cinnabar); margin-inline-end: 0.5em; }
        .urgent .until { flex: none; color: var(--muted); }
        #live { flex: 1; }
        main { padding: 24px 32px; }
        .foot { padding: 8px 32px; color: var(--muted); font-size: 0.8rem; }

        """

    private static let controls = """
        button, .button, input {
          font: inherit; color: inherit; min-height: 48px; padding: 4px 16px; border-radius: 4px;
          border: 1px solid var(--rule); background: var(--surface);
        }
        button, .button { cursor: pointer; min-width: 56px; }
        .button { display: inline-grid; place-items: center; color: var(--link); }
        button[aria-pressed="true"] {
          border-color: var(--ink); box-shadow: inset 0 -4px var(--ink);
        }
        [hidden] { display: none !important; }
        .search { display: flex; align-items: center; gap: 12px; margin: 16px 0; max-width: 38rem; }
        .search input { flex: 1; min-width: 0; }
        .ways { margin: 16px 0 32px; }
        .empty { padding: 32px 24px; border: 1px dashed var(--rule); color: var(--muted); }
        .empty b { color: var(--ink); }
        .note, .window, .rest { color: var(--muted); font-size: 0.9rem; }

        """

    private static let lists = """
        .head { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; }
        .more { padding: 8px 0 8px 16px; text-decoration: none; font-size: 0.9rem; }
        .rows > li { border-bottom: 1px solid var(--rule); }
        .rows > li:last-child { border-bottom: 0; }
        .rows a {
          display: flex; align-items: baseline; gap: 4px 16px; min-height: 56px; padding: 12px 0;
          color: var(--ink); text-decoration: none;
        }
        .rows a:hover .name { text-decoration: underline; }
        .name { flex: 1; min-width: 0; }
        .unit, .kind, .rows time { color: var(--muted); font-size: 0.9rem; flex: none; }
        .rows .plan a { flex-wrap: wrap; }
        .plan .name { flex: 1 1 100%; }
        .gauge { display: flex; align-items: center; gap: 12px; flex: 1 1 100%; }
        .gauge .bar { flex: 1; }
        .gauge .status { width: 4em; }
        .figure { width: 3.2em; text-align: end; flex: none; }
        .due { min-width: 6.5em; text-align: end; color: var(--muted); font-size: 0.9rem; }
        .status { white-space: nowrap; flex: none; }
        .lamp { width: 0.8em; height: 0.8em; margin-inline-end: 0.3em; fill: currentColor; }
        .done { color: var(--done); } .on-schedule { color: var(--on-schedule); }
        .late { color: var(--late); } .overdue { color: var(--overdue); }
        .not-started { color: var(--not-started); }
        .bar { display: block; width: 100%; height: 18px; color: var(--link); }
        .bar .track { fill: var(--track); }
        .bar .fill { fill: currentColor; }
        .bar .fill.done { fill: var(--done); } .bar .fill.late { fill: var(--late); }
        .bar .fill.on-schedule { fill: var(--on-schedule); }
        .bar .fill.overdue { fill: var(--overdue); }
        .bar .fill.not-started { fill: var(--not-started); }
        .bar .mark {
          stroke: var(--expected); stroke-width: 3px; vector-effect: non-scaling-stroke;
        }
        .tiles {
          display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
          gap: 8px;
        }
        .tiles a {
          display: flex; flex-direction: column; justify-content: center; min-height: 80px;
          padding: 8px 16px; background: var(--surface); border: 1px solid var(--rule);
          border-radius: 4px; color: var(--ink); text-decoration: none; line-height: 1.4;
        }
        .tiles a:hover { border-color: var(--link); }
        .tiles .count { color: var(--muted); font-size: 0.8rem; }
        .page-list main, .page-kinds main { max-width: 1200px; width: 100%; margin: 0 auto; }
        .page-list .unit { text-align: end; }

        """

    private static let overview = """
        .columns { display: grid; grid-template-columns: 1fr 1.1fr 1fr; gap: 0 40px; }
        .column > section { padding-bottom: 24px; }
        .column .head {
          border-bottom: 2px solid var(--ink); margin-bottom: 8px; min-height: 48px;
          align-items: end;
        }
        .column h2 { padding-bottom: 6px; flex: 1; }
        .column .motion { min-height: 40px; margin-bottom: 4px; padding: 0 12px; }
        .summary { display: flex; align-items: center; gap: 24px; padding: 8px 0; }
        .summary > div { flex: 1; }
        .columns .tiles a { min-height: 64px; padding: 4px 12px; line-height: 1.3; }
        .whole { white-space: nowrap; }
        .big b { font-size: 2.2rem; line-height: 1; }
        .stack { height: 24px; }
        .legend { display: flex; flex-wrap: wrap; gap: 0 20px; padding-top: 8px; }
        .newest .name {
          display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical;
          overflow: hidden;
        }
        .newest time { width: 3em; } .newest .kind { width: 4.2em; }
        .supervision .left { width: 7em; flex: none; }
        .bars li { display: flex; align-items: center; gap: 12px; padding: 4px 0; }
        .bars .name { flex: 0 0 9em; } .bars .bar { flex: 1; }

        """

    private static let item = """
        .page-item main {
          display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 40px;
          max-width: 1480px; margin: 0 auto;
        }
        .page-item h1 { font-size: 1.6rem; margin: 8px 0 24px; }
        .eyebrow { color: var(--muted); }
        .eyebrow a { display: inline-block; padding: 8px 0; }
        .planblock {
          padding: 16px 24px; margin-bottom: 24px; background: var(--surface);
          border: 1px solid var(--rule); border-radius: 4px;
        }
        .standing { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 24px; }
        .standing .status { font-size: 1.2rem; font-weight: 700; }
        .percent { font-size: 2.2rem; line-height: 1.3; }
        .planblock .bar { height: 32px; margin: 8px 0; }
        .planblock .due { text-align: start; font-size: 1rem; }
        .ends {
          display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 24px;
          color: var(--muted); font-size: 0.9rem;
        }
        .milestones {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 16px;
          margin: 16px 0; padding-top: 16px; border-top: 1px solid var(--rule);
        }
        .milestones b { color: var(--ink); }
        .milestones span { display: block; color: var(--muted); font-size: 0.9rem; }
        .text { max-width: 38em; margin-bottom: 24px; }
        .text p + p { margin-top: 0.8em; }
        .table { overflow-x: auto; margin-bottom: 24px; }
        table { border-collapse: collapse; width: 100%; }
        th, td {
          padding: 10px 16px 10px 0; text-align: start; vertical-align: top;
          border-bottom: 1px solid var(--rule);
        }
        thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
        .number { text-align: end; white-space: nowrap; }
        td.number .bar {
          display: inline-block; width: 10rem; max-width: 40vw; vertical-align: middle;
          margin-inline-end: 12px;
        }
        td.number span { display: inline-block; min-width: 3.4em; }
        .proof {
          align-self: start; padding: 16px 24px; font-size: 0.9rem; background: var(--surface);
          border: 1px solid var(--rule); border-radius: 4px;
        }
        .proof h2 { font-size: 1rem; padding-bottom: 8px; }
        .proof dl div { display: flex; gap: 16px; }
        .proof dt { width: 3em; color: var(--muted); }
        .proof code { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; }
        .proof table { margin: 8px 0; }
        .proof th, .proof td { padding: 6px 12px 6px 0; font-weight: 400; white-space: nowrap; }
        .proof th { color: var(--muted); }
        .proof .unseen { position: absolute; }
        .proof ul { list-style: none; } .proof li { padding: 4px 0; }

        """

    private static let mirrors = """
        .mirror { padding: 8px 0 16px; }
        .screen { display: block; background: #000; border-radius: 4px; padding: 8px; }
        .screen img, .screen canvas {
          display: block; width: 100%; height: auto; max-height: 46vh; object-fit: contain;
        }
        .screen img { image-rendering: pixelated; }
        .mirror figcaption { padding-top: 8px; display: flex; flex-wrap: wrap; gap: 0 16px; }
        .age { color: var(--muted); }
        .age.old { color: var(--late); }
        .wall {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34rem), 1fr));
          gap: 24px 40px; align-items: end;
        }
        .page-boards .head, .page-board .head { align-items: center; }
        .page-board main { max-width: 1480px; margin: 0 auto; }
        .page-board main section { padding-top: 24px; }
        .large .screen img, .large .screen canvas { max-height: 60vh; }

        """

    private static let media = """
        @media (max-width: 1280px) {
          .columns { display: flex; flex-direction: column; }
          .column { display: contents; }
          .projects { order: 1; } .newest { order: 2; } .walls { order: 3; }
          .supervision { order: 4; } .themes { order: 5; } .ranking { order: 6; }
          .page-item main { grid-template-columns: minmax(0, 1fr); }
          body { padding-bottom: 96px; }
          .masthead { padding-block: 16px; }
          .tools { order: 1; margin-inline-start: auto; }
          .now { order: 2; width: 100%; display: flex; align-items: baseline; gap: 8px; }
          .weather { margin-inline-start: auto; }
          .tabs {
            position: fixed; inset: auto 0 0 0; z-index: 1; background: var(--surface);
            border-top: 1px solid var(--rule);
          }
          .tabs ul { gap: 0; } .tabs li { flex: 1; }
          .tabs a {
            display: grid; place-items: center; height: 95px; padding: 0; text-align: center;
            border-bottom: 0; border-top: 4px solid transparent;
          }
        }
        @media (max-width: 700px) {
          body { padding-bottom: 64px; }
          .tabs a { height: 63px; }
          .masthead { padding: 8px 16px; gap: 4px 16px; min-height: 0; }
          .brand { font-size: 1.2rem; gap: 12px; }
          .seal { width: 2.2rem; height: 2.2rem; font-size: 1.4rem; }
          .now { font-size: 0.9rem; }
          .now b { font-size: 1rem; margin: 0; }
          .tools { gap: 4px; width: 100%; justify-content: flex-end; }
          .tools button { min-width: 48px; padding: 4px; }
          main { padding: 16px; } .band, .foot { padding-inline: 16px; }
          .urgent a {
            padding: 12px 16px; flex-wrap: wrap; gap: 4px 12px; border-inline-start-width: 4px;
          }
          .urgent .what { flex: 1 1 100%; order: 1; }
          .summary { gap: 16px; }
          .newest a { flex-wrap: wrap; }
          .newest .name { flex: 1 1 100%; order: 1; -webkit-line-clamp: 2; }
          .supervision a { flex-wrap: wrap; } .supervision .name { flex: 1 1 100%; }
          .bars .name { flex-basis: 7.5em; }
          .gauge { flex-wrap: wrap; gap: 0 12px; } .gauge .bar { flex: 1 1 100%; order: 1; }
          .gauge .due { flex: 1; }
          .planblock, .proof { padding: 12px 16px; } td.number .bar { width: 5rem; }
          .page-list .rows li:not(.plan) a { flex-wrap: wrap; }
          .page-list .name { flex-basis: 100%; }
        }
        @media (prefers-reduced-motion: reduce) {
          * {
            animation: none !important; transition: none !important;
            scroll-behavior: auto !important;
          }
        }
        @media print {
          @page { size: A4; margin: 25mm 20mm; }
          :root {
            --paper: #fff; --surface: #fff; --ink: #000; --muted: #000; --rule: #888;
            --text: 16pt;
          }
          .tabs, .tools, .weather, .urgent, .motion, .skip { display: none; }
          .masthead { border-bottom: 2px solid #000; padding: 0 0 8px; }
          .seal { border: 1px solid #000; }
          .page-item main { display: block; padding: 16px 0; }
          .page-item h1 { font-size: 22pt; text-align: center; }
          .text p { text-indent: 2em; }
          .planblock, .proof { break-inside: avoid; border-color: #888; }
        }

        """
}
