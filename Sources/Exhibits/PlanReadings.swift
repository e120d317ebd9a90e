public import Disclosure
import Synchronization

/// What a plan says on the model's day.
public struct PlanReading: Sendable, Hashable {
    /// The lamp.
    public var lamp: Lamp
    /// How far the work should be by now, in percent.
    public var expected: Int

    /// Makes a reading.
    public init(lamp: Lamp, expected: Int) {
        self.lamp = lamp
        self.expected = expected
    }
}

/// What every plan says on one day, read when a page first asks.
///
/// Boards have their own readings, and do not wait for those of a hundred thousand items.
public final class PlanReadings: Sendable {
    private let read: @Sendable () -> [String: PlanReading]
    private let known: Mutex<[String: PlanReading]?> = Mutex(nil)

    /// Keeps what will tell of all plans by their items' ids; it is asked once.
    public init(_ read: @escaping @Sendable () -> [String: PlanReading] = { [:] }) {
        self.read = read
    }

    /// What the plans of these items say on a day.
    public convenience init(
        of revisions: RevisionList,
        on day: CivilDate,
        rule: LampRule,
        calendar: WorkingCalendar
    ) {
        self.init {
            var readings: [String: PlanReading] = [:]
            for revision in revisions {
                guard let plan = revision.plan else { continue }
                let expected = plan.expectedProgress(on: day, calendar: calendar)
                readings[revision.id] = PlanReading(
                    lamp: plan.lamp(on: day, rule: rule, calendar: calendar),
                    expected: Int(expected.rounded())
                )
            }
            return readings
        }
    }

    /// What the plan of an item says; nil for an item without one.
    public subscript(id: String) -> PlanReading? {
        known.withLock { known in
            let readings = known ?? read()
            known = readings
            return readings[id]
        }
    }
}
