/// The families of the shipped layouts in half their size, for the small face.
enum SmallBoards {
    struct Family: Sendable {
        let name: String
        let width: Int
        let height: Int
        let zones: String
    }

    private static let line = "face: { height: 8 }"
    private static let clock =
        "show: 'clock', \(line), align: 'right', patterns: ['{hour}:{minute}']"

    static let all = [
        Family(
            name: "gate",
            width: 96,
            height: 8,
            zones: "{ id: 'strip', at: [0, 0, 96, 8], \(line), motion: 'ticker', divider: '◆' }"
        ),
        Family(
            name: "door",
            width: 96,
            height: 16,
            zones: """
                { id: 'header', at: [0, 0, 74, 8], \(line), motion: 'pages', role: 'label',
                  fit: ['{kind}·{unit}'], text: '{kind}\\n{unit}' },
                { id: 'clock', at: [76, 0, 20, 8], \(clock) },
                { id: 'strip', at: [0, 8, 96, 8], \(line), motion: 'reveal' }
                """
        ),
        Family(
            name: "hall",
            width: 128,
            height: 32,
            zones: """
                { id: 'kind', at: [0, 0, 64, 8], \(line), role: 'label', text: '{kind}' },
                { id: 'clock', at: [108, 0, 20, 8], \(clock) },
                { id: 'rule', at: [0, 9, 128, 1], show: 'rule' },
                { id: 'title', at: [0, 12, 128, 8], \(line), role: 'title', motion: 'reveal',
                  text: '{title}' },
                { id: 'lamp', at: [0, 23, 8, 8], when: 'plan', show: 'lamp' },
                { id: 'word', at: [10, 23, 24, 8], when: 'plan', \(line), text: '{lamp.word}' },
                { id: 'bar', at: [36, 25, 40, 4], when: 'plan', show: 'bar' },
                { id: 'percent', at: [78, 23, 16, 8], when: 'plan', \(line), align: 'right',
                  text: '{progress}' },
                { id: 'due', at: [96, 23, 32, 8], when: 'plan', \(line), align: 'right',
                  text: '{due}' },
                { id: 'body', at: [0, 23, 128, 8], when: 'no-plan', \(line), motion: 'reveal',
                  text: '{body}[ {table}]' }
                """
        ),
        wall,
        ranking,
        Family(
            name: "ticker",
            width: 192,
            height: 8,
            zones: """
                { id: 'strip', at: [0, 0, 164, 8], \(line), motion: 'ticker', divider: '◆' },
                { id: 'rule', at: [166, 0, 1, 8], show: 'rule' },
                { id: 'clock', at: [168, 0, 24, 8], pad: [0, 1, 0, 3], \(clock) }
                """
        ),
        portrait,
        notice,
    ]

    private static let wall = Family(
        name: "wall",
        width: 160,
        height: 48,
        zones: """
            { id: 'heading', at: [0, 0, 64, 8], when: 'overview', \(line), role: 'title',
              text: '{office}' },
            { id: 'clock', at: [140, 0, 20, 8], \(clock) },
            { id: 'rule', at: [0, 9, 160, 1], show: 'rule' },
            { id: 'plans', at: [0, 12, 160, 36], when: 'overview', show: 'items', \(line),
              source: { kinds: ['project', 'task', 'target', 'supervision'], order: 'lamp' },
              columns: [
                { head: '灯', text: '{lamp}{lamp.word}', width: 32 },
                { head: '项目', text: '{title}' },
                { head: '进度', show: 'bar', width: 20 },
                { text: '{progress}', width: 16, align: 'right' },
                { head: '期限', text: '{due}', width: 20, align: 'right' },
              ] },
            { id: 'kind', at: [0, 0, 48, 8], when: 'item', \(line), role: 'label',
              text: '{kind}' },
            { id: 'title', at: [0, 12, 160, 8], when: 'item', \(line), role: 'title',
              motion: 'reveal', text: '{title}' },
            { id: 'text', at: [0, 24, 150, 24], when: 'text', \(line), motion: 'pages', gap: 1,
              valign: 'top', text: '{body}' },
            { id: 'table', at: [0, 24, 160, 24], when: 'table', \(line), show: 'table', lines: 1 }
            """
    )

    private static let ranking = Family(
        name: "ranking",
        width: 128,
        height: 56,
        zones: """
            { id: 'kind', at: [0, 0, 64, 8], \(line), role: 'label', text: '{kind}' },
            { id: 'clock', at: [108, 0, 20, 8], \(clock) },
            { id: 'title', at: [0, 10, 128, 8], \(line), role: 'title', align: 'centre',
              motion: 'reveal', text: '{title}' },
            { id: 'table', at: [0, 20, 128, 36], when: 'table', show: 'table', \(line), columns: [
                { cell: '名次', show: 'medal', width: 16 }, { cell: '单位' },
                { cell: '得分', width: 20, align: 'right' },
                { head: '', cell: '得分', show: 'bar', width: 30, role: 'label' } ] },
            { id: 'text', at: [0, 20, 128, 36], when: 'text', \(line), motion: 'pages', gap: 1,
              valign: 'top', text: '{body}' },
            { id: 'lamp', at: [0, 20, 8, 8], when: 'plan', show: 'lamp' },
            { id: 'word', at: [10, 20, 24, 8], when: 'plan', \(line), text: '{lamp.word}' },
            { id: 'bar', at: [36, 22, 70, 4], when: 'plan', show: 'bar' },
            { id: 'percent', at: [108, 20, 20, 8], when: 'plan', \(line), align: 'right',
              text: '{progress}' },
            { id: 'left', at: [60, 32, 68, 8], when: 'plan', \(line), align: 'right',
              show: 'countdown' }
            """
    )

    private static let portrait = Family(
        name: "portrait",
        width: 32,
        height: 96,
        zones: """
            { id: 'kind', at: [0, 0, 32, 8], \(line), align: 'centre', role: 'label',
              motion: 'reveal', text: '{kind}' },
            { id: 'rule', at: [0, 9, 32, 1], show: 'rule' },
            { id: 'title', at: [0, 12, 32, 62], when: 'plan', \(line), writing: 'vertical',
              role: 'title', align: 'centre', valign: 'top', gap: 3, motion: 'pages',
              text: '{title}' },
            { id: 'lamp', at: [0, 76, 8, 8], when: 'plan', show: 'lamp' },
            { id: 'word', at: [8, 76, 24, 8], when: 'plan', \(line), align: 'centre',
              text: '{lamp.word}' },
            { id: 'bar', at: [1, 86, 30, 3], when: 'plan', show: 'bar' },
            { id: 'heading', at: [22, 12, 10, 72], when: 'no-plan', \(line), writing: 'vertical',
              role: 'title', valign: 'top', motion: 'pages', text: '{title}' },
            { id: 'body', at: [0, 12, 20, 72], when: 'no-plan', \(line), writing: 'vertical',
              align: 'right', valign: 'top', gap: 2, motion: 'pages',
              text: '{body}[\\n{table}]' },
            { id: 'clock', at: [0, 88, 32, 8], when: 'no-plan', show: 'clock', \(line),
              align: 'centre', patterns: ['{hour}:{minute}'] }
            """
    )

    private static let notice = Family(
        name: "notice",
        width: 128,
        height: 56,
        zones: """
            { id: 'text', at: [0, 0, 128, 46], pad: [0, 2, 0, 2], when: 'text', \(line),
              motion: 'pages', valign: 'top', indent: 2, gap: 1,
              headline: { text: '{title}', \(line), lines: 2, gap: 3 }, text: '{body}' },
            { id: 'title', at: [2, 0, 124, 8], when: 'table', \(line), role: 'title',
              align: 'centre', motion: 'reveal', text: '{title}' },
            { id: 'table', at: [2, 11, 124, 35], when: 'table', show: 'table', \(line) },
            { id: 'plan', at: [2, 0, 124, 36], when: 'plan', \(line), motion: 'pages',
              valign: 'top', indent: 2, gap: 1,
              headline: { text: '{title}', \(line), lines: 2, gap: 3 }, text: '{body}' },
            { id: 'lamp', at: [2, 38, 8, 8], when: 'plan', show: 'lamp' },
            { id: 'word', at: [12, 38, 24, 8], when: 'plan', \(line), text: '{lamp.word}' },
            { id: 'bar', at: [38, 40, 60, 4], when: 'plan', show: 'bar' },
            { id: 'due', at: [104, 38, 22, 8], when: 'plan', \(line), align: 'right',
              text: '{due}' },
            { id: 'unit', at: [2, 48, 60, 8], \(line), role: 'label', motion: 'reveal',
              text: '{unit}' },
            { id: 'pages', at: [80, 48, 46, 8], when: 'text', \(line), show: 'page-marks',
              of: 'text' }
            """
    )
}
