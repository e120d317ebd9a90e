import Certificates
import Disclosure
import Exhibits
import HTTP
import Kiosk
import Matters
import Raster

/// A small county for the tests: ten items of eight kinds, two boards, a Saturday morning.
enum SampleModel {
    static let now = instant(2026, 11, 21, 9, 41)
    static let zone = Zone.china

    static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
    }

    static func instant(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ hour: Int = 0,
        _ minute: Int = 0
    ) -> Instant {
        zone.start(of: date(year, month, day))
            .advanced(byMilliseconds: Int64(hour * 60 + minute) * 60_000)
    }

    static let units = [
        Unit(code: "county", name: "县政务公开办公室", parent: nil),
        Unit(code: "county.roads", name: "县交通局", parent: "county"),
        Unit(code: "hill", name: "山前乡", parent: "county"),
    ]

    static func plan(
        due: CivilDate,
        progress: Int,
        owner: String = "县交通局",
        milestones: [Milestone] = []
    ) -> Plan {
        Plan(
            start: date(2026, 3, 1),
            due: due,
            progress: progress,
            owner: owner,
            milestones: milestones
        )
    }

    static let items = [
        Item(
            id: "KP-1",
            kind: .project,
            unit: "county.roads",
            title: "山前乡通村公路",
            body: "全长11.6km。\n受降雨影响进度滞后。",
            plan: plan(
                due: date(2026, 12, 31),
                progress: 48,
                milestones: [
                    Milestone(name: "路基工程", due: date(2026, 8, 31), done: nil),
                    Milestone(name: "勘察", due: date(2026, 4, 15), done: date(2026, 4, 20)),
                ]
            )
        ),
        Item(
            id: "KP-2",
            kind: .project,
            unit: "county",
            title: "污水处理厂提标",
            body: "",
            plan: plan(due: date(2026, 10, 31), progress: 100)
        ),
        Item(
            id: "SV-1",
            kind: .supervision,
            unit: "county",
            title: "督查专报第50期",
            body: "一月内报送。",
            plan: plan(due: date(2026, 11, 24), progress: 60)
        ),
        Item(
            id: "AS-1",
            kind: .assessment,
            unit: "county",
            title: "10月份绩效考核通报",
            body: "",
            table: Table(
                columns: ["名次", "单位", "得分", "亮牌"],
                rows: [["1", "山前乡", "96.5", ""], ["2", "县交通局", "84.0", "黄牌"]]
            )
        ),
        Item(
            id: "PO-1",
            kind: .poll,
            unit: "county",
            title: "群众安全感调查",
            body: "",
            table: Table(columns: ["选项", "占比"], rows: [["安全", "71.4%"], ["不安全", "28.6%"]])
        ),
        Item(
            id: "NT-1",
            kind: .notice,
            unit: "county",
            title: "市容环境综合整治公告",
            body: "监督电话：12319。"
        ),
        Item(
            id: "UR-1",
            kind: .urgent,
            unit: "county",
            title: "地质灾害黄色预警",
            body: "请沿山居民注意防范。",
            urgency: .urgent,
            window: Window(from: instant(2026, 11, 20), until: instant(2026, 11, 21, 15))
        ),
        Item(
            id: "WE-1",
            kind: .weather,
            unit: "county",
            title: "今日天气",
            body: "小雨转阴，9～14℃，东北风3级。"
        ),
        Item(
            id: "OLD-1",
            kind: .notice,
            unit: "county",
            title: "已过期的公告",
            body: "",
            window: Window(from: nil, until: instant(2026, 11, 20))
        ),
    ]

    static func approved(_ item: Item, at: Instant = instant(2026, 11, 21, 8, 30))
        -> ApprovedRevision
    {
        let digest = String(repeating: "0123456789abcdef", count: 4)
        return ApprovedRevision(
            revision: Revision(item: item, number: 2, digest: digest, createdAt: at),
            signatures: [
                Signature(step: .drafted, person: "张一", at: at, digest: digest),
                Signature(step: .checked, person: "李二", at: at, digest: digest),
                Signature(step: .approved, person: "王三", at: at, digest: digest),
            ]
        )
    }

    static let frame: Frame = {
        var canvas = Canvas(width: 8, height: 2)
        for x in 0..<8 { canvas[x, 0] = x < 3 ? 1 : 0 }
        canvas[7, 1] = 2
        return Frame(canvas: canvas, palette: Palette([.black, .red, .green]))
    }()

    static let boards = [
        BoardView(
            id: "hall",
            name: "政务大厅",
            width: 8,
            height: 2,
            condition: .ok,
            confirmedAt: now.advanced(byMilliseconds: -2_000),
            showing: ["KP-1", "NT-1"],
            tags: ["lobby"],
            mirror: {
                MirrorFrame(frame: frame, confirmedAt: now.advanced(byMilliseconds: -2_000))
            }
        ),
        BoardView(
            id: "gate",
            name: "大门",
            width: 128,
            height: 16,
            condition: .offline,
            confirmedAt: nil
        ),
    ]

    static let model = model(items)

    /// What operators have put before the plan until ten o'clock: a notice for the gate, an
    /// emergency for all, and the hall dark by its tag until noon.
    static let orders = [
        order("urgent-1", .urgent, "今晚<停水> & \"检修\"", ["gate"], until: instant(2026, 11, 21, 10)),
        order("alert-2", .emergency, "暴雨红色预警", [], until: instant(2026, 11, 21, 10)),
        order("blackout-3", .blackout, nil, ["tag:lobby"], until: instant(2026, 11, 21, 12)),
    ]

    static func order(
        _ id: String,
        _ kind: OverrideKind,
        _ text: String?,
        _ targets: [String],
        until: Instant
    ) -> Override {
        Override(
            id: id,
            kind: kind,
            text: text,
            targets: targets,
            span: instant(2026, 11, 21, 9)..<until,
            person: "值班员",
            reason: "不公开的原因",
            at: instant(2026, 11, 21, 9)
        )
    }

    /// The same county with those orders.
    static let withOrders = model(items, overrides: orders)

    /// The same county after it took a notice down.
    static let withOneGone = model(
        items,
        withdrawals: [
            Withdrawal(
                id: "NT-9",
                kind: .notice,
                unit: "county",
                at: instant(2026, 11, 21, 9, 40),
                reason: "数字有误"
            )
        ]
    )

    static func model(
        _ items: [Item],
        staleSince: Instant? = nil,
        at moment: Instant = now,
        approvedAt: Instant = instant(2026, 11, 21, 8, 30),
        withdrawals: [Withdrawal] = [],
        publicAddress: String? = "https://open.example",
        overrides: [Override] = [],
        previous: KioskModel? = nil
    ) -> KioskModel {
        var records = PublicRecords()
        records.stand(at: .init(sequence: 12, digest: String(repeating: "ab", count: 32)))
        if let first = items.first,
            let exposure = Exposure(
                board: "hall",
                from: instant(2026, 11, 20, 9, 0),
                until: instant(2026, 11, 20, 17, 30),
                grade: .acknowledged
            )
        {
            records.add(
                Certificate.Entry(sequence: 9, exposure: exposure),
                digest: approved(first, at: approvedAt).revision.digest
            )
        }
        var plans: [String: PlanReading] = [:]
        for item in items where item.plan != nil {
            let lamp: Lamp = item.plan?.progress == 100 ? .done : .late
            plans[item.id] = PlanReading(lamp: lamp, expected: 86)
        }
        return KioskModel(
            officeName: "样例县政务公开",
            snapshot: Snapshot(
                version: 7,
                units: units,
                revisions: RevisionList(
                    items.sorted { $0.id < $1.id }.map { approved($0, at: approvedAt) }
                ),
                overrides: overrides
            ),
            now: moment,
            zone: zone,
            plans: PlanReadings { [plans] in plans },
            boards: items.isEmpty ? [] : boards,
            staleSince: staleSince,
            withdrawals: withdrawals,
            publicAddress: publicAddress,
            records: records,
            previous: previous
        )
    }

    static func get(
        _ path: String,
        _ model: KioskModel = model,
        accept: String = "",
        language: String = ""
    ) -> Response {
        guard let target = Target(path) else { return .plain(.badRequest, "no such target") }
        var request = Request(target: target)
        request.accept = accept
        request.acceptLanguage = language
        request.host = "hall.example:8080"
        return KioskRoutes.response(to: request, model: model)
    }

    static func text(_ path: String, _ model: KioskModel = model) -> String {
        String(decoding: get(path, model).body, as: UTF8.self)
    }
}
