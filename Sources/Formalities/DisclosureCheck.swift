import Alerts
import Disclosure
import Gates
import Matters
import Notation
import Overrides
import POSIX
package import Publisher
import Reception

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
        for folder in [settings.inbox, settings.messages, settings.alerts.folder].compactMap({ $0 })
        {
            if Files.status(folder)?.isDirectory == true {
                good.append("folder \(folder)")
            } else {
                problems.append("there is no folder \(folder). Make it, or correct the path.")
            }
        }
        lookAtAlerts(configuration)
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

    /// Boards that a rule names and nobody has, and rules that ask where boards stand of boards
    /// that do not say.
    private mutating func lookAtAlerts(_ configuration: Configuration) {
        let lines = configuration.disclosure.alerts.rule.lines
        // Which units there are is the store's to say; a name of a unit is not looked up.
        let boards = configuration.alertBoards([])
        for (place, line) in lines.enumerated() {
            let number = "alerts, rule \(place + 1)"
            for name in line.boards
            where !name.hasPrefix(AlertBoard.unitPrefix)
                && !boards.contains(where: { $0.answers(to: name) })
            {
                let known =
                    boards.map(\.id)
                    + Set(boards.flatMap(\.tags)).sorted().map { AlertBoard.tagPrefix + $0 }
                let hint = nearestName(to: name, among: known).map { "Did you mean \($0)?" }
                problems.append(
                    "\(number): there is no board and no tag \(name). "
                        + (hint ?? "Known are: \(known.joined(separator: ", ")).")
                )
            }
            if line.isInside, boards.allSatisfy({ $0.location == nil }) {
                problems.append(
                    "\(number): no board says where it stands, so none is inside an area."
                        + " Give boards a location, such as \"28.53,107.61\"."
                )
            }
        }
        // What stands behind a line for everything is never asked.
        if let last = lines.firstIndex(where: \.takesEverything), last < lines.count - 1 {
            warnings.append(
                "alerts, rule \(last + 1) takes every alert, so the rules behind it are never"
                    + " asked. Put it last."
            )
        }
    }
}
