import Disclosure
import Matters
import POSIX
import Registers
import Store

/// A store filled with the sample disclosures, every one of them drafted, checked and approved.
enum SampleStore {
    /// The day the sample was written for; its dates move so that this day is today.
    private static let writtenFor = CivilDate(year: 2026, month: 11, day: 20)

    private static let applicant = "王芳"
    private static let checker = "李强"
    private static let approver = "张敏"

    /// Minutes between one approval and the one before it, so that the sample fills some days.
    private static let stepMinutes: Int64 = 97

    /// Makes the store; the newest approval is a few minutes old at `now`.
    static func create(
        at path: String,
        now: Instant,
        zone: Zone = .china
    ) throws(CommandFailure) {
        let document = ImportDocument.read(PackageResources.disclosures_json, zone: zone)
        if let finding = document.findings.first {
            throw CommandFailure(.failure, "the sample is wrong: \(finding)")
        }
        let today = zone.civilTime(at: now).date
        let shift = today.dayNumber - (writtenFor ?? today).dayNumber
        let items = document.items.map { $0.shifted(byDays: shift) }
        do {
            let store = try DisclosureStore.create(at: path)
            let acts = steps(of: items, before: now)
            let first = acts.first?.at ?? now
            _ = try store.importItems(units: document.units, items: [], by: nil, at: first)
            let matters = MatterCatalogue.read(
                String(decoding: PackageResources.matters_json5, as: UTF8.self)
            )
            _ = try store.importMatters(
                matters.matters.map { MatterDraft(id: $0.id, content: $0.canonicalText) },
                isWhole: true,
                by: applicant,
                reason: "样例目录",
                at: first
            )
            for act in acts { try take(act, in: store) }
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
    }

    private static func approval(_ place: Int, before now: Instant) -> Instant {
        now.advanced(byMilliseconds: -(Int64(place) * stepMinutes + 5) * 60_000)
    }

    private typealias Step = (at: Instant, item: Item, step: SignatureStep)

    /// The chain of hands of every item, three people an hour apart, in the order of time: nobody
    /// signs before what the ledger holds already.
    private static func steps(of items: [Item], before now: Instant) -> [Step] {
        let hour: Int64 = 3_600_000
        let all = items.enumerated().flatMap { place, item -> [Step] in
            let instant = approval(place, before: now)
            return [
                (instant.advanced(byMilliseconds: -2 * hour), item, .drafted),
                (instant.advanced(byMilliseconds: -hour), item, .checked),
                (instant, item, .approved),
            ]
        }
        return all.sorted { $0.at < $1.at }
    }

    private static func take(_ step: Step, in store: DisclosureStore) throws(StoreError) {
        guard step.step != .drafted else {
            _ = try store.importItems(units: [], items: [step.item], by: applicant, at: step.at)
            return
        }
        try store.sign(
            item: step.item.id,
            revision: 1,
            step: step.step,
            person: step.step == .checked ? checker : approver,
            at: step.at
        )
    }
}
