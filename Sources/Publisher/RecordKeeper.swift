public import Certificates
import Disclosure
import Exhibits
import Matters
import Registers
public import Store

/// Reads on in the ledger what hung, for the kiosk's certificates.
struct RecordKeeper {
    private(set) var records: PublicRecords
    private var known: Int64 = 0
    private let demand: @Sendable (Item) -> Certificate.Demand

    /// Starts with nothing known; without a catalogue nothing is asked of any item.
    init(_ configuration: Configuration, catalogue: MatterCatalogue?) {
        let settings = configuration.disclosure
        let zone = configuration.zone
        demand = { item in
            let matter = item.matter.flatMap { catalogue?.matter($0) }
            return Certificate.Demand(
                matter: matter,
                term: settings.term(of: matter, zone: zone)
            )
        }
        records = PublicRecords(demand: demand)
    }

    /// Forgets everything, because another store has come.
    mutating func startAnew() {
        records = PublicRecords(demand: demand)
        known = 0
    }

    /// Takes in what was written since the last reading.
    mutating func read(_ store: DisclosureStore) throws(StoreError) {
        let (hangings, end) = try store.hangings(after: known)
        for hanging in hangings {
            guard let entry = hanging.exposure.certified else { continue }
            records.add(entry, digest: hanging.digest)
        }
        guard let end else { return }
        known = end.sequence
        records.stand(at: .init(sequence: end.sequence, digest: end.digest))
    }
}

extension StoredExposure {
    /// The exposure as a certificate takes it; nil for a grade that nobody knows.
    public var certified: Certificate.Entry? {
        guard let grade = ExposureGrade(word: grade),
            let exposure = Exposure(
                board: board,
                from: span.lowerBound,
                until: span.upperBound,
                grade: grade
            )
        else { return nil }
        return Certificate.Entry(sequence: entry, exposure: exposure)
    }
}
