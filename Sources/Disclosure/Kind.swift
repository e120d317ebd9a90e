/// What sort of item a disclosure is; it fixes the fields, the default template and the review
/// chain.
public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A key project with a plan and a lamp.
    case project
    /// A key task with a plan and a lamp.
    case task
    /// A functional target with a plan and a lamp.
    case target
    /// Cadres' whereabouts of a day or week.
    case diary
    /// A list of powers.
    case power
    /// A list of duties.
    case duty
    /// A list of problems and their mending.
    case problem
    /// A month-start or service commitment.
    case commitment
    /// A supervision notice with a deadline and a closing mark.
    case supervision
    /// A performance ranking.
    case assessment
    /// A satisfaction result.
    case evaluation
    /// Complaint results.
    case complaint
    /// Administrative approval items.
    case approval
    /// Fees and their basis.
    case fee
    /// A public notice.
    case notice
    /// A gazette item.
    case bulletin
    /// An urgent notice.
    case urgent
    /// Weather.
    case weather
    /// A poll's result.
    case poll

    /// The kind's name in Chinese, as boards and pages show it.
    public var chineseName: String {
        switch self {
        case .project: "重点项目"
        case .task: "重点工作"
        case .target: "职能目标"
        case .diary: "干部动态"
        case .power: "权力清单"
        case .duty: "责任清单"
        case .problem: "问题清单"
        case .commitment: "公开承诺"
        case .supervision: "督查通报"
        case .assessment: "绩效考核"
        case .evaluation: "履职测评"
        case .complaint: "投诉办理"
        case .approval: "行政审批"
        case .fee: "收费公示"
        case .notice: "公告公示"
        case .bulletin: "政务参阅"
        case .urgent: "紧急通知"
        case .weather: "天气预报"
        case .poll: "民意调查"
        }
    }

    /// The kind's name in English, for the pages' second language.
    public var englishName: String {
        switch self {
        case .project: "Key project"
        case .task: "Key task"
        case .target: "Functional target"
        case .diary: "Whereabouts"
        case .power: "Powers"
        case .duty: "Duties"
        case .problem: "Problems"
        case .commitment: "Commitment"
        case .supervision: "Supervision"
        case .assessment: "Performance ranking"
        case .evaluation: "Satisfaction"
        case .complaint: "Complaints"
        case .approval: "Approvals"
        case .fee: "Fees"
        case .notice: "Notice"
        case .bulletin: "Gazette"
        case .urgent: "Urgent notice"
        case .weather: "Weather"
        case .poll: "Poll"
        }
    }
}

/// How strongly an item asks for the wall; a higher rank always shows before a lower one.
public enum Urgency: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Shown in its turn.
    case routine = 0
    /// Shown before everything routine.
    case urgent = 1
    /// Takes over the whole board.
    case emergency = 2

    /// Tells whether `a` gives way to `b`.
    public static func < (a: Urgency, b: Urgency) -> Bool {
        a.rawValue < b.rawValue
    }

    /// The word of the import format: `routine`, `urgent` or `emergency`.
    public var word: String {
        switch self {
        case .routine: "routine"
        case .urgent: "urgent"
        case .emergency: "emergency"
        }
    }

    /// Reads the word of the import format; nil for any other word.
    public init?(word: String) {
        guard let found = Urgency.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}
