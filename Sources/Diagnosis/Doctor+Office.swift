import Disclosure
import Formalities
import Matters
import POSIX
import Publisher
import Store

extension Doctor {
    /// How many days ahead holidays must be known.
    private static let daysAhead = 60

    /// People, the catalogue, what is owed, and the calendar.
    mutating func lookAtOffice() {
        look("people") { $0.lookAtPeople() }
        look("calendar") { $0.lookAtCalendar() }
        look("catalogue and words") { $0.lookAtCatalogue() }
    }

    private mutating func lookAtPeople() {
        let people = configuration.people.list
        for person in people {
            for user in person.users.sorted() where !Host.hasUser(user) {
                find(
                    "people.unknownUser",
                    .warning,
                    person.name,
                    "this machine has no user \(user)",
                    why: "\(person.name) cannot act under that name.",
                    remedy: "adduser \(user), or correct \"users\" in \"people\"."
                )
            }
        }
        guard !people.isEmpty else { return }
        let kept: [(People.Role, String)] = [
            (.drafter, "drafted"), (.checker, "checked"), (.approver, "approved"),
        ]
        for (role, step) in kept where !people.contains(where: { $0.roles.contains(role) }) {
            find(
                "people.noRole",
                .problem,
                "people",
                "nobody may sign as \(step)",
                why: "Nothing new can reach a board.",
                remedy: "Give somebody the role \(role.rawValue)."
            )
        }
        let asksPoster = configuration.disclosure.chain.contains { $0.step == .posted }
        if asksPoster, !people.contains(where: { $0.roles.contains(.poster) }) {
            find(
                "people.noRole",
                .problem,
                "people",
                "nobody may sign as posted",
                why: "The chain asks for it, so what is approved waits for ever.",
                remedy: "Give somebody the role poster."
            )
        }
    }

    private mutating func lookAtCalendar() {
        let today = configuration.zone.civilTime(at: now).date
        let end = today.advanced(byDays: Self.daysAhead)
        for year in configuration.disclosure.calendar.missingYears(from: today, through: end) {
            find(
                "calendar.missing",
                .warning,
                "calendar",
                "the holidays of \(year) are not known",
                why: "Time limits and publicity periods that reach into it cannot be counted.",
                remedy: "Add the year to \"calendar\" from the State Council's notice; "
                    + "see placard calendar \(year)."
            )
        }
    }

    private mutating func lookAtCatalogue() {
        do {
            let catalogue = try configuration.matterCatalogue()
            for fault in catalogue?.findings ?? [] {
                find(
                    "matters.faulty",
                    .problem,
                    catalogue?.origin ?? "matters",
                    "\(fault)",
                    why: "The matter is left out of gates, limits and periods.",
                    remedy: "Correct the catalogue at that place."
                )
            }
            _ = try configuration.wordList()
            if let catalogue { lookAtDebts(catalogue) }
        } catch {
            find(
                "matters.unreadable",
                .problem,
                "disclosure",
                error.problem,
                why: "No gate can ask it.",
                remedy: "Correct \"matters\" or \"words\" in the configuration."
            )
        }
    }

    /// Matters whose time limit has run out.
    private mutating func lookAtDebts(_ catalogue: MatterCatalogue) {
        guard let store = try? DisclosureStore.open(at: configuration.store, for: .reading),
            let formed = try? store.formedMatters(configuration)
        else { return }
        let report = OwedReport(
            formed,
            catalogue: catalogue,
            on: configuration.zone.civilTime(at: now).date,
            calendar: configuration.disclosure.calendar
        )
        for unit in report.units where unit.owedCount > 0 {
            find(
                "matters.owed",
                .warning,
                unit.unit,
                "\(unit.owedCount) matters were not shown within their time limit",
                why: "The law's limit for disclosing them has passed.",
                remedy: "See placard owed --unit \(unit.unit)."
            )
        }
    }
}
