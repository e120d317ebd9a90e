public import Disclosure

extension RecurrenceRule {
    /// Reads the text of a rule, with or without `RRULE:` before it.
    ///
    /// UNTIL with a clock reading is compared with the occurrence's own, `secondOfDay` in the zone.
    public init(
        _ text: String,
        start: CivilDate,
        zone: Zone = .china,
        secondOfDay: Int = 0
    ) throws(RecurrenceError) {
        self.init(
            try RecurrenceParser.read(text),
            start: start,
            zone: zone,
            hour: secondOfDay
        )
    }
}
