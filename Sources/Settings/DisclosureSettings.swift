public import Bulletins
public import Disclosure
public import Matters
public import Messages
public import Overrides
public import Planning
public import Recurrence

/// What an office asks of its disclosures: gates, periods, lamps, bulletins and where files come
/// in.
public struct DisclosureSettings: Sendable, Equatable {
    /// Path of the catalogue of matters; nil without one.
    public var matters: String?
    /// Path of the list of words to warn of; nil without one.
    public var words: String?
    /// Telephone numbers that are public, such as the office's own.
    public var publicNumbers: Set<String> = []
    /// Which days are worked.
    public var calendar = WorkingCalendar.china
    /// When the hall is open: 8:00 to 18:00 on working days unless told otherwise.
    public var hall = DisclosureSettings.usualHall(.china, zone: .china)
    /// The least that proves an exposure.
    public var proof = ExposureGrade.acknowledged
    /// From how many percent of its hall hours a day counts whole.
    public var wholeDayPercent = 95
    /// When lamps turn.
    public var lamps = LampRule.standard
    /// The bulletins written every night; nil writes none.
    public var bulletins: BulletinSettings?
    /// Folder from which files are taken; nil watches none.
    public var inbox: String?
    /// Folder of incoming short messages; nil watches none.
    public var messages: String?
    /// Which alerts go to which boards, and the folder they come from.
    public var alerts = AlertSettings()
    /// Which kinds take another hand at all times.
    public var chain: [ChainDemand] = []
    /// Whose messages become diaries.
    public var cadres: [Cadre] = []

    /// Nothing but what is built in.
    public init() {}

    /// Working days from 8:00 to 18:00.
    static func usualHall(_ calendar: WorkingCalendar, zone: Zone) -> [OpeningHours] {
        [
            OpeningHours(
                hours: [DailyHours(from: 8 * 3_600, until: 18 * 3_600) ?? .wholeDay],
                days: .init(workdaysOnly: true),
                zone: zone,
                calendar: calendar
            )
        ]
    }

    /// The period of a matter; nil when it asks for none.
    public func term(of matter: Matter?, zone: Zone) -> PublicityTerm? {
        guard let days = matter?.publicityDays else { return nil }
        return PublicityTerm(
            days: days,
            hall: hall,
            minimumGrade: proof,
            wholeDayPercent: wholeDayPercent,
            calendar: calendar,
            zone: zone
        )
    }
}

/// A kind that takes another hand: a second check, or a poster after the approval.
public struct ChainDemand: Sendable, Hashable {
    /// The step, `reviewed` or `posted`.
    public var step: SignatureStep
    /// The kind; nil means every kind.
    public var kind: Kind?

    /// Makes a demand.
    public init(step: SignatureStep, kind: Kind?) {
        self.step = step
        self.kind = kind
    }
}

/// The bulletins that the service writes by itself.
public struct BulletinSettings: Sendable, Equatable {
    /// Code of the unit that issues them.
    public var unit: String
    /// When at night, in seconds of the day.
    public var second = 30 * 60
    /// What lamps give in the ranking.
    public var points = BulletinCompiler.Points()

    /// Makes settings: half past midnight.
    public init(unit: String) {
        self.unit = unit
    }
}

extension Configuration {
    /// Plans by this office's lamps and calendar.
    public var planner: Planner {
        Planner(lampRule: disclosure.lamps, calendar: disclosure.calendar, zone: zone)
    }

    /// Writes this office's bulletins; nil when none are asked for.
    public var bulletinCompiler: BulletinCompiler? {
        disclosure.bulletins.map {
            BulletinCompiler(
                issuer: $0.unit,
                lampRule: disclosure.lamps,
                calendar: disclosure.calendar,
                zone: zone,
                points: $0.points
            )
        }
    }
}
