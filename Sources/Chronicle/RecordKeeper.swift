public import Certificates
public import Disclosure
public import Exhibits
public import Matters
import Registers
public import Settings
public import Store

/// Reads on in the ledger what hung, for the kiosk's certificates, a piece at a time: boards do not
/// wait for the record of years.
public struct RecordKeeper: Sendable {
    /// Entries of the ledger that are looked at in one piece.
    public static let entriesAtATime: Int64 = 2_000
    /// Texts that are remembered beyond those that may hang, before they are forgotten.
    private static let spareTexts = 16

    /// What hung, as far as it was read.
    public private(set) var records: PublicRecords
    /// Whether the ledger goes on behind what was read.
    public private(set) var isBehind = false
    private var known: Int64 = 0
    private let configuration: Configuration

    /// Starts with nothing known; without a catalogue nothing is asked of any item.
    public init(_ configuration: Configuration, catalogue: MatterCatalogue?) {
        self.configuration = configuration
        records = PublicRecords()
        ask(by: catalogue)
    }

    /// Makes certificates by another catalogue.
    public mutating func ask(by catalogue: MatterCatalogue?) {
        let settings = configuration.disclosure
        let zone = configuration.zone
        records.ask { item in
            let matter = item.matter.flatMap { catalogue?.matter($0) }
            return Certificate.Demand(matter: matter, term: settings.term(of: matter, zone: zone))
        }
    }

    /// Forgets what hung: another store has come, or an item whose record was forgotten.
    public mutating func startAnew() {
        records.forget(except: [], toldAfter: .max)
        records.stand(at: nil)
        known = 0
    }

    /// Takes in a piece of what was written since the last reading.
    public mutating func read(
        _ store: DisclosureStore,
        hanging: RevisionList
    ) throws(StoreError) {
        let (hangings, end) = try store.hangings(after: known, limit: Self.entriesAtATime)
        for hanging in hangings {
            guard let entry = hanging.exposure.certified else { continue }
            records.add(entry, digest: hanging.digest)
        }
        // What this piece tells of may be newer than the snapshot.
        if records.textCount > hanging.count + Self.spareTexts {
            records.forget(except: Set(hanging.map(\.digest)), toldAfter: known)
        }
        isBehind = false
        guard let end else { return }
        isBehind = end.sequence - known > Self.entriesAtATime
        known = isBehind ? known + Self.entriesAtATime : end.sequence
        if !isBehind { records.stand(at: .init(sequence: end.sequence, digest: end.digest)) }
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
