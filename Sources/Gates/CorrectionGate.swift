public import Disclosure

/// Holds a correction against the error that it corrects: as long, and in the same places.
public enum CorrectionGate {
    /// What stands in the way of a correction.
    public enum Trouble: Sendable, Hashable {
        /// What it corrects never hung.
        case neverHung
        /// It hangs in fewer places.
        case fewerPlaces
        /// It hangs at fewer hours.
        case fewerHours
        /// It hangs shorter than the error did, in words; let it hang until the end of a day.
        case shorter(than: String, until: CivilDate)
        /// It takes the place of a correction that has not hung as long as its error.
        case unfinished
    }

    /// What was found, each with the field to mend.
    public static func findings(_ troubles: [Trouble], in item: Item) -> [GateFinding] {
        let error = item.corrects.map { "\($0.item), revision \($0.revision)," } ?? "the error"
        return troubles.map { trouble in
            switch trouble {
            case .neverHung:
                finding(
                    "corrects",
                    .errorNeverHung,
                    "\(error) never hung, so there is nothing to put right",
                    remedy: "name an item and a revision that hung; see placard show"
                )
            case .fewerPlaces:
                finding(
                    "boards",
                    .correctedInFewerPlaces,
                    "\(error) hung in more places than its correction would",
                    remedy: "give it the same unit, kind and boards"
                )
            case .fewerHours:
                finding(
                    "schedule",
                    .correctedAtFewerHours,
                    "\(error) hung at more hours than its correction would",
                    remedy: "give it the same schedule, or none"
                )
            case .shorter(let time, let day):
                finding(
                    "window.until",
                    .correctedForShorter,
                    "\(error) hung for \(time), its correction would hang shorter",
                    remedy: "let it end on \(day.iso8601Text) or later, or leave the end out"
                )
            case .unfinished:
                finding(
                    "corrects",
                    .correctionUnfinished,
                    "it takes the place of a correction that has not hung as long as its error",
                    remedy: "keep its corrects"
                )
            }
        }
    }

    private static func finding(
        _ field: String,
        _ code: GateFinding.Code,
        _ problem: String,
        remedy: String
    ) -> GateFinding {
        GateFinding(
            GateText.Span(field: field, offset: 0, length: 0),
            .refusal,
            code,
            problem,
            remedy: remedy
        )
    }
}
