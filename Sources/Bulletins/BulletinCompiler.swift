public import Disclosure

/// Writes bulletins from what hangs: drafts that other people still have to sign.
///
/// The same input always gives the same text: nothing is asked of the clock, and a supervision
/// notice speaks of the day on which the lamp turned, not of today.
public struct BulletinCompiler: Sendable {
    /// What a plan's lamp gives its unit in the ranking, in points.
    public struct Points: Sendable, Hashable {
        /// For a plan that is done.
        public var done: Int
        /// For one on schedule.
        public var onSchedule: Int
        /// For one that is late.
        public var late: Int
        /// For one that is overdue.
        public var overdue: Int

        /// Makes a scale; plans that have not begun never count.
        public init(done: Int = 100, onSchedule: Int = 100, late: Int = 60, overdue: Int = 0) {
            self.done = done
            self.onSchedule = onSchedule
            self.late = late
            self.overdue = overdue
        }
    }

    /// A bulletin as a draft.
    public struct Draft: Sendable, Hashable {
        /// The item.
        public var item: Item
        /// Whether it speaks of a period that is over: once written, a later compilation leaves
        /// it alone.
        public var isOfPeriod: Bool
    }

    /// Code of the unit that issues the bulletins.
    public var issuer: String
    /// When lamps turn.
    public var lampRule: LampRule
    /// Which days are worked.
    public var calendar: WorkingCalendar
    /// The zone in which days begin.
    public var zone: Zone
    /// What lamps give in the ranking.
    public var points: Points

    /// Makes a compiler.
    public init(
        issuer: String,
        lampRule: LampRule = .standard,
        calendar: WorkingCalendar = .china,
        zone: Zone = .china,
        points: Points = Points()
    ) {
        self.issuer = issuer
        self.lampRule = lampRule
        self.calendar = calendar
        self.zone = zone
        self.points = points
    }

    /// The bulletins of a day: the ranking of the month before, the digest of the week before,
    /// and a notice for every plan that is overdue.
    public func drafts(of snapshot: Snapshot, on day: CivilDate) -> [Draft] {
        let units = UnitTree(snapshot.units)
        return [ranking(snapshot, units, before: day), digest(snapshot, before: day)]
            .compactMap { $0 }
            .map { Draft(item: $0, isOfPeriod: true) }
            + notices(snapshot, units, on: day).map { Draft(item: $0, isOfPeriod: false) }
    }

    // MARK: ranking

    /// The ranking of the month before a day; nil when no unit has a plan that had begun.
    private func ranking(_ snapshot: Snapshot, _ units: UnitTree, before day: CivilDate) -> Item? {
        let (year, month, number) = day.components
        let last = day.advanced(byDays: -number)
        var sums: [String: (points: Int, count: Int)] = [:]
        for revision in snapshot.revisions {
            guard let plan = revision.item.plan,
                let value = worth(plan.lamp(on: last, rule: lampRule, calendar: calendar))
            else { continue }
            let sum = sums[revision.item.unit] ?? (0, 0)
            sums[revision.item.unit] = (sum.points + value, sum.count + 1)
        }
        guard !sums.isEmpty else { return nil }
        let scores = sums.map { unit, sum in
            (unit: unit, tenths: (sum.points * 20 + sum.count) / (2 * sum.count))
        }
        .sorted { $0.tenths != $1.tenths ? $0.tenths > $1.tenths : $0.unit < $1.unit }
        var rows: [[String]] = []
        for (place, score) in scores.enumerated().prefix(Self.maximumRows) {
            let isTie = place > 0 && scores[place - 1].tenths == score.tenths
            rows.append([
                isTie ? rows[place - 1][0] : String(place + 1), units.name(of: score.unit),
                "\(score.tenths / 10).\(score.tenths % 10)",
            ])
        }
        let of = month == 1 ? (year: year - 1, month: 12) : (year: year, month: month - 1)
        let name = "\(of.year)年\(of.month)月"
        let plans = sums.values.reduce(0) { $0 + $1.count }
        return Item(
            id: "RANK-\(of.year)-\(Self.twoDigits(of.month))",
            kind: .assessment,
            unit: issuer,
            title: "\(name)各单位计划进度排名",
            body: "以\(Self.words(last))的进度计：办结\(points.done)分，正常\(points.onSchedule)分，"
                + "滞后\(points.late)分，逾期\(points.overdue)分，未启动的不计，取平均。"
                + "共\(sums.count)个单位、\(plans)项计划。",
            table: Table(columns: ["名次", "单位名称", "得分"], rows: rows)
        )
    }

    private func worth(_ lamp: Lamp) -> Int? {
        switch lamp {
        case .notStarted: nil
        case .onSchedule: points.onSchedule
        case .late: points.late
        case .overdue: points.overdue
        case .done: points.done
        }
    }

    // MARK: supervision

    private func notices(
        _ snapshot: Snapshot,
        _ units: UnitTree,
        on day: CivilDate
    ) -> [Item] {
        snapshot.revisions.compactMap { revision in
            let item = revision.item
            guard let plan = item.plan,
                plan.lamp(on: day, rule: lampRule, calendar: calendar) == .overdue
            else { return nil }
            let since = firstOverdueDay(plan, through: day)
            let expected = Int(plan.expectedProgress(on: since, calendar: calendar).rounded())
            return Item(
                id: Self.noticeID(item.id),
                kind: .supervision,
                unit: issuer,
                title: "督查通报：\(item.title.prefix(Self.titleRoom))",
                body: "\(units.name(of: item.unit))承办的“\(item.title)”（编号\(item.id)）应于"
                    + "\(Self.words(plan.due))完成，责任人\(plan.owner)。"
                    + "截至\(Self.words(since))应完成\(expected)%，实际\(plan.progress)%，已逾期。\n"
                    + "请自本通报公开之日起5个工作日内说明原因，提出整改措施和完成日期。"
            )
        }
    }

    /// The day on which the lamp turned, progress being what it is; overdue plans stay so.
    private func firstOverdueDay(_ plan: Plan, through day: CivilDate) -> CivilDate {
        var low = min(plan.start, day).dayNumber
        var high = day.dayNumber
        while low < high {
            let middle = (low + high) / 2
            let date = CivilDate(dayNumber: middle)
            if plan.lamp(on: date, rule: lampRule, calendar: calendar) == .overdue {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return CivilDate(dayNumber: low)
    }

    // MARK: weekly digest

    /// The digest of the week before a day; nil when nothing was approved in it.
    private func digest(_ snapshot: Snapshot, before day: CivilDate) -> Item? {
        let monday = day.advanced(byDays: 1 - day.weekday - 7)
        let sunday = monday.advanced(byDays: 6)
        let week = zone.start(of: monday)..<zone.start(of: sunday.advanced(byDays: 1))
        let fresh = snapshot.revisions.filter { revision in
            guard let approved = revision.signatures.first(where: { $0.step == .approved })
            else { return false }
            return week.contains(approved.at) && !revision.item.id.hasPrefix(Self.digestPrefix)
        }
        guard !fresh.isEmpty else { return nil }
        var lines = ["本周公开\(fresh.count)项。"]
        for kind in Kind.allCases {
            let titles = fresh.filter { $0.item.kind == kind }.map(\.item.title)
            guard !titles.isEmpty else { continue }
            let shown = titles.prefix(Self.titlesOfKind).joined(separator: "；")
            let more = titles.count > Self.titlesOfKind ? "等" : ""
            lines.append("\(kind.chineseName)\(titles.count)项：\(shown)\(more)。")
        }
        let lamps = snapshot.revisions.compactMap(\.item.plan)
            .map { $0.lamp(on: sunday, rule: lampRule, calendar: calendar) }
        if !lamps.isEmpty {
            let counts = Lamp.allCases.compactMap { lamp in
                let count = lamps.count { $0 == lamp }
                return count > 0 ? "\(lamp.chineseWord)\(count)项" : nil
            }
            lines.append("在列计划\(lamps.count)项：\(counts.joined(separator: "，"))。")
        }
        let thursday = monday.advanced(byDays: 3)
        let year = thursday.components.year
        let firstDay = CivilDate(year: year, month: 1, day: 1) ?? thursday
        let number = (thursday.dayNumber - firstDay.dayNumber) / 7 + 1
        return Item(
            id: "\(Self.digestPrefix)\(year)-W\(Self.twoDigits(number))",
            kind: .bulletin,
            unit: issuer,
            title: "一周政务公开（\(Self.words(monday))至\(Self.words(sunday))）",
            body: String(lines.joined(separator: "\n").prefix(Self.bodyRoom))
        )
    }

    // MARK: words

    private static let digestPrefix = "WEEK-"
    /// Rows of a table, as the import allows.
    private static let maximumRows = 500
    /// Characters of a title left beside the heading.
    private static let titleRoom = 90
    /// Characters of a body.
    private static let bodyRoom = 4_000
    /// Titles of one kind that the digest names.
    private static let titlesOfKind = 5

    /// The notice's id; an id too long to carry a prefix loses its end.
    private static func noticeID(_ item: String) -> String { String("SUP-\(item)".prefix(64)) }

    private static func words(_ day: CivilDate) -> String {
        let (year, month, day) = day.components
        return "\(year)年\(month)月\(day)日"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
