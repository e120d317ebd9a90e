public import Disclosure
public import Matters

/// Everything the gates say of an item, and what of it was released.
public struct GateReport: Sendable, Hashable {
    /// What was found and not released, in the order of the gates.
    public var findings: [GateFinding]
    /// What was found and released, with the release.
    public var released: [Released]

    /// A finding with the release that covers it.
    public struct Released: Sendable, Hashable {
        /// The finding.
        public var finding: GateFinding
        /// The release.
        public var release: GateRelease
    }

    /// Runs the gates over an item; without a catalogue, matters have no say.
    ///
    /// What only the office can say of the schedule, and the store of a correction, is handed in.
    public init(
        _ item: Item,
        privacy: PrivacyGate = PrivacyGate(),
        words: WordGate = WordGate(WordList()),
        catalogue: MatterCatalogue?,
        boards: [BoardGate.Report] = [],
        schedule: [GateFinding] = [],
        correction: [GateFinding] = [],
        releases: [GateRelease] = []
    ) {
        var all = CharacterGate.findings(in: item) + privacy.findings(in: item)
        all += ScheduleGate.findings(in: item) + schedule + correction
        if let catalogue { all += CatalogueGate.findings(in: item, catalogue: catalogue) }
        all += BoardGate.findings(boards, in: item) + words.findings(in: item)
        self.init(all, of: item, releases: releases)
    }

    /// Runs the gates over an item; without a matter the catalogue has no say.
    public init(
        _ item: Item,
        privacy: PrivacyGate = PrivacyGate(),
        words: WordGate = WordGate(WordList()),
        matter: Matter? = nil,
        releases: [GateRelease] = []
    ) {
        var all = CharacterGate.findings(in: item) + privacy.findings(in: item)
        all += ScheduleGate.findings(in: item)
        if let matter { all += CatalogueGate.findings(in: item, matter: matter) }
        all += words.findings(in: item)
        self.init(all, of: item, releases: releases)
    }

    private init(_ all: [GateFinding], of item: Item, releases: [GateRelease]) {
        let digest = item.digest
        findings = []
        released = []
        for finding in all {
            if let release = releases.first(where: { $0.covers(finding, itemDigest: digest) }) {
                released.append(Released(finding: finding, release: release))
            } else {
                findings.append(finding)
            }
        }
    }

    /// Whether nothing stands in the way of approval; warnings do not.
    public var isOpen: Bool { findings.allSatisfy { $0.severity == .warning } }
}
