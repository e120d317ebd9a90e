import Disclosure
import Foundation
import Planning

/// One item of every kind, written as offices write them.
enum SampleItems {
    static let units = [
        "county.urban": "县城市管理局", "county.service": "县行政服务中心",
        "county.emergency": "县应急管理办公室", "county.office": "县政府办公室",
        "county.supervision": "县督查局", "xinyuan": "新园乡", "xinyuan.yufang": "新园乡渔房村",
        "county": "县政务公开办公室", "service": "县行政服务中心", "urban": "县城市管理局",
        "emergency": "县应急管理办公室", "jiaoba": "蕉坝乡",
    ]

    static let all: [Item] = [
        item(.project, "jiaoba", "高山村寨通村公路", "路基宽6.5m，受降雨影响进度滞后。", plan: 48),
        item(.project, "urban", "城区污水处理厂提标改造（二期）及配套管网工程", "日处理2.5万m³。", plan: 100),
        item(.task, "service", "审批事项进驻服务中心", "分三批进驻，并联审批。", plan: 92),
        item(.target, "county", "请示报告类公文办结时限", "收文到批复10个工作日内完成。", plan: 88),
        item(.diary, "jiaoba", "驻村工作队一周公示", "驻村5晚，走访农户46户，收集意见12条，办结9条。"),
        item(
            .power,
            "jiaoba",
            "蕉坝乡权力清单",
            "一事一主体。",
            rows: [["1", "宅基地用地审核", "国土所"], ["2", "低保对象初审", "社会事务办"]]
        ),
        item(.duty, "jiaoba", "副乡长岗位责任清单", "走访每月不少于20户。"),
        item(.problem, "jiaoba", "工作问题清单（11月）", "", rows: [["考勤不严", "11月25日", "整改中"]]),
        item(.commitment, "service", "窗口服务承诺", "一张笑脸、一把椅子、一杯茶；少跑一趟路。"),
        item(.supervision, "county", "限期整改单：泄洪沟乱倒垃圾", "责令限期整改。", plan: 60),
        item(
            .assessment,
            "county",
            "10月份绩效考核通报",
            "逐月通报。",
            rows: [["1", "新园乡", "96.5"], ["2", "蕉坝乡", "84.0", "黄牌"]]
        ),
        item(.evaluation, "jiaoba", "第三季度履职测评结果", "满意率93.6%，不满意率1.8%。"),
        item(.complaint, "urban", "12319热线办理情况", "举报26件，办结23件，移交2件。"),
        item(.approval, "service", "审批事项清理结果", "保留600项，取消574项。"),
        item(.fee, "service", "收费项目及标准", "一律按下限收取。", rows: [["不动产登记费", "80元/件"]]),
        item(
            .notice,
            "urban",
            "关于开展市容环境综合整治的公告",
            "实行“定路段、定人员、定目标”；对乱摆卖、乱张贴行为定期复查。监督电话：12319。"
        ),
        item(.bulletin, "county", "政务参阅：村会计例会制度", "村级财务治理迈上新台阶——经验在全县推介。"),
        item(
            .urgent,
            "emergency",
            "地质灾害黄色预警",
            "未来24小时北部乡镇有大到暴雨，值守电话0000-1234567。",
            urgency: .urgent
        ),
        item(.weather, "emergency", "今日天气", "小雨转阴，9～14℃，东北风3级。"),
        item(.poll, "county", "群众安全感调查", "", rows: [["安全", "71.4%"], ["不安全", "1.8%"]]),
    ]

    static let emergency = item(
        .urgent,
        "emergency",
        "紧急疏散通知（演练）",
        "【演练】政务大厅正在进行消防疏散演练，请听从工作人员指挥，从最近出口有序撤离。",
        urgency: .emergency
    )

    /// The disclosures that come with Placard, each with its lamp on a day, without emergencies.
    static func shipped(on date: CivilDate) throws -> [Slot] {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Commands/Sample/disclosures.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        return ImportDocument.read(text, zone: .china).items
            .filter { $0.urgency < .emergency }
            .map { item in
                let lamp = item.plan?.lamp(on: date, rule: .standard, calendar: .weekendsOnly)
                return Slot(
                    content: .item(approved(item)),
                    lamp: lamp,
                    rank: item.urgency == .urgent ? .urgent : .routine
                )
            }
    }

    static func approved(_ item: Item) -> ApprovedRevision {
        let revision = Revision(
            item: item,
            number: 1,
            digest: String(repeating: "0", count: 64),
            createdAt: Instant(seconds: 0)
        )
        return ApprovedRevision(revision: revision, signatures: [])
    }

    /// The slot in which a programme would show an item.
    static func slot(_ item: Item) -> Slot {
        let rank: Slot.Rank =
            switch item.urgency {
            case .routine: .routine
            case .urgent: .urgent
            case .emergency: .emergency
            }
        return Slot(content: .item(approved(item)), lamp: lamp(item), rank: rank)
    }

    private static func item(
        _ kind: Kind,
        _ unit: String,
        _ title: String,
        _ body: String,
        urgency: Urgency = .routine,
        plan progress: Int? = nil,
        rows: [[String]]? = nil
    ) -> Item {
        Item(
            id: "\(kind.rawValue)-\(title.count)",
            kind: kind,
            unit: unit,
            title: title,
            body: body,
            urgency: urgency,
            plan: progress.map { progress in
                Plan(
                    start: CivilDate(dayNumber: 20_500),
                    due: CivilDate(dayNumber: 20_818),
                    progress: progress,
                    owner: "乡政府",
                    milestones: []
                )
            },
            table: rows.map { Table(columns: [], rows: $0) }
        )
    }

    /// A lamp for each plan, so that every one of them is seen.
    static func lamp(_ item: Item) -> Lamp? {
        guard let plan = item.plan else { return nil }
        return switch plan.progress {
        case 100: .done
        case 90...: .onSchedule
        case 80...: .notStarted
        case 60...: .overdue
        default: .late
        }
    }
}
