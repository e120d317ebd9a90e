import Disclosure
import Gates
import Matters
import POSIX
package import Publisher

/// What `placard check` tells of the catalogue, the words, the watched folders and the calendar.
package struct DisclosureCheck {
    package private(set) var good: [String] = []
    package private(set) var warnings: [String] = []
    package private(set) var problems: [String] = []

    /// Holidays must be known so many days ahead, as far as usual periods reach.
    private static let daysAhead = 30

    package init(_ configuration: Configuration) {
        let settings = configuration.disclosure
        var matters: [Matter] = []
        do {
            if let catalogue = try configuration.matterCatalogue(), let path = settings.matters {
                matters = catalogue.matters
                problems += catalogue.findings.map { "\(path):\($0)" }
                good.append("matters \(path): \(matters.count)")
            }
            if let words = try configuration.wordList(), let path = settings.words {
                good.append("words \(path): \(words.entries.count)")
            }
        } catch {
            problems.append("\(error)")
        }
        for folder in [settings.inbox, settings.messages].compactMap({ $0 }) {
            if Files.status(folder)?.isDirectory == true {
                good.append("folder \(folder)")
            } else {
                problems.append("there is no folder \(folder). Make it, or correct the path.")
            }
        }
        // Without time limits and periods nobody asks the calendar.
        guard matters.contains(where: { $0.limitDays != nil || $0.publicityDays != nil }) else {
            return
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let today = configuration.zone.civilTime(at: now).date
        let end = today.advanced(byDays: Self.daysAhead)
        warnings += settings.calendar.missingYears(from: today, through: end).map {
            "calendar: \(CountedDay.unknown(missingYear: $0))."
        }
    }
}
